//! A venue is made, with its first room, or changed.

use super::{
    NotWritten, RoomEdit, Venue, VenueEdit, Whereabouts,
    plan::{insert_place, insert_venue, put_venue},
    planning::building,
    queries::places,
    table,
    write_room::insert_room,
};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{PlaceId, Postcode, RoomId, VenueId, Version, is_same_name, key_of},
    municipalities,
    store::{Fault, Outcome, Store, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Makes a venue with its first room: one without would offer nothing to plan in. A form that has made one
/// before makes no other.
///
/// # Errors
/// A refusal when its place is gone, or a fault.
pub(super) async fn make_venue(
    store: &Store,
    by: &By<'_>,
    once: &Once,
    venue: &VenueEdit,
    first_room: &RoomEdit,
) -> Result<VenueId, Outcome<NotWritten>> {
    let made = store
        .write(|unit| async move {
            let id = VenueId::new(by.now, by.chance);
            if let Some(before) = once.made(&unit, by.now, id.uuid()).await? {
                return Ok(VenueId::from_uuid(before));
            }
            municipalities::hold(&unit, by.municipality).await?;
            let row = Venue {
                id,
                municipality: by.municipality.clone(),
                place: settled(&unit, by, venue).await?,
                key: key_of(&venue.name, &keys(&unit, by).await?),
                name: venue.name.clone(),
                street: venue.street.clone(),
                postcode: venue.postcode,
                facts: venue.facts.clone(),
            };
            insert_venue(&unit, &row).await?;
            let room = RoomId::new(by.now, by.chance);
            insert_room(&unit, by, id, room, first_room).await?;
            by.record(&unit, "venue.made", &[("venue", id.uuid())])
                .await?;
            Ok::<_, Outcome<NotWritten>>(id)
        })
        .await?;
    store.plan_changed();
    Ok(made)
}

/// Changes a venue that stands as it was seen.
///
/// # Errors
/// A refusal when another has changed it meanwhile or its place is gone, or a fault.
pub(super) async fn change_venue(
    store: &Store,
    by: &By<'_>,
    id: VenueId,
    seen: &Version,
    venue: &VenueEdit,
) -> Result<(), Outcome<NotWritten>> {
    store
        .write(|unit| async move {
            if matches!(venue.place, Whereabouts::New(_)) {
                municipalities::hold(&unit, by.municipality).await?;
            }
            unit.lock("venues", &[id.uuid()]).await?;
            let known = building(unit.db(), by.municipality, id).await?;
            let known = known.ok_or(Outcome::NotFound)?.venue;
            if !seen.is_still(&known) {
                return Err(NotWritten::Overtaken.into());
            }
            let row = Venue {
                place: settled(&unit, by, venue).await?,
                name: venue.name.clone(),
                street: venue.street.clone(),
                postcode: venue.postcode,
                facts: venue.facts.clone(),
                ..known
            };
            put_venue(&unit, &row).await?;
            by.record(&unit, "venue.changed", &[("venue", id.uuid())])
                .await?;
            Ok::<_, Outcome<NotWritten>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}

/// The place that a venue lies in. One that is new gets the postcode of the venue, so that a search by
/// it leads there.
async fn settled(
    unit: &Unit,
    by: &By<'_>,
    venue: &VenueEdit,
) -> Result<PlaceId, Outcome<NotWritten>> {
    let known = places(unit.db(), by.municipality).await?;
    match &venue.place {
        Whereabouts::Known(id) => {
            let known = known.iter().any(|place| place.id == *id);
            known.then_some(*id).ok_or(NotWritten::PlaceGone.into())
        }
        Whereabouts::New(name) => {
            let alike = |other: &str| is_same_name(other, name);
            if let Some(place) = known.iter().find(|place| alike(&place.name)) {
                return Ok(place.id);
            }
            let id = PlaceId::new(by.now, by.chance);
            make_place_named(unit, by, id, name, &[venue.postcode]).await?;
            Ok(id)
        }
    }
}

/// A place with a key of its own, in a unit that holds the municipality.
pub(super) async fn make_place_named(
    unit: &Unit,
    by: &By<'_>,
    id: PlaceId,
    name: &str,
    postcodes: &[Postcode],
) -> Result<(), Fault> {
    let taken = table::place::Entity::find()
        .select_only()
        .column(table::place::Column::Key)
        .filter(table::place::Column::MunicipalityCode.eq(by.municipality.as_str()))
        .into_tuple()
        .all(unit.db())
        .await?;
    let place = super::Place {
        id,
        municipality: by.municipality.clone(),
        key: key_of(name, &taken),
        name: name.to_owned(),
        postcodes: postcodes.to_vec(),
    };
    insert_place(unit, &place).await?;
    by.record(unit, "place.made", &[("place", id.uuid())]).await
}

async fn keys(unit: &Unit, by: &By<'_>) -> Result<Vec<String>, Fault> {
    let keys = table::venue::Entity::find()
        .select_only()
        .column(table::venue::Column::Key)
        .filter(table::venue::Column::MunicipalityCode.eq(by.municipality.as_str()))
        .into_tuple()
        .all(unit.db())
        .await?;
    Ok(keys)
}
