//! Schools, places, venues and rooms.

use super::fields::{all, key, number, parsed, text, words, words_if_any};
use super::index::{Index, Scope};
use super::notes::Notes;
use crate::app::world::file::{PlaceShape, RoomShape, SchoolShape, Text, VenueShape};
use crate::app::world::naming::{Named, Thing, Wanted};
use crate::app::world::place::{Place, Room, School, Venue};
use crate::app::world::problems::WorldCause;
use crate::kernel::Postcode;
use crate::venues::{MOST_SEATS, VenueFacts, leaves_seats};

/// Reads a school.
pub(super) fn school(shape: &SchoolShape, index: &Index, notes: &mut Notes<'_>) -> Option<School> {
    let me = Named::new(Thing::School, shape.name.get_ref());
    let municipality = index.municipality(&shape.municipality, &me, notes);
    let name = text(&shape.name, notes);
    Some(School {
        municipality: municipality?,
        name: name?,
    })
}

/// Reads a place; its `near` is still as one-sided as in the file.
pub(super) fn place(shape: &PlaceShape, index: &Index, notes: &mut Notes<'_>) -> Option<Place> {
    let me = Named::new(Thing::Place, shape.key.get_ref());
    let municipality = index.municipality(&shape.municipality, &me, notes);
    let key = key(&shape.key, notes);
    let name = text(&shape.name, notes);
    let postcodes = all(&shape.postcodes, |text| postcode(text, notes));
    let near = all(&shape.near, |other| {
        neighbour(other, shape, &me, index, notes)
    });
    let mut postcodes = postcodes?;
    let mut seen = Vec::new();
    postcodes.retain(|code| {
        let first = !seen.contains(code);
        seen.push(*code);
        first
    });
    Some(Place {
        municipality: municipality?,
        key: key?,
        name: name?,
        postcodes,
        near: near?,
    })
}

fn postcode(text: &Text, notes: &mut Notes<'_>) -> Option<Postcode> {
    parsed(
        text,
        Wanted::Postcode,
        |text| Postcode::parse(text).ok(),
        notes,
    )
}

fn neighbour(
    other: &Text,
    shape: &PlaceShape,
    me: &Named,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<String> {
    if other.get_ref() == shape.key.get_ref() {
        notes.problem(other.span(), WorldCause::NearItself(me.clone()));
        return None;
    }
    index.names(
        &Scope::Municipality(shape.municipality.get_ref().clone()),
        me,
        Thing::Place,
        other,
        notes,
    )?;
    Some(other.get_ref().clone())
}

/// Reads a venue with its rooms.
pub(super) fn venue(shape: &VenueShape, index: &Index, notes: &mut Notes<'_>) -> Option<Venue> {
    let me = Named::new(Thing::Venue, shape.key.get_ref());
    let municipality = index.municipality(&shape.municipality, &me, notes);
    let key = key(&shape.key, notes);
    let scope = Scope::Municipality(shape.municipality.get_ref().clone());
    let place = municipality
        .as_ref()
        .and_then(|_| index.names(&scope, &me, Thing::Place, &shape.place, notes));
    let name = text(&shape.name, notes);
    let street = text(&shape.street, notes);
    let postcode = postcode(&shape.postcode, notes);
    let facts = facts(shape, notes);
    let rooms = all(&shape.room, |shape| room(shape, notes));
    if shape.room.is_empty() {
        notes.problem(
            shape.key.span(),
            WorldCause::Empty {
                name: me,
                table: "venue.room",
            },
        );
    }
    Some(Venue {
        municipality: municipality?,
        key: key?,
        place: place.map(|()| shape.place.get_ref().clone())?,
        name: name?,
        street: street?,
        postcode: postcode?,
        facts: facts?,
        rooms: rooms?,
    })
}

fn facts(venue: &VenueShape, notes: &mut Notes<'_>) -> Option<VenueFacts> {
    let shape = &venue.facts;
    let post_town = text(&venue.post_town, notes);
    let way_in = words(&venue.way_in, notes);
    let bus_stop = words_if_any(shape.bus_stop.as_ref(), notes);
    Some(VenueFacts {
        post_town: post_town?,
        way_in: way_in?,
        hearing_loop: shape.hearing_loop,
        step_free_entrance: shape.step_free_entrance,
        lift: shape.lift,
        accessible_toilet: shape.accessible_toilet,
        parking: shape.parking,
        accessible_parking: shape.accessible_parking,
        bus_stop: bus_stop?,
        special_transport_stop: shape.special_transport_stop,
        wifi: shape.wifi,
        charging: shape.charging,
        coffee: shape.coffee,
    })
}

fn room(shape: &RoomShape, notes: &mut Notes<'_>) -> Option<Room> {
    let key = key(&shape.key, notes);
    let name = text(&shape.name, notes);
    let seats = number(&shape.seats, 1, MOST_SEATS, notes);
    let reserved = match &shape.reserved {
        Some(reserved) => number(reserved, 0, MOST_SEATS, notes),
        None => Some(0),
    };
    if let (Some(seats), Some(reserved)) = (seats, reserved)
        && !leaves_seats(seats, reserved)
    {
        let room = Named::new(Thing::Room, shape.key.get_ref());
        notes.problem(shape.seats.span(), WorldCause::AllReserved(room));
    }
    Some(Room {
        key: key?,
        name: name?,
        seats: seats?,
        reserved: reserved?,
    })
}
