//! Links by which a password is chosen.
//!
//! A link works once and for an hour, and only its fingerprint is kept; when one is used, all of them are. Opening it changes nothing, so
//! that a mail scanner that follows it does no harm; the code of the authenticator is still asked for.

use super::{
    account::{Account, State, login_key},
    notices,
    sign_ins::account_of,
    table::{account, link},
};
use crate::{
    audit::{self, Actor},
    kernel::{AccountId, Chance, EmailAddress, Moment},
    municipalities, outbox,
    store::{Fault, Store, Unit},
};
use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use sha2::{Digest, Sha256};

/// How long a link works.
const LASTS: Duration = Duration::hours(1);

/// The secret part of a link's address.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkToken(String);

impl LinkToken {
    /// What stands in an address.
    #[must_use]
    pub fn of(address: &str) -> Self {
        Self(address.to_owned())
    }

    /// For the address.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.0
    }

    pub(super) fn fingerprint(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Makes a link for whoever hands it over, in place of those before it; none when there is no such account,
/// or it is closed.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn new_link(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    email: &EmailAddress,
) -> Result<Option<LinkToken>, Fault> {
    let key = &login_key(email.as_str());
    store
        .write(|unit| async move {
            let row = account::Entity::find()
                .filter(account::Column::LoginKey.eq(key))
                .filter(account::Column::State.ne(State::Disabled.code()))
                .one(unit.db())
                .await?;
            let Some(row) = row else { return Ok(None) };
            let id = AccountId::from_uuid(row.id);
            void(&unit, now, id).await?;
            let link = make(&unit, now, chance, id).await?;
            record(&unit, now, chance, actor, "account.link_made", id).await?;
            Ok(Some(link))
        })
        .await
}

/// Makes one more link. Those before it work until one is used: else any stranger who asks for a link in
/// somebody's name would take away the one that is in the mailbox. Who answers for the account may take them
/// away ([`void`]).
pub(super) async fn make(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    id: AccountId,
) -> Result<LinkToken, Fault> {
    let token = LinkToken(chance.token());
    let row = link::ActiveModel {
        fingerprint: Set(token.fingerprint()),
        account_id: Set(id.uuid()),
        made_at: Set(now.microseconds()),
        ends_at: Set(now.plus(LASTS).microseconds()),
        used_at: Set(None),
    };
    link::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(token)
}

/// No link of an account works any more.
pub(super) async fn void(unit: &Unit, now: Moment, id: AccountId) -> Result<(), Fault> {
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now.microseconds()))
        .filter(link::Column::AccountId.eq(id.uuid()))
        .filter(link::Column::UsedAt.is_null())
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Queues the mail with a link.
pub(super) async fn mail(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    (account, link): (&Account, &LinkToken),
    base: &str,
) -> Result<(), Fault> {
    let Some(municipality) = account.home() else {
        return Ok(());
    };
    let municipality = municipalities::by_code(unit.db(), municipality).await?;
    let municipality = municipality.ok_or_else(|| Fault::new("a municipality is gone"))?;
    let notice = notices::link(&municipality, account, link, base);
    outbox::queue(unit, now, chance, &notice).await?;
    Ok(())
}

/// Whose link it is, as long as it works. Looking changes nothing.
pub(super) async fn owner(
    store: &Store,
    now: Moment,
    token: &LinkToken,
) -> Result<Option<Account>, Fault> {
    let row = link::Entity::find_by_id(token.fingerprint())
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::EndsAt.gt(now.microseconds()))
        .one(store.read())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let account = account_of(store.read(), AccountId::from_uuid(row.account_id)).await?;
    Ok(account.filter(|account| account.state != State::Disabled))
}

/// Notes what happened to an account.
pub(super) async fn record(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    code: &'static str,
    id: AccountId,
) -> Result<(), Fault> {
    let event = audit::Event {
        code,
        municipality: None,
        about: &[("account", id.uuid())],
    };
    audit::record(unit, now, chance, actor, &event).await
}
