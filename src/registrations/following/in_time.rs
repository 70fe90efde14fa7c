//! Whether a message that is written now is read before a session. A pure rule.
//!
//! A letter is printed and posted on the next working day and counts as delivered four working days
//! later (mission rule "Waiting list"); whoever reads it the day before still has time.

use crate::{
    kernel::{CivilTime, add_working_days},
    registrations::asked::Means,
};

/// From today until a letter is there: a working day to post it, and four on the way.
const LETTER_WORKING_DAYS: u32 = 5;

/// How somebody is told of what happens to a session that begins at `begins`: by the way they chose if
/// it is read before, else by a call to the number there is. Answers `None` when nothing is in time.
pub(in crate::registrations) fn in_time(
    chosen: &Means,
    has_number: bool,
    now: CivilTime,
    begins: CivilTime,
) -> Option<Means> {
    let is_read = match chosen {
        Means::Letter(_) => add_working_days(now.date, LETTER_WORKING_DAYS) < begins.date,
        Means::Sms | Means::Call => has_number,
        // Whoever asks is told when they ask: no other way may take its place.
        Means::Email(_) | Means::Sealed => true,
        Means::Page => false,
    };
    if is_read {
        Some(chosen.clone())
    } else {
        has_number.then_some(Means::Call)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{kernel::Postcode, registrations::asked::LetterAddress};

    fn at(day: &str) -> CivilTime {
        CivilTime {
            date: day.parse().unwrap(),
            time: chrono::NaiveTime::from_hms_opt(13, 0, 0).unwrap(),
        }
    }

    fn letter() -> Means {
        Means::Letter(LetterAddress {
            street: "Storgatan 4".to_owned(),
            postcode: Postcode::parse("392 32").unwrap(),
            town: "Kalmar".to_owned(),
        })
    }

    #[test]
    fn a_letter_is_sent_when_it_is_there_the_day_before() {
        // Monday to Monday: five working days, so it is there on the Monday; read for Tuesday.
        let monday = at("2027-01-11");
        assert_eq!(
            in_time(&letter(), true, monday, at("2027-01-19")),
            Some(letter())
        );
        assert_eq!(
            in_time(&letter(), true, monday, at("2027-01-18")),
            Some(Means::Call)
        );
    }

    #[test]
    fn holidays_make_a_letter_slower() {
        let before_christmas = at("2026-12-21");
        let after = at("2026-12-30");
        assert_eq!(
            in_time(&letter(), true, before_christmas, after),
            Some(Means::Call)
        );
    }

    #[test]
    fn who_has_no_number_and_is_too_late_for_a_letter_is_not_reached() {
        let (now, soon) = (at("2027-01-11"), at("2027-01-13"));
        assert_eq!(in_time(&letter(), false, now, soon), None);
        assert_eq!(in_time(&Means::Page, false, now, at("2027-03-01")), None);
        assert_eq!(
            in_time(&Means::Page, true, now, at("2027-03-01")),
            Some(Means::Call)
        );
    }
}
