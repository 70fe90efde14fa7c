//! The practice world: new staff work in an invented world of its own, on another database under another
//! name, from which nothing is sent and which is made anew every night.
//!
//! 1. The service knows where it is and shares a key with it (`[practice]` in the settings). Whoever works on
//!    the phone is led there by a pass: a name and roles, good for a few minutes, that only the key can make.
//! 2. The practice world makes a sign-in of the pass. Nobody knows a password there, nor anybody's address.

mod enter;
mod pages;
mod pass;

pub use pages::PRACTICE_PAGE;
pub(super) use pages::{ask, leave, send};
pub use pass::{PracticeDoor, PracticePlace};
