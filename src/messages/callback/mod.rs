//! «Be oss ringa upp dig»: on every page a person may leave a name and a number, nothing else, and
//! is told when somebody calls (experience plan, section 8.4).
//!
//! Rules:
//! 1. The time that is promised stands in the row, and the page shows it from there ([`promise`]).
//! 2. A request is never lost and never there twice: the same form sent again is one request, and
//!    a form that was changed and sent again corrects it, until somebody has called.
//! 3. No address holds a name, a number or a key; the visitor's cookie opens the answer.
//! 4. Requests are limited per network and per phone number, so that nobody's phone is made to
//!    ring by strangers.
//! 5. A request is kept for [`KEPT_DAYS`] days.
//!
//! Anybody may ask; nobody may read a request but the browser that sent it.

mod ask;
mod draft_codes;
mod form;
mod jobs;
mod limits;
mod pages;
mod promise;
mod queries;
mod table;
mod tools;

pub use ask::{AskForCall, TooManyCalls, ask_for_call};
pub use draft_codes::DraftCodes;
pub use jobs::{KEPT_DAYS, retention};
pub use limits::Limits as CallLimits;
pub use promise::{Answered, promised_by};
pub(super) use {
    ask::{close, hours_of},
    promise::open_on,
};

use crate::web::{Policed, Policy};
use rocket::routes;

/// The pages of this room.
pub(super) fn routes() -> Vec<Policed> {
    vec![
        Policy::Public.of("messages", routes![pages::ask, pages::received]),
        Policy::PublicForm.of("messages", routes![pages::send]),
    ]
}
