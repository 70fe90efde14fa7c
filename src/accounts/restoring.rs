//! What is void after a restore.

use super::{
    sign_ins::EndedBy,
    table::{link, sign_in},
};
use crate::{
    kernel::Moment,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Ends every sign-in and makes every link void, in the unit of work that puts a backup back.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn end_all(unit: &Unit, now: Moment) -> Result<(), Fault> {
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(now.microseconds()))
        .col_expr(
            sign_in::Column::EndedBy,
            Expr::value(EndedBy::Revoked.code()),
        )
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(unit.db())
        .await?;
    link::Entity::update_many()
        .col_expr(link::Column::UsedAt, Expr::value(now.microseconds()))
        .filter(link::Column::UsedAt.is_null())
        .exec(unit.db())
        .await?;
    Ok(())
}
