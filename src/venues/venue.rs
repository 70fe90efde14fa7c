//! Places, venues and rooms.

use crate::{
    kernel::{MunicipalityCode, PlaceId, Postcode, RoomId, VenueId},
    locale::Words,
};
use serde::{Deserialize, Serialize};

/// A locality or district that people name when they look for an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// The municipality it lies in.
    pub municipality: MunicipalityCode,
    /// What it is called in files.
    pub key: String,
    /// «Lindsdal».
    pub name: String,
    /// Postcodes that lead a search to it.
    pub postcodes: Vec<Postcode>,
}

/// A building where sessions are held.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// The municipality it lies in.
    pub municipality: MunicipalityCode,
    /// The place it lies in.
    pub place: PlaceId,
    /// What it is called in files.
    pub key: String,
    /// «Lindsdals bibliotek».
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postcode of the address.
    pub postcode: Postcode,
    /// What a visitor can count on.
    pub facts: VenueFacts,
}

/// What a visitor can count on in a building.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate fact that is shown by itself"
)]
pub struct VenueFacts {
    /// Postal town of the address, which may differ from the place.
    pub post_town: String,
    /// The way from the bus stop to the room, in words.
    pub way_in: Words,
    /// A hearing loop.
    pub hearing_loop: bool,
    /// No step between the street and the room or the lift.
    pub step_free_entrance: bool,
    /// Whether a lift goes to the room.
    pub lift: Lift,
    /// A toilet for people in wheelchairs.
    pub accessible_toilet: bool,
    /// A car park.
    pub parking: bool,
    /// A parking space for permit holders.
    pub accessible_parking: bool,
    /// The nearest bus stop and its lines.
    pub bus_stop: Option<Words>,
    /// Special transport can stop within 25 metres of the entrance.
    pub special_transport_stop: bool,
    /// Guest wifi.
    pub wifi: bool,
    /// Sockets for charging at the seats.
    pub charging: bool,
    /// Coffee is served.
    pub coffee: bool,
}

/// Whether a lift goes to the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lift {
    /// There is one.
    Yes,
    /// There is none, and there are stairs.
    No,
    /// The room lies on the entrance floor.
    NotNeeded,
}

/// The most seats that a room may have; more is a slip of the finger.
pub const MOST_SEATS: u32 = 10_000;

/// Whether somebody can sit in a room with so many seats, so many of them reserved: one seat at least
/// is for residents.
#[must_use]
pub fn leaves_seats(seats: u32, reserved: u32) -> bool {
    reserved < seats
}

/// A room of a venue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// The building.
    pub venue: VenueId,
    /// What it is called in files.
    pub key: String,
    /// «Stora salen».
    pub name: String,
    /// All its seats.
    pub seats: u32,
    /// Seats kept for hosts and support persons.
    pub reserved: u32,
}
