//! Where sessions are held: places people know by name, venues with their accessibility facts,
//! rooms with their seats, and what lies near what.
//!
//! Rules:
//! 1. A place is a locality or district; the coordinator marks which places are near each other.
//!    Distances are never computed or shown.
//! 2. Every accessibility fact of a venue is stated, yes or no: a resident plans by it.
//! 3. A room's reserved seats are for hosts and support persons, never for residents.
//! 4. A venue or room that is not used any more is closed, not removed, and not offered to those who
//!    plan. What is planned there stays.
//! 5. Other seats of a room change no session that is planned: its seats are rows of its own.
//! 6. A key is what files call a thing. A page makes one of the name, and never changes it.
//!
//! Whoever plans for a municipality keeps its venues, rooms and places.

mod building;
mod close;
mod form;
mod pages;
mod plan;
mod planning;
mod queries;
mod refusal;
mod table;
mod venue;
mod write_place;
mod write_room;
mod write_venue;

pub use building::{Building, Hall, PlaceEdit, RoomChoice, RoomEdit, VenueEdit, Whereabouts};
pub use plan::{put_near, put_place, put_room, put_venue};
pub use planning::{building, building_with, buildings, open_rooms, room};
pub use queries::{Locality, Site, municipality_of, places, sites};
pub use refusal::NotWritten;
pub use venue::{Lift, MOST_SEATS, Place, Room, Venue, VenueFacts, leaves_seats};

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{edit, list, place, room, venue};
    vec![
        Policy::Staff(Right::Planning).of(
            "venues",
            routes![
                list::show,
                venue::show,
                edit::ask_new,
                edit::ask,
                room::ask_new,
                room::ask,
                place::ask_new,
                place::ask,
            ],
        ),
        Policy::StaffForm(Right::Planning).of(
            "venues",
            routes![
                venue::send,
                edit::send_new,
                edit::send,
                room::send_new,
                room::send,
                place::send_new,
                place::send,
            ],
        ),
    ]
}
