//! Somebody has another phone or another postcode.

use super::{
    person, search,
    table::resident::{Column, Entity, Model},
};
use crate::{
    kernel::{MunicipalityCode, Phone, Postcode, ResidentId},
    municipalities,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What came of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is written.
    Done,
    /// Somebody else has the same name, birth year and phone already: whether they are one person
    /// is for a human to decide. Nothing is written.
    SomebodyElse,
}

/// Writes the phone and the postcode of somebody who has proved who they are.
///
/// # Errors
/// A [`Fault`] when the row cannot be read or written.
pub async fn change(
    unit: &Unit,
    municipality: &MunicipalityCode,
    id: ResidentId,
    phone: Option<&Phone>,
    postcode: Option<&Postcode>,
) -> Result<Changed, Fault> {
    let known = Entity::find_by_id(id.uuid())
        .one(unit.db())
        .await?
        .ok_or_else(|| Fault::new("a resident is gone"))?;
    if let Some(phone) = phone {
        let same = Entity::find()
            .filter(Column::Id.ne(id.uuid()))
            .filter(Column::MunicipalityCode.eq(&known.municipality_code))
            .filter(Column::MatchingKey.eq(&known.matching_key))
            .filter(Column::BirthYear.eq(known.birth_year))
            .filter(Column::Phone.eq(phone.e164()))
            .all(unit.db())
            .await?;
        // Who was merged may have two rows that have come to say the same.
        let own = person::of(&known);
        if same.iter().any(|row| person::of(row) != own) {
            return Ok(Changed::SomebodyElse);
        }
    }
    let home = municipalities::residence_of(unit.db(), postcode, municipality).await?;
    let changed = Model {
        phone: phone.map(|phone| phone.e164().to_owned()),
        ..known
    };
    search::put_anew(unit, &changed).await?;
    Entity::update_many()
        .col_expr(Column::Phone, Expr::value(phone.map(Phone::e164)))
        .col_expr(Column::PhoneTyped, Expr::value(phone.map(Phone::typed)))
        .col_expr(Column::Postcode, Expr::value(postcode.map(|p| p.digits())))
        .col_expr(Column::HomeMunicipalityCode, Expr::value(home.as_str()))
        .filter(Column::Id.eq(id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(Changed::Done)
}
