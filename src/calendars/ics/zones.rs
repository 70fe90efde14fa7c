//! Which clocks a time is told by: those of the world, those that Windows names, those of the file.

use super::{
    budget::Budget,
    lines::Line,
    rule::{Rule, Until},
    windows_zones,
};
use crate::kernel::{CivilTime, Moment, Zone};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// The most rules for summer time and winter time that a zone of a file may have; more are left out.
const MOST_RULES: usize = 300;

/// The longest name of a zone, in signs; what is longer names none.
const LONGEST_NAME: usize = 100;

/// The clocks that a time is told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clocks<'z> {
    /// Those on the walls of Sweden: also for times that name no zone.
    Swedish,
    /// UTC.
    Utc,
    /// Those of a zone of the IANA database.
    Of(Zone),
    /// Those that the file describes.
    File(&'z FileZone),
}

impl Clocks<'_> {
    /// What Swedish clocks show at this time. In the hour that spring leaves out, what they show an hour
    /// later: programs let such an event begin then.
    pub(super) fn swedish(self, at: NaiveDateTime) -> CivilTime {
        let civil = CivilTime {
            date: at.date(),
            time: at.time(),
        };
        let moment = match self {
            Clocks::Swedish => return civil,
            Clocks::Utc => Moment::from_utc(at.and_utc()),
            Clocks::Of(zone) => {
                let later = super::times::later(civil, Duration::hours(1));
                let moment = civil.at(zone).or_else(|_| later.at(zone));
                let Ok(moment) = moment else { return civil };
                moment
            }
            Clocks::File(zone) => zone.moment(at),
        };
        CivilTime::of(moment, Zone::stockholm())
    }

    /// The time that these clocks show when it is this time in UTC, near enough for the last day of a
    /// rule.
    pub(super) fn showing(self, utc: NaiveDateTime) -> NaiveDateTime {
        let moment = Moment::from_utc(utc.and_utc());
        let zone = match self {
            Clocks::Utc => return utc,
            Clocks::Swedish => Zone::stockholm(),
            Clocks::Of(zone) => zone,
            Clocks::File(zone) => {
                let offset = Duration::seconds(zone.offset_at(utc).into());
                return utc.checked_add_signed(offset).unwrap_or(utc);
            }
        };
        let civil = CivilTime::of(moment, zone);
        civil.date.and_time(civil.time)
    }
}

/// A zone as a file describes it: how far its clocks are ahead of UTC, and from when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct FileZone {
    /// The time that the clocks showed when it changed, and how many seconds ahead they then were; the
    /// earliest first.
    changes: Vec<(NaiveDateTime, i32)>,
}

impl FileZone {
    fn offset_at(&self, local: NaiveDateTime) -> i32 {
        let after = self.changes.partition_point(|(at, _)| *at <= local);
        let change = self.changes.get(after.saturating_sub(1));
        change.map_or(0, |(_, offset)| *offset)
    }

    fn moment(&self, local: NaiveDateTime) -> Moment {
        let ahead = Duration::seconds(self.offset_at(local).into());
        let utc = local.checked_sub_signed(ahead).unwrap_or(local);
        Moment::from_utc(utc.and_utc())
    }
}

/// The zones that a file describes.
#[derive(Debug, Default)]
pub(super) struct Zones(HashMap<String, FileZone>);

/// The lines of a season that matter here; no other is kept.
pub(super) const OF_SEASONS: [&str; 4] = ["DTSTART", "TZOFFSETTO", "RRULE", "RDATE"];

/// A STANDARD or a DAYLIGHT of a file's zone, as its lines say it.
#[derive(Debug, Default)]
pub(super) struct Season {
    pub(super) lines: Vec<Line>,
}

impl Zones {
    /// Adds a zone of the file, as it is from the first to the last day that anybody asks about.
    pub(super) fn add(
        &mut self,
        name: &str,
        seasons: &[Season],
        (first, last): (NaiveDate, NaiveDate),
        budget: &mut Budget,
    ) {
        let mut changes = Vec::new();
        for season in seasons.iter().take(MOST_RULES) {
            changes.extend(season.changes(first, last, budget).unwrap_or_default());
        }
        changes.sort_unstable();
        if !changes.is_empty() {
            self.0.insert(name.to_owned(), FileZone { changes });
        }
    }

    /// The clocks of this name: the world's own where it knows them, since a file may be wrong.
    pub(super) fn find(&self, name: &str) -> Option<Clocks<'_>> {
        let name = name.trim();
        if name.chars().count() > LONGEST_NAME {
            return None;
        }
        if matches!(name, "UTC" | "GMT" | "Etc/UTC" | "Z") {
            return Some(Clocks::Utc);
        }
        let known = of_the_world(name).map(Clocks::Of);
        known.or_else(|| self.0.get(name).map(Clocks::File))
    }
}

/// The zone of an IANA name, also with something in front as some programs write it,
/// or of the name that Windows has for it.
fn of_the_world(name: &str) -> Option<Zone> {
    if let Some(iana) = windows_zones::iana(name) {
        return Zone::parse(iana).ok();
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
    [3, 2].into_iter().find_map(|length| {
        let from = parts.len().checked_sub(length)?;
        Zone::parse(&parts.get(from..)?.join("/")).ok()
    })
}

impl Season {
    fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// When it begins, between the days and before, with how far ahead the clocks then are.
    fn changes(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        budget: &mut Budget,
    ) -> Option<Vec<(NaiveDateTime, i32)>> {
        let offset = offset(&self.line("TZOFFSETTO")?.value)?;
        let start = local(&self.line("DTSTART")?.value)?;
        let mut changes = vec![(start, offset)];
        if let Some(rule) = self.line("RRULE").and_then(|line| Rule::parse(&line.value)) {
            for day in rule.days(start.date(), first, last, budget)? {
                let begin = day.and_time(start.time());
                let holds = match rule.until() {
                    Some(Until::Day(day)) => begin.date() <= day,
                    Some(Until::Local(end) | Until::Utc(end)) => begin <= end,
                    None => true,
                };
                if holds {
                    budget.time().then(|| changes.push((begin, offset)))?;
                }
            }
        }
        let more = self.lines.iter().filter(|line| line.name == "RDATE");
        for value in more.flat_map(|line| line.value.split(',')) {
            let begin = budget.time().then(|| local(value))?;
            changes.extend(begin.map(|begin| (begin, offset)));
        }
        Some(changes)
    }
}

fn local(value: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(value.trim().trim_end_matches('Z'), "%Y%m%dT%H%M%S").ok()
}

/// Seconds ahead of UTC: «+0100», «-0330», «+023000».
fn offset(value: &str) -> Option<i32> {
    let value = value.trim();
    let (sign, digits) = match value.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let part = |from: usize| -> Option<i32> {
        let two = digits.get(from..from + 2)?;
        two.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| two.parse().ok())?
    };
    let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4).unwrap_or(0));
    (hours < 24 && minutes < 60 && seconds < 60)
        .then_some(sign * (hours * 3_600 + minutes * 60 + seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_own_name_or_by_the_one_that_windows_has() {
        let stockholm = Some(Zone::stockholm());
        for name in [
            "Europe/Stockholm",
            "/mozilla.org/20050126_1/Europe/Stockholm",
            "/freeassociation.sourceforge.net/Europe/Stockholm",
        ] {
            assert_eq!(of_the_world(name), stockholm, "{name}");
        }
        for name in [
            "W. Europe Standard Time",
            "America/Argentina/Ushuaia",
            "Europe/Helsinki",
        ] {
            assert!(of_the_world(name).is_some(), "{name}");
        }
        for name in ["", "/", "Customized Time Zone", "Kalmar"] {
            assert_eq!(of_the_world(name), None, "{name}");
        }
    }

    #[test]
    fn how_far_ahead_clocks_are_is_read_or_refused() {
        for (text, seconds) in [
            ("+0100", Some(3_600)),
            ("-0330", Some(-12_600)),
            ("+011410", Some(4_450)),
            ("0100", None),
            ("+1", None),
            ("+9900", None),
            ("+-1-1", None),
            ("", None),
            ("å", None),
        ] {
            assert_eq!(offset(text), seconds, "{text}");
        }
    }
}
