//! Venues as those who plan see them: with their rooms, and whether they are used.

use super::{Lift, Locality, Room, Venue, VenueFacts};
use crate::kernel::{PlaceId, Postcode, RoomId, VenueId, Version};
use chrono::NaiveDate;

/// A venue with its rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// The venue.
    pub venue: Venue,
    /// The name of the place it lies in.
    pub place_name: String,
    /// The day since which it is not used any more.
    pub closed_on: Option<NaiveDate>,
    /// Its rooms, in Swedish order.
    pub rooms: Vec<Hall>,
}

/// A room, and whether it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Hall {
    /// The room.
    pub room: Room,
    /// The day since which it is not used any more.
    pub closed_on: Option<NaiveDate>,
}

/// A room that a session can be planned in, with where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomChoice {
    /// The room.
    pub id: RoomId,
    /// The building.
    pub venue: VenueId,
    /// «Lindsdals bibliotek».
    pub venue_name: String,
    /// «Stora salen».
    pub room_name: String,
    /// «Lindsdal».
    pub place_name: String,
    /// All its seats.
    pub seats: u32,
    /// Seats kept for hosts and support persons.
    pub reserved: u32,
}

impl Building {
    /// How the venue's own facts stand.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::of(&self.venue)
    }
}

impl Hall {
    /// How the room stands.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::of(self)
    }
}

impl Locality {
    /// How the place stands.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::of(self)
    }
}

impl Lift {
    /// Every answer to whether there is one.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotNeeded];

    /// The word that a form sends.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nej",
            Self::NotNeeded => "behovs-inte",
        }
    }

    /// The answer that this word means.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lift| lift.code() == code)
    }
}

/// What a page says of a venue. What files call it is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueEdit {
    /// Where it lies.
    pub place: Whereabouts,
    /// «Lindsdals bibliotek».
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postcode of the address.
    pub postcode: Postcode,
    /// What a visitor can count on.
    pub facts: VenueFacts,
}

/// What a page says of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomEdit {
    /// «Stora salen».
    pub name: String,
    /// All its seats.
    pub seats: u32,
    /// Seats kept for hosts and support persons, fewer than `seats`.
    pub reserved: u32,
}

/// What a page says of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceEdit {
    /// «Lindsdal».
    pub name: String,
    /// Postcodes that lead a search to it, each once.
    pub postcodes: Vec<Postcode>,
    /// The places that lie near it.
    pub near: Vec<PlaceId>,
}

/// Where a venue lies that is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whereabouts {
    /// In a place that is known.
    Known(PlaceId),
    /// In a place that nobody has named yet; one of that name is used if it has come meanwhile.
    New(String),
}
