//! Planning a round and changing it afterwards: one verb a file, each one unit of work with its event
//! and with what people are told.

mod calling_off;
mod copying;
mod creating;
mod drafting;
mod looking;
mod meeting;
mod moving;
mod planner;
mod publishing;
mod sign_up_times;
mod terms;

pub use calling_off::{call_off, call_off_session};
pub use copying::copy;
pub use creating::create;
pub use drafting::{add_sessions, discard, remove_session};
pub use looking::{look, look_at};
pub use meeting::{meeting_of, meeting_there};
pub use moving::{To, move_session};
pub use planner::{Planner, Why};
pub use publishing::publish;
pub use sign_up_times::{SignUpTimes, close_sign_up, set_sign_up};
pub use terms::{SessionTerms, Terms, set_session_terms, set_terms};

use super::{Round, Session, clashes::Clash, round::State};
use crate::{
    kernel::{CivilTime, Moment, Version},
    store::Outcome,
};
use std::hash::Hash;

/// Why a plan was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Only a draft can be changed so; people may have signed up to this round.
    NotADraft,
    /// The round, or the session, was called off.
    CalledOff,
    /// The session has begun, or is over.
    Begun,
    /// A round without sessions cannot be published.
    NoSessions,
    /// A day that is over.
    Past,
    /// Sign-up would close before it opens.
    ClosesTooEarly,
    /// Sign-up would close after the first session has begun.
    ClosesTooLate,
    /// A session without a single seat for residents, by its number.
    NoSeats(u32),
    /// A session would have fewer seats than people are placed in it.
    TooFewSeats(TooFewSeats),
    /// It is the round's only session: the round is called off instead.
    OnlySession,
    /// Somebody else has changed it since the page was opened, and not to the same.
    Overtaken,
    /// Something stands in the way that never can, or that nobody has given a reason for.
    Clashes(Vec<Clash>),
}

/// More people have a seat than there would be seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooFewSeats {
    /// The session's number in its round.
    pub session: u32,
    /// Seats that there would be.
    pub seats: u32,
    /// People with a seat.
    pub placed: u32,
    /// Who signed up last, and would be without one.
    pub without: Vec<String>,
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Goes on unless another has changed something since it was seen, and not to what is wanted now. A form
/// that is sent twice is therefore not refused by itself.
fn not_overtaken<T: Hash + PartialEq>(
    seen: &Version,
    now: &T,
    wanted: &T,
) -> Result<(), Outcome<Refusal>> {
    if now == wanted || seen.is_still(now) {
        Ok(())
    } else {
        Err(Refusal::Overtaken.into())
    }
}

/// The session of this number, if it can still be changed.
fn to_come(round: &Round, number: u32, now: Moment) -> Result<&Session, Outcome<Refusal>> {
    let Some(session) = round.session(number) else {
        let called_off = round.called_off.iter().any(|s| s.number == number);
        return Err(if called_off {
            Refusal::CalledOff.into()
        } else {
            Outcome::NotFound
        });
    };
    if round.state == State::CalledOff {
        return Err(Refusal::CalledOff.into());
    }
    if round.state == State::Published && session.begins() <= CivilTime::of(now, round.zone) {
        return Err(Refusal::Begun.into());
    }
    Ok(session)
}
