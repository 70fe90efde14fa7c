//! Taking notices to deliver, and saying how it went. Safe to run in several processes, and to die
//! at any line: a notice whose worker died is taken again when its lease has run out.

use super::{Channel, OPENS, State, Told, table, withdraw::without_address};
use crate::{
    kernel::Moment,
    store::{Fault, Store, Unit},
};
use chrono::Duration;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query, SelectStatement},
};
use uuid::Uuid;

/// How long a worker has for the one notice it took. Longer than the slowest relay may take over all
/// its commands, so that nobody else sends the same notice meanwhile.
const LEASE: Duration = Duration::minutes(15);

/// After so many tries a notice is refused, and staff must reach the person otherwise.
const MOST_TRIES: u32 = 10;

/// A notice to deliver, and the lease under which it was taken: only who holds it may say how it
/// went.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// What to deliver.
    pub told: Told,
    lease: i64,
}

/// Takes the notice of a channel that is due and oldest. The try counts from here on, so that a
/// notice that kills its worker is not tried for ever. News of several acts about one matter reach a
/// receiver in their order: one that is tried again must not arrive after what has overtaken it. A mail that
/// opens something waits for none and keeps none waiting, since it is only good for a while.
///
/// # Errors
/// A [`Fault`] when none can be taken.
pub async fn claim_due(
    store: &Store,
    channel: Channel,
    now: Moment,
) -> Result<Option<Claimed>, Fault> {
    let lease = now.plus(LEASE).microseconds();
    store
        .write(|unit| async move {
            let mut row = loop {
                match due(&unit, channel, now).await? {
                    None => return Ok(None),
                    Some(row) if u32::try_from(row.tries).is_ok_and(|tries| tries < MOST_TRIES) => {
                        break row;
                    }
                    Some(row) => give_up(&unit, row.id, now).await?,
                }
            };
            row.tries += 1;
            table::Entity::update_many()
                .col_expr(table::Column::State, Expr::value(State::Sending.code()))
                .col_expr(table::Column::LeaseUntil, Expr::value(lease))
                .col_expr(table::Column::Tries, Expr::value(row.tries))
                .filter(table::Column::Id.eq(row.id))
                .exec(unit.db())
                .await?;
            let told = Told::try_from(row)?;
            Ok(Some(Claimed { told, lease }))
        })
        .await
}

async fn due(unit: &Unit, channel: Channel, now: Moment) -> Result<Option<table::Model>, Fault> {
    let lease_ran_out = Condition::all()
        .add(table::Column::State.eq(State::Sending.code()))
        .add(table::Column::LeaseUntil.lte(now.microseconds()));
    let row = table::Entity::find()
        .filter(table::Column::Channel.eq(channel.code()))
        .filter(table::Column::DueAt.lte(now.microseconds()))
        .filter(table::Column::HeldSince.is_null())
        .filter(
            Condition::any()
                .add(table::Column::State.eq(State::Queued.code()))
                .add(lease_ran_out),
        )
        .filter(
            Condition::any()
                .add(table::Column::Kind.ends_with(OPENS))
                .add(Expr::exists(earlier_on_its_way()).not()),
        )
        .order_by_asc(table::Column::DueAt)
        .order_by_asc(table::Column::Id)
        .limit(1)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(unit.db())
        .await?;
    Ok(row)
}

/// Refuses a notice whose workers have died, every one.
async fn give_up(unit: &Unit, id: Uuid, now: Moment) -> Result<(), Fault> {
    tracing::warn!(notice = %id, "a notice was given up, since its workers died");
    table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(State::Refused.code()))
        .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
        .col_expr(table::Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .col_expr(table::Column::Failure, Expr::value("its workers died"))
        .col_expr(table::Column::Body, without_address())
        .filter(table::Column::Id.eq(id))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// What was queued before about the same matter, goes the same way to the same receiver and has not arrived.
fn earlier_on_its_way() -> SelectStatement {
    let earlier = |column: table::Column| Expr::col(("earlier", column));
    let this = |column: table::Column| Expr::col((table::Entity, column));
    let unsettled = [State::Queued.code(), State::Sending.code()];
    Query::select()
        .expr(Expr::value(1))
        .from_as(table::Entity, "earlier")
        .and_where(earlier(table::Column::AboutId).eq(this(table::Column::AboutId)))
        .and_where(earlier(table::Column::Channel).eq(this(table::Column::Channel)))
        .and_where(earlier(table::Column::Receiver).eq(this(table::Column::Receiver)))
        .and_where(earlier(table::Column::Kind).not_like(format!("%{OPENS}")))
        .and_where(earlier(table::Column::QueuedAt).lt(this(table::Column::QueuedAt)))
        .and_where(earlier(table::Column::State).is_in(unsettled))
        .and_where(earlier(table::Column::HeldSince).is_null())
        .to_owned()
}

/// How a try went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The notice was handed over.
    Sent,
    /// It is read on a page of the demo and nowhere else: it keeps its words.
    Shown,
    /// The other side refuses it for good, in these words.
    Refused(String),
    /// It did not work now, for this reason; it is tried again, later each time, ten times at most.
    Failed(String),
}

/// Writes down how a try went, unless the lease has passed to another worker meanwhile: whoever
/// wakes up late must not undo what another has settled. Answers whether it was written.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn settle(
    store: &Store,
    claimed: &Claimed,
    delivery: &Delivery,
    now: Moment,
) -> Result<bool, Fault> {
    let tries = claimed.told.tries;
    let (state, why) = match delivery {
        Delivery::Sent | Delivery::Shown => (State::Sent, None),
        Delivery::Failed(why) if tries < MOST_TRIES => (State::Queued, Some(why)),
        Delivery::Failed(why) | Delivery::Refused(why) => (State::Refused, Some(why)),
    };
    let why = why.cloned();
    store
        .write(|unit| {
            let why = why.clone();
            async move {
                let mut update = table::Entity::update_many()
                    .col_expr(table::Column::State, Expr::value(state.code()))
                    .col_expr(table::Column::Failure, Expr::value(why))
                    .col_expr(table::Column::LeaseUntil, Expr::value(Option::<i64>::None));
                update = if state == State::Queued {
                    let again = now.plus(pause(tries)).microseconds();
                    update.col_expr(table::Column::DueAt, Expr::value(again))
                } else {
                    update.col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
                };
                if state != State::Queued && *delivery != Delivery::Shown {
                    update = update.col_expr(table::Column::Body, without_address());
                }
                let written = update
                    .filter(table::Column::Id.eq(claimed.told.id.uuid()))
                    .filter(table::Column::State.eq(State::Sending.code()))
                    .filter(table::Column::LeaseUntil.eq(claimed.lease))
                    .exec(unit.db())
                    .await?;
                Ok::<bool, Fault>(written.rows_affected == 1)
            }
        })
        .await
}

/// Minutes between tries: 1, 2, 4, 8 … at most two hours, as greylisting relays expect.
fn pause(tries: u32) -> Duration {
    let doublings = Ord::min(tries.saturating_sub(1), 7);
    Duration::minutes(Ord::min(1_i64 << doublings, 120))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_further_and_further_apart() {
        let minutes: Vec<i64> = (1..10).map(|t| pause(t).num_minutes()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 120, 120]);
    }
}
