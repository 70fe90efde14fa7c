//! A school of a municipality.

use super::table::school;
use crate::{
    kernel::{MunicipalityCode, SchoolId},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A school whose pupils may teach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Its id.
    pub id: SchoolId,
    /// «Södermöreskolan».
    pub name: String,
}

/// The schools of a municipality, in Swedish order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn schools(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<School>, Fault> {
    let rows = school::Entity::find()
        .filter(school::Column::MunicipalityCode.eq(municipality.as_str()))
        .order_by_asc(school::Column::SortKey)
        .all(db)
        .await?;
    let schools = rows.into_iter().map(|row| School {
        id: SchoolId::from_uuid(row.id),
        name: row.name,
    });
    Ok(schools.collect())
}
