//! The Swedish postcode: it tells the area and the municipality that a person lives in.

use std::fmt;

use super::typed::{plain, typewriter_digits};

/// A postcode: five digits, the first not 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(u32);

/// Why the text is no postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeProblem {
    /// Nothing is written.
    #[error("no postcode is written")]
    Empty,
    /// It is not five digits, of which the first is not 0.
    #[error("what is written is not a postcode of five digits")]
    NotFiveDigits,
}

impl Postcode {
    /// The postcode in what a person typed: «39231», «392 31», «S-392 31», «SE-39231»,
    /// «392 31 Kalmar». Which postcodes are in use is not asked: no list of them is whole.
    ///
    /// # Errors
    /// If nothing is written, or it is not five digits, of which the first is not 0.
    pub fn parse(input: &str) -> Result<Self, PostcodeProblem> {
        let text = plain(input);
        if text.is_empty() {
            return Err(PostcodeProblem::Empty);
        }
        read(&text)
            .or_else(|| read(&typewriter_digits(&text)))
            .ok_or(PostcodeProblem::NotFiveDigits)
    }

    /// The five digits in a row, «39231», for storing and comparing.
    #[must_use]
    pub fn digits(self) -> String {
        self.0.to_string()
    }
}

/// «392 31», as it is written on letters.
impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03} {:02}", self.0 / 100, self.0 % 100)
    }
}

fn read(text: &str) -> Option<Postcode> {
    let text = without_country(text);
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (code, place) = text.split_at(end);
    let is_place = place
        .chars()
        .all(|c| c.is_alphabetic() || " -.'’".contains(c));
    let is_code = code
        .chars()
        .all(|c| c.is_ascii_digit() || " -,.".contains(c));
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let number = digits
        .parse()
        .ok()
        .filter(|_| digits.len() == 5 && is_place && is_code)?;
    (10_000..=99_999)
        .contains(&number)
        .then_some(Postcode(number))
}

fn without_country(text: &str) -> &str {
    let sweden = ["se", "s"].into_iter().find_map(|country| {
        let rest = text.get(country.len()..)?;
        let named = text.get(..country.len())?.eq_ignore_ascii_case(country);
        (named && !rest.starts_with(char::is_alphabetic)).then_some(rest)
    });
    sweden.map_or(text, |rest| rest.trim_start_matches([' ', '-']))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_postcode_is_the_same_however_it_is_typed() {
        for typed in [
            "39231",
            "392 31",
            " 392 31 ",
            "392\u{a0}31",
            "392  31",
            "3 9 2 3 1",
            "39 231",
            "392-31",
            "S-392 31",
            "S-39231",
            "SE-39231",
            "SE-392 31",
            "se 392 31",
            "SE39231",
            "s39231",
            "S 392 31",
            "SE–392 31",
            "392 31 Kalmar",
            "39231 KALMAR",
            "392 31  Kalmar.",
            "S-392 31 Kalmar",
            "39231, Kalmar",
            "３９２３１",
            "٣٩٢٣١",
            "3923l",
            "392 3l",
            "\u{200b}39231",
        ] {
            let postcode = Postcode::parse(typed)
                .unwrap_or_else(|problem| unreachable!("{typed:?}: {problem}"));
            assert_eq!(postcode.to_string(), "392 31");
            assert_eq!(postcode.digits(), "39231");
        }
        assert_eq!(Postcode::parse("100 05").unwrap().to_string(), "100 05");
    }

    #[test]
    fn what_is_no_postcode_is_asked_for_again() {
        for typed in [
            "3923",
            "392 3",
            "392311",
            "392 31 1",
            "092 31",
            "00000",
            "Kalmar",
            "vet inte",
            "?",
            "-",
            "DK-1234",
            "D-39231",
            "FI-39231",
            "SEK39231",
            "39231 39232",
            "Kalmar 392 31",
            "+39231",
            "392/31",
            "39231 Kalmar 2",
            "1949-03-03",
            "070-174 06 05",
            "392_31",
            "\u{1f600}",
        ] {
            assert_eq!(
                Postcode::parse(typed),
                Err(PostcodeProblem::NotFiveDigits),
                "{typed:?}"
            );
        }
        for typed in ["", " ", "\u{a0}", "\u{200b}"] {
            assert_eq!(
                Postcode::parse(typed),
                Err(PostcodeProblem::Empty),
                "{typed:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_postcode_is_read_back_from_what_is_shown(number in 10_000..=99_999_u32) {
            let postcode = Postcode::parse(&number.to_string()).unwrap();
            prop_assert_eq!(Postcode::parse(&postcode.to_string()), Ok(postcode));
            prop_assert_eq!(Postcode::parse(&postcode.digits()), Ok(postcode));
            prop_assert_eq!(postcode.digits(), number.to_string());
        }

        #[test]
        fn no_text_stops_the_program(typed in any::<String>()) {
            if let Ok(postcode) = Postcode::parse(&typed) {
                prop_assert_eq!(postcode.digits().len(), 5);
            }
        }
    }
}
