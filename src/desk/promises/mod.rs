//! What people with a place were promised, and whether it is arranged: interpreters, rides, devices to borrow.
//!
//! Promise: nobody who was promised something comes and finds that nobody saw to it.
//!
//! Rules:
//! 1. What is promised is read from the places that stand now: it is right at once when somebody signs up, leaves
//!    or moves, or a session does.
//! 2. What was seen to holds for the day, the time and the room that it was seen to for, and else is open again.
//! 3. Each kind has a last working day, since an interpreter takes longer than a chair ([`rule`]).
//! 4. Whoever notes something says what they have seen: the second of two is told, and loses nothing.
//! 5. A note holds nothing about health.

mod arrange;
pub(super) mod list;
pub(super) mod one;
mod rows;
mod rule;
pub(super) mod session;
mod table;
mod words;

use crate::accounts::{Residents, Workplace};

/// Somebody who sees to what was promised.
type Clerk<'r> = Workplace<'r, Residents>;

/// The list's word in addresses.
const PATH: &str = "ordna";
