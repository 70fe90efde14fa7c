//! The periodic work of delivering: takes what is due, sends it, says how it went. Safe to run in
//! several processes and to die at any line.

use super::{
    email,
    transport::{Mailer, Sending},
};
use crate::{
    kernel::Clock,
    outbox::{self, Channel, Told},
    store::{Fault, Store},
};

/// Notices taken at a time: few enough to send well within the lease.
const BATCH: u64 = 10;

/// Delivers e-mails until none is due, and answers how many were handed over.
///
/// # Errors
/// A [`Fault`] when the outbox cannot be read or written; what was taken comes back when its lease
/// has run out.
pub async fn deliver_due(store: &Store, clock: &Clock, mailer: &Mailer) -> Result<u32, Fault> {
    let mut sent = 0;
    loop {
        let batch = outbox::claim_due(store, Channel::Email, BATCH, clock.now()).await?;
        if batch.is_empty() {
            return Ok(sent);
        }
        for told in &batch {
            if deliver(store, clock, mailer, told).await? {
                sent += 1;
            }
        }
    }
}

async fn deliver(
    store: &Store,
    clock: &Clock,
    mailer: &Mailer,
    told: &Told,
) -> Result<bool, Fault> {
    let mail = match email::write(told, mailer.from()) {
        Ok(mail) => mail,
        Err(unsendable) => {
            tracing::warn!(notice = %told.id, why = %unsendable, "a notice cannot be mailed");
            outbox::settle_refused(store, told.id, &unsendable.to_string(), clock.now()).await?;
            return Ok(false);
        }
    };
    match mailer.send(mail).await {
        Sending::Taken => {
            outbox::settle_sent(store, told.id, clock.now()).await?;
            Ok(true)
        }
        Sending::Refused(why) => {
            tracing::warn!(notice = %told.id, "the mail relay refused a notice");
            outbox::settle_refused(store, told.id, &why, clock.now()).await?;
            Ok(false)
        }
        Sending::Failed(why) => {
            tracing::warn!(notice = %told.id, tries = told.tries + 1, %why, "a mail was not sent");
            outbox::settle_failed(store, told, &why, clock.now()).await?;
            Ok(false)
        }
    }
}
