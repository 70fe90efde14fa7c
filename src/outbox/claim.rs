//! Taking notices to deliver, and saying how it went. Safe to run in several processes, and to die
//! at any line: a notice whose worker died is taken again when its lease has run out.

use super::{Channel, State, Told, table};
use crate::{
    kernel::{Moment, NoticeId},
    store::{Fault, Store},
};
use chrono::Duration;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};

/// How long a worker has for the notices it took; the slowest relay answers well before.
const LEASE: Duration = Duration::minutes(5);

/// After so many failed tries a notice is refused, and staff must reach the person otherwise.
const MOST_TRIES: u32 = 10;

/// Takes up to `limit` notices of a channel that are due, oldest first.
///
/// # Errors
/// A [`Fault`] when they cannot be taken.
pub async fn claim_due(
    store: &Store,
    channel: Channel,
    limit: u64,
    now: Moment,
) -> Result<Vec<Told>, Fault> {
    store
        .write(|unit| async move {
            let rows = table::Entity::find()
                .filter(table::Column::Channel.eq(channel.code()))
                .filter(table::Column::DueAt.lte(now.microseconds()))
                .filter(
                    Condition::any()
                        .add(table::Column::State.eq(State::Queued.code()))
                        .add(
                            Condition::all()
                                .add(table::Column::State.eq(State::Sending.code()))
                                .add(table::Column::LeaseUntil.lte(now.microseconds())),
                        ),
                )
                .order_by_asc(table::Column::DueAt)
                .order_by_asc(table::Column::Id)
                .limit(limit)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
                .all(unit.db())
                .await?;
            if rows.is_empty() {
                return Ok(Vec::new());
            }
            table::Entity::update_many()
                .col_expr(table::Column::State, Expr::value(State::Sending.code()))
                .col_expr(
                    table::Column::LeaseUntil,
                    Expr::value(now.plus(LEASE).microseconds()),
                )
                .filter(table::Column::Id.is_in(rows.iter().map(|r| r.id)))
                .exec(unit.db())
                .await?;
            rows.into_iter().map(Told::try_from).collect()
        })
        .await
}

/// The notice was handed over.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn settle_sent(store: &Store, id: NoticeId, now: Moment) -> Result<(), Fault> {
    settle(store, id, State::Sent, None, None, now).await
}

/// The other side refused it for good.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn settle_refused(
    store: &Store,
    id: NoticeId,
    why: &str,
    now: Moment,
) -> Result<(), Fault> {
    settle(store, id, State::Refused, Some(why), None, now).await
}

/// The try failed; it will be tried again, later each time, up to ten times.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn settle_failed(
    store: &Store,
    told: &Told,
    why: &str,
    now: Moment,
) -> Result<(), Fault> {
    let tries = told.tries + 1;
    if tries >= MOST_TRIES {
        return settle(store, told.id, State::Refused, Some(why), None, now).await;
    }
    let again = now.plus(pause(tries));
    settle(store, told.id, State::Queued, Some(why), Some(again), now).await
}

/// Minutes between tries: 1, 2, 4, 8 … at most two hours, as greylisting relays expect.
fn pause(tries: u32) -> Duration {
    let doublings = Ord::min(tries.saturating_sub(1), 7);
    Duration::minutes(Ord::min(1_i64 << doublings, 120))
}

async fn settle(
    store: &Store,
    id: NoticeId,
    state: State,
    why: Option<&str>,
    again: Option<Moment>,
    now: Moment,
) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            let mut update = table::Entity::update_many()
                .col_expr(table::Column::State, Expr::value(state.code()))
                .col_expr(table::Column::Failure, Expr::value(why.map(str::to_owned)))
                .col_expr(table::Column::LeaseUntil, Expr::value(Option::<i64>::None))
                .col_expr(table::Column::Tries, Expr::col(table::Column::Tries).add(1));
            update = match again {
                Some(again) => {
                    update.col_expr(table::Column::DueAt, Expr::value(again.microseconds()))
                }
                None => update.col_expr(table::Column::SettledAt, Expr::value(now.microseconds())),
            };
            update
                .filter(table::Column::Id.eq(id.uuid()))
                // Whoever wakes up late must not undo what another worker has settled.
                .filter(table::Column::State.eq(State::Sending.code()))
                .exec(unit.db())
                .await?;
            Ok::<(), Fault>(())
        })
        .await
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
