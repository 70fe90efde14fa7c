//! Asking for a place: finding a round, the sign-up, the seat or the place in line.
//!
//! Promise: a seat is never sold twice, a request is never lost, and everybody is told how they
//! stand.
//!
//! Rules (mission section 4):
//! 1. A place is one claim on a seat in every session of the round, for each person. The database
//!    allows one claim per seat.
//! 2. Who registers locks the round first and takes the lowest free numbers.
//! 3. When the round is full the request becomes a place last in line, at once, and says so.
//! 4. A newcomer never takes a seat that someone in line may be offered ([`placing`]).
//! 5. A resident has at most one live registration per round.
//! 6. The same form sent twice is one request; the same form with other contents is refused.
//! 7. The audience rule is the programme's. Who does not fit is told kindly, with the phone number.
//! 8. Every registration has a booking word, not given again until 24 months after the round.
//! 9. What people are told is queued in the same unit of work, in its final words.
//! 10. The confirmation opens by the visitor's cookie; no address holds a key.
//!
//! Anybody may look and send; nobody may read a registration but the browser that sent it.

mod asking;
mod confirmation;
mod enter;
mod finding;
mod form;
mod notices;
mod pages;
mod placing;
mod queries;
mod refused;
mod register;
mod registration;
mod shown;
mod state;
mod table;
mod tools;
mod word;

pub use placing::{Passing, Placement, open_seats, open_seats_of, place};
pub use queries::{Booked, booked};
pub use register::{Party, Register, Registered, register};
pub use registration::{CameBy, Refusal, Registration, Standing};
pub use tools::SignUpLimit;

use crate::web::{Policed, Policy};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![
        Policy::Public.of(
            "registrations",
            routes![
                finding::list::find,
                finding::one::look,
                pages::new,
                confirmation::done,
                confirmation::waiting,
            ],
        ),
        Policy::PublicForm.of("registrations", routes![pages::send, confirmation::forget]),
    ]
}
