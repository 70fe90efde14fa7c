//! The world file: municipalities, places, venues, programmes and rounds as an operator writes
//! them, in TOML.
//!
//! Promise: [`read`] gives back a whole, checked [`World`], or every problem it could find, each
//! with its line; never half a world. It reads no clock and touches no database. What has no id in
//! the database is a feature's own type already; the rest names each other by key. The format is
//! documented in `docs/world-file.md`.

mod course;
mod file;
mod naming;
mod place;
mod problems;
mod reader;

pub use course::{Programme, Round, Session, Target, World};
pub use naming::{Named, Thing, Wanted};
pub use place::{Place, Room, School, Venue};
pub use problems::{WarningCause, WorldCause, WorldProblem, WorldWarning};
pub use reader::read;
