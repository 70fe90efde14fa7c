//! Removing people whom nothing concerns any more.

use super::{
    search,
    table::{likely_duplicate, resident, verdict, verdict_row},
};
use crate::{
    kernel::ResidentId,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

/// Removes these people, in the unit of work that removed the last that concerned them, with what was decided
/// of them. A row that counts as one of them goes with them.
///
/// # Errors
/// A [`Fault`] when they cannot be removed; then something concerns them still.
pub async fn forget(unit: &Unit, people: &[ResidentId]) -> Result<(), Fault> {
    let mut ids: Vec<Uuid> = people.iter().map(|id| id.uuid()).collect();
    ids.extend(merged_into(unit, &ids).await?);
    forget_verdicts(unit, &ids).await?;
    likely_duplicate::Entity::delete_many()
        .filter(
            Condition::any()
                .add(likely_duplicate::Column::ResidentId.is_in(ids.iter().copied()))
                .add(likely_duplicate::Column::OtherId.is_in(ids.iter().copied())),
        )
        .exec(unit.db())
        .await?;
    search::forget(unit, &ids).await?;
    resident::Entity::delete_many()
        .filter(resident::Column::Id.is_in(ids))
        .exec(unit.db())
        .await?;
    Ok(())
}

async fn merged_into(unit: &Unit, people: &[Uuid]) -> Result<Vec<Uuid>, Fault> {
    let rows = resident::Entity::find()
        .filter(resident::Column::MergedInto.is_in(people.iter().copied()))
        .select_only()
        .column(resident::Column::Id)
        .into_tuple()
        .all(unit.db())
        .await?;
    Ok(rows)
}

async fn forget_verdicts(unit: &Unit, people: &[Uuid]) -> Result<(), Fault> {
    let these = || people.iter().copied();
    let about = Condition::any()
        .add(verdict::Column::KeptId.is_in(these()))
        .add(verdict::Column::OtherId.is_in(these()));
    let found: Vec<Uuid> = verdict::Entity::find()
        .filter(about)
        .select_only()
        .column(verdict::Column::Id)
        .into_tuple()
        .all(unit.db())
        .await?;
    verdict_row::Entity::delete_many()
        .filter(
            Condition::any()
                .add(verdict_row::Column::ResidentId.is_in(these()))
                .add(verdict_row::Column::VerdictId.is_in(found.iter().copied())),
        )
        .exec(unit.db())
        .await?;
    verdict::Entity::delete_many()
        .filter(verdict::Column::Id.is_in(found))
        .exec(unit.db())
        .await?;
    Ok(())
}
