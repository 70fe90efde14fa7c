//! Closing an account, and what is kept of one that is closed: name and address for two years, so that
//! whoever asks who did something gets an answer; then its id alone, by which the history says that it was
//! somebody whose account is gone. What lets somebody in is gone at once.

use super::{
    account::State,
    links,
    managing::{forget_authenticator, set},
    table::{account, grant},
};
use crate::{
    kernel::{AccountId, CivilTime, Moment, Zone},
    store::{Ageing, Fault, Unit},
};
use rocket::async_trait;
use sea_orm::{
    ColumnTrait, Condition, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

/// How many days name and address are kept after an account was closed or its last day was over: two
/// years, as long as a booking word rests. The number is a choice of ours.
pub const CLOSED_KEPT_DAYS: u32 = 730;

/// Closes an account: its password, authenticator, recovery codes and links are gone.
pub(super) async fn close(unit: &Unit, now: Moment, of: AccountId) -> Result<(), Fault> {
    let code = State::Disabled.code();
    set(unit, of, account::Column::State, code).await?;
    set(unit, of, account::Column::ClosedAt, now.microseconds()).await?;
    set(unit, of, account::Column::PasswordHash, None::<String>).await?;
    forget_authenticator(unit, of).await?;
    links::void(unit, now, of).await
}

/// Accounts of which only the id is still needed.
pub(super) struct Closed;

impl Closed {
    fn over(before: Moment) -> Select<account::Entity> {
        let day = CivilTime::of(before, Zone::stockholm()).date;
        let closed = Condition::any()
            .add(account::Column::ClosedAt.lt(before.microseconds()))
            .add(account::Column::LastDay.lt(day));
        account::Entity::find()
            .filter(account::Column::Email.ne(""))
            .filter(closed)
    }
}

#[async_trait]
impl Ageing for Closed {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        Ok(Self::over(before).count(db).await?)
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let found: Vec<Uuid> = Self::over(before)
            .select_only()
            .column(account::Column::Id)
            .order_by_asc(account::Column::Id)
            .limit(u64::from(most))
            .into_tuple()
            .all(unit.db())
            .await?;
        for id in &found {
            forget(unit, AccountId::from_uuid(*id)).await?;
        }
        Ok(found.len() as u64)
    }
}

/// Leaves the id, under which nobody can be found or invited.
async fn forget(unit: &Unit, of: AccountId) -> Result<(), Fault> {
    set(unit, of, account::Column::State, State::Disabled.code()).await?;
    set(unit, of, account::Column::PasswordHash, None::<String>).await?;
    forget_authenticator(unit, of).await?;
    set(unit, of, account::Column::Name, "").await?;
    set(unit, of, account::Column::SortKey, "").await?;
    set(unit, of, account::Column::Email, "").await?;
    set(unit, of, account::Column::LoginKey, format!("gone {of}")).await?;
    grant::Entity::delete_many()
        .filter(grant::Column::AccountId.eq(of.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}
