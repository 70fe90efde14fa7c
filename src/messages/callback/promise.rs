//! The rule by which a call is promised (experience plan, section 8.4: «Vi ringer i dag före 16»).
//!
//! Asked at least two hours before the phone closes on a working day, the promise is that day
//! before closing; otherwise the next working day on which the phone is answered, before noon.

use crate::kernel::{CivilTime, Moment, Zone, is_working_day};
use chrono::{Datelike, Duration, NaiveDate, NaiveTime, Timelike, Weekday};

/// How long staff have for a call, at the least, on the day on which it is promised.
const TIME_TO_CALL: Duration = Duration::hours(2);

/// Where no opening hours are known: the office hours of a municipality. A working day ends at
/// 16.00 (mission rule "Waiting list").
const OFFICE: (u32, u32) = (8, 16);

/// When a call that is not made the same day is made at the latest.
const NOON: u32 = 12;

/// No contact centre is closed longer than this; a plan that says so has no hours worth keeping.
const LONGEST_CLOSURE: usize = 60;

/// When somebody answers the phone on a weekday, civil local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The weekday; one may come several times, as before and after lunch.
    pub weekday: Weekday,
    /// From.
    pub from: NaiveTime,
    /// To.
    pub to: NaiveTime,
}

/// The time before which somebody who asks now is called, as the clocks of the zone show it.
///
/// It lies ahead, on a working day, and within the hours of that weekday. Hours that hold no
/// working day are as good as none: then office hours count.
#[must_use]
pub fn promised_by(now: Moment, hours: &[Answered], zone: Zone) -> CivilTime {
    let asked = CivilTime::of(now, zone);
    if let Some((_, to)) = open_on(asked.date, hours)
        && to.signed_duration_since(asked.time) >= TIME_TO_CALL
    {
        return CivilTime {
            date: asked.date,
            time: to,
        };
    }
    let mut days = asked.date.iter_days().skip(1).take(LONGEST_CLOSURE);
    match days.find_map(|date| Some((date, open_on(date, hours)?))) {
        Some((date, (from, to))) => CivilTime {
            date,
            time: by_noon(from, to),
        },
        // Hours that hold no working day.
        None => promised_by(now, &[], zone),
    }
}

/// Noon, unless the phone is not answered long enough before it or not any more; then closing.
fn by_noon(from: NaiveTime, to: NaiveTime) -> NaiveTime {
    let noon = hour(NOON);
    let fits = noon <= to && noon.signed_duration_since(from) >= TIME_TO_CALL;
    if fits { noon } else { to }
}

/// From when to when the phone is answered on a date: of several spans, from the first to the last.
pub(in crate::messages) fn open_on(
    date: NaiveDate,
    hours: &[Answered],
) -> Option<(NaiveTime, NaiveTime)> {
    if !is_working_day(date) {
        return None;
    }
    if hours.is_empty() {
        return Some((hour(OFFICE.0), hour(OFFICE.1)));
    }
    let spans = hours
        .iter()
        .filter(|span| span.weekday == date.weekday() && span.from < span.to);
    let from = spans.clone().map(|span| span.from).min()?;
    Some((from, spans.map(|span| span.to).max()?))
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::MIN.with_hour(hour).unwrap_or_default()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WEEKDAYS: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    fn civil(text: &str) -> CivilTime {
        let (date, time) = text.split_once(' ').unwrap();
        CivilTime {
            date: date.parse().unwrap(),
            time: time.parse().unwrap(),
        }
    }

    fn answered(weekday: Weekday, from: &str, to: &str) -> Answered {
        Answered {
            weekday,
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        }
    }

    fn every_weekday(from: &str, to: &str) -> Vec<Answered> {
        WEEKDAYS[..5]
            .iter()
            .map(|day| answered(*day, from, to))
            .collect()
    }

    fn promised(asked: &str, hours: &[Answered]) -> String {
        let now = civil(asked).at(Zone::stockholm()).unwrap();
        promised_by(now, hours, Zone::stockholm()).to_string()
    }

    #[test]
    fn asked_two_hours_before_closing_it_is_today() {
        let hours = every_weekday("08:00", "16:00");
        for asked in ["00:00", "07:00", "10:00", "14:00"] {
            let by = promised(&format!("2026-11-30 {asked}"), &hours);
            assert_eq!(by, "2026-11-30 16:00", "{asked}");
        }
    }

    #[test]
    fn asked_later_it_is_the_next_working_day_before_noon() {
        let hours = every_weekday("08:00", "16:00");
        for (asked, by) in [
            ("2026-11-30 14:01", "2026-12-01 12:00"),
            ("2026-11-30 23:59", "2026-12-01 12:00"),
            ("2026-12-04 15:00", "2026-12-07 12:00"),
            ("2026-12-05 09:00", "2026-12-07 12:00"),
            ("2026-12-06 09:00", "2026-12-07 12:00"),
        ] {
            assert_eq!(promised(asked, &hours), by, "{asked}");
        }
    }

    #[test]
    fn nobody_is_called_on_a_holiday_or_a_closed_eve() {
        let hours = every_weekday("08:00", "16:00");
        for (asked, by) in [
            // Christmas Eve 2026 is a Thursday.
            ("2026-12-23 15:00", "2026-12-28 12:00"),
            ("2026-12-24 09:00", "2026-12-28 12:00"),
            // Epiphany 2027 is a Wednesday, and Ascension Day a Thursday.
            ("2027-01-06 09:00", "2027-01-07 12:00"),
            ("2027-05-06 09:00", "2027-05-07 12:00"),
            // The year's end: a Thursday, a Friday, a weekend.
            ("2026-12-30 15:00", "2027-01-04 12:00"),
        ] {
            assert_eq!(promised(asked, &hours), by, "{asked}");
        }
    }

    #[test]
    fn the_hours_of_each_weekday_count() {
        let hours = [
            answered(Weekday::Mon, "08:00", "12:00"),
            answered(Weekday::Mon, "13:00", "18:00"),
            answered(Weekday::Wed, "13:00", "15:00"),
            answered(Weekday::Thu, "08:00", "11:00"),
            answered(Weekday::Fri, "11:00", "16:30"),
        ];
        for (asked, by) in [
            ("2026-11-30 15:30", "2026-11-30 18:00"),
            // On Wednesday the phone is not answered before noon.
            ("2026-12-01 09:00", "2026-12-02 15:00"),
            // On Thursday it is not answered until noon.
            ("2026-12-02 14:00", "2026-12-03 11:00"),
            // On Friday it is answered for too short a time before noon.
            ("2026-12-03 09:30", "2026-12-04 16:30"),
        ] {
            assert_eq!(promised(asked, &hours), by, "{asked}");
        }
    }

    #[test]
    fn without_hours_worth_keeping_office_hours_count() {
        for hours in [
            Vec::new(),
            vec![answered(Weekday::Sun, "10:00", "14:00")],
            vec![answered(Weekday::Mon, "16:00", "08:00")],
        ] {
            assert_eq!(promised("2026-11-30 10:00", &hours), "2026-11-30 16:00");
            assert_eq!(promised("2026-11-30 15:00", &hours), "2026-12-01 12:00");
        }
    }

    prop_compose! {
        fn any_hours()(spans in proptest::collection::vec((0..7_usize, 0..1439_u32, 1..600_u32), 0..8))
            -> Vec<Answered> {
            let at = |minute: u32| NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap();
            spans.into_iter().map(|(day, from, length)| Answered {
                weekday: WEEKDAYS[day],
                from: at(from),
                to: at((from + length).min(1439)),
            }).collect()
        }
    }

    proptest! {
        #[test]
        fn a_promise_lies_ahead_on_a_working_day_while_the_phone_is_answered(
            minute in 0..(10 * 366 * 24 * 60_i64), hours in any_hours(),
        ) {
            let zone = Zone::stockholm();
            let start = civil("2026-01-01 00:00").at(zone).unwrap();
            let now = start.plus(Duration::minutes(minute));
            let by = promised_by(now, &hours, zone);
            prop_assert!(is_working_day(by.date));
            prop_assert!(by.at(zone).unwrap() > now);
            let asked = CivilTime::of(now, zone);
            if by.date == asked.date {
                prop_assert!(by.time.signed_duration_since(asked.time) >= TIME_TO_CALL);
            }
            let on_working_days = hours.iter().any(|span| {
                span.from < span.to && !matches!(span.weekday, Weekday::Sat | Weekday::Sun)
            });
            if on_working_days {
                let on_the_day = hours.iter().filter(|span| span.weekday == by.date.weekday());
                let begun = on_the_day.clone().any(|span| span.from < by.time);
                let not_over = on_the_day.clone().any(|span| span.to >= by.time);
                prop_assert!(begun && not_over);
            }
        }
    }
}
