//! The times of a calendar file.

use super::{
    budget::Budget,
    lines::Line,
    problems::{Problem, ProblemKind},
    zones::{Clocks, Zones},
};
use crate::{calendars::diary::midnight, kernel::CivilTime};
use chrono::{Duration, NaiveDate, NaiveDateTime};

/// The longest name of a zone that is shown again, in signs.
const LONGEST_SHOWN: usize = 60;

/// A time as the file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp<'z> {
    /// A day, from its first moment.
    Day(NaiveDate),
    /// A time on some clocks.
    At(NaiveDateTime, Clocks<'z>),
}

impl<'z> Stamp<'z> {
    /// The time in the value of a line.
    pub(super) fn of(line: &Line, zones: &'z Zones) -> Result<Self, Problem> {
        let stamp = Self::parse(line.value.trim(), &clocks_of(line, zones));
        stamp.map_err(|kind| line.problem(kind))
    }

    /// The times in the value of a line that may hold several; of a period, when it begins. None when the
    /// budget is spent.
    pub(super) fn all_of(
        line: &Line,
        zones: &'z Zones,
        budget: &mut Budget,
    ) -> Option<Result<Vec<Self>, Problem>> {
        let clocks = clocks_of(line, zones);
        let values = line.value.split(',');
        let values = values.map(|value| value.split('/').next().unwrap_or_default().trim());
        let stamps = values.filter(|value| !value.is_empty()).map(|value| {
            let stamp = Self::parse(value, &clocks);
            budget.time().then_some(stamp)
        });
        let stamps: Option<Result<Vec<Self>, ProblemKind>> = stamps.collect();
        Some(stamps?.map_err(|kind| line.problem(kind)))
    }

    fn parse(value: &str, clocks: &Result<Clocks<'z>, ProblemKind>) -> Result<Self, ProblemKind> {
        if value.len() == 8 {
            let day = NaiveDate::parse_from_str(value, "%Y%m%d");
            return day.map(Stamp::Day).map_err(|_| ProblemKind::WrongTime);
        }
        let (local, utc) = match value.strip_suffix(['Z', 'z']) {
            Some(local) => (local, true),
            None => (value, false),
        };
        let at = NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M%S")
            .or_else(|_| NaiveDateTime::parse_from_str(local, "%Y%m%dT%H%M"))
            .map_err(|_| ProblemKind::WrongTime)?;
        if utc {
            return Ok(Stamp::At(at, Clocks::Utc));
        }
        clocks.clone().map(|clocks| Stamp::At(at, clocks))
    }

    /// The time on its own clocks.
    pub(super) fn local(self) -> NaiveDateTime {
        match self {
            Stamp::Day(day) => day.and_time(chrono::NaiveTime::MIN),
            Stamp::At(at, _) => at,
        }
    }

    /// The same clocks at another time.
    pub(super) fn moved_to(self, day: NaiveDate) -> Self {
        match self {
            Stamp::Day(_) => Stamp::Day(day),
            Stamp::At(at, clocks) => Stamp::At(day.and_time(at.time()), clocks),
        }
    }

    /// What Swedish clocks show then.
    pub(super) fn swedish(self) -> CivilTime {
        match self {
            Stamp::Day(day) => midnight(day),
            Stamp::At(at, clocks) => clocks.swedish(at),
        }
    }
}

/// The clocks by which a line tells its times.
fn clocks_of<'z>(line: &Line, zones: &'z Zones) -> Result<Clocks<'z>, ProblemKind> {
    let Some(name) = line.parameter("TZID") else {
        return Ok(Clocks::Swedish);
    };
    let clocks = zones.find(name);
    clocks.ok_or_else(|| ProblemKind::UnknownZone {
        name: name.chars().take(LONGEST_SHOWN).collect(),
    })
}

/// A time that much later on the same clocks; the same time where it would leave the calendar.
pub(super) fn later(time: CivilTime, long: Duration) -> CivilTime {
    let at = time.date.and_time(time.time).checked_add_signed(long);
    at.map_or(time, |at| CivilTime {
        date: at.date(),
        time: at.time(),
    })
}

/// How much later one time is than another, on the same clocks.
pub(super) fn between(from: CivilTime, to: CivilTime) -> Duration {
    to.date.and_time(to.time) - from.date.and_time(from.time)
}

/// The length in a DURATION (3.3.6): «PT1H30M», «P2D», «P1W».
pub(super) fn duration(value: &str) -> Option<Duration> {
    let value = value.trim();
    let value = value.strip_prefix('+').unwrap_or(value).strip_prefix('P')?;
    let (mut seconds, mut digits, mut of_day, mut parts) = (0_i64, String::new(), false, 0);
    for c in value.chars() {
        let unit: i64 = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            'T' if digits.is_empty() && !of_day => {
                of_day = true;
                continue;
            }
            'W' if !of_day => 604_800,
            'D' if !of_day => 86_400,
            'H' if of_day => 3_600,
            'M' if of_day => 60,
            'S' if of_day => 1,
            _ => return None,
        };
        let number: i64 = digits.parse().ok()?;
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        digits.clear();
        parts += 1;
    }
    (parts > 0 && digits.is_empty()).then(|| Duration::try_seconds(seconds))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_as_it_is_written() {
        for (text, seconds) in [
            ("PT1H30M", Some(5_400)),
            ("P2D", Some(172_800)),
            ("P1W", Some(604_800)),
            ("+P1DT2H3M4S", Some(93_784)),
            ("PT0S", Some(0)),
            ("-PT1H", None),
            ("P", None),
            ("PT", None),
            ("PT1", None),
            ("P1H", None),
            ("PT99999999999999999999S", None),
            ("P9223372036854775807W", None),
            ("", None),
        ] {
            let read = duration(text).map(|long| long.num_seconds());
            assert_eq!(read, seconds, "{text}");
        }
    }
}
