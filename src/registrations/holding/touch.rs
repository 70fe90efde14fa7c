//! The verb: something was done in the call, so its seats are held on.

use super::{
    rows,
    rule::{lapses_at, look_prolongs},
};
use crate::{
    kernel::{HoldId, Moment, MunicipalityCode},
    registrations::table::hold,
    store::{Fault, Store, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Prolongs a hold, if it still stands. Answers whether it does; a hold of another municipality is none.
///
/// # Errors
/// A [`Fault`] when it cannot be read or written.
pub async fn touch(
    store: &Store,
    now: Moment,
    municipality: &MunicipalityCode,
    held: HoldId,
) -> Result<bool, Fault> {
    store
        .write(|unit| async move { touch_within(&unit, now, municipality, held).await })
        .await
}

/// The same within a unit of work that does something beside it.
///
/// # Errors
/// As [`touch`].
pub async fn touch_within(
    unit: &Unit,
    now: Moment,
    municipality: &MunicipalityCode,
    held: HoldId,
) -> Result<bool, Fault> {
    let Some(row) = rows::find(unit.db(), held).await? else {
        return Ok(false);
    };
    unit.lock("rounds", &[row.round_id]).await?;
    // Whoever had the lock may have closed it.
    match standing(rows::find(unit.db(), held).await?, now, municipality) {
        Some(row) => {
            prolong(unit, now, &row).await?;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// The same for whoever merely looks at a page: at most one look a minute writes.
///
/// # Errors
/// A [`Fault`] when it cannot be read or written.
pub async fn touch_seldom(
    store: &Store,
    now: Moment,
    municipality: &MunicipalityCode,
    held: HoldId,
) -> Result<bool, Fault> {
    let Some(row) = standing(rows::find(store.read(), held).await?, now, municipality) else {
        return Ok(false);
    };
    if look_prolongs(Moment::from_microseconds(row.touched_at), now) {
        touch(store, now, municipality, held).await
    } else {
        Ok(true)
    }
}

fn standing(
    row: Option<hold::Model>,
    now: Moment,
    municipality: &MunicipalityCode,
) -> Option<hold::Model> {
    row.filter(|row| rows::is_of(row, municipality) && rows::stands(row, now))
}

/// Writes that something was done now. Another instance's clock may be ahead: nothing is shortened.
pub(super) async fn prolong(unit: &Unit, now: Moment, row: &hold::Model) -> Result<(), Fault> {
    let touched_at = now.max(Moment::from_microseconds(row.touched_at));
    let lapses_at = lapses_at(Moment::from_microseconds(row.held_since), touched_at);
    hold::Entity::update_many()
        .col_expr(
            hold::Column::TouchedAt,
            Expr::value(touched_at.microseconds()),
        )
        .col_expr(
            hold::Column::LapsesAt,
            Expr::value(lapses_at.microseconds()),
        )
        .filter(hold::Column::Id.eq(row.id))
        .exec(unit.db())
        .await?;
    Ok(())
}
