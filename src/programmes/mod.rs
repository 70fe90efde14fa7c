//! What is taught, to whom, and what to bring.
//!
//! Rules:
//! 1. The audience rule is an age that a person reaches in the calendar year of the first session;
//!    official statistics count age the same way, so the birth year alone is exactly enough.
//! 2. A programme belongs to a municipality and is known there by its key.

mod programme;
mod queries;
mod table;

pub use programme::{Facts, Programme};
pub use queries::by_id;

use crate::store::{Fault, Unit};
use sea_orm::{EntityTrait, sea_query::OnConflict};

/// Writes a programme; one that is there, by municipality and key, gets the new facts. Answers the
/// id it is known by.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put(unit: &Unit, programme: &Programme) -> Result<crate::kernel::ProgrammeId, Fault> {
    use table::{ActiveModel, Column, Entity};
    let row = Entity::insert(ActiveModel::try_from(programme)?)
        .on_conflict(
            OnConflict::columns([Column::MunicipalityCode, Column::Key])
                .update_columns([Column::MinimumAge, Column::Facts])
                .to_owned(),
        )
        .exec_with_returning(unit.db())
        .await?;
    Ok(crate::kernel::ProgrammeId::from_uuid(row.id))
}
