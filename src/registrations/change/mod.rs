//! Changing, cancelling and undoing, by the owner of a registration and without a login.
//!
//! Rules (mission sections "Change and cancel" and "Booking word"):
//! 1. A registration opens with its booking word and a second fact, for this visit and two hours
//!    ([`proof`]). No link opens one. How much may be guessed is [`guessing`]'s rule.
//! 2. Every verb wants a [`proof::Proved`], locks the round first (two of them in the order of their
//!    ids), and leaves a row that knows how to take it back ([`replaced`]).
//! 3. A change can be undone once, for a day: [`undo_until`].
//! 4. Who comes back gets a seat only if a newcomer could have it.
//! 5. What has not been told yet and is no longer true is taken back, and one new notice is queued.
//! 6. Who helps residents does the same for whoever is on the phone, without the word: the person has been
//!    asked who they are ([`by_staff`]).
//! 7. When the first session has begun nobody leaves or moves by themselves; staff help by phone.
//!    A single session can be missed, or another round's come to instead, until it begins ([`coming`]).
//! 8. Of two places that one person has in a round staff keep one; the other is left as its owner would leave
//!    it ([`doubles`]).

mod by_staff;
mod cancel;
mod coming;
mod current;
mod details;
mod doubles;
mod found;
mod guessing;
mod held;
mod leaving;
mod menu;
mod move_to;
mod moving;
mod one_day;
mod one_day_by_staff;
mod one_day_pages;
mod one_day_steps;
mod opened;
mod opening;
mod other_days;
mod proof;
mod refusal;
mod refused;
mod replaced;
mod saving;
mod set_coming;
mod taking;
mod telling;
mod trying;
mod undo;
mod undo_until;
mod undoing;

pub(super) use by_staff::{ask as ask_by_staff, send as send_by_staff};
pub(super) use current::is_proved;
pub use doubles::{Double, DoublePlace, doubles, leave_doubles};
pub use held::has_begun;
pub(super) use leaving::{ask_to_leave, leave, left};
pub(super) use menu::choose;
pub(super) use moving::{ask_to_move, go};
pub(super) use one_day_by_staff::{ask_one_day_by_staff, save_one_day_by_staff};
pub(super) use one_day_pages::{ask_one_day, save_one_day};
pub(super) use opened::{cancel_opened, undo_opened};
pub(super) use opening::{ask, open};
pub use refusal::Refusal;
pub(super) use saving::{begin_details, save_details};
pub(super) use telling::contact;
pub(super) use undoing::{stand_in_line, take_back};
