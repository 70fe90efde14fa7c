//! The verb: somebody is invited.

use super::{
    account::{State, grant_row, login_key},
    choosing::set_password,
    links::{LinkToken, mail, make, record},
    role::Grant,
    second_factor::Secret,
    sign_ins::account_of,
    table::{account, grant},
};
use crate::{
    audit::Actor,
    kernel::{AccountId, Chance, EmailAddress, Moment, PersonName, sort_key},
    locale::Lang,
    store::{Fault, Outcome, Store},
};
use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

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
    /// There is an account with this address. Who invites may not know of it.
    Known(AccountId),
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
            if let Some(row) = known.one(unit.db()).await? {
                let id = AccountId::from_uuid(row.id);
                return Err(Outcome::Refused(NotInvited::Known(id)));
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
                last_step: Set(None),
                language: Set(invitation.lang.code().to_owned()),
                made_at: Set(now.microseconds()),
                closed_at: Set(None),
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
        Err(Outcome::Refused(NotInvited::Known(_))) => return Ok(()),
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
