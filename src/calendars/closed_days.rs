//! Days on which schools are closed, or their ninth-graders busy.

use super::diary::EntrySource;
use crate::kernel::{ClosedDaysId, SchoolId};
use chrono::NaiveDate;

/// Days of a school calendar on which pupils cannot teach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDays {
    /// The id.
    pub id: ClosedDaysId,
    /// The first day.
    pub first: NaiveDate,
    /// The last day, part of it.
    pub last: NaiveDate,
    /// What kind of days.
    pub kind: ClosedKind,
    /// «Sportlov».
    pub label: String,
    /// The school they hold for; none: every school of the municipality.
    pub school: Option<SchoolId>,
    /// Where they come from.
    pub source: EntrySource,
}

/// What kind of days pupils are not to be had on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedKind {
    /// Lov.
    Break,
    /// Studiedag: teachers work, pupils are free.
    StudyDay,
    /// Nationella prov: pupils are in school and cannot leave.
    Exam,
    /// Something else.
    Other,
}

impl ClosedKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Break, Self::StudyDay, Self::Exam, Self::Other];

    /// As it is stored and sent.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Break => "break",
            Self::StudyDay => "study_day",
            Self::Exam => "exam",
            Self::Other => "other",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
