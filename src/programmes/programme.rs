//! A programme.

use crate::{
    kernel::{BirthYear, MunicipalityCode, ProgrammeId, Version},
    locale::Words,
};
use serde::{Deserialize, Serialize};

/// What is taught, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Whose it is.
    pub municipality: MunicipalityCode,
    /// What it is called in files.
    pub key: String,
    /// The age, in whole years, that a person must reach in the year of the first session.
    pub minimum_age: u8,
    /// What people are told about it.
    pub facts: Facts,
}

/// What people are told about a programme.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// Its name.
    pub name: Words,
    /// What it is about, in a few sentences.
    pub summary: Words,
    /// What to bring, one thing each.
    pub bring: Vec<Words>,
    /// What to leave at home, one thing each.
    pub do_not_bring: Vec<Words>,
    /// How to prepare, if there is anything to do.
    pub preparation: Option<Words>,
}

/// What a page says of a programme. What files call it is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeEdit {
    /// The age that a person must reach in the year of the first session, at most [`MOST_AGE`].
    pub minimum_age: u8,
    /// What people are told about it.
    pub facts: Facts,
}

/// The age of the audience where nobody says another: 65 in the calendar year of the first session
/// (mission rule "Audience").
pub const USUAL_MINIMUM_AGE: u8 = 65;

/// An age that nobody needs to reach.
pub const MOST_AGE: u8 = 120;

impl Programme {
    /// How it stands.
    #[must_use]
    pub fn version(&self) -> Version {
        Version::of(self)
    }

    /// Whether somebody born that year may come when the first session is in `year` (mission rule
    /// "Audience").
    #[must_use]
    pub fn is_for(&self, born: BirthYear, year: i32) -> bool {
        born.reaches(self.minimum_age, year)
    }
}
