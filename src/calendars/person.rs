//! Somebody whom a session needs.

use crate::kernel::{AccountId, MunicipalityCode, PersonName, ScarcePersonId};
use chrono::NaiveDate;

/// Somebody whom a session needs: who says welcome, a host, a responsible adult. Not everybody has a
/// diary; then nothing is known of when they can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScarcePerson {
    /// The id.
    pub id: ScarcePersonId,
    /// Where the person works.
    pub municipality: MunicipalityCode,
    /// The name, of which there is one in a municipality.
    pub name: PersonName,
    /// «kommundirektör».
    pub title: Option<String>,
    /// The person's own login.
    pub account: Option<AccountId>,
    /// Whether the person's sessions can be subscribed to.
    pub has_feed: bool,
    /// The day from which the person is planned no more.
    pub closed_on: Option<NaiveDate>,
    /// The calendar that was read in last.
    pub imported: Option<Imported>,
}

impl ScarcePerson {
    /// Whether the person is planned with.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}

/// What was read in of somebody's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// The day on which it was.
    pub on: NaiveDate,
    /// The first day that it tells of.
    pub first: NaiveDate,
    /// The last day that it tells of; nothing is known of later ones.
    pub last: NaiveDate,
}
