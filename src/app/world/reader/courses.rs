//! Programmes, rounds and sessions, each by itself.

use super::across::ReadRound;
use super::fields::{all, date_time, key, number, optional, words, words_if_any};
use super::index::{Index, Scope};
use super::notes::Notes;
use super::sessions;
use crate::app::world::course::{Programme, Round};
use crate::app::world::file::{ProgrammeShape, RoundShape};
use crate::app::world::naming::{Named, Thing};
use crate::app::world::problems::WorldCause;
use crate::kernel::Zone;
use crate::programmes::{Facts, MOST_AGE, USUAL_MINIMUM_AGE};

/// The highest public number that a round may have, so that it can be said on the phone.
const MOST_ROUNDS: u32 = 9_999;

/// Reads a programme.
pub(super) fn programme(
    shape: &ProgrammeShape,
    index: &Index,
    notes: &mut Notes<'_>,
) -> Option<Programme> {
    let me = Named::new(Thing::Programme, shape.key.get_ref());
    let municipality = index.municipality(&shape.municipality, &me, notes);
    let key = key(&shape.key, notes);
    let name = words(&shape.name, notes);
    let summary = words(&shape.summary, notes);
    let minimum_age = match &shape.minimum_age {
        Some(age) => number(age, 0, MOST_AGE.into(), notes).and_then(|age| u8::try_from(age).ok()),
        None => Some(USUAL_MINIMUM_AGE),
    };
    let bring = all(&shape.bring, |thing| words(thing, notes));
    let do_not_bring = all(&shape.do_not_bring, |thing| words(thing, notes));
    let preparation = words_if_any(shape.preparation.as_ref(), notes);
    Some(Programme {
        municipality: municipality?,
        key: key?,
        minimum_age: minimum_age?,
        facts: Facts {
            name: name?,
            summary: summary?,
            bring: bring?,
            do_not_bring: do_not_bring?,
            preparation: preparation?,
        },
    })
}

/// Reads a round with its sessions. Its number is settled when all rounds are read.
pub(super) fn round(shape: &RoundShape, index: &Index, notes: &mut Notes<'_>) -> Option<ReadRound> {
    let me = Named::new(Thing::Round, shape.key.get_ref());
    let municipality = index.municipality(&shape.municipality, &me, notes);
    let key = key(&shape.key, notes);
    let scope = Scope::Municipality(shape.municipality.get_ref().clone());
    let programme = municipality
        .as_ref()
        .and_then(|_| index.names(&scope, &me, Thing::Programme, &shape.programme, notes));
    let number_given = optional(shape.number.as_ref(), |given| {
        let line = notes.line(&given.span());
        number(given, 1, MOST_ROUNDS, notes).map(|number| (number, line))
    });
    let opens = date_time(&shape.signup_opens, notes);
    let closes = optional(shape.signup_closes.as_ref(), |when| date_time(when, notes));
    let residents_per_tutor = number(&shape.residents_per_tutor, 1, 100, notes);
    let cap = optional(shape.cap.as_ref(), |cap| number(cap, 1, 10_000, notes));
    let read_sessions = all(&shape.session, |item| {
        sessions::session(item.get_ref(), shape, &me, index, notes)
    });
    let session_lines: Vec<usize> = shape
        .session
        .iter()
        .map(|item| notes.line(&item.span()))
        .collect();
    if shape.session.is_empty() {
        notes.problem(
            shape.key.span(),
            WorldCause::Empty {
                name: me.clone(),
                table: "round.session",
            },
        );
    }
    let sessions = read_sessions?;
    sessions::in_order(&sessions, &session_lines, &me, notes);
    let first_starts = sessions.first()?.starts();
    sessions::warn(&sessions, &session_lines, notes);
    let (opens, closes) = (opens?, closes?.unwrap_or(first_starts));
    if closes > first_starts {
        let at = shape
            .signup_closes
            .as_ref()
            .unwrap_or(&shape.signup_opens)
            .span();
        notes.problem(
            at,
            WorldCause::ClosesTooLate {
                closes,
                starts: first_starts,
            },
        );
    } else if opens >= closes {
        let (from, until) = (opens.to_string(), closes.to_string());
        notes.problem(
            shape.signup_opens.span(),
            WorldCause::NotLater { from, until },
        );
    }
    programme?;
    let round = Round {
        municipality: municipality?,
        key: key?,
        programme: shape.programme.get_ref().clone(),
        number: 0,
        policy: shape.policy,
        signup_opens: opens,
        signup_closes: closes,
        residents_per_tutor: residents_per_tutor?,
        cap: cap?,
        zone: Zone::stockholm(),
        sessions,
    };
    Some(ReadRound {
        round,
        number_given: number_given?,
        session_lines,
    })
}
