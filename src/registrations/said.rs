//! What a notice says of a round: when and where each session is. Kept beside the notice in the outbox,
//! so that it can be told later what its receiver knows.

use crate::{
    kernel::{CivilTime, RoomId, SessionId},
    locale::Span,
    registrations::notices::{Happened, When},
    rounds::{Reason, Round, Session},
    store::Fault,
};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The sessions that the receiver of a notice has been told of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Said {
    /// In the order of their days; none when the notice says that there is nothing to come to.
    pub(super) sessions: Vec<SaidSession>,
    /// The session that it says is called off, with the code of why.
    off: Option<(Uuid, String)>,
}

/// When and where a notice says that a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SaidSession {
    /// Which.
    pub(super) id: Uuid,
    room: Uuid,
    day: NaiveDate,
    from: NaiveTime,
    to: NaiveTime,
}

impl Said {
    /// Everything that is planned in a round now.
    pub(super) fn of(round: &Round) -> Self {
        Self {
            sessions: round.sessions.iter().map(SaidSession::of).collect(),
            off: None,
        }
    }

    /// And why one session is not, when that is what is told.
    pub(super) fn with(self, happened: Happened) -> Self {
        match happened {
            Happened::SessionOff {
                session, reason, ..
            } => self.without(session, reason),
            _ => self,
        }
    }

    /// And why this session is not.
    pub(super) fn without(mut self, session: Uuid, reason: Reason) -> Self {
        self.off = Some((session, reason.code().to_owned()));
        self
    }

    /// The same without the sessions that its receiver misses by their own will.
    pub(super) fn without_missed(mut self, missed: &[Uuid]) -> Self {
        self.sessions.retain(|said| !missed.contains(&said.id));
        self
    }

    /// Why it says that a session is called off; none if it does not say that.
    pub(super) fn why_off(&self, session: Uuid) -> Option<Reason> {
        let (off, reason) = self.off.as_ref()?;
        Reason::parse(reason).filter(|_| *off == session)
    }

    /// The same session as this says it is; none if it does not mention it.
    pub(super) fn session(&self, id: Uuid) -> Option<&SaidSession> {
        self.sessions.iter().find(|said| said.id == id)
    }

    /// Whether it says when any of the same sessions is.
    pub(super) fn mentions(&self, other: &Self) -> bool {
        let mut sessions = other.sessions.iter();
        sessions.any(|one| self.session(one.id).is_some())
    }

    /// As it is kept.
    pub(super) fn written(&self) -> Result<String, Fault> {
        serde_json::to_string(self).map_err(|e| Fault::because("writing what a notice says", e))
    }

    /// Read again; none where a notice kept nothing that can be read.
    pub(super) fn read(written: Option<&str>) -> Option<Self> {
        serde_json::from_str(written?).ok()
    }

    /// A round as somebody knows it who has been told this; the sessions that are not in it any more are.
    pub(super) fn known_round(&self, round: &Round) -> Round {
        let planned = || round.sessions.iter().chain(&round.called_off);
        let sessions = self.sessions.iter().filter_map(|said| {
            let session = planned().find(|session| session.id.uuid() == said.id)?;
            Some(said.shown_as(session))
        });
        Round {
            sessions: sessions.collect(),
            ..round.clone()
        }
    }
}

impl SaidSession {
    /// A session as it is planned.
    pub(super) fn of(session: &Session) -> Self {
        Self {
            id: session.id.uuid(),
            room: session.room.uuid(),
            day: session.day,
            from: session.hours.from,
            to: session.hours.to,
        }
    }

    /// The time that it says.
    pub(super) fn when(&self) -> When {
        When {
            day: self.day,
            hours: self.hours(),
        }
    }

    /// Whether another is in the same room.
    pub(super) fn is_in_the_room_of(&self, other: &Self) -> bool {
        self.room == other.room
    }

    /// When it begins.
    pub(super) fn begins(&self) -> CivilTime {
        CivilTime {
            date: self.day,
            time: self.from,
        }
    }

    fn hours(&self) -> Span {
        Span {
            from: self.from,
            to: self.to,
        }
    }

    fn shown_as(&self, session: &Session) -> Session {
        Session {
            id: SessionId::from_uuid(self.id),
            room: RoomId::from_uuid(self.room),
            day: self.day,
            hours: self.hours(),
            ..session.clone()
        }
    }
}
