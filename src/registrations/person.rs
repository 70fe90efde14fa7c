//! Whom a member counts as: the resident with the facts of that sign-up, or who has been found to be the same
//! person and stands for both.

use super::table::member::{Column, Entity, Model};
use crate::{
    kernel::{MemberId, ResidentId, RoundId},
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

/// Whom a member counts as.
pub(super) fn of(member: &Model) -> ResidentId {
    ResidentId::from_uuid(member.counts_as.unwrap_or(member.resident_id))
}

/// Whom a member counts as, as the row has it: none where it is the resident.
pub(super) fn other_than(resident: ResidentId, person: ResidentId) -> Option<Uuid> {
    (person != resident).then_some(person.uuid())
}

/// The members that count as one of these people.
pub(super) fn count_as_one_of(people: &[ResidentId]) -> Condition {
    let these = || people.iter().map(|person| person.uuid());
    Condition::any()
        .add(
            Column::ResidentId
                .is_in(these())
                .and(Column::CountsAs.is_null()),
        )
        .add(Column::CountsAs.is_in(these()))
}

/// Whether one of these people is in a round, by another member than these.
pub(super) async fn are_in(
    unit: &Unit,
    round: RoundId,
    people: &[ResidentId],
    but: &[MemberId],
) -> Result<bool, Fault> {
    if people.is_empty() {
        return Ok(false);
    }
    let there = Entity::find()
        .filter(Column::RoundId.eq(round.uuid()))
        .filter(Column::Live.eq(true))
        .filter(Column::Id.is_not_in(but.iter().map(|member| member.uuid())))
        .filter(count_as_one_of(people));
    Ok(there.count(unit.db()).await? > 0)
}

/// The members with these residents count as this person from now on.
///
/// # Errors
/// A [`Fault`] when it cannot be written; also where the person would be in a round twice.
pub async fn count_as(unit: &Unit, rows: &[ResidentId], person: ResidentId) -> Result<(), Fault> {
    for (resident, as_whom) in rows.iter().map(|row| (*row, other_than(*row, person))) {
        Entity::update_many()
            .col_expr(Column::CountsAs, Expr::value(as_whom))
            .filter(Column::ResidentId.eq(resident.uuid()))
            .exec(unit.db())
            .await?;
    }
    Ok(())
}
