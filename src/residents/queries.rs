//! Reads of residents.

use super::{Resident, table};
use crate::{kernel::ResidentId, store::Fault};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// These people, in Swedish order of their names.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ResidentId]) -> Result<Vec<Resident>, Fault> {
    table::resident::Entity::find()
        .filter(table::resident::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .order_by_asc(table::resident::Column::SortKey)
        .all(db)
        .await?
        .into_iter()
        .map(Resident::try_from)
        .collect()
}
