//! A programme is made.

use super::{Programme, ProgrammeEdit, table};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{ProgrammeId, key_of},
    municipalities,
    store::{Fault, Store},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Makes a programme with a key of its own; a form that has made one before makes no other.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub(super) async fn make(
    store: &Store,
    by: &By<'_>,
    once: &Once,
    programme: &ProgrammeEdit,
) -> Result<ProgrammeId, Fault> {
    let made = store
        .write(|unit| async move {
            let id = ProgrammeId::new(by.now, by.chance);
            if let Some(before) = once.made(&unit, by.now, id.uuid()).await? {
                return Ok(ProgrammeId::from_uuid(before));
            }
            municipalities::hold(&unit, by.municipality).await?;
            let taken: Vec<String> = table::Entity::find()
                .select_only()
                .column(table::Column::Key)
                .filter(table::Column::MunicipalityCode.eq(by.municipality.as_str()))
                .into_tuple()
                .all(unit.db())
                .await?;
            let row = Programme {
                id,
                municipality: by.municipality.clone(),
                key: key_of(&programme.facts.name.sv, &taken),
                minimum_age: programme.minimum_age,
                facts: programme.facts.clone(),
            };
            table::Entity::insert(table::ActiveModel::try_from(&row)?)
                .exec_without_returning(unit.db())
                .await?;
            by.record(&unit, "programme.made", &[("programme", id.uuid())])
                .await?;
            Ok::<_, Fault>(id)
        })
        .await?;
    store.plan_changed();
    Ok(made)
}
