//! Targets, programmes, rounds and sessions, and the whole world of a file.

use chrono::{NaiveDate, NaiveTime};

use super::place::{Place, School, Venue};
use super::problems::WorldWarning;
use crate::kernel::{CivilTime, MunicipalityCode, PersonName, Zone};
use crate::municipalities::{County, Municipality};
use crate::programmes;
use crate::reach::arithmetic;
use crate::rounds::{LinePolicy, Role};

/// Everything a world file holds, checked as a whole: every key that something names is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// Counties, in file order.
    pub counties: Vec<County>,
    /// Municipalities, in file order.
    pub municipalities: Vec<Municipality>,
    /// The reach targets, each year of a municipality at most once, in file order of the
    /// municipalities and then of year.
    pub targets: Vec<Target>,
    /// Schools, in file order.
    pub schools: Vec<School>,
    /// Places, in file order.
    pub places: Vec<Place>,
    /// Venues with their rooms, in file order.
    pub venues: Vec<Venue>,
    /// Programmes, in file order.
    pub programmes: Vec<Programme>,
    /// Rounds with their sessions, in file order.
    pub rounds: Vec<Round>,
    /// What is allowed but worth a second look, in order of line.
    pub warnings: Vec<WorldWarning>,
}

/// What a municipality wants to reach in one calendar year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The municipality that wants it.
    pub municipality: MunicipalityCode,
    /// Calendar year.
    pub year: i32,
    /// The target itself: a share above 0 and at most 100, or at least one person.
    pub goal: arithmetic::Target,
}

/// What is taught, and to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The municipality that gives it.
    pub municipality: MunicipalityCode,
    /// Its key in the file, unique among the municipality's programmes.
    pub key: String,
    /// Audience rule: the age, in whole years, that a person must reach in the calendar year of the
    /// first session.
    pub minimum_age: u8,
    /// What people are told about it.
    pub facts: programmes::Facts,
}

/// What a person signs up to: one or more sessions that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The municipality that gives it.
    pub municipality: MunicipalityCode,
    /// Its key in the file, unique among the municipality's rounds.
    pub key: String,
    /// Key of its programme, in the same municipality.
    pub programme: String,
    /// Public number, from 1, unique in the municipality and easy to say on the phone.
    pub number: u32,
    /// Who gets a single free seat when a pair is first in line.
    pub policy: LinePolicy,
    /// Sign-up opens, civil local time.
    pub signup_opens: CivilTime,
    /// Sign-up closes, civil local time: later than it opens, not later than the first session
    /// starts.
    pub signup_closes: CivilTime,
    /// Residents that one tutor can help, at least 1.
    pub residents_per_tutor: u32,
    /// The coordinator's own limit on the seats of each session, at least 1.
    pub cap: Option<u32>,
    /// The zone of all its civil times; all of Sweden has one, so the file does not name it.
    pub zone: Zone,
    /// The sessions, at least one, in order of time and not overlapping.
    pub sessions: Vec<Session>,
}

/// One dated meeting in a room, in civil local time of the round's zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// Starts at.
    pub from: NaiveTime,
    /// Ends at, later than `from` on the same day.
    pub to: NaiveTime,
    /// Key of the venue, in the round's municipality.
    pub venue: String,
    /// Key of the room in that venue.
    pub room: String,
    /// The coordinator's own number of tutors.
    pub planned_tutors: u32,
    /// Those of the people it needs who are named, each role at most once.
    pub people: Vec<(Role, PersonName)>,
}

impl Session {
    /// When it starts, civil local time.
    #[must_use]
    pub fn starts(&self) -> CivilTime {
        CivilTime {
            date: self.date,
            time: self.from,
        }
    }

    /// When it ends, civil local time.
    #[must_use]
    pub fn ends(&self) -> CivilTime {
        CivilTime {
            date: self.date,
            time: self.to,
        }
    }
}
