//! Where sessions are held: places people know by name, venues with their accessibility facts,
//! rooms with their seats, and what lies near what.
//!
//! Rules:
//! 1. A place is a locality or district; the coordinator marks which places are near each other.
//!    Distances are never computed or shown.
//! 2. Every accessibility fact of a venue is stated, yes or no: a resident plans by it.
//! 3. A room's reserved seats are for hosts and support persons, never for residents.

mod plan;
mod queries;
mod table;
mod venue;

pub use plan::{put_near, put_place, put_room, put_venue};
pub use queries::{Locality, Site, municipality_of, places, sites};
pub use venue::{Lift, Place, Room, Venue, VenueFacts};
