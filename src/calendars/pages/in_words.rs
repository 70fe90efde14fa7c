//! Times, and what is wrong with a file, in words.

use crate::{
    calendars::{
        closed_days::ClosedKind,
        diary::{DiaryEntry, EntryKind, EntrySource, Span},
        ics::{Problem, ProblemKind, Unreadable},
    },
    locale::{self, Text},
};
use chrono::NaiveDate;

/// «tisdag 9 februari klockan 13–15», «måndag 15 februari, hela dagen».
pub(super) fn when(text: Text, span: Span) -> String {
    let (from, to) = (span.from(), span.to());
    match span.days() {
        Some((first, last)) if first == last => text.calendars_whole_day(text.day_and_year(first)),
        Some((first, last)) => text.calendars_whole_days(text.day(first), text.day_and_year(last)),
        None if from.date == to.date => text.day_and_hours(
            from.date,
            locale::Span {
                from: from.time,
                to: to.time,
            },
        ),
        None => text.calendars_until(
            text.day(from.date),
            text.clock(from.time),
            text.day(to.date),
            text.clock(to.time),
        ),
    }
}

/// What an entry says.
pub(super) fn what(text: Text, entry: &DiaryEntry) -> String {
    match (entry.source, entry.kind) {
        (EntrySource::Import, _) => text.calendars_kind_imported(),
        (EntrySource::Own, kind) => kind_of(text, kind),
    }
}

/// What a kind of entry is called.
pub(super) fn kind_of(text: Text, kind: EntryKind) -> String {
    match kind {
        EntryKind::Busy => text.calendars_kind_busy(),
        EntryKind::Away => text.calendars_kind_away(),
        EntryKind::Free => text.calendars_kind_free(),
    }
}

/// Why nothing of a file can be taken.
pub(super) fn unreadable(text: Text, why: Unreadable) -> String {
    match why {
        Unreadable::NoCalendar => text.calendars_wrong_file_no_calendar(),
        Unreadable::CutOff { line } => text.calendars_wrong_file_cut(line),
        Unreadable::TooMuch => text.calendars_wrong_file_much(),
    }
}

/// What is wrong with a line.
pub(super) fn problem(text: Text, problem: &Problem) -> String {
    let line = problem.line;
    match &problem.kind {
        ProblemKind::NoLine => text.calendars_line_no_line(line),
        ProblemKind::TooLong => text.calendars_line_too_long(line),
        ProblemKind::NoStart => text.calendars_line_no_start(line),
        ProblemKind::WrongTime => text.calendars_line_wrong_time(line),
        ProblemKind::EndsBefore => text.calendars_line_ends_before(line),
        ProblemKind::UnknownZone { name } => text.calendars_line_unknown_zone(line, name.as_str()),
        ProblemKind::WrongRule => text.calendars_line_wrong_rule(line),
    }
}

/// «måndag 15 februari till fredag 19 februari 2027».
pub(super) fn days_when(text: Text, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        text.day_and_year(first)
    } else {
        text.calendars_days_from_to(text.day(first), text.day_and_year(last))
    }
}

/// What a kind of days is called.
pub(super) fn kind_of_days(text: Text, kind: ClosedKind) -> String {
    match kind {
        ClosedKind::Break => text.calendars_kind_break(),
        ClosedKind::StudyDay => text.calendars_kind_study_day(),
        ClosedKind::Exam => text.calendars_kind_exam(),
        ClosedKind::Other => text.calendars_kind_other(),
    }
}
