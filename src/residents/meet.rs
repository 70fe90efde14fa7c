//! Somebody signs up: do we know them?

use super::{
    likeness::Likeness,
    newcomer::Newcomer,
    queries, search,
    table::{
        likely_duplicate,
        resident::{Column, Entity, Model},
    },
};
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, Phone, ResidentId},
    municipalities,
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::HashSet;
use uuid::Uuid;

/// So many likely duplicates of one person are looked for at most by phone.
const MOST_ALIKE: u64 = 20;

/// And so many by half a name and the year, which a municipality's most common names have.
const MOST_SOUNDING: u32 = 100;

/// Who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// Somebody who has signed up with this municipality before.
    Known(ResidentId),
    /// Somebody new, who is therefore in no round yet.
    New(ResidentId),
}

impl Met {
    /// Their id.
    #[must_use]
    pub fn id(self) -> ResidentId {
        match self {
            Self::Known(id) | Self::New(id) => id,
        }
    }
}

/// Finds the person with the same name, birth year and phone among those who have signed up with
/// this municipality, or writes a new one and flags whom it may be.
///
/// # Errors
/// A [`Fault`] when rows cannot be read or written.
pub async fn meet(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
) -> Result<Met, Fault> {
    let with_phone = with_phone(unit, municipality, newcomer.phone.as_ref()).await?;
    if let Some(known) = same(unit, municipality, newcomer, &with_phone).await? {
        return Ok(Met::Known(known));
    }
    let alike = alike(unit, municipality, newcomer, with_phone).await?;
    let id = ResidentId::new(now, chance);
    let home =
        municipalities::residence_of(unit.db(), newcomer.postcode.as_ref(), municipality).await?;
    let row = newcomer.as_row(id, municipality, &home, now);
    Entity::insert(row.clone().into_active_model())
        .exec_without_returning(unit.db())
        .await?;
    search::put(unit, &row).await?;
    let flags = alike.iter().map(|other| likely_duplicate::ActiveModel {
        resident_id: Set(id.uuid()),
        other_id: Set(*other),
        found_at: Set(now.microseconds()),
        verdict_id: Set(None),
    });
    likely_duplicate::Entity::insert_many(flags)
        .exec_without_returning(unit.db())
        .await?;
    Ok(Met::New(id))
}

/// The one person with this name, birth year and phone; the database allows no second. Among those with the
/// phone, if these are not too many; only then must the database look again.
async fn same(
    unit: &Unit,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
    with_phone: &[Model],
) -> Result<Option<ResidentId>, Fault> {
    let Some(phone) = &newcomer.phone else {
        return Ok(None);
    };
    let matching_key = newcomer.name.matching_key();
    let is_same =
        |row: &&Model| row.matching_key == matching_key && row.birth_year == newcomer.born.year();
    let found = with_phone.iter().find(is_same);
    if found.is_some() || (with_phone.len() as u64) < MOST_ALIKE {
        return Ok(found.map(|row| ResidentId::from_uuid(row.id)));
    }
    let row = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::MatchingKey.eq(matching_key))
        .filter(Column::BirthYear.eq(newcomer.born.year()))
        .filter(Column::Phone.eq(phone.e164()))
        .one(unit.db())
        .await?;
    Ok(row.map(|row| ResidentId::from_uuid(row.id)))
}

/// The latest of those who are reached by the same phone.
async fn with_phone(
    unit: &Unit,
    municipality: &MunicipalityCode,
    phone: Option<&Phone>,
) -> Result<Vec<Model>, Fault> {
    let Some(phone) = phone else {
        return Ok(Vec::new());
    };
    let rows = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::Phone.eq(phone.e164()))
        .order_by_desc(Column::KnownSince)
        .limit(MOST_ALIKE)
        .all(unit.db())
        .await?;
    Ok(rows)
}

/// Those who may be the same person, for a human to look at: among those with the phone, and among those of
/// the year half of whose name sounds so.
async fn alike(
    unit: &Unit,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
    with_phone: Vec<Model>,
) -> Result<Vec<Uuid>, Fault> {
    let sounding = search::who_sound_so(unit.db(), municipality, newcomer, MOST_SOUNDING).await?;
    let known: HashSet<Uuid> = with_phone.iter().map(|row| row.id).collect();
    let others = sounding.into_iter().filter(|id| !known.contains(id));
    let others = Entity::find()
        .filter(Column::Id.is_in(others))
        .all(unit.db())
        .await?;
    let mut alike = Vec::new();
    for row in with_phone.iter().chain(&others) {
        if Likeness::of(newcomer, &queries::read(row)?).may_be_one() {
            alike.push(row.id);
        }
    }
    Ok(alike)
}
