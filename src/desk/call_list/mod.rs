//! `/ringlista`: whoever is to be called, what to say, and how it went.
//!
//! Rules (the tasks' own are those of [`messages`](crate::messages)):
//! 1. Nothing about a course or a booking is said before it is known who listens, and nothing at all to an
//!    answering machine.
//! 2. What was filled in is never lost: not to a colleague who was faster, nor to a time at which nobody is there.

mod called;
mod form;
pub(super) mod list;
pub(super) mod new;
pub(super) mod one;
mod script;
pub(super) mod team;
mod words;
pub(super) mod work;

use crate::accounts::{Residents, Workplace};

/// Somebody who works the list, at a page of a municipality.
type Clerk<'r> = Workplace<'r, Residents>;

/// The list's word in addresses.
const PATH: &str = "ringlista";
