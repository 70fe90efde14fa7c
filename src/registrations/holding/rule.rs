//! How long seats are held. A pure rule (mission rule "Seats").

use crate::kernel::Moment;
use chrono::Duration;

/// How long after the last action a hold lapses.
const AFTER_LAST_ACTION: Duration = Duration::minutes(15);

/// How long one call can hold seats at most.
const LONGEST: Duration = Duration::hours(3);

/// How long a hold that is merely looked at is not prolonged again: reading seldom writes.
const BETWEEN_LOOKS: Duration = Duration::minutes(1);

/// From which moment on a hold does not stand any more, given when the call first held anything and when
/// something was last done.
pub(super) fn lapses_at(held_since: Moment, touched_at: Moment) -> Moment {
    let untouched = touched_at.plus(AFTER_LAST_ACTION);
    untouched.min(held_since.plus(LONGEST))
}

/// Whether a look prolongs a hold that was last prolonged then.
pub(super) fn look_prolongs(touched_at: Moment, now: Moment) -> bool {
    now.since(touched_at) >= BETWEEN_LOOKS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Moment {
        Moment::from_microseconds(1_800_000_000_000_000).plus(Duration::minutes(minutes))
    }

    #[test]
    fn a_hold_lapses_fifteen_minutes_after_the_last_action_and_three_hours_after_the_first() {
        for (touched, lapses) in [
            (0, 15),
            (1, 16),
            (14, 29),
            (164, 179),
            (165, 180),
            (166, 180),
            (179, 180),
            (500, 180),
        ] {
            assert_eq!(lapses_at(at(0), at(touched)), at(lapses), "{touched}");
        }
    }

    #[test]
    fn a_clock_that_goes_back_makes_no_hold_longer() {
        assert_eq!(lapses_at(at(0), at(-5)), at(10));
    }

    #[test]
    fn a_look_prolongs_once_a_minute() {
        let second = Duration::seconds(1);
        assert!(!look_prolongs(at(0), at(0)));
        assert!(!look_prolongs(at(0), at(1).minus(second)));
        assert!(look_prolongs(at(0), at(1)));
    }
}
