//! The rows of holds and their claims: reading, closing and removing them.

use crate::{
    kernel::{HoldId, Moment, MunicipalityCode, RoundId, SessionId},
    registrations::table::{claim, hold},
    rounds::{self, PlacingRound},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
    sea_query::{Expr, ExprTrait},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Locks a municipality's round and reads it for placing somebody. Where a hold comes along, its round is
/// locked with it, in the order of their ids; the round of a hold never changes.
pub(in crate::registrations) async fn for_placing<R>(
    unit: &Unit,
    municipality: &MunicipalityCode,
    round: RoundId,
    held: Option<HoldId>,
) -> Result<PlacingRound, Outcome<R>> {
    if let Some(held) = held {
        let mut locked = vec![round.uuid()];
        locked.extend(find(unit.db(), held).await?.map(|row| row.round_id));
        unit.lock("rounds", &locked).await?;
    }
    let placing = rounds::for_placing(unit, round).await?;
    let placing = placing.ok_or(Outcome::NotFound)?;
    if placing.round.municipality == *municipality {
        Ok(placing)
    } else {
        Err(Outcome::NotYours)
    }
}

/// The row of a hold, whether it stands or not.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    id: HoldId,
) -> Result<Option<hold::Model>, Fault> {
    Ok(hold::Entity::find_by_id(id.uuid()).one(db).await?)
}

/// Whether it is a hold of this municipality.
pub(super) fn is_of(row: &hold::Model, municipality: &MunicipalityCode) -> bool {
    row.municipality_code == municipality.as_str()
}

/// Whether its seats are still held.
pub(super) fn stands(row: &hold::Model, now: Moment) -> bool {
    !row.closed && now.microseconds() < row.lapses_at
}

/// The seats that it holds, for each session of its round in order, lowest first; none if it has not all
/// of them.
pub(super) async fn seats(
    unit: &Unit,
    row: &hold::Model,
    placing: &PlacingRound,
) -> Result<Option<Vec<Vec<i32>>>, Fault> {
    let claims = claim::Entity::find()
        .filter(claim::Column::HoldId.eq(row.id))
        .order_by_asc(claim::Column::SeatNumber)
        .all(unit.db())
        .await?;
    let in_session = |session: SessionId| -> Vec<i32> {
        let of_session = claims.iter().filter(|c| c.session_id == session.uuid());
        of_session.map(|c| c.seat_number).collect()
    };
    let seats: Vec<_> = (placing.seats.iter())
        .map(|(session, _)| in_session(*session))
        .collect();
    let whole = |numbers: &Vec<i32>| i32::try_from(numbers.len()) == Ok(row.people);
    Ok((!seats.is_empty() && seats.iter().all(whole)).then_some(seats))
}

/// Those of these claims that no lapsed hold has; the lapsed ones are closed. Their round must be locked.
pub(in crate::registrations) async fn without_lapsed(
    unit: &Unit,
    now: Moment,
    claims: Vec<claim::Model>,
) -> Result<Vec<claim::Model>, Fault> {
    let held: HashSet<Uuid> = claims.iter().filter_map(|c| c.hold_id).collect();
    if held.is_empty() {
        return Ok(claims);
    }
    let lapsed: Vec<Uuid> = hold::Entity::find()
        .filter(hold::Column::Id.is_in(held))
        .filter(hold::Column::LapsesAt.lte(now.microseconds()))
        .select_only()
        .column(hold::Column::Id)
        .into_tuple()
        .all(unit.db())
        .await?;
    close(unit, &lapsed).await?;
    let stands = |c: &claim::Model| c.hold_id.is_none_or(|id| !lapsed.contains(&id));
    Ok(claims.into_iter().filter(stands).collect())
}

/// How many claims of lapsed holds each session has.
pub(in crate::registrations) async fn lapsed_by_session(
    db: &impl ConnectionTrait,
    now: Moment,
) -> Result<HashMap<SessionId, u32>, Fault> {
    let of_hold: RelationDef = hold::Entity::belongs_to(claim::Entity)
        .from(hold::Column::Id)
        .to(claim::Column::HoldId)
        .into();
    let counts: Vec<(Uuid, i64)> = hold::Entity::find()
        .select_only()
        .column_as(
            Expr::col((claim::Entity, claim::Column::SessionId)),
            "session_id",
        )
        .column_as(
            Expr::col((claim::Entity, claim::Column::SeatNumber)).count(),
            "claims",
        )
        .join(JoinType::InnerJoin, of_hold)
        .filter(hold::Column::LapsesAt.lte(now.microseconds()))
        .group_by(Expr::col((claim::Entity, claim::Column::SessionId)))
        .into_tuple()
        .all(db)
        .await?;
    let number = |n| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(counts
        .into_iter()
        .map(|(session, claims)| (SessionId::from_uuid(session), number(claims)))
        .collect())
}

/// Closes holds: their seats are free, and no clock that is slow finds them standing. Their rounds must be
/// locked.
pub(super) async fn close(unit: &Unit, holds: &[Uuid]) -> Result<(), Fault> {
    if holds.is_empty() {
        return Ok(());
    }
    free(unit, holds).await?;
    hold::Entity::update_many()
        .col_expr(hold::Column::Closed, Expr::value(true))
        .filter(hold::Column::Id.is_in(holds.iter().copied()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Closes all holds of a round that is called off; its seats are let go of already.
pub(in crate::registrations) async fn end(unit: &Unit, round: RoundId) -> Result<(), Fault> {
    hold::Entity::update_many()
        .col_expr(hold::Column::Closed, Expr::value(true))
        .filter(hold::Column::RoundId.eq(round.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Removes a hold with its claims. Its round must be locked.
pub(super) async fn remove(unit: &Unit, row: &hold::Model) -> Result<(), Fault> {
    free(unit, &[row.id]).await?;
    hold::Entity::delete_by_id(row.id).exec(unit.db()).await?;
    Ok(())
}

async fn free(unit: &Unit, holds: &[Uuid]) -> Result<(), Fault> {
    claim::Entity::delete_many()
        .filter(claim::Column::HoldId.is_in(holds.iter().copied()))
        .exec(unit.db())
        .await?;
    Ok(())
}
