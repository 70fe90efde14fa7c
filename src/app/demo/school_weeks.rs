//! The weeks in which the demo's ninth-graders can teach.
//!
//! Kalmar county's school year as a pattern, not as a decision of any school: autumn break in week
//! 44, winter break in week 8, Christmas from 20 December to 8 January, summer from 10 June to 20
//! August. A week counts only if school is open all of it, so that a moved session can keep its
//! weekday; that leaves out the weeks of Easter and of Ascension Day with their breaks too.

use chrono::{Datelike, Days, NaiveDate};

use crate::kernel::{is_working_day, iso_week};

/// The Monday of the date's week.
pub(super) fn monday_of(date: NaiveDate) -> NaiveDate {
    later(date, -i64::from(date.weekday().num_days_from_monday()))
}

/// The Monday of the first whole school week that begins on the date or later.
pub(super) fn first_from(date: NaiveDate) -> NaiveDate {
    let monday = monday_of(date);
    let next = if monday < date {
        later(monday, 7)
    } else {
        monday
    };
    mondays(next)
        .find(|monday| is_school_week(*monday))
        .unwrap_or(next)
}

/// The Monday of the `n`th school week after the one that begins on `monday`, which is number 0.
pub(super) fn nth_from(monday: NaiveDate, n: usize) -> NaiveDate {
    mondays(monday)
        .filter(|monday| is_school_week(*monday))
        .nth(n)
        .unwrap_or(monday)
}

/// How many school weeks begin on or after `monday` and before the week of the date.
pub(super) fn weeks_between(monday: NaiveDate, date: NaiveDate) -> usize {
    let end = monday_of(date);
    mondays(monday)
        .take_while(|monday| *monday < end)
        .filter(|monday| is_school_week(*monday))
        .count()
}

fn mondays(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_weeks()
}

/// Whether school is open from this Monday to Friday.
pub(super) fn is_school_week(monday: NaiveDate) -> bool {
    (0..5).all(|days| is_school_day(later(monday, days)))
}

fn is_school_day(date: NaiveDate) -> bool {
    is_working_day(date) && !is_break(date)
}

fn is_break(date: NaiveDate) -> bool {
    let (_, week) = iso_week(date);
    week == 44
        || week == 8
        || matches!((date.month(), date.day()), (12, 20..) | (1, ..=8))
        || matches!((date.month(), date.day()), (6, 10..) | (7, _) | (8, ..=20))
}

fn later(date: NaiveDate, days: i64) -> NaiveDate {
    let step = Days::new(days.unsigned_abs());
    let moved = if days < 0 {
        date.checked_sub_days(step)
    } else {
        date.checked_add_days(step)
    };
    moved.unwrap_or(date)
}
