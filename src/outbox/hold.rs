//! Holding what may have been sent already, and letting it go.

use super::{OPENS, State, table, withdraw::without_address};
use crate::{
    kernel::Moment,
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};

/// Notices on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How many.
    pub notices: u64,
    /// Since when the first of them is held.
    pub since: Moment,
}

/// What becomes of the notices on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// They are sent, also those that had been sent before the restore.
    Send,
    /// They are taken back, also those that had not.
    TakeBack,
}

/// Holds everything that has not been delivered; how many notices that is. What was being delivered
/// when the backup was taken may have arrived, and is held too. What opens something is taken back:
/// nothing that was sent before opens anything after a restore.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn hold(unit: &Unit, now: Moment) -> Result<u64, Fault> {
    drop_what_opens(unit, now).await?;
    let done = table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(State::Queued.code()))
        .col_expr(table::Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .col_expr(table::Column::HeldSince, Expr::value(now.microseconds()))
        .col_expr(table::Column::Tries, Expr::value(0))
        .filter(undelivered())
        .exec(unit.db())
        .await?;
    Ok(done.rows_affected)
}

async fn drop_what_opens(unit: &Unit, now: Moment) -> Result<(), Fault> {
    let opens = table::Column::Kind.ends_with(OPENS);
    table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(State::Withdrawn.code()))
        .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
        .col_expr(table::Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .filter(opens.clone())
        .filter(undelivered())
        .exec(unit.db())
        .await?;
    table::Entity::update_many()
        .col_expr(table::Column::Body, Expr::value(""))
        .filter(opens)
        .exec(unit.db())
        .await?;
    Ok(())
}

/// What is on hold; none when nothing is.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn held(db: &impl ConnectionTrait) -> Result<Option<Held>, Fault> {
    let on_hold = || {
        table::Entity::find()
            .filter(table::Column::HeldSince.is_not_null())
            .filter(undelivered())
    };
    let first = on_hold()
        .order_by_asc(table::Column::HeldSince)
        .one(db)
        .await?;
    let Some(since) = first.and_then(|row| row.held_since) else {
        return Ok(None);
    };
    Ok(Some(Held {
        notices: on_hold().count(db).await?,
        since: Moment::from_microseconds(since),
    }))
}

/// Lets go of everything on hold, in the unit of work of the verb that decides it; how many notices that
/// was.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn release(unit: &Unit, now: Moment, decision: Release) -> Result<u64, Fault> {
    let mut update = table::Entity::update_many()
        .col_expr(table::Column::HeldSince, Expr::value(Option::<i64>::None));
    if decision == Release::TakeBack {
        update = update
            .col_expr(table::Column::State, Expr::value(State::Withdrawn.code()))
            .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
            .col_expr(table::Column::Body, without_address());
    }
    let done = update
        .filter(table::Column::HeldSince.is_not_null())
        .filter(undelivered())
        .exec(unit.db())
        .await?;
    Ok(done.rows_affected)
}

fn undelivered() -> Condition {
    let states = [State::Queued.code(), State::Sending.code()];
    Condition::all().add(table::Column::State.is_in(states))
}
