//! The days of a series: «varannan torsdag, tio gånger, men inte på lov». A pure rule.

use chrono::{Days, NaiveDate};

/// More sessions than this are not planned at once.
pub const MOST: usize = 60;

/// Weeks that are looked through before a series gives up: two years.
const FURTHEST_WEEKS: u64 = 104;

/// The days of a series, and those between them that were passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<W> {
    /// Its days, in order.
    pub days: Vec<NaiveDate>,
    /// The days that it would have had, each with why it has not.
    pub passed_over: Vec<(NaiveDate, W)>,
}

/// A series of `count` days, the first on or after `first`, every so many weeks on the same day of the
/// week, without those that are skipped. A skipped day is made up for at the end.
///
/// Fewer come back only where two years are not enough.
#[must_use]
pub fn series<W>(
    first: NaiveDate,
    every_weeks: u32,
    count: usize,
    skip: impl Fn(NaiveDate) -> Option<W>,
) -> Series<W> {
    let step = u64::from(every_weeks.max(1));
    let weeks = (0..=FURTHEST_WEEKS / step).map(|n| n * step * 7);
    let mut series = Series {
        days: Vec::new(),
        passed_over: Vec::new(),
    };
    for day in weeks.filter_map(|days| first.checked_add_days(Days::new(days))) {
        if series.days.len() >= count.min(MOST) {
            break;
        }
        match skip(day) {
            Some(why) => series.passed_over.push((day, why)),
            None => series.days.push(day),
        }
    }
    series
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{eve, is_public_holiday};
    use chrono::Datelike;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn written(days: &[NaiveDate]) -> Vec<String> {
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_other_thursday_for_eight_weeks_is_four_days() {
        let days = series(day("2027-02-04"), 2, 4, |_| None::<()>).days;
        assert_eq!(
            written(&days),
            ["2027-02-04", "2027-02-18", "2027-03-04", "2027-03-18"]
        );
    }

    #[test]
    fn holidays_and_their_eves_are_passed_over_and_made_up_for() {
        let holy = |day| (is_public_holiday(day) || eve(day).is_some()).then_some("helg");
        // Skärtorsdag 25 March and Kristi himmelsfärdsdag 6 May.
        let Series { days, passed_over } = series(day("2027-03-18"), 1, 8, holy);
        assert_eq!(
            passed_over,
            [(day("2027-03-25"), "helg"), (day("2027-05-06"), "helg")]
        );
        assert_eq!(days.len(), 8);
        assert!(!days.contains(&day("2027-03-25")) && !days.contains(&day("2027-05-06")));
        assert_eq!(days.last(), Some(&day("2027-05-20")));
    }

    #[test]
    fn a_series_that_is_always_passed_over_ends() {
        let none = series(day("2027-02-04"), 1, 10, |_| Some(()));
        assert!(none.days.is_empty());
    }

    proptest! {
        #[test]
        fn a_series_keeps_its_weekday_and_its_order(
            start in 0_u64..700, weeks in 1_u32..5, count in 1_usize..30, every in 1_u32..7
        ) {
            let first = day("2026-11-22") + Days::new(start);
            let skip = |d: NaiveDate| (d.day().is_multiple_of(every) && every > 1).then_some(());
            let Series { days, passed_over } = series(first, weeks, count, skip);
            prop_assert!(passed_over.iter().all(|(day, ())| !days.contains(day)));
            prop_assert!(days.len() <= count);
            prop_assert!(days.iter().all(|d| d.weekday() == first.weekday() && *d >= first));
            prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
