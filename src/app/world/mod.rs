//! The world file: municipalities, places, venues, programmes and rounds as an operator writes
//! them, in TOML.
//!
//! Promise: [`read`] gives back a whole, checked [`World`], or every problem it could find, each
//! with its line; never half a world. It reads no clock and touches no database. The format is
//! documented in `docs/world-file.md`.

mod contrast;
mod course;
mod file;
mod naming;
mod place;
mod problems;
mod reader;
mod town;

pub use crate::locale::Words;
pub use contrast::{Colour, LEAST_CONTRAST};
pub use course::{Programme, Round, Session, World};
pub use naming::{Named, Thing, Wanted};
pub use place::{Place, Room, Venue, VenueFacts};
pub use problems::{WarningCause, WorldCause, WorldProblem, WorldWarning};
pub use reader::read;
pub use town::{Goal, Municipality, Target};
