//! Where somebody must be: the sessions that need a person, with the place, the role and who else is
//! there.

use super::{
    Change, Role, Round, Session, SessionPerson, State,
    changes::changes,
    queries::{all, people_of},
    table::session_person,
};
use crate::{
    kernel::{CivilTime, MunicipalityCode, ScarcePersonId, SessionId},
    store::Fault,
    venues::{self, Site},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// A session that needs somebody.
#[derive(Debug, Clone)]
pub struct Appointment {
    /// Its round's number.
    pub round: u32,
    /// The session.
    pub session: Session,
    /// Whether it is only planned so far, and may not be held.
    pub is_draft: bool,
    /// Whether it will not be held.
    pub is_called_off: bool,
    /// As what the person is needed.
    pub roles: Vec<Role>,
    /// The others who are needed there: who meets the person.
    pub others: Vec<SessionPerson>,
    /// Where.
    pub site: Site,
    /// What it was before, the oldest first.
    pub changes: Vec<Change>,
}

/// Every session from a day on that needs somebody, by day.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn agenda(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    person: ScarcePersonId,
    from: CivilTime,
) -> Result<Vec<Appointment>, Fault> {
    let needed: BTreeSet<SessionId> = session_person::Entity::find()
        .filter(session_person::Column::PersonId.eq(person.uuid()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| SessionId::from_uuid(row.session_id))
        .collect();
    let rounds = all(db, municipality).await?;
    let mut found: Vec<(&Round, &Session, bool)> = Vec::new();
    for round in &rounds {
        let off = round.state == State::CalledOff;
        found.extend(round.sessions.iter().map(|s| (round, s, off)));
        found.extend(round.called_off.iter().map(|s| (round, s, true)));
    }
    found.retain(|(_, s, _)| needed.contains(&s.id) && s.day >= from.date);
    found.sort_by_key(|(round, s, _)| (s.begins(), round.number));
    let ids: Vec<_> = found.iter().map(|(_, s, _)| s.id).collect();
    let rooms: Vec<_> = found.iter().map(|(_, s, _)| s.room).collect();
    let mut people = people_of(db, &ids).await?;
    let mut changes = changes(db, &ids).await?;
    let sites = venues::sites(db, &rooms).await?;
    found
        .into_iter()
        .map(|(round, session, is_called_off)| {
            let all = people.remove(&session.id).unwrap_or_default();
            let (own, others): (Vec<_>, Vec<_>) =
                all.into_iter().partition(|p| p.person == Some(person));
            let site = sites.get(&session.room).cloned();
            Ok(Appointment {
                round: round.number,
                session: session.clone(),
                is_draft: round.state == State::Draft,
                is_called_off,
                roles: own.into_iter().map(|p| p.role).collect(),
                others,
                site: site.ok_or_else(|| Fault::new("a session's room is gone"))?,
                changes: changes.remove(&session.id).unwrap_or_default(),
            })
        })
        .collect()
}
