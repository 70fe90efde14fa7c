//! Reading what has been done, and what is promised beside it.

use super::{
    rule::{Arrangement, Kind, Meeting, Noted, Stands, kinds_of, stands},
    table::{self, Column, Entity},
};
use crate::{
    kernel::{
        AccountId, CivilTime, Moment, MunicipalityCode, RegistrationId, RoomId, SessionId, Zone,
    },
    registrations::{Promised, promised},
    rounds::{self, Round, Session, State},
    store::Fault,
    venues::{self, Site},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// What has been done, by session, registration and kind.
pub(super) type Arrangements = HashMap<(SessionId, RegistrationId, Kind), Arrangement>;

/// A session to come, where it is, and what is promised at it.
pub(super) struct Coming {
    pub(super) round: Round,
    pub(super) session: Session,
    pub(super) site: Site,
    pub(super) promises: Vec<Promise>,
}

/// One thing that one registration was promised at a session.
pub(super) struct Promise {
    pub(super) whose: Promised,
    pub(super) kind: Kind,
    pub(super) stands: Stands,
    pub(super) done: Option<Arrangement>,
}

impl Promise {
    /// What a form carries to say how it stood; nothing has been done at 0.
    pub(super) fn version(&self) -> i64 {
        self.done.as_ref().map_or(0, |done| done.version)
    }
}

impl Coming {
    /// How many promises somebody still has to see to.
    pub(super) fn left(&self) -> usize {
        let left = |promise: &&Promise| promise.stands.is_left();
        self.promises.iter().filter(left).count()
    }
}

/// When and where a session is.
pub(super) fn meeting(session: &Session) -> Meeting {
    Meeting {
        day: session.day,
        from: session.hours.from,
        room: session.room,
    }
}

/// The sessions from today on at which something is promised, soonest first.
pub(super) async fn coming(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    now: Moment,
) -> Result<Vec<Coming>, Fault> {
    let today = CivilTime::of(now, Zone::stockholm()).date;
    let mut rounds = rounds::all(db, municipality).await?;
    rounds.retain(|round| {
        let later = round.last_day().is_some_and(|day| day >= today);
        later && round.state == State::Published
    });
    let mut sessions = with_promises(db, municipality, rounds).await?;
    sessions.retain(|it| it.session.day >= today && !it.promises.is_empty());
    sessions.sort_by_key(|it| (it.session.day, it.session.hours.from, it.round.number));
    Ok(sessions)
}

/// One session of a round, by their numbers.
pub(super) async fn one(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    (round, session): (u32, u32),
) -> Result<Option<Coming>, Fault> {
    let found = rounds::by_number(db, municipality, round).await?;
    let Some(round) = found.filter(|round| round.state == State::Published) else {
        return Ok(None);
    };
    let all = with_promises(db, municipality, vec![round]).await?;
    Ok(all.into_iter().find(|it| it.session.number == session))
}

async fn with_promises(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    rounds: Vec<Round>,
) -> Result<Vec<Coming>, Fault> {
    let needy = promised(db, municipality, &rounds).await?;
    let sessions = rounds.iter().flat_map(|round| &round.sessions);
    let (sessions, rooms): (Vec<SessionId>, Vec<RoomId>) =
        sessions.map(|it| (it.id, it.room)).unzip();
    let mut arranged = arranged(db, municipality, &sessions).await?;
    let sites = venues::sites(db, &rooms).await?;
    let mut all = Vec::new();
    for round in rounds {
        for session in &round.sessions {
            let site = sites.get(&session.room);
            let site = site.ok_or_else(|| Fault::new("a session's room is gone"))?;
            let here = needy.iter();
            let here = here.filter(|it| it.comes_to(round.id, session.id));
            let mut promises = Vec::new();
            for whose in here {
                for kind in kinds_of(whose) {
                    let done = arranged.remove(&(session.id, whose.id, kind));
                    let has_loop = site.venue.facts.hearing_loop;
                    promises.push(Promise {
                        whose: whose.clone(),
                        kind,
                        stands: stands(kind, meeting(session), has_loop, done.as_ref()),
                        done,
                    });
                }
            }
            promises.sort_by_key(|promise| promise.kind);
            all.push(Coming {
                round: round.clone(),
                session: session.clone(),
                site: site.clone(),
                promises,
            });
        }
    }
    Ok(all)
}

async fn arranged(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    sessions: &[SessionId],
) -> Result<Arrangements, Fault> {
    let rows = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::SessionId.is_in(sessions.iter().map(|id| id.uuid())))
        .all(db)
        .await?;
    // A kind that this version does not know is nobody's to see.
    let known = rows.iter().filter_map(|row| {
        let key = (
            SessionId::from_uuid(row.session_id),
            RegistrationId::from_uuid(row.registration_id),
            Kind::from_code(&row.kind)?,
        );
        Some(read(row).map(|done| (key, done)))
    });
    known.collect()
}

/// A row as others see it.
pub(super) fn read(row: &table::Model) -> Result<Arrangement, Fault> {
    Ok(Arrangement {
        owner: row.owner_id.map(AccountId::from_uuid),
        noted: Noted::from_code(&row.state)
            .ok_or_else(|| Fault::new(format!("an arrangement that is {}", row.state)))?,
        note: row.note.clone(),
        meeting: Meeting {
            day: row.for_day,
            from: row.for_time,
            room: RoomId::from_uuid(row.for_room),
        },
        version: row.version,
        changed: Moment::from_microseconds(row.changed_at),
    })
}
