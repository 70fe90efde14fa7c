//! The verbs of answering for others' accounts: roles given and taken, closed and opened, a new link, an
//! authenticator taken away.

use super::{
    account::{Account, State, grant_row},
    closed,
    links::{self, LinkToken, record},
    management::{Reach, may_give, reach},
    notices::{self, Changed},
    role::Grant,
    sign_ins::{EndedBy, account_of, end_all_of},
    table::{account, grant, recovery_code},
};
use crate::{
    audit::Actor,
    kernel::{AccountId, Chance, Moment},
    store::{Fault, Outcome, Store, Unit},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Something to be done with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Gives a role.
    Give(Grant),
    /// Takes a role.
    Take(Grant),
    /// Closes the account: nobody signs in with it, its password and authenticator are gone, and its
    /// history stays.
    Close,
    /// Opens it again.
    Open,
    /// The last day on which it may be used.
    LastDay(Option<NaiveDate>),
    /// The next thing to do in it is to choose another password.
    NewPassword,
    /// Takes the authenticator and the recovery codes away: the next sign-in adds another.
    NoAuthenticator,
    /// Ends its sign-ins.
    SignOut,
}

impl Change {
    /// The code of its event.
    fn code(&self) -> &'static str {
        match self {
            Self::Give(_) => "account.role_given",
            Self::Take(_) => "account.role_taken",
            Self::Close => "account.closed",
            Self::Open => "account.opened",
            Self::LastDay(_) => "account.last_day_set",
            Self::NewPassword => "account.password_demanded",
            Self::NoAuthenticator => "account.authenticator_removed",
            Self::SignOut => "account.signed_out",
        }
    }
}

/// Why an account was left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotManaged {
    /// It has roles elsewhere as well: only whoever answers for all of them may do this.
    Elsewhere,
    /// An account without a role is none: it can be closed instead.
    LastRole,
}

impl From<NotManaged> for Outcome<NotManaged> {
    fn from(refusal: NotManaged) -> Self {
        Self::Refused(refusal)
    }
}

/// Who manages, and when.
pub(super) struct Managing<'a> {
    pub(super) store: &'a Store,
    pub(super) now: Moment,
    pub(super) chance: &'a Chance,
    pub(super) who: &'a Account,
}

impl Managing<'_> {
    /// Does something with an account. Whatever narrows or proves what it may do ends its sign-ins.
    pub(super) async fn change(
        &self,
        of: AccountId,
        change: &Change,
        base: &str,
    ) -> Result<(), Outcome<NotManaged>> {
        self.store
            .write(|unit| async move {
                unit.lock("accounts", &[of.uuid()]).await?;
                let account = self.managed(&unit, of, change).await?;
                apply(&unit, self.now, &account, change).await?;
                if let Some(why) = ends(change) {
                    end_all_of(&unit, self.now, of, None, why).await?;
                }
                let actor = Actor::Staff(self.who.id);
                record(&unit, self.now, self.chance, &actor, change.code(), of).await?;
                if *change == Change::NoAuthenticator {
                    let with = (self.now, self.chance);
                    notices::tell(&unit, with, &account, Changed::NoAuthenticator, base).await?;
                }
                Ok(())
            })
            .await
    }

    /// Makes a link for an account. It is sent by mail where the account counts in a municipality; else
    /// it is answered, to be handed over.
    pub(super) async fn link(
        &self,
        of: AccountId,
        base: &str,
    ) -> Result<Option<LinkToken>, Outcome<NotManaged>> {
        self.store
            .write(|unit| async move {
                unit.lock("accounts", &[of.uuid()]).await?;
                let account = self.managed(&unit, of, &Change::NewPassword).await?;
                let actor = Actor::Staff(self.who.id);
                links::void(&unit, self.now, of).await?;
                let link = links::make(&unit, self.now, self.chance, of).await?;
                let told = (&account, &link);
                links::mail(&unit, self.now, self.chance, told, base).await?;
                record(
                    &unit,
                    self.now,
                    self.chance,
                    &actor,
                    "account.link_made",
                    of,
                )
                .await?;
                Ok(account.home().is_none().then_some(link))
            })
            .await
    }

    /// The account, if this may be done with it.
    async fn managed(
        &self,
        unit: &Unit,
        of: AccountId,
        change: &Change,
    ) -> Result<Account, Outcome<NotManaged>> {
        let account = account_of(unit.db(), of).await?;
        let account = account.ok_or(Outcome::NotFound)?;
        let reach = reach(self.who, &account);
        if reach == Reach::None {
            return Err(Outcome::NotYours);
        }
        match change {
            Change::Give(grant) | Change::Take(grant) if !may_give(self.who, grant) => {
                Err(Outcome::NotYours)
            }
            Change::Take(grant) if account.grants == [grant.clone()] => {
                Err(NotManaged::LastRole.into())
            }
            Change::Give(_) | Change::Take(_) => Ok(account),
            _ if reach == Reach::Whole => Ok(account),
            _ => Err(NotManaged::Elsewhere.into()),
        }
    }
}

/// Why a change ends the account's sign-ins, if it does.
fn ends(change: &Change) -> Option<EndedBy> {
    match change {
        Change::Give(_) | Change::Take(_) | Change::Close | Change::LastDay(_) => {
            Some(EndedBy::Rights)
        }
        Change::NewPassword | Change::NoAuthenticator => Some(EndedBy::Password),
        Change::SignOut => Some(EndedBy::Revoked),
        Change::Open => None,
    }
}

async fn apply(unit: &Unit, now: Moment, of: &Account, change: &Change) -> Result<(), Fault> {
    match change {
        Change::Give(given) => give(unit, of, given).await,
        Change::Take(taken) => take(unit, of.id, taken).await,
        Change::Close => closed::close(unit, now, of.id).await,
        Change::Open => open(unit, of.id).await,
        Change::LastDay(day) => set(unit, of.id, account::Column::LastDay, *day).await,
        Change::NewPassword => set(unit, of.id, account::Column::MustChange, true).await,
        Change::NoAuthenticator => forget_authenticator(unit, of.id).await,
        Change::SignOut => Ok(()),
    }
}

async fn give(unit: &Unit, of: &Account, given: &Grant) -> Result<(), Fault> {
    if of.grants.contains(given) {
        return Ok(());
    }
    let row = grant::ActiveModel::from(grant_row(of.id, given));
    grant::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

async fn take(unit: &Unit, of: AccountId, taken: &Grant) -> Result<(), Fault> {
    let row = grant_row(of, taken);
    grant::Entity::delete_many()
        .filter(grant::Column::AccountId.eq(row.account_id))
        .filter(grant::Column::Role.eq(row.role))
        .filter(grant::Column::Scope.eq(row.scope))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// An account without a password, as one that was closed, is invited once more: it needs a link.
async fn open(unit: &Unit, of: AccountId) -> Result<(), Fault> {
    let row = account::Entity::find_by_id(of.uuid())
        .one(unit.db())
        .await?;
    let known = row.is_some_and(|row| row.password_hash.is_some());
    let state = if known { State::Active } else { State::Invited };
    set(unit, of, account::Column::ClosedAt, None::<i64>).await?;
    set(unit, of, account::Column::State, state.code()).await
}

pub(super) async fn forget_authenticator(unit: &Unit, of: AccountId) -> Result<(), Fault> {
    set(unit, of, account::Column::Secret, None::<Vec<u8>>).await?;
    set(unit, of, account::Column::LastStep, None::<i64>).await?;
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(of.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

pub(super) async fn set(
    unit: &Unit,
    of: AccountId,
    column: account::Column,
    value: impl Into<sea_orm::Value>,
) -> Result<(), Fault> {
    account::Entity::update_many()
        .col_expr(column, Expr::value(value.into()))
        .filter(account::Column::Id.eq(of.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}
