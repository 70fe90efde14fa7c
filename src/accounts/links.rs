//! The verbs of coming in: somebody is invited, asks for a new link, chooses a password by it.
//!
//! A link works once and for an hour, and only its fingerprint is kept. Opening it changes nothing, so
//! that a mail scanner that follows it does no harm; the code of the authenticator is still asked for.

use super::{
    account::{Account, State, grant_row, login_key},
    hashing::Hasher,
    limits::{LINK, LINK_NETWORK},
    notices,
    password::{Password, PasswordProblem},
    role::Grant,
    second_factor::Secret,
    sign_ins::{EndedBy, account_of, end_all_of},
    table::{account, grant, link},
};
use crate::{
    audit::{self, Actor},
    kernel::{AccountId, Chance, EmailAddress, Moment, PersonName, sort_key},
    locale::Lang,
    municipalities, outbox,
    store::{Fault, Outcome, Store, Unit},
    web::{Bucket, Keys},
};
use chrono::{Duration, NaiveDate};
use rocket::tokio::time::sleep;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use sha2::{Digest, Sha256};

/// Up to so much time passes by chance before an answer, so that its own time tells little.
const BY_CHANCE: std::time::Duration = std::time::Duration::from_millis(20);

/// How long a link works.
pub(super) const LASTS: Duration = Duration::hours(1);

/// Somebody who is to work with it.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The person's name.
    pub name: PersonName,
    /// The address that will sign in.
    pub email: EmailAddress,
    /// What the account may do, and where.
    pub grants: Vec<Grant>,
    /// The last day on which it may be used, if there is one.
    pub last_day: Option<NaiveDate>,
    /// The language of its pages and mails.
    pub lang: Lang,
}

/// Why nobody was invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotInvited {
    /// There is an account with this address.
    Known,
}

/// Why no password was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotChosen {
    /// The link was used, is too old, or never was.
    Link,
    /// The password cannot be one.
    Password(PasswordProblem),
}

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

    fn fingerprint(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Somebody's account, made by an invitation.
#[derive(Clone)]
pub struct Invited {
    /// The account.
    pub account: AccountId,
    /// By which the password is chosen.
    pub link: LinkToken,
}

/// Makes an account and its first link. With a base address for its links, the mail is queued as well,
/// where the account counts in a municipality; else whoever invites hands the link over.
///
/// # Errors
/// [`NotInvited`] as a refusal, a [`Fault`] when it cannot be written.
pub async fn invite(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    invitation: &Invitation,
    base: Option<&str>,
) -> Result<Invited, Outcome<NotInvited>> {
    let key = &login_key(invitation.email.as_str());
    store
        .write(|unit| async move {
            let known = account::Entity::find().filter(account::Column::LoginKey.eq(key));
            if known.one(unit.db()).await?.is_some() {
                return Err(Outcome::Refused(NotInvited::Known));
            }
            let id = AccountId::new(now, chance);
            let row = account::ActiveModel {
                id: Set(id.uuid()),
                name: Set(invitation.name.as_str().to_owned()),
                sort_key: Set(sort_key(invitation.name.as_str())),
                email: Set(invitation.email.as_str().to_owned()),
                login_key: Set(key.clone()),
                state: Set(State::Invited.code().to_owned()),
                last_day: Set(invitation.last_day),
                password_hash: Set(None),
                must_change: Set(false),
                secret: Set(None),
                new_secret: Set(None),
                last_step: Set(None),
                language: Set(invitation.lang.code().to_owned()),
                made_at: Set(now.microseconds()),
            };
            account::Entity::insert(row)
                .exec_without_returning(unit.db())
                .await?;
            let grants = invitation.grants.iter();
            let rows: Vec<_> = grants
                .map(|g| grant::ActiveModel::from(grant_row(id, g)))
                .collect();
            grant::Entity::insert_many(rows)
                .exec_without_returning(unit.db())
                .await?;
            record(&unit, now, chance, actor, "account.invited", id).await?;
            let link = make(&unit, now, chance, id).await?;
            if let (Some(base), Some(account)) = (base, account_of(unit.db(), id).await?) {
                mail(&unit, now, chance, (&account, &link), base).await?;
            }
            Ok(Invited { account: id, link })
        })
        .await
}

/// Makes an account that is ready to be used, with a password and an authenticator; one that is there
/// stays as it is. For the demo's invented people alone.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn settle(
    store: &Store,
    now: Moment,
    chance: &Chance,
    invitation: &Invitation,
    (hash, secret): (&str, &Secret),
) -> Result<(), Fault> {
    let invited = match invite(store, now, chance, &Actor::Operator, invitation, None).await {
        Ok(invited) => invited.account,
        Err(Outcome::Refused(NotInvited::Known)) => return Ok(()),
        Err(Outcome::Fault(fault)) => return Err(fault),
        Err(_) => return Err(Fault::new("nobody was invited")),
    };
    store
        .write(|unit| async move {
            set_password(&unit, invited, hash).await?;
            account::Entity::update_many()
                .col_expr(
                    account::Column::Secret,
                    Expr::value(secret.bytes().to_vec()),
                )
                .filter(account::Column::Id.eq(invited.uuid()))
                .exec(unit.db())
                .await?;
            Ok(())
        })
        .await
}

/// Makes a link for whoever hands it over; none when there is no such account, or it is closed.
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
            let link = make(&unit, now, chance, id).await?;
            record(&unit, now, chance, actor, "account.link_made", id).await?;
            Ok(Some(link))
        })
        .await
}

/// Makes a link that replaces those before it.
pub(super) async fn make(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    id: AccountId,
) -> Result<LinkToken, Fault> {
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now.microseconds()))
        .filter(link::Column::AccountId.eq(id.uuid()))
        .filter(link::Column::UsedAt.is_null())
        .exec(unit.db())
        .await?;
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

/// Sends a link to an account that may have one; false when there have been too many. Whether there is
/// such an account does not show: not in the answer, and hardly in its time.
pub(super) async fn ask(asking: &Asking<'_>, email: &EmailAddress) -> Result<bool, Fault> {
    let key = login_key(email.as_str());
    let counted = [
        LINK_NETWORK.bucket(asking.keys, asking.network),
        LINK.bucket(asking.keys, &key),
    ];
    if !Bucket::all_have(asking.store.read(), &counted, asking.now).await? {
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
    sleep(std::time::Duration::from_millis(wait.into())).await;
    asking
        .store
        .write(|unit| {
            let (counted, account) = (&counted, &account);
            async move {
                if !Bucket::take_all(&unit, counted, asking.now).await? {
                    return Ok(false);
                }
                if let Some(account) = account {
                    send(&unit, asking, account).await?;
                }
                Ok(true)
            }
        })
        .await
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

/// Chooses a password by a link, which is used up: the account is open, and every sign-in that it had
/// is over. Who then signs in still needs the code.
pub(super) async fn choose_password(
    store: &Store,
    hasher: &Hasher,
    now: Moment,
    chance: &Chance,
    token: &LinkToken,
    typed: &str,
) -> Result<AccountId, Outcome<NotChosen>> {
    let Some(account) = owner(store, now, token).await? else {
        return Err(Outcome::Refused(NotChosen::Link));
    };
    let password = Password::choose(typed, &[&account.name, &account.email])
        .map_err(|problem| Outcome::Refused(NotChosen::Password(problem)))?;
    let hash = &hasher.hash(&password).await?;
    let id = account.id;
    store
        .write(|unit| async move {
            let used = link::Entity::update_many()
                .col_expr(link::Column::UsedAt, Expr::value(now.microseconds()))
                .filter(link::Column::Fingerprint.eq(token.fingerprint()))
                .filter(link::Column::UsedAt.is_null())
                .exec(unit.db())
                .await?;
            if used.rows_affected == 0 {
                return Err(Outcome::Refused(NotChosen::Link));
            }
            set_password(&unit, id, hash).await?;
            end_all_of(&unit, now, id, None, EndedBy::Password).await?;
            let actor = Actor::Staff(id);
            record(&unit, now, chance, &actor, "account.password_chosen", id).await?;
            Ok(id)
        })
        .await
}

/// Writes a new hash; an account that was invited is active from now on.
pub(super) async fn set_password(unit: &Unit, id: AccountId, hash: &str) -> Result<(), Fault> {
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .col_expr(account::Column::MustChange, Expr::value(false))
        .col_expr(account::Column::State, Expr::value(State::Active.code()))
        .filter(account::Column::Id.eq(id.uuid()))
        .filter(account::Column::State.ne(State::Disabled.code()))
        .exec(unit.db())
        .await?;
    Ok(())
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
