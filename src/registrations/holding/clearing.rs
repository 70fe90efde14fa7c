//! Clearing away holds that have lapsed. Every read is correct without it.

use super::rows;
use crate::{
    kernel::Moment,
    registrations::table::hold,
    store::{Fault, Store, change_due},
};
use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// How many rounds are locked at a time, and how many rows are removed.
const BATCH: u32 = 50;

/// How long after a call first held anything it is remembered that it did: longer than any call.
const REMEMBERED: Duration = Duration::days(1);

/// Closes the holds that have lapsed and removes those of the day before, in batches. They say nothing about
/// anybody.
///
/// # Errors
/// A [`Fault`] when something cannot be read or written; what was done before stays done.
pub async fn clear_holds(store: &Store, now: Moment) -> Result<(), Fault> {
    while close_some(store, now).await? {}
    while remove_some(store, now).await? {}
    Ok(())
}

/// Closes lapsed holds of some rounds; false when there are none.
async fn close_some(store: &Store, now: Moment) -> Result<bool, Fault> {
    let lapsed = || {
        hold::Entity::find()
            .filter(hold::Column::LapsesAt.lte(now.microseconds()))
            .filter(hold::Column::Closed.eq(false))
            .select_only()
    };
    store
        .write(|unit| async move {
            let rounds: Vec<Uuid> = lapsed()
                .column(hold::Column::RoundId)
                .distinct()
                .order_by_asc(hold::Column::RoundId)
                .limit(u64::from(BATCH))
                .into_tuple()
                .all(unit.db())
                .await?;
            unit.lock("rounds", &rounds).await?;
            let holds: Vec<Uuid> = lapsed()
                .column(hold::Column::Id)
                .filter(hold::Column::RoundId.is_in(rounds.iter().copied()))
                .into_tuple()
                .all(unit.db())
                .await?;
            rows::close(&unit, &holds).await?;
            Ok(!rounds.is_empty())
        })
        .await
}

/// Removes some that nothing needs to be known of any more; false when there are none.
async fn remove_some(store: &Store, now: Moment) -> Result<bool, Fault> {
    let before = now.minus(REMEMBERED).microseconds();
    let delete = "DELETE FROM holds WHERE id IN \
                  (SELECT id FROM holds WHERE closed AND held_since < $1 LIMIT $2)";
    store
        .write(|unit| async move {
            let removed = change_due(
                &unit,
                delete.to_owned(),
                [before.into(), i64::from(BATCH).into()],
            )
            .await?;
            Ok::<bool, Fault>(removed > 0)
        })
        .await
}
