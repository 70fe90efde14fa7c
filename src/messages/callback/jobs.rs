//! Periodic work: requests are not kept longer than they are needed.

use super::table::{Column, Entity};
use crate::{
    kernel::Moment,
    store::{Fault, Store},
};
use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// How many days a request is kept after it was made, called for or not: long enough to answer a
/// complaint about a call that never came, and no longer than that needs (GDPR article 5.1 e). The
/// number is a choice of ours.
pub const KEPT_DAYS: i64 = 90;

/// Removes the requests that were made more than [`KEPT_DAYS`] days ago; how many they were.
///
/// # Errors
/// A [`Fault`] when they cannot be removed.
pub async fn forget_old_calls(store: &Store, now: Moment) -> Result<u64, Fault> {
    let before = now.minus(Duration::days(KEPT_DAYS)).microseconds();
    store
        .write(|unit| async move {
            let gone = Entity::delete_many()
                .filter(Column::MadeAt.lt(before))
                .exec(unit.db())
                .await?;
            Ok(gone.rows_affected)
        })
        .await
}
