//! Reads for those who plan: venues with their rooms, and the rooms that can be planned in.

use super::{Building, Hall, RoomChoice, Venue, table};
use crate::{
    kernel::{MunicipalityCode, RoomId, VenueId, sort_key},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// Every venue of a municipality with its rooms, closed ones too: by place and then by name, in Swedish
/// order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn buildings(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<Building>, Fault> {
    let rows = table::venue::Entity::find()
        .filter(table::venue::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    whole(db, rows).await
}

/// One venue of a municipality; that of another is not there.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn building(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: VenueId,
) -> Result<Option<Building>, Fault> {
    let rows = table::venue::Entity::find_by_id(id.uuid())
        .filter(table::venue::Column::MunicipalityCode.eq(municipality.as_str()))
        .all(db)
        .await?;
    Ok(whole(db, rows).await?.pop())
}

/// The venue that has this room, with all its rooms; that of another municipality is not there.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn building_with(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    room: RoomId,
) -> Result<Option<Building>, Fault> {
    let row = table::room::Entity::find_by_id(room.uuid()).one(db).await?;
    match row {
        Some(row) => building(db, municipality, VenueId::from_uuid(row.venue_id)).await,
        None => Ok(None),
    }
}

/// The rooms of a municipality that sessions can be planned in, in Swedish order of place, venue and
/// room. What is closed is not among them.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn open_rooms(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<RoomChoice>, Fault> {
    let buildings = buildings(db, municipality).await?;
    let open = buildings
        .iter()
        .filter(|building| building.closed_on.is_none());
    let rooms = open.flat_map(|building| {
        let open = building
            .rooms
            .iter()
            .filter(|hall| hall.closed_on.is_none());
        open.map(|hall| choice(building, hall))
    });
    Ok(rooms.collect())
}

/// One room with where it is, closed or not.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn room(db: &impl ConnectionTrait, id: RoomId) -> Result<Option<RoomChoice>, Fault> {
    let Some(row) = table::room::Entity::find_by_id(id.uuid()).one(db).await? else {
        return Ok(None);
    };
    let venue = table::venue::Entity::find_by_id(row.venue_id)
        .all(db)
        .await?;
    let building = whole(db, venue).await?.pop();
    Ok(building.and_then(|building| {
        let hall = building.rooms.iter().find(|hall| hall.room.id == id)?;
        Some(choice(&building, hall))
    }))
}

fn choice(building: &Building, hall: &Hall) -> RoomChoice {
    RoomChoice {
        id: hall.room.id,
        venue: building.venue.id,
        venue_name: building.venue.name.clone(),
        room_name: hall.room.name.clone(),
        place_name: building.place_name.clone(),
        seats: hall.room.seats,
        reserved: hall.room.reserved,
    }
}

/// Venues with their rooms and the names of their places, in Swedish order.
async fn whole(
    db: &impl ConnectionTrait,
    venues: Vec<table::venue::Model>,
) -> Result<Vec<Building>, Fault> {
    let ids = venues.iter().map(|venue| venue.id);
    let rooms = table::room::Entity::find()
        .filter(table::room::Column::VenueId.is_in(ids))
        .all(db)
        .await?;
    let places = table::place::Entity::find()
        .filter(table::place::Column::Id.is_in(venues.iter().map(|venue| venue.place_id)))
        .all(db)
        .await?;
    let places: HashMap<_, _> = places.into_iter().map(|p| (p.id, p.name)).collect();
    let mut halls: HashMap<_, Vec<Hall>> = HashMap::new();
    for row in rooms {
        halls.entry(row.venue_id).or_default().push(Hall {
            closed_on: row.closed_on,
            room: row.try_into()?,
        });
    }
    let mut buildings = Vec::new();
    for row in venues {
        let mut rooms = halls.remove(&row.id).unwrap_or_default();
        rooms.sort_by_cached_key(|hall| (sort_key(&hall.room.name), hall.room.id));
        buildings.push(Building {
            place_name: places.get(&row.place_id).cloned().unwrap_or_default(),
            closed_on: row.closed_on,
            venue: Venue::try_from(row)?,
            rooms,
        });
    }
    buildings.sort_by_cached_key(|building| {
        let (place, name) = (&building.place_name, &building.venue.name);
        (sort_key(place), sort_key(name), building.venue.id)
    });
    Ok(buildings)
}
