//! Somebody who is known by a name alone.

use super::table::scarce_person;
use crate::{
    kernel::{Chance, Moment, MunicipalityCode, PersonName, ScarcePersonId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// The person of this name in a municipality; made when there is none. Somebody who was closed stays so.
///
/// # Errors
/// A [`Fault`] when the row cannot be read or written.
pub async fn person_named(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    name: &PersonName,
) -> Result<ScarcePersonId, Fault> {
    let known = scarce_person::Entity::find()
        .filter(scarce_person::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(scarce_person::Column::Name.eq(name.as_str()))
        .one(unit.db())
        .await?;
    if let Some(row) = known {
        return Ok(ScarcePersonId::from_uuid(row.id));
    }
    let id = ScarcePersonId::new(now, chance);
    scarce_person::Entity::insert(new_row(id, municipality, name))
        .exec_without_returning(unit.db())
        .await?;
    Ok(id)
}

/// The row of somebody of whom only the name is known.
pub(super) fn new_row(
    id: ScarcePersonId,
    municipality: &MunicipalityCode,
    name: &PersonName,
) -> scarce_person::ActiveModel {
    scarce_person::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(municipality.as_str().to_owned()),
        name: Set(name.as_str().to_owned()),
        sort_key: Set(name.sort_key()),
        title: Set(None),
        account_id: Set(None),
        feed_fingerprint: Set(None),
        closed_on: Set(None),
        imported_on: Set(None),
        imported_from: Set(None),
        imported_to: Set(None),
    }
}
