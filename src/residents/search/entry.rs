//! Writing what people are found by.

use super::words::{WRITTEN_BY, words};
use crate::{
    kernel::{BirthYear, PersonName, Phone, ResidentId},
    residents::table::{resident, search_entry},
    store::{Fault, Store, Unit},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};
use uuid::Uuid;

/// So many people's words are written in one unit of work.
const AT_A_TIME: u64 = 500;

/// Writes the words of somebody who is new.
pub(in crate::residents) async fn put(unit: &Unit, person: &resident::Model) -> Result<(), Fault> {
    write(unit, person, None).await
}

/// Writes the words of people who are new.
pub(in crate::residents) async fn put_many(
    unit: &Unit,
    people: &[resident::Model],
) -> Result<(), Fault> {
    let rows: Result<Vec<_>, Fault> = people.iter().map(|person| row_of(person, None)).collect();
    search_entry::Entity::insert_many(rows?)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes the words of somebody of whom something has changed.
pub(in crate::residents) async fn put_anew(
    unit: &Unit,
    person: &resident::Model,
) -> Result<(), Fault> {
    let street = street_of(unit, person.id).await?;
    write(unit, person, street.as_deref()).await
}

/// Somebody is found by this street from now on, and by no other.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn live_at(unit: &Unit, person: ResidentId, street: Option<&str>) -> Result<(), Fault> {
    let before = street_of(unit, person.uuid()).await?;
    if before.as_deref() == street {
        return Ok(());
    }
    let row = resident::Entity::find_by_id(person.uuid())
        .one(unit.db())
        .await?
        .ok_or_else(|| Fault::new("a resident is gone"))?;
    write(unit, &row, street).await
}

async fn write(unit: &Unit, person: &resident::Model, street: Option<&str>) -> Result<(), Fault> {
    use search_entry::{Column, Entity};
    Entity::insert(row_of(person, street)?)
        .on_conflict(
            OnConflict::column(Column::ResidentId)
                .update_columns([Column::Words, Column::Street, Column::WrittenBy])
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

fn row_of(
    person: &resident::Model,
    street: Option<&str>,
) -> Result<search_entry::ActiveModel, Fault> {
    Ok(search_entry::ActiveModel {
        number: NotSet,
        resident_id: Set(person.id),
        municipality_code: Set(person.municipality_code.clone()),
        words: Set(words_of(person, street)?),
        street: Set(street.map(ToOwned::to_owned)),
        written_by: Set(WRITTEN_BY),
    })
}

async fn street_of(unit: &Unit, person: Uuid) -> Result<Option<String>, Fault> {
    let row = search_entry::Entity::find()
        .filter(search_entry::Column::ResidentId.eq(person))
        .one(unit.db())
        .await?;
    Ok(row.and_then(|row| row.street))
}

fn words_of(person: &resident::Model, street: Option<&str>) -> Result<String, Fault> {
    let name = PersonName::parse(&person.name);
    let name = name.map_err(|e| Fault::because("a resident's name", e))?;
    let phone = person.phone.as_deref().and_then(Phone::from_e164);
    let born = BirthYear::from_year(person.birth_year);
    Ok(words(&name, born, phone.as_ref(), street))
}

/// Nobody is found by the words of these people any more.
pub(in crate::residents) async fn forget(unit: &Unit, people: &[Uuid]) -> Result<(), Fault> {
    search_entry::Entity::delete_many()
        .filter(search_entry::Column::ResidentId.is_in(people.iter().copied()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Writes the words of some whose words an earlier version of the rule wrote, or nobody yet, and answers of
/// how many: none when all are written.
///
/// # Errors
/// A [`Fault`] when they cannot be read or written.
pub async fn write_waiting(store: &Store) -> Result<usize, Fault> {
    let written = store
        .write(|unit| async move {
            let waiting = search_entry::Entity::find()
                .filter(search_entry::Column::WrittenBy.lt(WRITTEN_BY))
                .order_by_asc(search_entry::Column::Number)
                .limit(AT_A_TIME)
                .all(unit.db())
                .await?;
            let ids = waiting.iter().map(|entry| entry.resident_id);
            let people = resident::Entity::find()
                .filter(resident::Column::Id.is_in(ids))
                .all(unit.db())
                .await?;
            for person in &people {
                put_anew(&unit, person).await?;
            }
            Ok::<_, Fault>(people.len())
        })
        .await?;
    Ok(written)
}
