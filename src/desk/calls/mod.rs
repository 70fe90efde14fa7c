//! A call: what is said is kept as it is typed, seats are held meanwhile, and a place comes of it.
//!
//! Rules:
//! 1. What was typed is kept whatever it is; nothing that was said has to be said twice. Only who books needs
//!    everything to make sense.
//! 2. A call has a version. Who saves has seen the one before; who has not is told what the other one wrote,
//!    and keeps what they wrote themselves. To send the same twice is no difference.
//! 3. Whatever is done prolongs the hold (mission rule "Seats"); a call that ends lets go of it.
//! 4. A call that is put aside has a code, and whoever of the colleagues takes it up has it.
//! 5. A booking is a registration by the ordinary rules, in the unit that ends the call: it happens once.

mod asked;
mod begin;
mod book;
mod call;
mod change;
mod focus;
mod jobs;
pub(super) mod pages;
mod rows;
mod table;

pub(super) use asked::HELPER;
pub(super) use call::{Call, CallState};
pub use jobs::retention;
pub(super) use rows::{by_id, of_code, unfinished};
