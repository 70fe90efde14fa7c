//! Days and times in a form, as values.

use crate::{
    kernel::{CivilTime, typed_day, typed_time},
    locale::{Span, Text},
    web::{Reading, wrong_day},
};
use chrono::{NaiveDate, NaiveTime};

/// A day.
pub(super) fn day(
    read: &mut Reading<'_>,
    text: Text,
    today: NaiveDate,
    name: &'static str,
) -> Option<NaiveDate> {
    match typed_day(read.raw(name), today) {
        Ok(day) => Some(day),
        Err(problem) => {
            read.state.refuse(name, wrong_day(text, problem));
            None
        }
    }
}

/// Days, one a line, each once and in order.
pub(super) fn days(
    read: &mut Reading<'_>,
    text: Text,
    today: NaiveDate,
    name: &'static str,
) -> Option<Vec<NaiveDate>> {
    let mut days = Vec::new();
    for line in read.raw(name).lines().filter(|l| !l.trim().is_empty()) {
        match typed_day(line, today) {
            Ok(day) => days.push(day),
            Err(problem) => {
                let shown: String = line.trim().chars().take(40).collect();
                let words = wrong_day(text, problem);
                read.state
                    .refuse(name, text.planning_wrong_line(shown, words));
                return None;
            }
        }
    }
    if days.is_empty() {
        read.state.refuse(name, text.planning_wrong_no_days());
        return None;
    }
    days.sort_unstable();
    days.dedup();
    if days.len() > crate::rounds::MOST {
        let words = text.planning_wrong_many_days(crate::rounds::MOST);
        read.state.refuse(name, words);
        return None;
    }
    Some(days)
}

/// From one time to a later one.
pub(super) fn hours(
    read: &mut Reading<'_>,
    text: Text,
    [from, to]: [&'static str; 2],
) -> Option<Span> {
    let (begins, ends) = (time(read, text, from), time(read, text, to));
    let span = Span {
        from: begins?,
        to: ends?,
    };
    if span.to <= span.from {
        read.state.refuse(to, text.planning_wrong_end());
        return None;
    }
    Some(span)
}

/// A time of day.
pub(super) fn time(read: &mut Reading<'_>, text: Text, name: &'static str) -> Option<NaiveTime> {
    read.parsed(name, typed_time, text.planning_wrong_time())
}

/// A day and a time of it.
pub(super) fn moment(
    read: &mut Reading<'_>,
    text: Text,
    today: NaiveDate,
    [day, clock]: [&'static str; 2],
) -> Option<CivilTime> {
    let date = self::day(read, text, today, day);
    let time = time(read, text, clock);
    Some(CivilTime {
        date: date?,
        time: time?,
    })
}
