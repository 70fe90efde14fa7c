//! What a person signs up to: one or more dated sessions that belong together, with their seats and
//! the people they need.
//!
//! Rules:
//! 1. A session has civil local time in the round's zone; instants are derived, never stored.
//! 2. A session's seats are rows made in advance ([`seats_offered`] says how many): the room's seats
//!    less those reserved, never more than the cap or planned tutors times the ratio.
//! 3. A round is published at once; its sign-up opens and closes at set times.
//! 4. Who places somebody locks the round first ([`for_placing`]).
//! 5. A round is known to people by its number in the municipality: easy to say on the phone.

mod plan;
mod queries;
mod round;
mod seats;
mod table;

pub use plan::{Planned, put};
pub use queries::{
    PlacingRound, all, by_id, by_number, for_placing, hosts_by_round, of_year, seats_by_session,
};
pub use round::{LinePolicy, NewRound, NewSession, Role, Round, Session, SignUp};
pub use seats::seats_offered;
