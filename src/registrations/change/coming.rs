//! How people with a place come to one session of their round: to it, not at all, or to another round's
//! instead (mission rule "Change and cancel").

use super::held::Held;
use crate::{
    kernel::{MemberId, Moment, RoundId, SessionId},
    registrations::{
        away::{self, Away},
        placing::single_seats,
        state,
        table::claim,
    },
    rounds::{self, PlacingRound},
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How somebody comes to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coming {
    /// They come.
    ToIt,
    /// They miss it.
    Not,
    /// They come to this one of another round instead.
    Instead(SessionId),
}

impl Coming {
    /// How a member comes to a session, as the rows of those who miss one say.
    pub(super) fn of(away: &[Away], member: MemberId, session: SessionId) -> Self {
        let mut rows = away.iter();
        let row = rows.find(|a| a.member == member.uuid() && a.session == session.uuid());
        match row.map(|row| row.instead) {
            None => Self::ToIt,
            Some(None) => Self::Not,
            Some(Some(other)) => Self::Instead(SessionId::from_uuid(other)),
        }
    }

    /// The session that they are in when they come so.
    fn seat_in(self, session: SessionId) -> Option<SessionId> {
        match self {
            Self::ToIt => Some(session),
            Self::Not => None,
            Self::Instead(other) => Some(other),
        }
    }
}

/// Lets each of these members come to a session of the registration's round as is wanted. False, and nothing
/// is written, when a session has too few seats for who comes to it alone, or is not held.
pub(super) async fn come(
    unit: &Unit,
    now: Moment,
    rounds: &[&PlacingRound],
    session: SessionId,
    wanted: &[(MemberId, Coming)],
) -> Result<bool, Fault> {
    let members: Vec<_> = wanted.iter().map(|(member, _)| *member).collect();
    let earlier = away::of_members(unit.db(), &members).await?;
    let was = |member| Coming::of(&earlier, member, session);
    let changed = wanted.iter().copied();
    let changed: Vec<_> = changed.filter(|(m, coming)| was(*m) != *coming).collect();
    let mut by_target: BTreeMap<SessionId, Vec<MemberId>> = BTreeMap::new();
    for (member, coming) in &changed {
        if let Some(target) = coming.seat_in(session) {
            by_target.entry(target).or_default().push(*member);
        }
    }
    let mut claims = Vec::new();
    for (target, who) in &by_target {
        let seats = seats_at(unit, now, rounds, *target).await?;
        if seats.len() < who.len() {
            return Ok(false);
        }
        let seats = seats.into_iter().zip(who);
        claims.extend(seats.map(|(seat, member)| claimed(now, *target, seat, *member)));
    }
    for (member, _) in &changed {
        if let Some(left) = was(*member).seat_in(session) {
            let_go(unit, *member, left).await?;
        }
    }
    let ids: Vec<Uuid> = changed.iter().map(|(member, _)| member.uuid()).collect();
    away::end_one(unit, session.uuid(), &ids).await?;
    away::note(unit, now, &rows(session, &changed)).await?;
    if !claims.is_empty() {
        claim::Entity::insert_many(claims)
            .exec_without_returning(unit.db())
            .await?;
    }
    Ok(true)
}

/// The seats of a session that those who come to it alone may have, from the lowest.
async fn seats_at(
    unit: &Unit,
    now: Moment,
    rounds: &[&PlacingRound],
    session: SessionId,
) -> Result<Vec<i32>, Fault> {
    let at = |placing: &PlacingRound| placing.seats.iter().position(|(id, _)| *id == session);
    let mut held = rounds.iter().copied();
    let Some((placing, at)) = held.find_map(|placing| Some((placing, at(placing)?))) else {
        return Ok(Vec::new());
    };
    let mut unclaimed = state::unclaimed(unit, now, placing).await?.swap_remove(at);
    let free = state::free_seats(unit, now, placing).await?;
    let round = &placing.round;
    let line = state::lines(unit.db(), &[round.id])
        .await?
        .remove(&round.id);
    let line = line.unwrap_or_default();
    let seats = single_seats(unclaimed.len(), &free, &line, state::passing(round.policy));
    unclaimed.truncate(seats);
    Ok(unclaimed)
}

fn claimed(now: Moment, session: SessionId, seat: i32, member: MemberId) -> claim::ActiveModel {
    claim::ActiveModel {
        session_id: Set(session.uuid()),
        seat_number: Set(seat),
        kind: Set("placed".to_owned()),
        member_id: Set(Some(member.uuid())),
        hold_id: Set(None),
        made_at: Set(now.microseconds()),
    }
}

async fn let_go(unit: &Unit, member: MemberId, session: SessionId) -> Result<(), Fault> {
    let theirs = Condition::all()
        .add(claim::Column::MemberId.eq(member.uuid()))
        .add(claim::Column::SessionId.eq(session.uuid()));
    claim::Entity::delete_many()
        .filter(theirs)
        .exec(unit.db())
        .await?;
    Ok(())
}

fn rows(session: SessionId, changed: &[(MemberId, Coming)]) -> Vec<Away> {
    let row = |(member, coming): &(MemberId, Coming)| {
        let instead = match coming {
            Coming::ToIt => return None,
            Coming::Not => None,
            Coming::Instead(other) => Some(other.uuid()),
        };
        Some(Away {
            member: member.uuid(),
            session: session.uuid(),
            instead,
        })
    };
    changed.iter().filter_map(row).collect()
}

/// People who have their seats again miss what they missed before. Where the other round's session that
/// somebody came to has no seat any more, they only miss their own.
pub(super) async fn miss_again(
    unit: &Unit,
    now: Moment,
    (held, own): (&Held, &PlacingRound),
    away: &[Away],
) -> Result<(), Fault> {
    let rounds: Vec<_> = held.also.iter().chain([own]).collect();
    for one in away {
        let session = SessionId::from_uuid(one.session);
        let member = MemberId::from_uuid(one.member);
        let coming = Coming::of(away, member, session);
        if !come(unit, now, &rounds, session, &[(member, coming)]).await? {
            come(unit, now, &rounds, session, &[(member, Coming::Not)]).await?;
        }
    }
    Ok(())
}

/// The rounds of the sessions that some came to instead: they are to be locked before anybody comes there again.
pub(super) async fn rounds_instead(
    db: &impl ConnectionTrait,
    away: &[Away],
) -> Result<Vec<RoundId>, Fault> {
    let others = away.iter().filter_map(|away| away.instead);
    let others: Vec<_> = others.map(SessionId::from_uuid).collect();
    let rounds = rounds::of_sessions(db, &others).await?;
    Ok(rounds.iter().map(|round| round.id).collect())
}
