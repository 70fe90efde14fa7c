//! Reads of programmes.

use super::{Programme, table};
use crate::{
    kernel::{MunicipalityCode, ProgrammeId, sort_key},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

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

/// The programmes of a municipality, in Swedish order of their names.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn all(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<Programme>, Fault> {
    let rows = table::Entity::find()
        .filter(table::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    let programmes: Result<Vec<Programme>, Fault> =
        rows.into_iter().map(TryInto::try_into).collect();
    let mut programmes = programmes?;
    programmes.sort_by_cached_key(|one| (sort_key(&one.facts.name.sv), one.id));
    Ok(programmes)
}

/// One programme of a municipality; that of another is not there.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: ProgrammeId,
) -> Result<Option<Programme>, Fault> {
    table::Entity::find_by_id(id.uuid())
        .filter(table::Column::MunicipalityCode.eq(municipality.as_str()))
        .one(db)
        .await?
        .map(TryInto::try_into)
        .transpose()
}
