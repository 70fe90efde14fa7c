//! A place is named, or changed: what it is called, its postcodes and what lies near it.

use super::{
    Locality, NotWritten, Place, PlaceEdit,
    plan::{put_near, put_place},
    queries::places,
    table,
    write_venue::make_place_named,
};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{PlaceId, Version, is_same_name},
    municipalities,
    store::{Fault, Outcome, Store},
};
use sea_orm::EntityTrait;

/// Names a place; a form that has named one before names no other.
///
/// # Errors
/// A refusal when there is one of that name or a near one is gone, or a fault.
pub(super) async fn make_place(
    store: &Store,
    by: &By<'_>,
    once: &Once,
    place: &PlaceEdit,
) -> Result<PlaceId, Outcome<NotWritten>> {
    let made = store
        .write(|unit| async move {
            let id = PlaceId::new(by.now, by.chance);
            if let Some(before) = once.made(&unit, by.now, id.uuid()).await? {
                return Ok(PlaceId::from_uuid(before));
            }
            municipalities::hold(&unit, by.municipality).await?;
            let known = places(unit.db(), by.municipality).await?;
            check(place, &known, None)?;
            make_place_named(&unit, by, id, &place.name, &place.postcodes).await?;
            put_near(&unit, id, &place.near).await?;
            Ok::<_, Outcome<NotWritten>>(id)
        })
        .await?;
    store.plan_changed();
    Ok(made)
}

/// Changes a place that stands as it was seen.
///
/// # Errors
/// A refusal when another has changed it meanwhile, there is another of that name or a near one is gone,
/// or a fault.
pub(super) async fn change_place(
    store: &Store,
    by: &By<'_>,
    id: PlaceId,
    seen: &Version,
    place: &PlaceEdit,
) -> Result<(), Outcome<NotWritten>> {
    store
        .write(|unit| async move {
            municipalities::hold(&unit, by.municipality).await?;
            unit.lock("places", &[id.uuid()]).await?;
            let known = places(unit.db(), by.municipality).await?;
            let own = known.iter().find(|own| own.id == id);
            if !seen.is_still(own.ok_or(Outcome::NotFound)?) {
                return Err(NotWritten::Overtaken.into());
            }
            check(place, &known, Some(id))?;
            let row = table::place::Entity::find_by_id(id.uuid())
                .one(unit.db())
                .await?;
            let row = row.ok_or_else(|| Fault::new("a place is gone"))?;
            let row = Place {
                id,
                municipality: by.municipality.clone(),
                key: row.key,
                name: place.name.clone(),
                postcodes: place.postcodes.clone(),
            };
            put_place(&unit, &row).await?;
            put_near(&unit, id, &place.near).await?;
            by.record(&unit, "place.changed", &[("place", id.uuid())])
                .await?;
            Ok::<_, Outcome<NotWritten>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}

fn check(place: &PlaceEdit, known: &[Locality], own: Option<PlaceId>) -> Result<(), NotWritten> {
    let others: Vec<&Locality> = known.iter().filter(|other| Some(other.id) != own).collect();
    let alike = |other: &&Locality| is_same_name(&other.name, &place.name);
    if others.iter().any(alike) {
        return Err(NotWritten::NameTaken);
    }
    let is_there = |near: &PlaceId| others.iter().any(|other| other.id == *near);
    if place.near.iter().all(is_there) {
        Ok(())
    } else {
        Err(NotWritten::PlaceGone)
    }
}
