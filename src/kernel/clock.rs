//! Time as a value. Rules are given a [`Moment`]; only the [`Clock`] asks the machine
//! what time it is, so that tests and the demo can stop it, set it and move it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Instant;

use chrono::{DateTime, Duration, SecondsFormat, Utc};

/// 0001-01-01T00:00:00Z in microseconds since 1970.
const EARLIEST: i64 = -62_135_596_800_000_000;
/// 9999-12-31T23:59:59.999999Z in microseconds since 1970.
const LATEST: i64 = 253_402_300_799_999_999;

/// A point in time, in UTC, to the microsecond: what a database gives back is
/// then equal to what was put in (`PostgreSQL` keeps no more).
///
/// Its year lies in 1–9999, since RFC 3339 writes no other; what would lie beyond is
/// taken to the border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// The given time; what is finer than a microsecond is cut off.
    #[must_use]
    pub fn from_utc(utc: DateTime<Utc>) -> Self {
        Self::from_microseconds(utc.timestamp_micros())
    }

    /// The time as chrono knows it.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The moment that lies this much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        self.0
            .checked_add_signed(duration)
            .map_or_else(|| Self::border(duration > Duration::zero()), Self::from_utc)
    }

    /// The moment that lies this much earlier.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        self.0
            .checked_sub_signed(duration)
            .map_or_else(|| Self::border(duration < Duration::zero()), Self::from_utc)
    }

    /// How much time went by since the other moment; negative if that lies ahead.
    #[must_use]
    pub fn since(self, other: Self) -> Duration {
        self.0 - other.0
    }

    fn border(latest: bool) -> Self {
        Self::from_microseconds(if latest { i64::MAX } else { i64::MIN })
    }

    /// The moment that lies this many microseconds after 1970-01-01T00:00:00Z: the form in which
    /// databases keep it.
    #[must_use]
    pub fn from_microseconds(microseconds: i64) -> Self {
        let within = microseconds.clamp(EARLIEST, LATEST);
        Self(DateTime::from_timestamp_micros(within).unwrap_or_default())
    }

    /// Microseconds since 1970-01-01T00:00:00Z, negative before it.
    #[must_use]
    pub fn microseconds(self) -> i64 {
        self.0.timestamp_micros()
    }
}

/// RFC 3339 with six decimals and `Z`, always equally long, so that the texts sort
/// as the moments do.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

/// What tells the time. Clones tell the same time.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Ticking {
        since: Instant,
        from: Arc<AtomicI64>,
    },
    Stopped(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that shows the given moment now and ticks on from there.
    #[must_use]
    pub fn starting(at: Moment) -> Self {
        let from = Arc::new(AtomicI64::new(at.microseconds()));
        Self(Source::Ticking {
            since: Instant::now(),
            from,
        })
    }

    /// A clock that stands still until it is set or moved.
    #[must_use]
    pub fn stopped(at: Moment) -> Self {
        Self(Source::Stopped(Arc::new(AtomicI64::new(at.microseconds()))))
    }

    /// What the clock shows.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::System => Moment::from_utc(Utc::now()),
            Source::Ticking { since, from } => {
                let start = Moment::from_microseconds(from.load(Ordering::SeqCst));
                start.plus(elapsed(*since))
            }
            Source::Stopped(at) => Moment::from_microseconds(at.load(Ordering::SeqCst)),
        }
    }

    /// Sets this clock and all its clones. The machine's clock is not ours to set:
    /// there it does nothing.
    pub fn set(&self, to: Moment) {
        match &self.0 {
            Source::System => {}
            Source::Ticking { since, from } => {
                from.store(to.minus(elapsed(*since)).microseconds(), Ordering::SeqCst);
            }
            Source::Stopped(at) => at.store(to.microseconds(), Ordering::SeqCst),
        }
    }

    /// Moves this clock and all its clones on (or back, if negative), except the
    /// machine's.
    pub fn advance(&self, by: Duration) {
        self.set(self.now().plus(by));
    }
}

fn elapsed(since: Instant) -> Duration {
    Duration::from_std(since.elapsed()).unwrap_or(Duration::MAX)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    #[test]
    fn a_moment_keeps_microseconds_and_no_more() {
        assert_eq!(
            moment("2026-11-21T10:00:00.123456789Z"),
            moment("2026-11-21T10:00:00.123456Z")
        );
        assert_eq!(
            moment("1949-03-03T10:00:00.123456789Z"),
            moment("1949-03-03T10:00:00.123456Z")
        );
        assert_ne!(
            moment("2026-11-21T10:00:00.123457Z"),
            moment("2026-11-21T10:00:00.123456Z")
        );
    }

    #[test]
    fn a_leap_second_becomes_the_second_after_it() {
        assert_eq!(
            moment("2016-12-31T23:59:60.5Z"),
            moment("2017-01-01T00:00:00.5Z")
        );
    }

    #[test]
    fn a_moment_is_written_in_full_and_in_utc() {
        assert_eq!(
            moment("2026-11-21T11:00:00+01:00").to_string(),
            "2026-11-21T10:00:00.000000Z"
        );
    }

    #[test]
    fn time_beyond_what_can_be_written_stops_at_the_border() {
        let now = moment("2026-11-21T10:00:00Z");
        assert_eq!(
            now.plus(Duration::MAX).to_string(),
            "9999-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            now.minus(Duration::MAX).to_string(),
            "0001-01-01T00:00:00.000000Z"
        );
        assert_eq!(
            now.plus(Duration::MIN).to_string(),
            "0001-01-01T00:00:00.000000Z"
        );
        assert_eq!(
            now.minus(Duration::MIN).to_string(),
            "9999-12-31T23:59:59.999999Z"
        );
        assert_eq!(
            Moment::from_utc(DateTime::<Utc>::MAX_UTC),
            now.plus(Duration::MAX)
        );
        assert_eq!(
            Moment::from_utc(DateTime::<Utc>::MIN_UTC),
            now.minus(Duration::MAX)
        );
    }

    #[test]
    fn a_stopped_clock_stands_still_and_moves_for_all_its_clones() {
        let clock = Clock::stopped(moment("2026-11-21T10:00:00Z"));
        let clone = clock.clone();
        assert_eq!(clone.now(), clock.now());
        clock.advance(Duration::hours(2));
        assert_eq!(clone.now(), moment("2026-11-21T12:00:00Z"));
        clone.set(moment("2027-02-02T13:00:00Z"));
        assert_eq!(clock.now(), moment("2027-02-02T13:00:00Z"));
        clone.advance(Duration::minutes(-30));
        assert_eq!(clock.now(), moment("2027-02-02T12:30:00Z"));
    }

    #[test]
    fn a_starting_clock_ticks_on_from_where_it_was_started_or_set() {
        let start = moment("2026-11-21T10:00:00Z");
        let clock = Clock::starting(start);
        std::thread::sleep(std::time::Duration::from_millis(2));
        let passed = clock.now().since(start);
        assert!(
            passed >= Duration::milliseconds(2) && passed < Duration::minutes(1),
            "{passed}"
        );
        let later = moment("2027-02-02T13:00:00Z");
        clock.clone().set(later);
        let passed = clock.now().since(later);
        assert!(
            passed >= Duration::zero() && passed < Duration::minutes(1),
            "{passed}"
        );
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is compared with the machine's"
    )]
    fn the_machines_clock_shows_the_machines_time_and_cannot_be_set() {
        let machine = || {
            let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            i64::try_from(since_1970.unwrap().as_micros()).unwrap()
        };
        let clock = Clock::system();
        clock.set(moment("2027-02-02T13:00:00Z"));
        let (before, shown, after) = (machine(), clock.now().microseconds(), machine());
        assert!(before <= shown && shown <= after);
    }

    proptest! {
        #[test]
        fn moments_sort_as_their_texts_do(a in EARLIEST..LATEST, b in EARLIEST..LATEST) {
            let (a, b) = (Moment::from_microseconds(a), Moment::from_microseconds(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
            prop_assert_eq!(moment(&a.to_string()), a);
            prop_assert_eq!(a.plus(b.since(a)), b);
            prop_assert_eq!(b.minus(b.since(a)), a);
        }
    }
}
