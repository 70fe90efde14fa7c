//! Removing people whom nothing concerns any more.

use super::{
    search,
    table::{likely_duplicate, resident},
};
use crate::{
    kernel::ResidentId,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Removes these people, in the unit of work that removed the last that concerned them.
///
/// # Errors
/// A [`Fault`] when they cannot be removed; then something concerns them still.
pub async fn forget(unit: &Unit, people: &[ResidentId]) -> Result<(), Fault> {
    let ids: Vec<Uuid> = people.iter().map(|id| id.uuid()).collect();
    likely_duplicate::Entity::delete_many()
        .filter(
            Condition::any()
                .add(likely_duplicate::Column::ResidentId.is_in(ids.iter().copied()))
                .add(likely_duplicate::Column::OtherId.is_in(ids.iter().copied())),
        )
        .exec(unit.db())
        .await?;
    search::forget(unit, people).await?;
    resident::Entity::delete_many()
        .filter(resident::Column::Id.is_in(ids))
        .exec(unit.db())
        .await?;
    Ok(())
}
