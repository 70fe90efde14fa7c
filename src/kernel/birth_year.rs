//! The year of birth: all that is asked about age. It is exactly enough, since official
//! statistics count age as calendar year minus birth year.
//!
//! People type whole dates and personal numbers where a year is asked for; the year is
//! taken and the rest forgotten. The reading is in `birth_year/reading.rs`.

mod reading;

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::typed::{plain, typewriter_digits};

/// Nobody in the world is known to have lived longer than 122 years; who is said to be
/// older than this has mistyped.
const OLDEST: i32 = 120;

/// The calendar year in which a person was born.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthYear(i32);

/// Why the text gives no birth year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BirthYearProblem {
    /// Nothing is written.
    #[error("no birth year is written")]
    Empty,
    /// What is written gives no year, or one that lies ahead, more than 120 years back,
    /// or could be read in two ways.
    #[error("what is written is not a birth year")]
    NotAYear,
}

impl BirthYear {
    /// The year in what a person typed: «1949», «49», «f. 1949», «den 3 mars 1949», «490303»,
    /// «3/3 49», or a personal number.
    ///
    /// Two digits mean the 1900s, unless the person would then be older than 120: «25» is 1925,
    /// never 2025. A date in six digits is read year first, and day first if that is no date.
    ///
    /// # Errors
    /// If nothing is written, or no year can be told from it that a living person can be born in.
    pub fn parse(input: &str, today: NaiveDate) -> Result<Self, BirthYearProblem> {
        let text = plain(input);
        if text.is_empty() {
            return Err(BirthYearProblem::Empty);
        }
        reading::read(&text.to_lowercase(), today)
            .or_else(|| reading::read(&typewriter_digits(&text).to_lowercase(), today))
            .ok_or(BirthYearProblem::NotAYear)
    }

    /// The birth year that was stored as this number.
    #[must_use]
    pub const fn from_year(year: i32) -> Self {
        Self(year)
    }

    /// The calendar year, four digits.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0
    }

    /// The age reached in that calendar year.
    #[must_use]
    pub const fn turns(self, year: i32) -> i32 {
        year.saturating_sub(self.0)
    }

    /// Whether the person turns this age, or has turned it, by the end of that calendar year.
    /// With 65 it is the rule of who the course is for.
    #[must_use]
    pub fn reaches(self, age: u8, year: i32) -> bool {
        self.turns(year) >= i32::from(age)
    }

    fn of_living(year: i32, today: NaiveDate) -> Option<Self> {
        (0..=OLDEST)
            .contains(&(today.year() - year))
            .then_some(Self(year))
    }
}

/// The four digits.
impl fmt::Display for BirthYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

#[cfg(test)]
mod tests;
