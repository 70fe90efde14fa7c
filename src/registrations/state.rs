//! How a round stands: which seats are free, who is in line.

use super::{
    away, holding,
    placing::{Passing, without_reserved},
    table,
};
use crate::{
    kernel::{Moment, RoundId, SessionId},
    rounds::{LinePolicy, PlacingRound},
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use std::collections::{HashMap, HashSet};

/// What the round's policy says about passing in line.
pub(super) fn passing(policy: LinePolicy) -> Passing {
    match policy {
        LinePolicy::Fill => Passing::WhoeverFits,
        LinePolicy::KeepOrder => Passing::Nobody,
    }
}

/// For each session of a round, in order, the seat numbers from the lowest that a newcomer or the line may
/// have: those that nobody has claimed, less one for each person who misses the session.
///
/// The round must be locked.
pub(super) async fn free_seats(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
) -> Result<Vec<Vec<i32>>, Fault> {
    let sessions: Vec<_> = placing.seats.iter().map(|(id, _)| *id).collect();
    let reserved = away::let_go_by_session(unit.db(), &sessions).await?;
    let unclaimed = unclaimed(unit, now, placing).await?;
    let free = sessions.iter().zip(unclaimed).map(|(session, seats)| {
        let missed = reserved.get(session).copied().unwrap_or(0);
        without_reserved(seats, missed)
    });
    Ok(free.collect())
}

/// For each session of a round, in order, the seat numbers from the lowest that nobody has claimed. Holds
/// that have lapsed are closed first, so that each of these seats can be claimed.
///
/// The round must be locked.
pub(super) async fn unclaimed(
    unit: &Unit,
    now: Moment,
    placing: &PlacingRound,
) -> Result<Vec<Vec<i32>>, Fault> {
    let ids = placing.seats.iter().map(|(id, _)| id.uuid());
    let claims = table::claim::Entity::find()
        .filter(table::claim::Column::SessionId.is_in(ids))
        .all(unit.db())
        .await?;
    let claims = holding::without_lapsed(unit, now, claims).await?;
    let mut taken: HashMap<SessionId, HashSet<i32>> = HashMap::new();
    for claim in claims {
        taken
            .entry(SessionId::from_uuid(claim.session_id))
            .or_default()
            .insert(claim.seat_number);
    }
    Ok(placing
        .seats
        .iter()
        .map(|(id, numbers)| {
            let taken = taken.get(id);
            numbers
                .iter()
                .copied()
                .filter(|n| !taken.is_some_and(|t| t.contains(n)))
                .collect()
        })
        .collect())
}

/// How many seats of each of these sessions are taken: claims, but for those of holds that have lapsed, and
/// the seats of those who miss the session, which are no newcomer's.
pub(super) async fn claims_by_session(
    db: &impl ConnectionTrait,
    now: Moment,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, u32>, Fault> {
    #[derive(FromQueryResult)]
    struct Count {
        session_id: uuid::Uuid,
        claims: i64,
    }
    let counts = table::claim::Entity::find()
        .select_only()
        .column(table::claim::Column::SessionId)
        .column_as(
            Expr::col(table::claim::Column::SeatNumber).count(),
            "claims",
        )
        .filter(table::claim::Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .group_by(table::claim::Column::SessionId)
        .into_model::<Count>()
        .all(db)
        .await?;
    // After the claims: what is closed between the two is shown as taken for a moment, never as free twice.
    let lapsed = holding::lapsed_by_session(db, now).await?;
    let mut taken: HashMap<SessionId, u32> = counts
        .into_iter()
        .map(|c| {
            let session = SessionId::from_uuid(c.session_id);
            let claims = u32::try_from(c.claims).unwrap_or(u32::MAX);
            let lapsed = lapsed.get(&session).copied().unwrap_or(0);
            (session, claims.saturating_sub(lapsed))
        })
        .collect();
    for (session, missed) in away::let_go_by_session(db, sessions).await? {
        let missed = u32::try_from(missed).unwrap_or(u32::MAX);
        let seats = taken.entry(session).or_default();
        *seats = seats.saturating_add(missed);
    }
    Ok(taken)
}

/// How many are in line for a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct InLine {
    /// Registrations.
    pub(super) parties: usize,
    /// People in them.
    pub(super) people: usize,
}

impl InLine {
    fn kept(line: &table::line::Model) -> Self {
        let number = |n| usize::try_from(n).unwrap_or(0);
        Self {
            parties: number(line.parties),
            people: number(line.people),
        }
    }
}

/// How many are in line for each of these rounds; a round without a line may be missing.
pub(super) async fn in_line(
    db: &impl ConnectionTrait,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, InLine>, Fault> {
    let lines = table::line::Entity::find()
        .filter(table::line::Column::RoundId.is_in(rounds.iter().map(|r| r.uuid())))
        .all(db)
        .await?;
    let kept = lines.into_iter();
    Ok(kept
        .map(|line| (RoundId::from_uuid(line.round_id), InLine::kept(&line)))
        .collect())
}

/// A party of so many people is in line from now on. Answers how long the line is with them.
///
/// The round must be locked.
pub(super) async fn join_line(unit: &Unit, round: RoundId, people: usize) -> Result<InLine, Fault> {
    use table::line::{ActiveModel, Column, Entity};
    let people = rows(people);
    let first = ActiveModel {
        round_id: Set(round.uuid()),
        parties: Set(1),
        people: Set(people),
    };
    let grown = |column: Column, by| Expr::col((Entity, column)).add(by);
    let more = OnConflict::column(Column::RoundId)
        .value(Column::Parties, grown(Column::Parties, 1))
        .value(Column::People, grown(Column::People, people))
        .to_owned();
    let line = Entity::insert(first)
        .on_conflict(more)
        .exec_with_returning(unit.db())
        .await?;
    Ok(InLine::kept(&line))
}

/// Counts the line anew, after somebody has left it or come back to it.
///
/// The round must be locked.
pub(super) async fn count_line(unit: &Unit, round: RoundId) -> Result<(), Fault> {
    use table::line::{ActiveModel, Column, Entity};
    let sizes = lines(unit.db(), &[round]).await?.remove(&round);
    let sizes = sizes.unwrap_or_default();
    let line = ActiveModel {
        round_id: Set(round.uuid()),
        parties: Set(rows(sizes.len())),
        people: Set(rows(sizes.iter().sum())),
    };
    let instead = OnConflict::column(Column::RoundId)
        .update_columns([Column::Parties, Column::People])
        .to_owned();
    Entity::insert(line)
        .on_conflict(instead)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// A count as the database keeps it.
fn rows(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// From a registration to its members.
pub(super) fn members() -> RelationDef {
    table::registration::Entity::belongs_to(table::member::Entity)
        .from(table::registration::Column::Id)
        .to(table::member::Column::RegistrationId)
        .into()
}

/// For each of these rounds, the sizes of the parties in line, from the first: for the rule, when
/// seats are free.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, Vec<usize>>, Fault> {
    use table::{member, registration};
    let sizes: Vec<(uuid::Uuid, i64, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::RoundId)
        .column(registration::Column::LineNumber)
        .column_as(
            Expr::col((member::Entity, member::Column::Id)).count(),
            "size",
        )
        .join(JoinType::InnerJoin, members())
        .filter(registration::Column::RoundId.is_in(rounds.iter().map(|r| r.uuid())))
        .filter(registration::Column::Standing.eq("waiting"))
        .filter(member::Column::Live.eq(true))
        .group_by(registration::Column::RoundId)
        .group_by(registration::Column::LineNumber)
        .order_by_asc(registration::Column::LineNumber)
        .into_tuple()
        .all(db)
        .await?;
    let mut lines: HashMap<RoundId, Vec<usize>> = HashMap::new();
    for (round, _, size) in sizes {
        lines
            .entry(RoundId::from_uuid(round))
            .or_default()
            .push(usize::try_from(size).unwrap_or(0));
    }
    Ok(lines)
}
