//! Clearing away what has served its time.

use super::{
    retention::{OPENINGS_KEPT, REPLACED_KEPT},
    table::{change, opening},
};
use crate::{
    kernel::Moment,
    store::{Fault, Store},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// That a browser may open a confirmation.
pub(super) async fn forget_openings(store: &Store, now: Moment) -> Result<(), Fault> {
    let before = now.minus(OPENINGS_KEPT).microseconds();
    store
        .write(|unit| async move {
            opening::Entity::delete_many()
                .filter(opening::Column::OpenedAt.lt(before))
                .exec(unit.db())
                .await?;
            Ok::<(), Fault>(())
        })
        .await
}

/// What changes and cancellations replaced.
pub(super) async fn forget_replaced(store: &Store, now: Moment) -> Result<(), Fault> {
    let before = now.minus(REPLACED_KEPT).microseconds();
    store
        .write(|unit| async move {
            change::Entity::delete_many()
                .filter(change::Column::MadeAt.lt(before))
                .exec(unit.db())
                .await?;
            Ok::<(), Fault>(())
        })
        .await
}
