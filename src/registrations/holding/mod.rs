//! Seats that are held for somebody while they talk to the contact centre.
//!
//! Rules (mission rule "Seats"):
//! 1. A hold lapses fifteen minutes after the last action, and three hours after the call first held
//!    anything, whatever it was ([`rule`]).
//! 2. It is silent: it has no name, nobody is told of it, and to everybody else its seats are taken.
//! 3. It is made as a newcomer is placed: never on a seat that somebody in line may be offered.
//! 4. A hold that has lapsed counts as free at every read. Whoever counts free seats under the lock closes
//!    it on the way; what clears away is tidiness.
//! 5. A hold that was let go of, or became a place, is gone. One that lapsed is remembered for a day without
//!    its seats, so that the call cannot begin its three hours anew.

mod clearing;
mod hold;
mod let_go;
mod rows;
mod rule;
mod take_over;
mod touch;

pub use clearing::clear_holds;
pub use hold::{HeldFor, Hold, HoldRefusal, hold, hold_within};
pub use let_go::{let_go, let_go_within};
pub(super) use rows::{end, for_placing, lapsed_by_session, without_lapsed};
pub(super) use take_over::{FromHold, take_over};
pub use touch::{touch, touch_seldom, touch_within};
