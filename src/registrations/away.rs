//! Who misses which session of a round in which they have a place, or goes to another round's instead.
//!
//! A row stands here exactly as long as somebody in the registration has no claim in that session because
//! they will not come to it; who goes to another session instead has a claim there. Leaving and moving end
//! it; taking it back does too.

use super::{
    comes::Comes,
    table::{absence, member},
};
use crate::{
    kernel::{MemberId, Moment, SessionId},
    rounds,
    store::{Fault, Unit},
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use uuid::Uuid;

/// That somebody misses a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Away {
    pub(super) member: Uuid,
    pub(super) session: Uuid,
    /// The session of another round that they come to instead.
    pub(super) instead: Option<Uuid>,
}

impl Away {
    fn of(row: &absence::Model) -> Self {
        Self {
            member: row.member_id,
            session: row.session_id,
            instead: row.instead,
        }
    }
}

/// How these registrations come to their rounds; one whose people miss nothing is missing.
pub(super) async fn comes(
    db: &impl ConnectionTrait,
    registrations: &[Uuid],
) -> Result<HashMap<Uuid, Comes>, Fault> {
    let live = member::Entity::find()
        .filter(member::Column::RegistrationId.is_in(registrations.iter().copied()))
        .filter(member::Column::Live.eq(true))
        .all(db)
        .await?;
    let ids: Vec<_> = live.iter().map(|m| MemberId::from_uuid(m.id)).collect();
    let away = of_members(db, &ids).await?;
    let others: Vec<_> = away.iter().filter_map(|away| away.instead).collect();
    let others: Vec<_> = others.into_iter().map(SessionId::from_uuid).collect();
    let others = rounds::of_sessions(db, &others).await?;
    let mut comes = HashMap::new();
    for registration in registrations {
        let party = || live.iter().filter(|m| m.registration_id == *registration);
        let is_theirs = |away: &&Away| party().any(|member| member.id == away.member);
        let own: Vec<Away> = away.iter().filter(is_theirs).copied().collect();
        if !own.is_empty() {
            comes.insert(*registration, Comes::of(own, party().count(), &others));
        }
    }
    Ok(comes)
}

/// The same of one registration.
pub(super) async fn comes_of(
    db: &impl ConnectionTrait,
    registration: Uuid,
) -> Result<Comes, Fault> {
    let mut comes = comes(db, &[registration]).await?;
    Ok(comes.remove(&registration).unwrap_or_default())
}

/// What these members miss, by session.
pub(super) async fn of_members(
    db: &impl ConnectionTrait,
    members: &[MemberId],
) -> Result<Vec<Away>, Fault> {
    let rows = absence::Entity::find()
        .filter(absence::Column::MemberId.is_in(members.iter().map(|m| m.uuid())))
        .order_by_asc(absence::Column::SessionId)
        .order_by_asc(absence::Column::MemberId)
        .all(db)
        .await?;
    Ok(rows.iter().map(Away::of).collect())
}

/// The registrations of other rounds in which somebody comes to one of these sessions instead of an own.
pub(super) async fn who_come_instead(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<Vec<Uuid>, Fault> {
    let rows = absence::Entity::find()
        .filter(absence::Column::Instead.is_in(sessions.iter().map(|s| s.uuid())))
        .all(db)
        .await?;
    let members = member::Entity::find()
        .filter(member::Column::Id.is_in(rows.iter().map(|row| row.member_id)))
        .order_by_asc(member::Column::RegistrationId)
        .all(db)
        .await?;
    let mut registrations: Vec<_> = members.iter().map(|m| m.registration_id).collect();
    registrations.dedup();
    Ok(registrations)
}

/// The same of the sessions that are not over on this day.
pub(super) async fn who_still_come_instead(
    db: &impl ConnectionTrait,
    today: NaiveDate,
) -> Result<Vec<Uuid>, Fault> {
    let rows = absence::Entity::find()
        .filter(absence::Column::Instead.is_not_null())
        .all(db)
        .await?;
    let others = rows.iter().filter_map(|row| row.instead);
    let others: Vec<_> = others.map(SessionId::from_uuid).collect();
    let rounds = rounds::of_sessions(db, &others).await?;
    let planned = rounds.iter().flat_map(|round| &round.sessions);
    let to_come = planned.filter(|s| s.day >= today && others.contains(&s.id));
    let to_come: Vec<_> = to_come.map(|session| session.id).collect();
    who_come_instead(db, &to_come).await
}

/// How many seats of each of these sessions are let go of and wait for who comes to it alone: one for each
/// person who misses it, less those that somebody has who comes there instead of to an own session.
pub(super) async fn let_go_by_session(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, usize>, Fault> {
    let ids = || sessions.iter().map(|s| s.uuid());
    let missed = absence::Entity::find()
        .filter(absence::Column::SessionId.is_in(ids()))
        .all(db)
        .await?;
    if missed.is_empty() {
        return Ok(HashMap::new());
    }
    let taken = absence::Entity::find()
        .filter(absence::Column::Instead.is_in(ids()))
        .all(db)
        .await?;
    let count = |session: &SessionId| {
        let id = session.uuid();
        let gone = missed.iter().filter(|row| row.session_id == id).count();
        let come = taken.iter().filter(|row| row.instead == Some(id)).count();
        gone.saturating_sub(come)
    };
    let counts = sessions.iter().map(|session| (*session, count(session)));
    Ok(counts.filter(|(_, count)| *count > 0).collect())
}

/// Notes that somebody misses a session. The round must be locked.
pub(super) async fn note(unit: &Unit, now: Moment, away: &[Away]) -> Result<(), Fault> {
    let rows = away.iter().map(|away| absence::ActiveModel {
        session_id: Set(away.session),
        member_id: Set(away.member),
        instead: Set(away.instead),
        made_at: Set(now.microseconds()),
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    absence::Entity::insert_many(rows)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Notes that these members miss nothing any more; answers what they missed. The round must be locked.
pub(super) async fn end(unit: &Unit, members: &[MemberId]) -> Result<Vec<Away>, Fault> {
    let missed = of_members(unit.db(), members).await?;
    absence::Entity::delete_many()
        .filter(absence::Column::MemberId.is_in(members.iter().map(|m| m.uuid())))
        .exec(unit.db())
        .await?;
    Ok(missed)
}

/// Notes that these members do not miss one session any more. The round must be locked.
pub(super) async fn end_one(unit: &Unit, session: Uuid, members: &[Uuid]) -> Result<(), Fault> {
    absence::Entity::delete_many()
        .filter(absence::Column::SessionId.eq(session))
        .filter(absence::Column::MemberId.is_in(members.iter().copied()))
        .exec(unit.db())
        .await?;
    Ok(())
}
