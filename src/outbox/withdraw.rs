//! Taking back what has not left.

use super::{OPENS, State, table};
use crate::{
    kernel::{Moment, NoticeId},
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{CaseStatement, Expr, SimpleExpr},
};

/// Takes back those of these notices that nobody has taken to deliver, in the unit of work of the verb
/// that made them untrue, and answers how many. What is being delivered, or has been, stays: its receiver
/// is told what has changed by the notice that the verb queues.
///
/// A worker that takes one at the same moment and this call pass one after the other: whoever is second
/// finds the row in the other's state and leaves it.
///
/// # Errors
/// A [`Fault`] when they cannot be written; then the act itself does not happen either.
pub async fn withdraw(unit: &Unit, now: Moment, notices: &[NoticeId]) -> Result<u64, Fault> {
    let taken_back = table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(State::Withdrawn.code()))
        .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
        .col_expr(table::Column::Body, without_address())
        .filter(table::Column::Id.is_in(notices.iter().map(|notice| notice.uuid())))
        .filter(table::Column::State.eq(State::Queued.code()))
        .exec(unit.db())
        .await?;
    Ok(taken_back.rows_affected)
}

/// The words of a notice that is settled: those of one that opens something are gone.
pub(super) fn without_address() -> SimpleExpr {
    CaseStatement::new()
        .case(table::Column::Kind.ends_with(OPENS), "")
        .finally(Expr::col(table::Column::Body))
        .into()
}
