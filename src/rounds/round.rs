//! Rounds and sessions.

use crate::{
    kernel::{
        CivilTime, Moment, MunicipalityCode, PersonName, ProgrammeId, RoomId, RoundId, SessionId,
        Zone,
    },
    locale::Span,
};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// Who gets a single free seat when a party of two is first in line (mission rule "Waiting list").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinePolicy {
    /// «Fyll platserna»: the next single person.
    Fill,
    /// «Behåll ordningen»: the seat waits for the pair.
    KeepOrder,
}

impl LinePolicy {
    /// The policy in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fill => "fill",
            Self::KeepOrder => "keep_order",
        }
    }

    /// The policy of a row; the database holds no other codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Fill, Self::KeepOrder]
            .into_iter()
            .find(|p| p.code() == code)
    }
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being planned: only those who plan see it.
    Draft,
    /// Everybody sees it, and can sign up while sign-up is open.
    Published,
    /// It will not be held; who looks for it is told so.
    CalledOff,
}

impl State {
    /// The state in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::CalledOff => "called_off",
        }
    }

    /// The state of a row; the database holds no other codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Draft, Self::Published, Self::CalledOff]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// What a person signs up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Whose it is.
    pub municipality: MunicipalityCode,
    /// What is taught.
    pub programme: ProgrammeId,
    /// What it is called in files.
    pub key: String,
    /// What it is called by people.
    pub number: u32,
    /// How far it has come.
    pub state: State,
    /// Who gets a single free seat.
    pub policy: LinePolicy,
    /// Residents that one tutor can help.
    pub residents_per_tutor: u32,
    /// The coordinator's own limit on each session's seats.
    pub cap: Option<u32>,
    /// Where its clocks are.
    pub zone: Zone,
    /// When sign-up opens.
    pub opens: CivilTime,
    /// When sign-up closes.
    pub closes: CivilTime,
    /// Its sessions that will be held, or would have been in a round that was called off, in the
    /// order of their days; a draft may have none yet.
    pub sessions: Vec<Session>,
    /// Those that were called off by themselves.
    pub called_off: Vec<Session>,
}

/// One dated meeting in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// First, second, third … in its round.
    pub number: u32,
    /// Where.
    pub room: RoomId,
    /// The day.
    pub day: NaiveDate,
    /// From and to, civil local time.
    pub hours: Span,
    /// The coordinator's own number of tutors.
    pub planned_tutors: u32,
    /// Seats of the room that are not for residents this time.
    pub reserved: u32,
}

/// Whether one can sign up now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignUp {
    /// Not yet; from this civil time on.
    OpensAt(CivilTime),
    /// Now.
    Open,
    /// No more.
    Closed,
}

impl Round {
    /// Whether one can sign up at this moment. A time that the clock skips counts from the moment
    /// the clock is past it. A round that is not published is closed.
    #[must_use]
    pub fn sign_up(&self, now: Moment) -> SignUp {
        if self.state != State::Published {
            return SignUp::Closed;
        }
        let local = CivilTime::of(now, self.zone);
        if local < self.opens {
            SignUp::OpensAt(self.opens)
        } else if local < self.closes && self.begins().is_none_or(|begins| local < begins) {
            SignUp::Open
        } else {
            SignUp::Closed
        }
    }

    /// When its first session begins.
    #[must_use]
    pub fn begins(&self) -> Option<CivilTime> {
        self.sessions.first().map(Session::begins)
    }

    /// The session of this number, if it will be held.
    #[must_use]
    pub fn session(&self, number: u32) -> Option<&Session> {
        self.sessions.iter().find(|s| s.number == number)
    }

    /// The round with a session as it stands here, in the order of their days.
    #[must_use]
    pub fn with(&self, session: &Session) -> Self {
        let mut round = self.without(session.id);
        round.sessions.push(session.clone());
        round
            .sessions
            .sort_by_key(|s| (s.day, s.hours.from, s.number));
        round
    }

    /// The round without one of its sessions.
    #[must_use]
    pub fn without(&self, session: SessionId) -> Self {
        let mut round = self.clone();
        round.sessions.retain(|other| other.id != session);
        round
    }

    /// The calendar year that the audience rule counts by.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.sessions.first().map_or(0, |s| s.day.year())
    }

    /// The days of its sessions, in order.
    #[must_use]
    pub fn days(&self) -> Vec<NaiveDate> {
        self.sessions.iter().map(|s| s.day).collect()
    }

    /// The day of the last session.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.sessions.iter().map(|s| s.day).max()
    }
}

impl Session {
    /// When it begins, in the round's zone.
    #[must_use]
    pub fn begins(&self) -> CivilTime {
        CivilTime {
            date: self.day,
            time: self.hours.from,
        }
    }
}

/// Who a session needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The host on site.
    Host,
    /// The one who says welcome.
    Welcome,
    /// The responsible adult.
    ResponsibleAdult,
}

impl Role {
    /// Every role, in the order in which they are asked for.
    pub const ALL: [Self; 3] = [Self::Host, Self::ResponsibleAdult, Self::Welcome];

    /// The role of a row; the database holds no other codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The role in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Welcome => "welcome",
            Self::ResponsibleAdult => "responsible_adult",
        }
    }
}

/// A round to be planned.
#[derive(Debug, Clone)]
pub struct NewRound {
    /// Whose it is.
    pub municipality: MunicipalityCode,
    /// What is taught.
    pub programme: ProgrammeId,
    /// What it is called in files.
    pub key: String,
    /// What it is called by people.
    pub number: u32,
    /// How far it has come from the start.
    pub state: State,
    /// Who gets a single free seat.
    pub policy: LinePolicy,
    /// Residents that one tutor can help.
    pub residents_per_tutor: u32,
    /// The coordinator's own limit on each session's seats.
    pub cap: Option<u32>,
    /// Where its clocks are.
    pub zone: Zone,
    /// When sign-up opens.
    pub opens: CivilTime,
    /// When sign-up closes.
    pub closes: CivilTime,
    /// Its sessions in order.
    pub sessions: Vec<NewSession>,
}

/// A session to be planned.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Where.
    pub room: RoomId,
    /// All seats of that room.
    pub room_seats: u32,
    /// Seats of that room that are not for residents.
    pub reserved: u32,
    /// The day.
    pub day: NaiveDate,
    /// From, civil local time.
    pub starts: NaiveTime,
    /// To, civil local time.
    pub ends: NaiveTime,
    /// The coordinator's own number of tutors.
    pub planned_tutors: u32,
    /// The people it needs that are named.
    pub people: Vec<(Role, PersonName)>,
}
