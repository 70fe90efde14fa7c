//! Somebody signs up: do we know them?

use super::{newcomer::Newcomer, search, table};
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, ResidentId},
    municipalities,
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// So many likely duplicates of one person are looked for at most by name, and as many by phone.
const MOST_ALIKE: u64 = 20;

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
    let alike = alike(unit, municipality, newcomer).await?;
    if let Some(known) = same(unit, municipality, newcomer, &alike).await? {
        return Ok(Met::Known(known));
    }
    let id = ResidentId::new(now, chance);
    let home =
        municipalities::residence_of(unit.db(), newcomer.postcode.as_ref(), municipality).await?;
    let row = newcomer.as_row(id, municipality, &home, now);
    table::resident::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(unit.db())
        .await?;
    search::put(unit, &row).await?;
    let flags = alike
        .iter()
        .map(|other| table::likely_duplicate::ActiveModel {
            resident_id: Set(id.uuid()),
            other_id: Set(other.id),
            found_at: Set(now.microseconds()),
        });
    table::likely_duplicate::Entity::insert_many(flags)
        .exec_without_returning(unit.db())
        .await?;
    Ok(Met::New(id))
}

/// The one person with this name, birth year and phone; the database allows no second. Usually among
/// those who are alike, if there is one; only where these are too many must the database look again.
async fn same(
    unit: &Unit,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
    alike: &[table::resident::Model],
) -> Result<Option<ResidentId>, Fault> {
    use table::resident::{Column, Entity};
    let Some(phone) = &newcomer.phone else {
        return Ok(None);
    };
    let is_same = |row: &&table::resident::Model| {
        row.matching_key == newcomer.name.matching_key()
            && row.birth_year == newcomer.born.year()
            && row.phone.as_deref() == Some(phone.e164())
    };
    let found = alike.iter().find(is_same);
    if found.is_some() || (alike.len() as u64) < MOST_ALIKE {
        return Ok(found.map(|row| ResidentId::from_uuid(row.id)));
    }
    let row = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::MatchingKey.eq(newcomer.name.matching_key()))
        .filter(Column::BirthYear.eq(newcomer.born.year()))
        .filter(Column::Phone.eq(phone.e164()))
        .one(unit.db())
        .await?;
    Ok(row.map(|row| ResidentId::from_uuid(row.id)))
}

/// Everybody with two of the three alike: name, birth year, phone. A few are enough for a human to
/// look at.
async fn alike(
    unit: &Unit,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
) -> Result<Vec<table::resident::Model>, Fault> {
    use table::resident::{Column, Entity};
    let name = || Column::MatchingKey.eq(newcomer.name.matching_key());
    let born = || Column::BirthYear.eq(newcomer.born.year());
    let here = || {
        Entity::find()
            .filter(Column::MunicipalityCode.eq(municipality.as_str()))
            .order_by_desc(Column::KnownSince)
            .limit(MOST_ALIKE)
    };
    let mut alike = here().filter(name()).filter(born()).all(unit.db()).await?;
    // A question of its own: with «or» between them the database would go through everybody.
    if let Some(phone) = &newcomer.phone {
        let by_phone = here()
            .filter(Column::Phone.eq(phone.e164()))
            .filter(Condition::any().add(name()).add(born()));
        let more = by_phone.all(unit.db()).await?;
        let new = |row: &table::resident::Model| alike.iter().all(|other| other.id != row.id);
        let more: Vec<_> = more.into_iter().filter(new).collect();
        alike.extend(more);
    }
    Ok(alike)
}
