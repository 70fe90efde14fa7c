//! The verb: somebody who is invited, or has forgotten the password, asks for a link.

use super::{
    account::{Account, State, login_key},
    limits::{LINK, LINK_NETWORK},
    links::{mail, make, record},
    sign_ins::account_of,
    table::account,
};
use crate::{
    audit::Actor,
    kernel::{AccountId, Chance, EmailAddress, Moment},
    store::{Fault, Outcome, Store, Unit},
    web::{Bucket, Keys},
};
use rocket::tokio::time::sleep;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::time::Duration;

/// Up to so much time passes by chance before an answer, so that its own time tells little.
const BY_CHANCE: Duration = Duration::from_millis(20);

/// Somebody who asks for a link, and where from.
pub(super) struct Asking<'a> {
    pub(super) store: &'a Store,
    pub(super) keys: &'a Keys,
    pub(super) chance: &'a Chance,
    pub(super) now: Moment,
    /// The network, see [`crate::web::network_of`].
    pub(super) network: &'a str,
    /// Where the links in mails lead: never what the request says (trust plan F7).
    pub(super) base: &'a str,
}

/// Sends a link to an account that may have one; false when this network has asked for too many. Whether
/// there is such an account does not show: not in the answer, and hardly in its time. One address gets so
/// many links and no more, and nobody is told: the last of them still works, whoever asked for more.
pub(super) async fn ask(asking: &Asking<'_>, email: &EmailAddress) -> Result<bool, Fault> {
    let key = login_key(email.as_str());
    let network = [LINK_NETWORK.bucket(asking.keys, asking.network)];
    let address = [LINK.bucket(asking.keys, &key)];
    if !Bucket::all_have(asking.store.read(), &network, asking.now).await? {
        return Ok(false);
    }
    let row = account::Entity::find().filter(account::Column::LoginKey.eq(&key));
    let row = row.one(asking.store.read()).await?;
    let account = match row {
        Some(row) => account_of(asking.store.read(), AccountId::from_uuid(row.id)).await?,
        None => None,
    };
    let account = account.filter(|account| account.state != State::Disabled);
    let wait = asking
        .chance
        .below(BY_CHANCE.as_millis().try_into().unwrap_or(0));
    sleep(Duration::from_millis(wait.into())).await;
    let sent = asking.store.write(|unit| {
        let (network, address, account) = (&network, &address, &account);
        async move {
            if !Bucket::take_all(&unit, network, asking.now).await? {
                return Err(Outcome::Refused(()));
            }
            let few = Bucket::take_all(&unit, address, asking.now).await?;
            if let Some(account) = account.as_ref().filter(|_| few) {
                send(&unit, asking, account).await?;
            }
            Ok(())
        }
    });
    match sent.await {
        Ok(()) => Ok(true),
        Err(Outcome::Fault(fault)) => Err(fault),
        Err(_) => Ok(false),
    }
}

/// Makes a link for an account and queues the mail, where the account counts in a municipality. Others
/// get theirs from an administrator or on the command line.
async fn send(unit: &Unit, asking: &Asking<'_>, account: &Account) -> Result<(), Fault> {
    if account.home().is_none() {
        return Ok(());
    }
    let (now, chance) = (asking.now, asking.chance);
    let link = make(unit, now, chance, account.id).await?;
    mail(unit, now, chance, (account, &link), asking.base).await?;
    let code = "account.link_sent";
    record(unit, now, chance, &Actor::Visitor, code, account.id).await
}
