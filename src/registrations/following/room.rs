//! Fewer seats in a session: those with the highest numbers move to free lower ones.

use crate::{
    kernel::{Moment, ResidentId, SessionId},
    registrations::{
        holding,
        table::{claim, member},
    },
    residents,
    rounds::Placed,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use std::collections::BTreeSet;

/// Sees to it that every claim on the session is on one of the first `seats` seats, or answers who has
/// too many; whom a seat is held for counts, and has no name yet. The round must be locked.
pub(super) async fn make_room(
    unit: &Unit,
    now: Moment,
    session: SessionId,
    seats: u32,
) -> Result<Result<(), Placed>, Fault> {
    let claims = claim::Entity::find()
        .filter(claim::Column::SessionId.eq(session.uuid()))
        .order_by_asc(claim::Column::MadeAt)
        .order_by_asc(claim::Column::SeatNumber)
        .all(unit.db())
        .await?;
    let claims = holding::without_lapsed(unit, now, claims).await?;
    let people = u32::try_from(claims.len()).unwrap_or(u32::MAX);
    if people > seats {
        let kept = usize::try_from(seats).unwrap_or(usize::MAX);
        return Ok(Err(Placed {
            people,
            last: names(unit, &claims[kept..]).await?,
        }));
    }
    let last = i32::try_from(seats).unwrap_or(i32::MAX);
    let taken: BTreeSet<i32> = claims.iter().map(|c| c.seat_number).collect();
    let mut free = (1..=last).filter(|number| !taken.contains(number));
    for claim in claims.iter().filter(|c| c.seat_number > last) {
        let lower = free
            .next()
            .ok_or_else(|| Fault::new("fewer free seats than were counted"))?;
        claim::Entity::update_many()
            .col_expr(claim::Column::SeatNumber, Expr::value(lower))
            .filter(claim::Column::SessionId.eq(session.uuid()))
            .filter(claim::Column::SeatNumber.eq(claim.seat_number))
            .exec(unit.db())
            .await?;
    }
    Ok(Ok(()))
}

async fn names(unit: &Unit, claims: &[claim::Model]) -> Result<Vec<String>, Fault> {
    let members = member::Entity::find()
        .filter(member::Column::Id.is_in(claims.iter().filter_map(|c| c.member_id)))
        .all(unit.db())
        .await?;
    let ids = claims
        .iter()
        .filter_map(|claim| members.iter().find(|m| Some(m.id) == claim.member_id))
        .map(|member| ResidentId::from_uuid(member.resident_id));
    let ids: Vec<_> = ids.collect();
    // Of somebody protected not even the alias is shown.
    let people = residents::by_ids_known(unit.db(), &ids).await?;
    Ok(people
        .into_iter()
        .map(|person| person.name.as_str().to_owned())
        .collect())
}
