//! Calendar files (RFC 5545): reading those of others, writing our own. Pure: text in, values out.
//!
//! The reader is our own, beside the library that writes: that one's parser gives up on a whole file for
//! one odd line without saying which, and calls itself for each component within another, so that a
//! hostile file overruns the stack. This one reads a line at a time, in time and memory that grow with
//! the file and stay within the bounds written in [`MOST_TIMES`] and [`MOST_STEPS`].

mod budget;
mod chosen;
mod events;
mod lines;
mod problems;
mod read;
mod rule;
mod times;
mod windows_zones;
mod write;
mod zones;

pub use budget::MOST_STEPS;
pub use problems::{MOST_PROBLEMS, Problem, ProblemKind, Problems};
pub use read::{MOST_TIMES, Occurrence, Read, Take, Unreadable, Window, read};
pub use write::{Entry, Feed, Revision, Times, feed, one_line};
