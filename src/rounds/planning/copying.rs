//! The verb: a round is copied to other days.

use super::{Planner, Refusal, Why, creating::create, drafting::as_new};
use crate::{
    accounts::Once,
    kernel::{CivilTime, PersonName},
    rounds::{NewRound, NewSession, Role, Session, people_of},
    store::{Fault, Outcome},
    venues,
};
use chrono::{Duration, NaiveDate};

/// Copies a round to a draft whose first session is on another day; everything else moves along by as
/// many days: the other sessions, and when sign-up opens and closes. Answers the draft's number.
/// A form that has made one before makes no other.
///
/// # Errors
/// [`Refusal::NoSessions`] when there is nothing to copy, [`Refusal::Clashes`] when a day clashes,
/// `NotFound` when there is no such round.
pub async fn copy(
    by: &Planner<'_>,
    once: &Once,
    number: u32,
    first: NaiveDate,
    why: Why<'_>,
) -> Result<u32, Outcome<Refusal>> {
    let db = by.store.read();
    let found = crate::rounds::by_number(db, by.municipality, number).await?;
    let round = found.ok_or(Outcome::NotFound)?;
    let was = round.begins().ok_or(Refusal::NoSessions)?.date;
    let later = first - was;
    let ids: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
    let mut people = people_of(db, &ids).await?;
    let mut sessions = Vec::new();
    for session in &round.sessions {
        let room = venues::room(db, session.room).await?;
        let room = room.ok_or_else(|| Fault::new("a session's room is gone"))?;
        let people = people.remove(&session.id).unwrap_or_default().into_iter();
        let people = people.filter_map(|p| Some((p.role, PersonName::parse(&p.name).ok()?)));
        sessions.push(moved_along(session, later, room.seats, people.collect()));
    }
    let draft = NewRound {
        opens: plus(round.opens, later),
        closes: plus(round.closes, later),
        sessions,
        ..as_new(&round)
    };
    let numbers = create(by, once, &[draft], why).await?;
    let number = numbers.first().copied();
    number.ok_or_else(|| Fault::new("a copy without a number").into())
}

fn plus(at: CivilTime, days: Duration) -> CivilTime {
    CivilTime {
        date: at.date + days,
        ..at
    }
}

fn moved_along(
    session: &Session,
    later: Duration,
    room_seats: u32,
    people: Vec<(Role, PersonName)>,
) -> NewSession {
    NewSession {
        room: session.room,
        room_seats,
        reserved: session.reserved,
        day: session.day + later,
        starts: session.hours.from,
        ends: session.hours.to,
        planned_tutors: session.planned_tutors,
        people,
    }
}
