//! What a person signs up to: one or more dated sessions that belong together, with their seats and
//! the people they need.
//!
//! Rules:
//! 1. A session has civil local time in the round's zone; instants are derived, never stored.
//! 2. A session's seats are rows made in advance ([`seats_offered`] says how many): the room's seats
//!    less those reserved, never more than the cap or planned tutors times the ratio.
//! 3. A round begins as a draft that only those who plan see. Published, everybody sees it; its sign-up
//!    opens and closes at set times.
//! 4. Who places somebody locks the round first ([`for_placing`]), and so does who changes it.
//! 5. A round is known to people by its number in the municipality: easy to say on the phone.
//! 6. When a session of a published round is moved or called off, everybody who has signed up is told in
//!    the same unit ([`SessionChanged`]); who has a seat keeps it, and seats are never lowered below
//!    those who have one.

mod agenda;
mod changes;
mod clashes;
mod entry;
mod followers;
mod hosting;
mod pages;
mod plan;
mod planning;
mod queries;
mod round;
mod seats;
mod series;
mod table;

pub use agenda::{Appointment, agenda};
pub use changes::{Change, Kind, changes};
pub use clashes::{Around, Clash, Meeting, Needed, Other, Spot, around, clashes, minutes_between};
pub use entry::{EVERY_HOURS, feed_entry};
pub use followers::{
    Act, Affected, Booked, CalledOff, Followers, Moved, Placed, PlanChange, Reason, SessionChanged,
};
pub use hosting::Hosting;
pub use pages::{refusal_in_words, state_in_words};
pub use plan::{Planned, put};
pub use planning::{
    Planner, Refusal, SessionTerms, SignUpTimes, Terms, To, TooFewSeats, Why, add_sessions,
    call_off, call_off_session, close_sign_up, copy, create, discard, look, look_at, meeting_of,
    meeting_there, move_session, publish, remove_session, set_session_terms, set_sign_up,
    set_terms,
};
pub use queries::{
    PlacingRound, SessionPerson, all, by_id, by_number, for_placing, hosts_by_round, of_sessions,
    of_year, people_of, seats_by_session, why_allowed,
};
pub use round::{LinePolicy, NewRound, NewSession, Role, Round, Session, SignUp, State};
pub use seats::seats_offered;
pub use series::{MOST, Series, series};

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature, for those who plan.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{adding, call_off, change, copy, moving, new, session, show, sign_up, whereabouts};
    vec![
        Policy::Public.of("rounds", routes![whereabouts::feed]),
        Policy::Staff(Right::Diaries).of("rounds", routes![whereabouts::page]),
        Policy::Staff(Right::Planning).of(
            "rounds",
            routes![
                show::page,
                new::ask,
                change::ask,
                sign_up::ask,
                session::ask,
                moving::ask,
                call_off::ask,
                call_off::ask_session,
                copy::ask,
                adding::ask,
            ],
        ),
        Policy::StaffForm(Right::Planning).of(
            "rounds",
            routes![
                show::act,
                new::send,
                change::send,
                sign_up::send,
                session::send,
                moving::send,
                call_off::send,
                call_off::send_session,
                copy::send,
                adding::send,
            ],
        ),
    ]
}
