//! Somebody signs up: do we know them?

use super::{
    change::change,
    likeness::Likeness,
    newcomer::Newcomer,
    queries::{self, Resident},
    search,
    table::{
        likely_duplicate,
        resident::{Column, Entity, Model},
    },
};
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, Phone, ResidentId},
    municipalities,
    store::{Fault, Outcome, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};
use std::{cmp::Reverse, collections::HashSet};
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
    let with_phone = with_phone(unit.db(), municipality, newcomer.phone.as_ref()).await?;
    if let Some(known) = same(unit, municipality, newcomer, &with_phone).await? {
        return Ok(Met::Known(known));
    }
    let alike = alike(unit.db(), municipality, newcomer, with_phone).await?;
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
        other_id: Set(other.id.uuid()),
        found_at: Set(now.microseconds()),
        verdict_id: Set(None),
    });
    likely_duplicate::Entity::insert_many(flags)
        .exec_without_returning(unit.db())
        .await?;
    Ok(Met::New(id))
}

/// Those whom somebody who says this may be, the likeliest first: for a human to ask.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn may_be(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    said: &Newcomer,
) -> Result<Vec<Resident>, Fault> {
    let with_phone = with_phone(db, municipality, said.phone.as_ref()).await?;
    let mut alike = alike(db, municipality, said, with_phone).await?;
    alike.sort_by_key(|other| {
        let likeness = Likeness::of(said, other);
        Reverse((likeness.phone, likeness.name, likeness.year))
    });
    Ok(alike)
}

/// Somebody whom a clerk has recognised as a person who is known. A phone or a postcode that was said now is
/// written, unless it would make the row another person's.
///
/// # Errors
/// `NotFound` when the municipality knows no such person.
pub async fn recognised<R>(
    unit: &Unit,
    municipality: &MunicipalityCode,
    id: ResidentId,
    said: &Newcomer,
) -> Result<Met, Outcome<R>> {
    let known = queries::by_id(unit.db(), municipality, id).await?;
    let known = known.ok_or(Outcome::NotFound)?;
    let phone = said.phone.as_ref().or(known.phone.as_ref());
    let postcode = said.postcode.as_ref().or(known.postcode.as_ref());
    if phone != known.phone.as_ref() || postcode != known.postcode.as_ref() {
        change(unit, municipality, id, phone, postcode).await?;
    }
    Ok(Met::Known(id))
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
    db: &impl ConnectionTrait,
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
        .all(db)
        .await?;
    Ok(rows)
}

/// Those who may be the same person, for a human to look at: among those with the phone, and among those of
/// the year half of whose name sounds so.
async fn alike(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
    with_phone: Vec<Model>,
) -> Result<Vec<Resident>, Fault> {
    let sounding = search::who_sound_so(db, municipality, newcomer, MOST_SOUNDING).await?;
    let known: HashSet<Uuid> = with_phone.iter().map(|row| row.id).collect();
    let others = sounding.into_iter().filter(|id| !known.contains(id));
    let others = Entity::find()
        .filter(Column::Id.is_in(others))
        .all(db)
        .await?;
    let mut alike = Vec::new();
    for row in with_phone.iter().chain(&others) {
        let other = queries::read(row)?;
        if Likeness::of(newcomer, &other).may_be_one() {
            alike.push(other);
        }
    }
    Ok(alike)
}
