//! How a round stands: which seats are free, who is in line.

use super::{placing::Passing, table};
use crate::{
    kernel::{RoundId, SessionId},
    rounds::{LinePolicy, PlacingRound},
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
    sea_query::{Expr, ExprTrait},
};
use std::collections::{HashMap, HashSet};

/// What the round's policy says about passing in line.
pub(super) fn passing(policy: LinePolicy) -> Passing {
    match policy {
        LinePolicy::Fill => Passing::WhoeverFits,
        LinePolicy::KeepOrder => Passing::Nobody,
    }
}

/// For each session of a round, in order, the free seat numbers from the lowest.
pub(super) async fn free_seats(
    unit: &Unit,
    placing: &PlacingRound,
) -> Result<Vec<Vec<i32>>, Fault> {
    let ids = placing.seats.iter().map(|(id, _)| id.uuid());
    let mut taken: HashMap<SessionId, HashSet<i32>> = HashMap::new();
    for claim in table::claim::Entity::find()
        .filter(table::claim::Column::SessionId.is_in(ids))
        .all(unit.db())
        .await?
    {
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

/// How many claims each of these sessions has.
pub(super) async fn claims_by_session(
    db: &impl ConnectionTrait,
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
    Ok(counts
        .into_iter()
        .map(|c| {
            let claims = u32::try_from(c.claims).unwrap_or(u32::MAX);
            (SessionId::from_uuid(c.session_id), claims)
        })
        .collect())
}

/// How many are in line for each of these rounds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct InLine {
    /// Registrations.
    pub(super) parties: usize,
    /// People in them.
    pub(super) people: usize,
}

/// How many are in line for each of these rounds, counted by the database: a full round may have a
/// long line.
pub(super) async fn in_line(
    db: &impl ConnectionTrait,
    rounds: &[RoundId],
) -> Result<HashMap<RoundId, InLine>, Fault> {
    use table::{member, registration};
    let counts: Vec<(uuid::Uuid, i64, i64)> = registration::Entity::find()
        .select_only()
        .column(registration::Column::RoundId)
        .column_as(
            Expr::col((registration::Entity, registration::Column::Id)).count_distinct(),
            "parties",
        )
        .column_as(
            Expr::col((member::Entity, member::Column::Id)).count(),
            "people",
        )
        .join(JoinType::InnerJoin, members())
        .filter(registration::Column::RoundId.is_in(rounds.iter().map(|r| r.uuid())))
        .filter(registration::Column::Standing.eq("waiting"))
        .filter(member::Column::Live.eq(true))
        .group_by(registration::Column::RoundId)
        .into_tuple()
        .all(db)
        .await?;
    let number = |n| usize::try_from(n).unwrap_or(0);
    Ok(counts
        .into_iter()
        .map(|(round, parties, people)| {
            let line = InLine {
                parties: number(parties),
                people: number(people),
            };
            (RoundId::from_uuid(round), line)
        })
        .collect())
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
