//! Places, venues and rooms, as read from a world file.

use crate::kernel::{MunicipalityCode, Postcode};
use crate::locale::Words;
use crate::venues::Lift;

/// A locality or district that people name when they look for an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The municipality it lies in.
    pub municipality: MunicipalityCode,
    /// Its key in the file, unique among the municipality's places.
    pub key: String,
    /// «Lindsdal».
    pub name: String,
    /// Postcodes that lead a search to this place: a hint, never a rule; each once.
    pub postcodes: Vec<Postcode>,
    /// Keys of the places that the coordinator counts as near, in file order. Symmetric: each of
    /// them lists this one.
    pub near: Vec<String>,
}

/// A building where sessions are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Venue {
    /// The municipality it lies in.
    pub municipality: MunicipalityCode,
    /// Its key in the file, unique among the municipality's venues.
    pub key: String,
    /// Key of the place it lies in, in the same municipality.
    pub place: String,
    /// «Lindsdals bibliotek».
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postcode of the address.
    pub postcode: Postcode,
    /// Postal town of the address, which may differ from the place («Kalmar» for Lindsdal).
    pub post_town: String,
    /// «Visa vägen i ord»: how to walk from the bus stop to the room.
    pub way_in: Words,
    /// What the building offers.
    pub facts: VenueFacts,
    /// Its rooms, at least one.
    pub rooms: Vec<Room>,
}

/// What a visitor can count on in a building. Every fact is stated in the file: a resident plans by
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a separate fact that is shown by itself"
)]
pub struct VenueFacts {
    /// «Hörslinga finns».
    pub hearing_loop: bool,
    /// The way from the street to the room's floor, or to the lift, has no step.
    pub step_free_entrance: bool,
    /// Whether a lift goes to the room.
    pub lift: Lift,
    /// A toilet for people in wheelchairs.
    pub accessible_toilet: bool,
    /// A car park.
    pub parking: bool,
    /// A parking space for permit holders.
    pub accessible_parking: bool,
    /// The nearest bus stop and its lines, if there is one.
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

/// A room of a venue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its key in the file, unique in the venue.
    pub key: String,
    /// «Stora salen».
    pub name: String,
    /// All its seats, at least 1.
    pub seats: u32,
    /// Seats kept for hosts and support persons, fewer than `seats`.
    pub reserved: u32,
}
