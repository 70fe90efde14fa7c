//! Reads of residents.

use super::{
    person,
    table::resident::{Column, Entity, Model},
};
use crate::{
    kernel::{BirthYear, MunicipalityCode, PersonName, Phone, Postcode, ResidentId},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Somebody who takes part, as far as they are known.
#[derive(Debug, Clone)]
pub struct Resident {
    /// Their id.
    pub id: ResidentId,
    /// Their name.
    pub name: PersonName,
    /// Their year of birth.
    pub born: BirthYear,
    /// Their postcode, if they know it.
    pub postcode: Option<Postcode>,
    /// Their phone, if they have one.
    pub phone: Option<Phone>,
}

/// The people with these ids, in the order of the ids.
///
/// # Errors
/// A [`Fault`] when they cannot be read, or one is not there. One who is protected is not there: a page that has
/// forgotten to leave them out shows nothing at all.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[ResidentId]) -> Result<Vec<Resident>, Fault> {
    in_order(&rows(db, ids).await?, ids, |row| !row.sealed)
}

/// The same with those who are protected, by their alias: for what counts seats and tells of changes, and for no
/// page.
///
/// # Errors
/// A [`Fault`] when they cannot be read, or one is not there.
pub async fn by_ids_with_protected(
    db: &impl ConnectionTrait,
    ids: &[ResidentId],
) -> Result<Vec<Resident>, Fault> {
    in_order(&rows(db, ids).await?, ids, |_| true)
}

fn in_order(
    known: &HashMap<Uuid, Model>,
    ids: &[ResidentId],
    may_be_read: fn(&Model) -> bool,
) -> Result<Vec<Resident>, Fault> {
    ids.iter()
        .map(|id| {
            let row = known.get(&id.uuid()).filter(|row| may_be_read(row));
            row.ok_or_else(|| Fault::new("a resident is gone"))
                .and_then(read)
        })
        .collect()
}

/// Those of them who are there and not protected: for pages that name people.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn by_ids_known(
    db: &impl ConnectionTrait,
    ids: &[ResidentId],
) -> Result<Vec<Resident>, Fault> {
    let known = rows(db, ids).await?;
    let here = ids.iter().filter_map(|id| known.get(&id.uuid()));
    let here = here.filter(|row| !row.sealed);
    here.map(read).collect()
}

/// The same, each with whom it counts as.
pub(super) async fn by_ids_known_with_persons(
    db: &impl ConnectionTrait,
    ids: &[ResidentId],
) -> Result<Vec<(Resident, ResidentId)>, Fault> {
    let known = rows(db, ids).await?;
    let here = ids.iter().filter_map(|id| known.get(&id.uuid()));
    let here = here.filter(|row| !row.sealed);
    here.map(|row| Ok((read(row)?, person::of(row)))).collect()
}

async fn rows(
    db: &impl ConnectionTrait,
    ids: &[ResidentId],
) -> Result<HashMap<Uuid, Model>, Fault> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Somebody whom a municipality knows; nobody who is protected.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn by_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: ResidentId,
) -> Result<Option<Resident>, Fault> {
    let row = Entity::find_by_id(id.uuid())
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::Sealed.eq(false))
        .one(db)
        .await?;
    row.as_ref().map(read).transpose()
}

/// A row as others see it.
pub(super) fn read(row: &Model) -> Result<Resident, Fault> {
    let phone = row.phone.as_deref().zip(row.phone_typed.as_deref());
    let postcode = row.postcode.as_deref();
    Ok(Resident {
        id: ResidentId::from_uuid(row.id),
        name: PersonName::parse(&row.name).map_err(|e| Fault::because("a resident's name", e))?,
        born: BirthYear::from_year(row.birth_year),
        postcode: postcode.and_then(|digits| Postcode::parse(digits).ok()),
        phone: phone.and_then(|(e164, typed)| Phone::from_stored(e164, typed)),
    })
}
