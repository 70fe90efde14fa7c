//! The periodic work of delivering: takes what is due, sends it, says how it went. Safe to run in
//! several processes and to die at any line.

use super::{email, transport::Mailer};
use crate::{
    kernel::Clock,
    outbox::{self, Channel, Claimed, Delivery},
    store::{Fault, Store},
};

/// Delivers e-mails one by one until none is due or `stop` says so, and answers how many were handed
/// over.
///
/// # Errors
/// A [`Fault`] when the outbox cannot be read or written; what was taken comes back when its lease
/// has run out.
pub async fn deliver_due(
    store: &Store,
    clock: &Clock,
    mailer: &Mailer,
    stop: impl Fn() -> bool,
) -> Result<u32, Fault> {
    let mut sent = 0;
    while !stop() {
        let Some(claimed) = outbox::claim_due(store, Channel::Email, clock.now()).await? else {
            break;
        };
        let delivery = deliver(mailer, &claimed).await;
        if matches!(delivery, Delivery::Sent | Delivery::Shown) {
            sent += 1;
        }
        if !outbox::settle(store, &claimed, &delivery, clock.now()).await? {
            tracing::warn!(notice = %claimed.told.id, "a lease ran out while a mail was sent");
        }
    }
    Ok(sent)
}

/// One try. What went wrong stands in the notice's row alone, not in the log: the relay's own words
/// often quote the receiver's address.
async fn deliver(mailer: &Mailer, claimed: &Claimed) -> Delivery {
    let told = &claimed.told;
    let delivery = match email::write(told, mailer.from()) {
        Ok(mail) => mailer.send(mail).await,
        Err(unsendable) => Delivery::Refused(unsendable.to_string()),
    };
    match delivery {
        Delivery::Sent | Delivery::Shown => {}
        Delivery::Refused(_) => tracing::warn!(notice = %told.id, "a mail was refused for good"),
        Delivery::Failed(_) => {
            tracing::warn!(notice = %told.id, tries = told.tries, "a mail was not sent");
        }
    }
    delivery
}
