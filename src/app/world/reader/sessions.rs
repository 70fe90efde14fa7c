//! The sessions of a round.

use super::fields::{all, date, exists, number, parsed, time};
use super::index::{Index, Scope};
use super::notes::Notes;
use crate::app::world::course::Session;
use crate::app::world::file::{RoundShape, SessionShape};
use crate::app::world::naming::{Named, Thing, Wanted};
use crate::app::world::problems::{WarningCause, WorldCause};
use crate::kernel::{CivilTime, PersonName, is_working_day};
use crate::rounds::Role;

/// The people whom a session must have beside its tutors.
const NEEDED: [Role; 3] = [Role::Host, Role::Welcome, Role::ResponsibleAdult];

/// Reads one session of a round.
pub(super) fn session(
    shape: &SessionShape,
    round: &RoundShape,
    me: &Named,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<Session> {
    let (date, from, to) = (
        date(&shape.date, notes),
        time(&shape.from, notes),
        time(&shape.to, notes),
    );
    let room = room_of(shape, round, me, index, notes);
    let planned_tutors = number(&shape.planned_tutors, 0, 1_000, notes);
    let people = people(shape, notes);
    let (date, from, to) = (date?, from?, to?);
    if from >= to {
        let (from, until) = (
            from.format("%H:%M").to_string(),
            to.format("%H:%M").to_string(),
        );
        notes.problem(shape.to.span(), WorldCause::NotLater { from, until });
        return None;
    }
    let starts = exists(CivilTime { date, time: from }, &shape.from, notes);
    let ends = exists(CivilTime { date, time: to }, &shape.to, notes);
    starts.and(ends)?;
    room?;
    Some(Session {
        date,
        from,
        to,
        venue: shape.venue.get_ref().clone(),
        room: shape.room.get_ref().clone(),
        planned_tutors: planned_tutors?,
        people: people?,
    })
}

/// Whether the session's venue and room are there; a missing municipality is already a problem of
/// the round.
fn room_of(
    shape: &SessionShape,
    round: &RoundShape,
    me: &Named,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<()> {
    let slug = round.municipality.get_ref();
    if !index.has_municipality(slug) {
        return None;
    }
    index.names(
        &Scope::Municipality(slug.clone()),
        me,
        Thing::Venue,
        &shape.venue,
        notes,
    )?;
    index.names(
        &Scope::Venue(slug.clone(), shape.venue.get_ref().clone()),
        me,
        Thing::Room,
        &shape.room,
        notes,
    )
}

/// The people who are named so far.
fn people(shape: &SessionShape, notes: &mut Notes<'_>) -> Option<Vec<(Role, PersonName)>> {
    let named = NEEDED.into_iter().filter_map(|role| {
        let name = match role {
            Role::Host => &shape.host,
            Role::Welcome => &shape.welcome,
            Role::ResponsibleAdult => &shape.responsible_adult,
        };
        Some((role, name.as_ref()?))
    });
    all(named, |(role, name)| {
        let parse = |text: &str| PersonName::parse(text).ok();
        Some((role, parsed(name, Wanted::PersonName, parse, notes)?))
    })
}

/// Sessions of one round come one after the other, as they stand in the file.
pub(super) fn in_order(sessions: &[Session], lines: &[usize], me: &Named, notes: &mut Notes<'_>) {
    for (pair, on) in sessions.windows(2).zip(lines.windows(2)) {
        if let ([earlier, later], [first, line]) = (pair, on)
            && later.starts() < earlier.ends()
        {
            notes.problem_on(
                *line,
                WorldCause::SessionsOutOfOrder {
                    round: me.clone(),
                    earlier: *first,
                },
            );
        }
    }
}

/// Free days and missing people are for the coordinator to judge, so they only warn.
pub(super) fn warn(sessions: &[Session], lines: &[usize], notes: &mut Notes<'_>) {
    for (session, line) in sessions.iter().zip(lines) {
        let date = session.date;
        if !is_working_day(date) {
            notes.warning_on(*line, WarningCause::FreeDay(date));
        }
        for role in NEEDED {
            if !session.people.iter().any(|(named, _)| *named == role) {
                notes.warning_on(*line, WarningCause::NobodyNamed { date, role });
            }
        }
    }
}
