//! Schools, places, venues and rooms, as read from a world file.

use crate::kernel::{MunicipalityCode, Postcode};
use crate::venues::VenueFacts;

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

/// A school whose pupils may teach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// The municipality it lies in.
    pub municipality: MunicipalityCode,
    /// «Ängsbackaskolan», which is what it is known by: unique among the municipality's schools.
    pub name: String,
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
    /// What a visitor can count on there.
    pub facts: VenueFacts,
    /// Its rooms, at least one.
    pub rooms: Vec<Room>,
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
