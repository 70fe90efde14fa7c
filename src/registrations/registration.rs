//! A registration as it stands.

use super::asked::Means;
use crate::{
    kernel::{RegistrationId, RoundId},
    store::Outcome,
};

/// How a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everybody in it has a seat.
    Placed,
    /// In line; the position counts from 1, at the moment it was read.
    Waiting {
        /// Place in line.
        position: u32,
    },
    /// Everybody in it has left; what they left.
    Cancelled(Left),
}

/// What somebody leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Seats, which others can take at once.
    Seats,
    /// The line. The place in it is kept as long as the change can be undone.
    Line,
}

impl Left {
    /// By the number in line that the registration had: only who waits has one, and who leaves keeps it.
    pub(in crate::registrations) fn of(line_number: Option<i64>) -> Self {
        line_number.map_or(Self::Seats, |_| Self::Line)
    }

    /// As the catalogues choose by it.
    pub(in crate::registrations) fn word(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::Line => "line",
        }
    }
}

/// How a registration came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameBy {
    /// Typed by the person, or somebody who helps, on the web.
    Web,
    /// Said on the phone to somebody of the contact centre, who typed it.
    Phone,
}

impl CameBy {
    /// The way in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Phone => "phone",
        }
    }
}

/// A registration, as its confirmation shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// What it is for.
    pub round: RoundId,
    /// How it stands.
    pub standing: Standing,
    /// «BJÖRK 472».
    pub booking_word: String,
    /// How news about it are told.
    pub means: Means,
    /// How many people are in it.
    pub people: usize,
    /// Whose it is, when somebody who helps has sent it: the one who helps reads the page.
    pub helped: Option<String>,
    /// Who answers when we call, if that is the one who helps.
    pub called: Option<String>,
}

/// Why somebody was not registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Sign-up has not opened yet, or has closed.
    NotOpen,
    /// Too young for the programme (mission rule "Audience"): told kindly, with the phone number.
    TooYoung {
        /// The age that must be reached.
        minimum_age: u8,
        /// In this calendar year.
        year: i32,
    },
    /// The same person is in the round already.
    AlreadyRegistered,
    /// The same form was sent before, with something else in it or for another round.
    AlreadySent,
    /// What was looked over is not what would be sent: the draft has changed meanwhile, or is gone.
    AnotherDraft,
    /// This network has sent too many lately; a while later it may again.
    TooMany,
    /// The seats were held on the phone, the hold has lapsed, and somebody else has taken them.
    HoldLost,
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
