//! Shares of a population, in exact decimals: what is reached is rounded down, what is
//! aimed for is rounded up, so that no figure promises more than was done.

use std::fmt::Write;

use rust_decimal::Decimal;

use super::typed::plain;

/// The space that keeps a number and its unit, or its thousands, on one line.
const NO_BREAK: char = '\u{a0}';
/// A target is given with no more decimals.
const MOST_DECIMALS: u32 = 4;

/// A share in percent, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(Decimal);

/// Why the text gives no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PercentProblem {
    /// Nothing is written.
    #[error("no percentage is written")]
    Empty,
    /// It is not a number with at most four decimals.
    #[error("what is written is not a percentage")]
    NotANumber,
    /// It is not more than 0 and at most 100.
    #[error("a percentage is more than 0 and at most 100")]
    OutOfRange,
}

impl Percent {
    /// The share that a person typed as a target: «10», «10 %», «7,5», «7.5%».
    ///
    /// # Errors
    /// If nothing is written, or it is no number, or not more than 0 and at most 100.
    pub fn parse(input: &str) -> Result<Self, PercentProblem> {
        let text = plain(input);
        let number = text
            .strip_suffix('%')
            .unwrap_or(&text)
            .trim_end()
            .replace(',', ".");
        if text.is_empty() {
            return Err(PercentProblem::Empty);
        }
        let shaped = number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number.ends_with(|c: char| c.is_ascii_digit());
        let value = Decimal::from_str_exact(&number)
            .ok()
            .map(|value| value.normalize())
            .filter(|value| shaped && value.scale() <= MOST_DECIMALS)
            .ok_or(PercentProblem::NotANumber)?;
        let within = value > Decimal::ZERO && value <= Decimal::ONE_HUNDRED;
        within
            .then_some(Self(value))
            .ok_or(PercentProblem::OutOfRange)
    }

    /// How large a share the part is of the whole, rounded **down** to one decimal: 1,329 of
    /// 13,300 is 9.9 %, so that 10 % is never shown before it is reached. None if the whole
    /// is 0.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let tenths = (u128::from(part) * 1000).checked_div(u128::from(whole))?;
        let tenths = i128::try_from(tenths).ok()?;
        Decimal::try_from_i128_with_scale(tenths, 1).ok().map(Self)
    }

    /// How many people the share is of the population, rounded **up**: 10 % of 15,154 is 1,516.
    #[must_use]
    pub fn people(self, population: u64) -> u64 {
        let hundred_percent = 100 * 10_u128.saturating_pow(self.0.scale());
        let share = self.0.mantissa().unsigned_abs();
        share
            .checked_mul(u128::from(population))
            .and_then(|people| u64::try_from(people.div_ceil(hundred_percent)).ok())
            .unwrap_or(u64::MAX)
    }

    /// «9,9 %», the space one that does not break.
    #[must_use]
    pub fn swedish(self) -> String {
        format!("{}{NO_BREAK}%", self.to_decimal_string().replace('.', ","))
    }

    /// «9.9%».
    #[must_use]
    pub fn english(self) -> String {
        format!("{}%", self.to_decimal_string())
    }

    /// «9.9»: for storing and for files; [`Percent::parse`] reads it back.
    #[must_use]
    pub fn to_decimal_string(self) -> String {
        self.0.to_string()
    }

    /// The number before the percent sign.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

/// The number in groups of thousands as Swedish writes it, «15 154», with spaces that do not
/// break.
#[must_use]
pub fn grouped(n: u64) -> String {
    let mut groups = Vec::new();
    let mut left = n;
    while left >= 1000 {
        groups.push(left % 1000);
        left /= 1000;
    }
    let mut text = left.to_string();
    for group in groups.iter().rev() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{NO_BREAK}{group:03}");
    }
    text
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(typed: &str) -> Percent {
        Percent::parse(typed).unwrap()
    }

    #[test]
    fn a_target_is_read_however_it_is_typed() {
        for (typed, expected) in [
            ("10", "10"),
            ("10 %", "10"),
            ("10%", "10"),
            (" 10\u{a0}% ", "10"),
            ("10,0", "10"),
            ("010", "10"),
            ("7,5", "7.5"),
            ("7.5%", "7.5"),
            ("7,50 %", "7.5"),
            ("0,1", "0.1"),
            ("100", "100"),
            ("100,0 %", "100"),
            ("33,3333", "33.3333"),
            ("１０", "10"),
        ] {
            assert_eq!(percent(typed).to_decimal_string(), expected, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_target_is_told_why() {
        for typed in ["", " ", "\u{a0}"] {
            assert_eq!(
                Percent::parse(typed),
                Err(PercentProblem::Empty),
                "{typed:?}"
            );
        }
        for typed in [
            "%",
            "tio",
            "10 % %",
            "-10",
            "+10",
            "1 0",
            "10,",
            ",5",
            "7,5,5",
            "7..5",
            "1e1",
            "10_0",
            "0x10",
            "33,33333",
            "NaN",
            "10 procent",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(
                Percent::parse(typed),
                Err(PercentProblem::NotANumber),
                "{typed:?}"
            );
        }
        for typed in ["0", "0,0", "0 %", "100,1", "101", "1000", "100.0001"] {
            assert_eq!(
                Percent::parse(typed),
                Err(PercentProblem::OutOfRange),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn what_is_reached_is_rounded_down() {
        for (part, whole, expected) in [
            (1329, 13_300, "9.9"),
            (1330, 13_300, "10.0"),
            (1515, 15_154, "9.9"),
            (1516, 15_154, "10.0"),
            (0, 15_154, "0.0"),
            (1, 15_154, "0.0"),
            (15_154, 15_154, "100.0"),
            (15_153, 15_154, "99.9"),
            (2, 3, "66.6"),
            (3, 2, "150.0"),
            (1000, 13_300, "7.5"),
            (u64::MAX, u64::MAX, "100.0"),
        ] {
            assert_eq!(
                Percent::of(part, whole).unwrap().to_decimal_string(),
                expected,
                "{part} of {whole}"
            );
        }
        assert_eq!(Percent::of(5, 0), None);
        assert_eq!(Percent::of(0, 0), None);
        assert_eq!(
            Percent::of(u64::MAX, 1).unwrap().to_decimal_string(),
            "1844674407370955161500.0"
        );
    }

    #[test]
    fn what_is_aimed_for_is_rounded_up() {
        for (typed, population, people) in [
            ("10", 15_154, 1516),
            ("10", 13_300, 1330),
            ("10", 65_468, 6547),
            ("10", 1631, 164),
            ("7,5", 13_300, 998),
            ("100", 15_154, 15_154),
            ("0,0001", 1, 1),
            ("10", 0, 0),
            ("100", u64::MAX, u64::MAX),
            ("33,3333", 3, 1),
        ] {
            assert_eq!(
                percent(typed).people(population),
                people,
                "{typed} of {population}"
            );
        }
        assert_eq!(Percent::of(u64::MAX, 1).unwrap().people(u64::MAX), u64::MAX);
    }

    #[test]
    fn shares_are_shown_in_each_language() {
        let share = Percent::of(1329, 13_300).unwrap();
        assert_eq!(
            (share.swedish().as_str(), share.english().as_str()),
            ("9,9\u{a0}%", "9.9%")
        );
        assert_eq!(percent("10,0 %").swedish(), "10\u{a0}%");
        assert_eq!(Percent::of(1330, 13_300).unwrap().swedish(), "10,0\u{a0}%");
        assert_eq!(Percent::of(1330, 13_300), Some(percent("10")));
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1 000"),
            (1516, "1 516"),
            (15_154, "15 154"),
            (1_000_005, "1 000 005"),
            (10_605_520, "10 605 520"),
            (u64::MAX, "18 446 744 073 709 551 615"),
        ] {
            assert_eq!(grouped(number), expected.replace(' ', "\u{a0}"));
        }
    }

    proptest! {
        #[test]
        fn a_share_is_the_largest_tenth_that_is_not_too_much(part in 0..=u64::from(u32::MAX), whole in 1..=u64::from(u32::MAX)) {
            let tenths = Percent::of(part, whole).unwrap().decimal() * Decimal::TEN;
            let (part, whole) = (Decimal::from(part) * Decimal::ONE_THOUSAND, Decimal::from(whole));
            prop_assert!(tenths * whole <= part && part < (tenths + Decimal::ONE) * whole);
        }

        #[test]
        fn a_target_is_reached_by_its_people_and_by_no_fewer(tenths in 1..=1000_u64, population in 1..=1_000_000_u64) {
            let target = percent(&format!("{},{}", tenths / 10, tenths % 10));
            let people = target.people(population);
            prop_assert!(Percent::of(people, population).unwrap() >= target);
            prop_assert!(people == 0 || Percent::of(people - 1, population).unwrap() < target);
        }

        #[test]
        fn a_target_is_read_back_from_what_is_shown(number in 1..=1_000_000_u64) {
            let target = percent(&format!("{}.{:04}", number / 10_000, number % 10_000));
            prop_assert_eq!(percent(&target.swedish()), target);
            prop_assert_eq!(percent(&target.english()), target);
            prop_assert_eq!(percent(&target.to_decimal_string()), target);
        }

        #[test]
        fn grouped_digits_are_the_number(n in any::<u64>()) {
            prop_assert_eq!(grouped(n).replace(NO_BREAK, ""), n.to_string());
            prop_assert!(grouped(n).split(NO_BREAK).skip(1).all(|group| group.len() == 3));
        }
    }
}
