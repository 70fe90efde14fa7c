//! A school of a municipality.

use super::table::school;
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, SchoolId, sort_key},
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

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

/// The school of this name in a municipality, which is what a school is known by; made when there is none.
///
/// # Errors
/// A [`Fault`] when it cannot be read or written.
pub async fn put_school(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    name: &str,
) -> Result<SchoolId, Fault> {
    let known = school::Entity::find()
        .filter(school::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(school::Column::Name.eq(name))
        .one(unit.db())
        .await?;
    if let Some(row) = known {
        return Ok(SchoolId::from_uuid(row.id));
    }
    let id = SchoolId::new(now, chance);
    let row = school::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(municipality.as_str().to_owned()),
        name: Set(name.to_owned()),
        sort_key: Set(sort_key(name)),
    };
    school::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(id)
}
