//! Somebody signs up: do we know them?

use super::{newcomer::Newcomer, table};
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, ResidentId},
    municipalities,
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// So many likely duplicates of one person are noted at most.
const MOST_ALIKE: u64 = 20;

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
) -> Result<ResidentId, Fault> {
    let phone = newcomer.phone.as_ref().map(|p| p.e164().to_owned());
    let matching_key = newcomer.name.matching_key();
    if let Some(known) = same(unit, municipality, newcomer).await? {
        return Ok(ResidentId::from_uuid(known.id));
    }
    let alike = alike(unit, municipality, newcomer).await?;
    let id = ResidentId::new(now, chance);
    let home =
        municipalities::residence_of(unit.db(), newcomer.postcode.as_ref(), municipality).await?;
    let row = table::resident::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(municipality.as_str().to_owned()),
        home_municipality_code: Set(home.as_str().to_owned()),
        name: Set(newcomer.name.as_str().to_owned()),
        sort_key: Set(newcomer.name.sort_key()),
        matching_key: Set(matching_key),
        birth_year: Set(newcomer.born.year()),
        postcode: Set(newcomer.postcode.as_ref().map(|p| p.digits())),
        phone: Set(phone),
        phone_typed: Set(newcomer.phone.as_ref().map(|p| p.typed().to_owned())),
        known_since: Set(now.microseconds()),
    };
    table::resident::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
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
    Ok(id)
}

/// The one person with this name, birth year and phone; the database allows no second.
async fn same(
    unit: &Unit,
    municipality: &MunicipalityCode,
    newcomer: &Newcomer,
) -> Result<Option<table::resident::Model>, Fault> {
    use table::resident::{Column, Entity};
    let Some(phone) = &newcomer.phone else {
        return Ok(None);
    };
    Ok(Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::MatchingKey.eq(newcomer.name.matching_key()))
        .filter(Column::BirthYear.eq(newcomer.born.year()))
        .filter(Column::Phone.eq(phone.e164()))
        .one(unit.db())
        .await?)
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
    let mut two_of_three = Condition::any().add(Condition::all().add(name()).add(born()));
    if let Some(phone) = &newcomer.phone {
        let phone = || Column::Phone.eq(phone.e164());
        two_of_three = two_of_three
            .add(Condition::all().add(name()).add(phone()))
            .add(Condition::all().add(born()).add(phone()));
    }
    Ok(Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(two_of_three)
        .order_by_desc(Column::KnownSince)
        .limit(MOST_ALIKE)
        .all(unit.db())
        .await?)
}
