//! A room is added to a venue, or changed. Sessions that are planned keep their seats: those are rows of
//! their own, made when the session was.

use super::{
    Hall, NotWritten, Room, RoomEdit,
    plan::put_room,
    planning::{building, building_with},
};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{RoomId, VenueId, Version, is_same_name, key_of},
    municipalities,
    store::{Fault, Outcome, Store, Unit},
};

/// Adds a room; a form that has added one before adds no other.
///
/// # Errors
/// A refusal when the venue has one of that name, or a fault.
pub(super) async fn add_room(
    store: &Store,
    by: &By<'_>,
    once: &Once,
    venue: VenueId,
    room: &RoomEdit,
) -> Result<RoomId, Outcome<NotWritten>> {
    let made = store
        .write(|unit| async move {
            let id = RoomId::new(by.now, by.chance);
            if let Some(before) = once.made(&unit, by.now, id.uuid()).await? {
                return Ok(RoomId::from_uuid(before));
            }
            municipalities::hold(&unit, by.municipality).await?;
            let known = building(unit.db(), by.municipality, venue).await?;
            let known = known.ok_or(Outcome::NotFound)?;
            if is_taken(&room.name, &known.rooms, None) {
                return Err(NotWritten::NameTaken.into());
            }
            insert_room(&unit, by, venue, id, room).await?;
            Ok::<_, Outcome<NotWritten>>(id)
        })
        .await?;
    store.plan_changed();
    Ok(made)
}

/// Changes a room that stands as it was seen.
///
/// # Errors
/// A refusal when another has changed it meanwhile or the venue has another of that name, or a fault.
pub(super) async fn change_room(
    store: &Store,
    by: &By<'_>,
    id: RoomId,
    seen: &Version,
    room: &RoomEdit,
) -> Result<(), Outcome<NotWritten>> {
    store
        .write(|unit| async move {
            municipalities::hold(&unit, by.municipality).await?;
            unit.lock("rooms", &[id.uuid()]).await?;
            let known = building_with(unit.db(), by.municipality, id).await?;
            let known = known.ok_or(Outcome::NotFound)?;
            let hall = known.rooms.iter().find(|hall| hall.room.id == id);
            let hall = hall.ok_or(Outcome::NotFound)?;
            if !seen.is_still(hall) {
                return Err(NotWritten::Overtaken.into());
            }
            if is_taken(&room.name, &known.rooms, Some(id)) {
                return Err(NotWritten::NameTaken.into());
            }
            let row = Room {
                name: room.name.clone(),
                seats: room.seats,
                reserved: room.reserved,
                ..hall.room.clone()
            };
            put_room(&unit, &row).await?;
            let about = [("room", id.uuid()), ("venue", known.venue.id.uuid())];
            by.record(&unit, "room.changed", &about).await?;
            Ok::<_, Outcome<NotWritten>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}

/// Writes a new room with a key of its own.
pub(super) async fn insert_room(
    unit: &Unit,
    by: &By<'_>,
    venue: VenueId,
    id: RoomId,
    room: &RoomEdit,
) -> Result<(), Fault> {
    let known = building(unit.db(), by.municipality, venue).await?;
    let halls = known.map(|known| known.rooms).unwrap_or_default();
    let taken: Vec<String> = halls.into_iter().map(|hall| hall.room.key).collect();
    let row = Room {
        id,
        venue,
        key: key_of(&room.name, &taken),
        name: room.name.clone(),
        seats: room.seats,
        reserved: room.reserved,
    };
    put_room(unit, &row).await?;
    let about = [("room", id.uuid()), ("venue", venue.uuid())];
    by.record(unit, "room.made", &about).await
}

/// Two rooms of one venue with one name could not be told apart when they are planned in.
fn is_taken(name: &str, rooms: &[Hall], except: Option<RoomId>) -> bool {
    let mut others = rooms.iter().filter(|hall| Some(hall.room.id) != except);
    others.any(|hall| is_same_name(&hall.room.name, name))
}
