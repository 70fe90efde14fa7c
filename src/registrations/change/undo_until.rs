//! Until when a change can be undone: a full hour, never less than 24 hours away (experience.md
//! 2.12). A pure rule.

use crate::kernel::{CivilTime, Moment, Zone};
use chrono::Duration;

/// How long everybody has at least.
const AT_LEAST: Duration = Duration::hours(24);

const HOUR: i64 = 3_600_000_000;

/// The first full hour that is at least 24 hours away, also by the clock on the wall: in the autumn
/// night that has an hour twice, the time that is shown is met by the first of them.
pub(super) fn undo_until(now: Moment, zone: Zone) -> Moment {
    let earliest = now.plus(AT_LEAST);
    let mut hour = Moment::from_microseconds(
        earliest
            .microseconds()
            .saturating_add(HOUR - 1)
            .div_euclid(HOUR)
            * HOUR,
    );
    while CivilTime::of(hour, zone)
        .at(zone)
        .is_ok_and(|read| read < earliest)
    {
        hour = hour.plus(Duration::hours(1));
    }
    hour
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    fn until(text: &str) -> String {
        let until = undo_until(moment(text), Zone::stockholm());
        CivilTime::of(until, Zone::stockholm()).to_string()
    }

    #[test]
    fn the_hour_is_the_next_full_one_after_a_day() {
        assert_eq!(until("2027-01-11T09:20:00Z"), "2027-01-12 11:00");
        assert_eq!(until("2027-01-11T09:00:00Z"), "2027-01-12 10:00");
        assert_eq!(until("2027-01-11T09:00:00.000001Z"), "2027-01-12 11:00");
    }

    #[test]
    fn the_night_that_has_an_hour_twice_takes_nothing_away() {
        // 02.30 summer time on Saturday: a day later clocks show 02.00 again half an hour on.
        assert_eq!(until("2026-10-24T00:30:00Z"), "2026-10-25 03:00");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_never_less_than_a_day_away(minute in 0..(3 * 366 * 24 * 60_i64)) {
            let now = moment("2026-01-01T00:00:00Z").plus(Duration::minutes(minute));
            let until = undo_until(now, Zone::stockholm());
            let shown = CivilTime::of(until, Zone::stockholm()).at(Zone::stockholm()).unwrap();
            prop_assert!(shown.since(now) >= Duration::hours(24));
            prop_assert!(until.since(now) <= Duration::hours(26));
        }
    }
}
