//! Reads of requests for a call.

use super::table::{Column, Entity, OPEN};
use crate::{
    kernel::{Moment, MunicipalityCode},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// What a person was promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Promise {
    /// Before when.
    pub(super) by: Moment,
    /// The number as it was typed.
    pub(super) phone: String,
}

/// The newest request of a visit that nobody has called for yet.
pub(super) async fn promise_of(
    db: &impl ConnectionTrait,
    visit: [u8; 32],
    municipality: &MunicipalityCode,
) -> Result<Option<Promise>, Fault> {
    let row = Entity::find()
        .filter(Column::Visit.eq(visit.to_vec()))
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::State.eq(OPEN))
        .order_by_desc(Column::MadeAt)
        .order_by_desc(Column::Id)
        .one(db)
        .await?;
    Ok(row.map(|row| Promise {
        by: Moment::from_microseconds(row.promised_by),
        phone: row.phone_typed,
    }))
}
