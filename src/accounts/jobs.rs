//! Periodic work: what signing in leaves behind is not kept longer than it is needed.

use super::{
    role::LONGEST_SIGN_IN,
    table::{link, set_aside, sign_in},
};
use crate::{
    kernel::Moment,
    store::{Fault, Store},
};
use chrono::Duration;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// How many days a sign-in and a link are kept after they began, over or not: as long as the log is kept
/// that answers who was in. The number is a choice of ours.
pub const KEPT_DAYS: i64 = 90;

/// Removes sign-ins and links from more than [`KEPT_DAYS`] days ago, and forms that nobody came back for;
/// how many they were.
///
/// # Errors
/// A [`Fault`] when they cannot be removed.
pub async fn forget_old_sign_ins(store: &Store, now: Moment) -> Result<u64, Fault> {
    let long_ago = now.minus(Duration::days(KEPT_DAYS)).microseconds();
    let a_day_ago = now.minus(LONGEST_SIGN_IN).microseconds();
    store
        .write(|unit| async move {
            let forms = set_aside::Entity::delete_many()
                .filter(set_aside::Column::MadeAt.lt(a_day_ago))
                .exec(unit.db())
                .await?;
            let links = link::Entity::delete_many()
                .filter(link::Column::MadeAt.lt(long_ago))
                .exec(unit.db())
                .await?;
            let sign_ins = sign_in::Entity::delete_many()
                .filter(sign_in::Column::MadeAt.lt(long_ago))
                .exec(unit.db())
                .await?;
            Ok(forms.rows_affected + links.rows_affected + sign_ins.rows_affected)
        })
        .await
}
