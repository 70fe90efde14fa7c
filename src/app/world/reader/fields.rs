//! Single values of a world file: each is read, or a problem is noted where it stands.

use chrono::{NaiveDate, NaiveTime};

use super::notes::Notes;
use crate::app::world::file::{Text, When, Whole, WordsShape};
use crate::app::world::naming::Wanted;
use crate::app::world::problems::WorldCause;
use crate::kernel::{self, CivilTime, Zone};
use crate::locale::Words;

/// A text without spaces around it; blank or with control characters (line breaks too) is a
/// problem.
pub(super) fn text(text: &Text, notes: &mut Notes<'_>) -> Option<String> {
    let line = kernel::line(text.get_ref());
    if line.is_none() {
        notes.problem(text.span(), WorldCause::Blank);
    }
    line
}

/// A text in both languages.
pub(super) fn words(shape: &WordsShape, notes: &mut Notes<'_>) -> Option<Words> {
    let (sv, en) = (text(&shape.sv, notes), text(&shape.en, notes));
    Some(Words { sv: sv?, en: en? })
}

/// A text that may be missing: the outer `None` is a problem, the inner one a text left out.
#[expect(
    clippy::option_option,
    reason = "a text left out and a faulty text are different things"
)]
pub(super) fn words_if_any(
    shape: Option<&WordsShape>,
    notes: &mut Notes<'_>,
) -> Option<Option<Words>> {
    optional(shape, |shape| words(shape, notes))
}

/// Reads a value that may be missing: the outer `None` is a problem, the inner one a value left
/// out.
#[expect(
    clippy::option_option,
    reason = "a value left out and a faulty value are different things"
)]
pub(super) fn optional<S, T>(
    shape: Option<S>,
    read: impl FnOnce(S) -> Option<T>,
) -> Option<Option<T>> {
    match shape {
        Some(shape) => read(shape).map(Some),
        None => Some(None),
    }
}

/// Every item of a list, or `None` if any of them has a problem. All are read, so that all problems
/// are noted.
pub(super) fn all<S, T>(
    list: impl IntoIterator<Item = S>,
    read: impl FnMut(S) -> Option<T>,
) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = list.into_iter().map(read).collect();
    read.into_iter().collect()
}

/// A text that `parse` must understand.
pub(super) fn parsed<T>(
    text: &Text,
    wanted: Wanted,
    parse: impl FnOnce(&str) -> Option<T>,
    notes: &mut Notes<'_>,
) -> Option<T> {
    let value = parse(text.get_ref().trim());
    if value.is_none() {
        notes.problem(
            text.span(),
            WorldCause::NotA {
                text: text.get_ref().clone(),
                wanted,
            },
        );
    }
    value
}

/// A key or slug: a–z, digits and single dashes, beginning with a letter or digit and not ending
/// with a dash.
pub(super) fn key(text: &Text, notes: &mut Notes<'_>) -> Option<String> {
    let fits = kernel::is_key(text.get_ref());
    parsed(
        text,
        Wanted::Key,
        |word| fits.then(|| word.to_owned()),
        notes,
    )
}

/// A whole number within limits.
pub(super) fn number(number: &Whole, least: u32, most: u32, notes: &mut Notes<'_>) -> Option<u32> {
    let value = *number.get_ref();
    let within = u32::try_from(value)
        .ok()
        .filter(|value| (least..=most).contains(value));
    if within.is_none() {
        notes.problem(
            number.span(),
            WorldCause::OutOfRange {
                value,
                least: least.into(),
                most: most.into(),
            },
        );
    }
    within
}

/// A day without a time.
pub(super) fn date(when: &When, notes: &mut Notes<'_>) -> Option<NaiveDate> {
    let value = when.get_ref();
    let read = value
        .date
        .filter(|_| value.time.is_none() && value.offset.is_none())
        .and_then(naive_date);
    or_not_a(read, when, Wanted::Date, notes)
}

/// A time of day in whole minutes.
pub(super) fn time(when: &When, notes: &mut Notes<'_>) -> Option<NaiveTime> {
    let value = when.get_ref();
    let read = value
        .time
        .filter(|_| value.date.is_none() && value.offset.is_none())
        .and_then(naive_time);
    or_not_a(read, when, Wanted::Time, notes)
}

/// A day and a time in whole minutes, civil local time, that the clocks do not skip.
pub(super) fn date_time(when: &When, notes: &mut Notes<'_>) -> Option<CivilTime> {
    let value = when.get_ref();
    let day = value
        .date
        .filter(|_| value.offset.is_none())
        .and_then(naive_date);
    let read = day
        .zip(value.time.and_then(naive_time))
        .map(|(date, time)| CivilTime { date, time });
    let local = or_not_a(read, when, Wanted::DateTime, notes)?;
    exists(local, when, notes)
}

/// The same local time, unless the clocks skip it.
pub(super) fn exists(local: CivilTime, when: &When, notes: &mut Notes<'_>) -> Option<CivilTime> {
    if local.at(Zone::stockholm()).is_err() {
        notes.problem(when.span(), WorldCause::SkippedTime(local));
        return None;
    }
    Some(local)
}

fn or_not_a<T>(read: Option<T>, when: &When, wanted: Wanted, notes: &mut Notes<'_>) -> Option<T> {
    if read.is_none() {
        notes.problem(
            when.span(),
            WorldCause::NotA {
                text: when.get_ref().to_string(),
                wanted,
            },
        );
    }
    read
}

fn naive_date(date: toml::value::Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
}

fn naive_time(time: toml::value::Time) -> Option<NaiveTime> {
    let whole_minutes = time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0;
    NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), 0).filter(|_| whole_minutes)
}
