//! Who a row counts as. Somebody may have several rows, each with the facts of its own sign-ups; one of them
//! stands for the person, and the others have been merged into it.

use super::{
    Resident, queries,
    table::resident::{Column, Entity, Model},
};
use crate::{
    kernel::ResidentId,
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::ExprTrait,
};
use std::collections::HashMap;

/// Whom a row counts as.
pub(super) fn of(row: &Model) -> ResidentId {
    ResidentId::from_uuid(row.merged_into.unwrap_or(row.id))
}

/// The people that these rows count as, in the order of the rows.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn persons(
    db: &impl ConnectionTrait,
    rows: &[ResidentId],
) -> Result<Vec<ResidentId>, Fault> {
    let merged = Entity::find()
        .filter(Column::Id.is_in(rows.iter().map(|id| id.uuid())))
        .filter(Column::MergedInto.is_not_null())
        .all(db)
        .await?;
    let merged: HashMap<_, _> = merged.iter().map(|row| (row.id, of(row))).collect();
    let person = |row: &ResidentId| merged.get(&row.uuid()).copied().unwrap_or(*row);
    Ok(rows.iter().map(person).collect())
}

/// The same for somebody who is given a place: until the unit ends nobody merges them, or parts them again.
/// Rounds are locked before people.
///
/// # Errors
/// A [`Fault`] when they cannot be locked or read.
pub async fn hold_persons(unit: &Unit, rows: &[ResidentId]) -> Result<Vec<ResidentId>, Fault> {
    let ids: Vec<_> = rows.iter().map(|id| id.uuid()).collect();
    unit.lock("residents", &ids).await?;
    persons(unit.db(), rows).await
}

/// All rows of somebody: first the one that stands for the person, then the others by when they were known.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn rows_of(
    db: &impl ConnectionTrait,
    person: ResidentId,
) -> Result<Vec<Resident>, Fault> {
    let rows = models_of(db, &[person]).await?;
    rows.iter().map(queries::read).collect()
}

/// The rows that count as one of these people.
pub(super) async fn models_of(
    db: &impl ConnectionTrait,
    people: &[ResidentId],
) -> Result<Vec<Model>, Fault> {
    let these = || people.iter().map(|id| id.uuid());
    let theirs = Condition::any()
        .add(Column::Id.is_in(these()).and(Column::MergedInto.is_null()))
        .add(Column::MergedInto.is_in(these()));
    let mut rows = Entity::find()
        .filter(theirs)
        .order_by_asc(Column::KnownSince)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.sort_by_key(|row| row.merged_into.is_some());
    Ok(rows)
}
