//! The time on the wall: what a session is planned in, and how it becomes a [`Moment`].
//!
//! A session stores its civil time and its zone, so that a course at 13.00 is at 13.00 in
//! every week of the year, also when the state changes the rules of summer time.

use std::fmt;

use chrono::{LocalResult, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::Moment;

/// A time zone of the IANA database, «Europe/Stockholm».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// The zone of all of Sweden.
    #[must_use]
    pub const fn stockholm() -> Self {
        Self(Tz::Europe__Stockholm)
    }

    /// The zone of this IANA name.
    ///
    /// # Errors
    /// If the IANA database knows no such zone.
    pub fn parse(name: &str) -> Result<Self, UnknownZone> {
        name.parse().map(Self).map_err(|_| UnknownZone)
    }
}

/// The IANA name.
impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// The IANA database has no zone of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone of that name")]
pub struct UnknownZone;

/// A date and a time as the clock on the wall shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilTime {
    /// The day.
    pub date: NaiveDate,
    /// The time of day.
    pub time: NaiveTime,
}

impl CivilTime {
    /// The moment at which the clocks of the zone show this time.
    ///
    /// In the autumn night when an hour comes twice (02.00–03.00 on 25 October 2026 in
    /// Sweden) the first is taken.
    ///
    /// # Errors
    /// In the spring night when an hour is left out (02.00–03.00 on 28 March 2027 in Sweden)
    /// no clock shows this time, and nothing is guessed in its place.
    pub fn at(self, zone: Zone) -> Result<Moment, SkippedByClock> {
        match zone.0.from_local_datetime(&self.date.and_time(self.time)) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => {
                Ok(Moment::from_utc(moment.to_utc()))
            }
            LocalResult::None => Err(SkippedByClock { civil: self, zone }),
        }
    }

    /// What the clocks of the zone show at the moment.
    #[must_use]
    pub fn of(moment: Moment, zone: Zone) -> Self {
        let local = moment.utc().with_timezone(&zone.0).naive_local();
        Self {
            date: local.date(),
            time: local.time(),
        }
    }
}

/// «2027-02-02 13:00», for logs; people are shown dates by their language's catalogue.
impl fmt::Display for CivilTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time.format("%H:%M"))
    }
}

/// A time that no clock shows, because summer time begins and the hour is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no clock in {zone} shows {civil}: summer time begins")]
pub struct SkippedByClock {
    /// The time that was asked for.
    pub civil: CivilTime,
    /// The zone whose clocks leave it out.
    pub zone: Zone,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use chrono::{Datelike, Duration, Weekday};
    use proptest::prelude::*;

    fn civil(text: &str) -> CivilTime {
        let (date, time) = text.split_once(' ').unwrap();
        CivilTime {
            date: date.parse().unwrap(),
            time: time.parse().unwrap(),
        }
    }

    fn moment(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    #[test]
    fn a_session_keeps_its_hour_in_winter_and_in_summer() {
        for (wall, utc) in [
            ("2027-02-02 13:00", "2027-02-02T12:00:00Z"),
            ("2027-06-01 13:00", "2027-06-01T11:00:00Z"),
            ("2026-10-24 13:00", "2026-10-24T11:00:00Z"),
            ("2026-10-26 13:00", "2026-10-26T12:00:00Z"),
        ] {
            assert_eq!(civil(wall).at(Zone::stockholm()), Ok(moment(utc)));
            assert_eq!(CivilTime::of(moment(utc), Zone::stockholm()), civil(wall));
        }
    }

    #[test]
    fn the_hour_that_spring_leaves_out_is_refused_and_told() {
        for date in ["2026-03-29", "2027-03-28"] {
            for time in ["02:00", "02:30", "02:59"] {
                let skipped = civil(&format!("{date} {time}"));
                let refusal = skipped.at(Zone::stockholm()).unwrap_err();
                assert_eq!(
                    refusal,
                    SkippedByClock {
                        civil: skipped,
                        zone: Zone::stockholm()
                    }
                );
                assert_eq!(
                    refusal.to_string(),
                    format!("no clock in Europe/Stockholm shows {date} {time}: summer time begins")
                );
            }
            let before = civil(&format!("{date} 01:59"))
                .at(Zone::stockholm())
                .unwrap();
            let after = civil(&format!("{date} 03:00"))
                .at(Zone::stockholm())
                .unwrap();
            assert_eq!(before, moment(&format!("{date}T00:59:00Z")));
            assert_eq!(after.since(before), Duration::minutes(1));
        }
    }

    #[test]
    fn the_first_is_taken_of_the_hour_that_autumn_has_twice() {
        for date in ["2026-10-25", "2027-10-31"] {
            for (time, utc) in [("02:00", "00:00"), ("02:30", "00:30"), ("02:59", "00:59")] {
                let twice = civil(&format!("{date} {time}"));
                let first = moment(&format!("{date}T{utc}:00Z"));
                assert_eq!(twice.at(Zone::stockholm()), Ok(first));
                let second = first.plus(Duration::hours(1));
                assert_eq!(CivilTime::of(first, Zone::stockholm()), twice);
                assert_eq!(CivilTime::of(second, Zone::stockholm()), twice);
            }
            let three = civil(&format!("{date} 03:00")).at(Zone::stockholm());
            assert_eq!(three, Ok(moment(&format!("{date}T02:00:00Z"))));
        }
    }

    #[test]
    fn a_zone_is_read_and_written_by_its_name() {
        assert_eq!(Zone::parse("Europe/Stockholm"), Ok(Zone::stockholm()));
        assert_eq!(Zone::stockholm().to_string(), "Europe/Stockholm");
        let kiritimati = Zone::parse("Pacific/Kiritimati").unwrap();
        assert_eq!(kiritimati.to_string(), "Pacific/Kiritimati");
        assert_eq!(
            civil("2027-01-02 01:00").at(kiritimati),
            Ok(moment("2027-01-01T11:00:00Z"))
        );
        for wrong in ["", "Stockholm", "europe/stockholm ", "CET/Kalmar"] {
            assert_eq!(Zone::parse(wrong), Err(UnknownZone), "{wrong:?}");
        }
    }

    #[test]
    fn the_borders_of_time_can_be_shown_in_every_zone() {
        let latest = moment("9999-12-31T23:59:59.999999Z").plus(Duration::MAX);
        let earliest = moment("0001-01-01T00:00:00Z").minus(Duration::MAX);
        for name in ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Stockholm"] {
            let zone = Zone::parse(name).unwrap();
            assert!(CivilTime::of(latest, zone) > CivilTime::of(earliest, zone));
        }
    }

    /// The last Sunday of the month (directive 2000/84/EC: clocks change there at 01:00 UTC).
    fn last_sunday(year: i32, month: u32) -> NaiveDate {
        let days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
        days.filter(|date| date.weekday() == Weekday::Sun)
            .max()
            .unwrap()
    }

    /// What a clock in Sweden shows, reckoned from the directive alone.
    fn by_the_directive(moment: Moment) -> CivilTime {
        let utc = moment.utc().naive_utc();
        let change = |month| last_sunday(utc.year(), month).and_hms_opt(1, 0, 0).unwrap();
        let summer = utc >= change(3) && utc < change(10);
        let local = utc + Duration::hours(if summer { 2 } else { 1 });
        CivilTime {
            date: local.date(),
            time: local.time(),
        }
    }

    const FIVE_MINUTES_2025_2030: i64 = (5 * 365 + 2 + 365) * 24 * 12;

    #[test]
    fn every_fifth_minute_of_2025_to_2030_becomes_civil_time_and_back() {
        let start = moment("2025-01-01T00:00:00Z");
        let mut taken_twice = 0;
        for step in 0..FIVE_MINUTES_2025_2030 {
            let instant = start.plus(Duration::minutes(5 * step));
            let wall = CivilTime::of(instant, Zone::stockholm());
            assert_eq!(wall, by_the_directive(instant));
            let back = wall.at(Zone::stockholm()).unwrap();
            if back != instant {
                assert_eq!(instant.since(back), Duration::hours(1), "{wall}");
                taken_twice += 1;
            }
        }
        assert_eq!(taken_twice, 6 * 12, "one hour in each of six autumns");
    }

    proptest! {
        #[test]
        fn civil_time_and_instant_agree_to_the_minute(
            minute in 0..(FIVE_MINUTES_2025_2030 * 5), second in 0..60_i64,
        ) {
            let wall = moment("2025-01-01T00:00:00Z")
                .plus(Duration::minutes(minute) + Duration::seconds(second));
            let wall = CivilTime { date: wall.utc().date_naive(), time: wall.utc().time() };
            let hour = u32::try_from(minute / 60 % 24).unwrap();
            let left_out = wall.date == last_sunday(wall.date.year(), 3) && hour == 2;
            match wall.at(Zone::stockholm()) {
                Ok(instant) => {
                    prop_assert!(!left_out);
                    prop_assert_eq!(CivilTime::of(instant, Zone::stockholm()), wall);
                    prop_assert_eq!(by_the_directive(instant), wall);
                }
                Err(refusal) => {
                    prop_assert!(left_out);
                    prop_assert_eq!(refusal.civil, wall);
                }
            }
        }
    }
}
