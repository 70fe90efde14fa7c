//! Writing many people at once, of whom nobody is known.

use super::{newcomer::Newcomer, search, table::resident};
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, ResidentId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

/// So many rows are written by one statement: databases bound how many values one has.
const ROWS: usize = 500;

/// Writes invented people as new ones who live where they are known. Nobody is asked whether they are known
/// already: who signs up is [`met`](super::meet()).
///
/// # Errors
/// A [`Fault`] when they cannot be written.
pub async fn write_many(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    people: &[Newcomer],
) -> Result<(), Fault> {
    for some in people.chunks(ROWS) {
        let rows: Vec<_> = some
            .iter()
            .map(|person| {
                let id = ResidentId::new(now, chance);
                person.as_row(id, municipality, municipality, now)
            })
            .collect();
        let all = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        resident::Entity::insert_many(all.map(ActiveModelTrait::reset_all))
            .exec_without_returning(unit.db())
            .await?;
        search::put_many(unit, &rows).await?;
    }
    Ok(())
}
