//! What somebody writes in a diary, out of a form.

use super::in_words::kind_of;
use crate::{
    calendars::{
        diary::{EntryKind, Span},
        write_entry::NewEntry,
    },
    kernel::{CivilTime, DayProblem, typed_day, typed_time},
    locale::Text,
    web::{
        Typed,
        form::{Answer, Choice, Entry, Field, FormState},
        wrong_day,
    },
};
use chrono::{NaiveDate, NaiveTime};

const DAY: &str = "dag";
const LAST_DAY: &str = "till-dag";
const FROM: &str = "fran";
const TO: &str = "till";
const KIND: &str = "sort";
const NOTE: &str = "anteckning";

/// The fields of the form.
pub(super) const ALL: [&str; 6] = [DAY, LAST_DAY, FROM, TO, KIND, NOTE];

/// The longest note, in signs.
const LONGEST_NOTE: usize = 80;

/// The questions of the form.
pub(super) fn fields(text: Text, state: &FormState) -> ([Field; 5], Choice) {
    let fields = [
        Field::new(DAY, text.calendars_day(), Entry::Date).hint(text.calendars_day_hint()),
        Field::new(LAST_DAY, text.calendars_last_day(), Entry::Date)
            .hint(text.calendars_last_day_hint()),
        Field::new(FROM, text.calendars_from(), Entry::Time).hint(text.calendars_from_hint()),
        Field::new(TO, text.calendars_to(), Entry::Time),
        Field::new(NOTE, text.calendars_note(), Entry::Text).hint(text.calendars_note_hint()),
    ];
    let answers = EntryKind::ALL.map(|kind| {
        let answer = Answer::new(kind.code(), kind_of(text, kind));
        match kind {
            EntryKind::Free => answer.hint(text.calendars_kind_free_hint()),
            EntryKind::Busy | EntryKind::Away => answer,
        }
    });
    let kind = Choice::radios(KIND, text.calendars_kind(), answers.into()).filled(state);
    (
        fields.map(|field| field.about_another().filled(state)),
        kind,
    )
}

/// What the form says, or what is wrong with it.
pub(super) fn parse(
    typed: &Typed,
    text: Text,
    today: NaiveDate,
    state: &mut FormState,
) -> Option<NewEntry> {
    let first = typed_day(typed.text(DAY), today);
    if let Err(problem) = first {
        state.refuse(DAY, wrong_day(text, problem));
    }
    let last = match typed_day(typed.text(LAST_DAY), today) {
        Err(DayProblem::Empty) => first.ok(),
        Err(problem) => {
            state.refuse(LAST_DAY, wrong_day(text, problem));
            None
        }
        Ok(last) if first.is_ok_and(|first| last < first) => {
            state.refuse(LAST_DAY, text.calendars_wrong_last_day());
            None
        }
        Ok(last) => Some(last),
    };
    let hours = hours(typed, text, state);
    let kind = EntryKind::parse(typed.text(KIND));
    if kind.is_none() {
        state.refuse(KIND, text.calendars_wrong_kind());
    }
    let note = typed
        .text(NOTE)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if note.chars().count() > LONGEST_NOTE {
        state.refuse(NOTE, text.calendars_wrong_note());
        return None;
    }
    let (first, last) = (first.ok()?, last?);
    let span = match hours? {
        None => Span::whole_days(first, last),
        Some((from, to)) => Span::new(
            CivilTime {
                date: first,
                time: from,
            },
            CivilTime {
                date: last,
                time: to,
            },
        ),
    };
    if span.is_none() {
        state.refuse(TO, text.calendars_wrong_to());
    }
    Some(NewEntry {
        span: span?,
        kind: kind?,
        note: Some(note).filter(|note| !note.is_empty()),
    })
}

/// From when until when; none within for all day, none at all when something is wrong.
#[expect(
    clippy::option_option,
    reason = "nothing typed and nothing usable are two things"
)]
fn hours(
    typed: &Typed,
    text: Text,
    state: &mut FormState,
) -> Option<Option<(NaiveTime, NaiveTime)>> {
    let (from, to) = (typed_time(typed.text(FROM)), typed_time(typed.text(TO)));
    let is_empty = |name| typed.text(name).trim().is_empty();
    for (name, time, other) in [(FROM, from, to), (TO, to, from)] {
        if time.is_none() && !is_empty(name) {
            state.refuse(name, text.calendars_wrong_time());
        } else if is_empty(name) && other.is_some() {
            state.refuse(name, text.calendars_wrong_time_both());
        }
    }
    match (from, to) {
        (Some(from), Some(to)) => Some(Some((from, to))),
        (None, None) if is_empty(FROM) && is_empty(TO) => Some(None),
        _ => None,
    }
}
