//! Writing counties and municipalities, from a world file for now.

use super::{
    municipality::{County, Municipality},
    table,
};
use crate::store::{Fault, Unit};
use sea_orm::{EntityTrait, sea_query::OnConflict};

/// Writes a county; one that is there gets the new names.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_county(unit: &Unit, county: &County) -> Result<(), Fault> {
    use table::county::{ActiveModel, Column, Entity};
    Entity::insert(ActiveModel::from(county))
        .on_conflict(
            OnConflict::column(Column::Code)
                .update_columns([Column::NameSv, Column::NameEn])
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes a municipality; one that is there gets the new facts.
///
/// # Errors
/// A [`Fault`] when it cannot be written, among others because its slug is another's.
pub async fn put_municipality(unit: &Unit, municipality: &Municipality) -> Result<(), Fault> {
    use table::municipality::{ActiveModel, Column, Entity};
    Entity::insert(ActiveModel::try_from(municipality)?)
        .on_conflict(
            OnConflict::column(Column::Code)
                .update_columns([
                    Column::CountyCode,
                    Column::Slug,
                    Column::Name,
                    Column::SortKey,
                    Column::FullName,
                    Column::Phone,
                    Column::Facts,
                ])
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
