//! Reads of programmes.

use super::{Programme, table};
use crate::{kernel::ProgrammeId, store::Fault};
use sea_orm::{ConnectionTrait, EntityTrait};

/// The programme with this id.
///
/// # Errors
/// A [`Fault`] when it cannot be read, or is not there: ids come from rows that refer to it.
pub async fn by_id(db: &impl ConnectionTrait, id: ProgrammeId) -> Result<Programme, Fault> {
    table::Entity::find_by_id(id.uuid())
        .one(db)
        .await?
        .ok_or_else(|| Fault::new(format!("programme {id} is not there")))?
        .try_into()
}
