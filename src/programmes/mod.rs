//! What is taught, to whom, and what to bring.
//!
//! Rules:
//! 1. The audience rule is an age that a person reaches in the calendar year of the first session;
//!    official statistics count age the same way, so the birth year alone is exactly enough.
//! 2. A programme belongs to a municipality and is known there by its key. A page makes one of the
//!    name, and never changes it.
//! 3. Things to bring stand in the same order in both languages, or in Swedish alone.
//!
//! Whoever plans for a municipality keeps its programmes.

mod change;
mod form;
mod make;
mod pages;
mod programme;
mod queries;
mod table;

pub use programme::{Facts, MOST_AGE, Programme, ProgrammeEdit, USUAL_MINIMUM_AGE};
pub use queries::{all, by_id};

use crate::{
    store::{Fault, Unit},
    web::{Policed, Policy, Right},
};
use rocket::routes;
use sea_orm::{EntityTrait, sea_query::OnConflict};

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{edit, list, show};
    vec![
        Policy::Staff(Right::Planning).of(
            "programmes",
            routes![list::show, show::show, edit::ask_new, edit::ask],
        ),
        Policy::StaffForm(Right::Planning).of("programmes", routes![edit::send_new, edit::send]),
    ]
}

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
