//! How long each kind of record is kept: a rule per kind (mission rule "Privacy"). A pure rule.
//!
//! Removing an official document needs the municipality's decision (arkivlagen 1990:782); the
//! months for registrations are a fact of the municipality, twelve where it has not decided. They count
//! when somebody signs up: the day that the check page promises then is kept with the registration.

use super::flow::KEPT as DRAFTS_KEPT;
use crate::{
    kernel::Moment,
    municipalities::{Municipality, USUAL_MONTHS},
    rounds::Round,
};
use chrono::{Days, Duration, Months, NaiveDate};

/// How long a visit may open a confirmation; as long as its cookie lives.
pub(super) const OPENINGS_KEPT: Duration = Duration::days(30);

/// How long what a change replaced is kept: until it cannot be undone any more, and a day for those
/// who ask about it.
pub(super) const REPLACED_KEPT: Duration = Duration::days(2);

/// The kinds of records that sign-up leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A registration with its people, their ways to be reached, needs and wishes.
    Registration {
        /// The day of the round's last session.
        last_day: NaiveDate,
        /// The municipality's months.
        months: u32,
    },
    /// A half-filled form that nobody has touched since.
    Draft {
        /// When it was last touched.
        touched: Moment,
    },
    /// That a browser may open a confirmation.
    Opening {
        /// When it was opened last.
        opened: Moment,
    },
    /// What a change or a cancellation replaced.
    Replaced {
        /// When it was made.
        made: Moment,
    },
}

/// The day on which a record is removed by the rule that holds now: that which the check page promises.
#[must_use]
pub fn removed_on(kind: Kind) -> NaiveDate {
    let after = |from: Moment, kept: Duration| {
        let end = from.plus(kept).utc().date_naive();
        end.checked_add_days(Days::new(1)).unwrap_or(end)
    };
    match kind {
        Kind::Registration { last_day, months } => last_day
            .checked_add_months(Months::new(months))
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .unwrap_or(NaiveDate::MAX),
        Kind::Draft { touched } => after(touched, DRAFTS_KEPT),
        Kind::Opening { opened } => after(opened, OPENINGS_KEPT),
        Kind::Replaced { made } => after(made, REPLACED_KEPT),
    }
}

/// The day that whoever signs up now is promised; none for a round without sessions.
pub(super) fn promised_day(municipality: &Municipality, round: &Round) -> Option<NaiveDate> {
    let privacy = municipality.facts.privacy.as_ref();
    let months = privacy.map_or(USUAL_MONTHS, |privacy| privacy.months);
    let last_day = round.last_day()?;
    Some(removed_on(Kind::Registration { last_day, months }))
}

/// Whether what a registration has a place in is still to be held: it is not removed before, whatever was
/// promised.
pub(super) fn is_to_come(last_day: Option<NaiveDate>, today: NaiveDate) -> bool {
    last_day.is_some_and(|last| last >= today)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_registration_goes_the_day_after_its_months_have_passed() {
        let last_day = NaiveDate::from_ymd_opt(2027, 1, 28).unwrap();
        let removed = removed_on(Kind::Registration {
            last_day,
            months: 12,
        });
        assert_eq!(removed, NaiveDate::from_ymd_opt(2028, 1, 29).unwrap());
        let long_month = NaiveDate::from_ymd_opt(2027, 8, 31).unwrap();
        let removed = removed_on(Kind::Registration {
            last_day: long_month,
            months: 6,
        });
        assert_eq!(removed, NaiveDate::from_ymd_opt(2028, 3, 1).unwrap());
    }

    #[test]
    fn what_is_short_lived_is_gone_within_its_days() {
        let now = Moment::from_microseconds(1_800_000_000_000_000);
        let today = now.utc().date_naive();
        let days = |kind| (removed_on(kind) - today).num_days();
        assert_eq!(days(Kind::Draft { touched: now }), 4);
        assert_eq!(days(Kind::Replaced { made: now }), 3);
        assert_eq!(days(Kind::Opening { opened: now }), 31);
    }
}
