//! Writing places, venues and rooms. What is there, by its key, gets the new facts; each answers the
//! id it is known by.

use super::{Place, Room, Venue, table};
use crate::{
    kernel::{PlaceId, Postcode, RoomId, VenueId},
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::OnConflict,
};

/// Writes a place with its postcodes.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_place(unit: &Unit, place: &Place) -> Result<PlaceId, Fault> {
    use table::{
        place::{ActiveModel, Column, Entity},
        place_postcode,
    };
    let row = Entity::insert(ActiveModel::from(place))
        .on_conflict(
            OnConflict::columns([Column::MunicipalityCode, Column::Key])
                .update_columns([Column::Name, Column::SortKey])
                .to_owned(),
        )
        .exec_with_returning(unit.db())
        .await?;
    let id = PlaceId::from_uuid(row.id);
    place_postcode::Entity::delete_many()
        .filter(place_postcode::Column::PlaceId.eq(row.id))
        .exec(unit.db())
        .await?;
    insert_postcodes(unit, id, &place.postcodes).await?;
    Ok(id)
}

/// Writes a place that is new. One whose key another has taken meanwhile is a conflict, and the unit is
/// tried again.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub(super) async fn insert_place(unit: &Unit, place: &Place) -> Result<(), Fault> {
    use table::place::{ActiveModel, Entity};
    Entity::insert(ActiveModel::from(place))
        .exec_without_returning(unit.db())
        .await?;
    insert_postcodes(unit, place.id, &place.postcodes).await
}

async fn insert_postcodes(unit: &Unit, place: PlaceId, codes: &[Postcode]) -> Result<(), Fault> {
    use table::place_postcode::{ActiveModel, Entity};
    let rows = codes.iter().map(|code| ActiveModel {
        place_id: Set(place.uuid()),
        postcode: Set(code.digits()),
    });
    Entity::insert_many(rows)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes which places lie near a place, and it near them, in place of what was written before.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_near(unit: &Unit, place: PlaceId, near: &[PlaceId]) -> Result<(), Fault> {
    use table::near_place::{ActiveModel, Column, Entity};
    let of_it = Condition::any()
        .add(Column::PlaceId.eq(place.uuid()))
        .add(Column::NearId.eq(place.uuid()));
    Entity::delete_many().filter(of_it).exec(unit.db()).await?;
    let row = |one: PlaceId, other: PlaceId| ActiveModel {
        place_id: Set(one.uuid()),
        near_id: Set(other.uuid()),
    };
    let rows = near
        .iter()
        .flat_map(|other| [row(place, *other), row(*other, place)]);
    Entity::insert_many(rows)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes a venue.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_venue(unit: &Unit, venue: &Venue) -> Result<VenueId, Fault> {
    use table::venue::{ActiveModel, Column, Entity};
    let row = Entity::insert(ActiveModel::try_from(venue)?)
        .on_conflict(
            OnConflict::columns([Column::MunicipalityCode, Column::Key])
                .update_columns([
                    Column::PlaceId,
                    Column::Name,
                    Column::Street,
                    Column::Postcode,
                    Column::Facts,
                ])
                .to_owned(),
        )
        .exec_with_returning(unit.db())
        .await?;
    Ok(VenueId::from_uuid(row.id))
}

/// Writes a venue that is new. One whose key another has taken meanwhile is a conflict, and the unit is
/// tried again.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub(super) async fn insert_venue(unit: &Unit, venue: &Venue) -> Result<(), Fault> {
    use table::venue::{ActiveModel, Entity};
    Entity::insert(ActiveModel::try_from(venue)?)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes a room.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_room(unit: &Unit, room: &Room) -> Result<RoomId, Fault> {
    use table::room::{ActiveModel, Column, Entity};
    let row = Entity::insert(ActiveModel::try_from(room)?)
        .on_conflict(
            OnConflict::columns([Column::VenueId, Column::Key])
                .update_columns([Column::Name, Column::Seats, Column::Reserved])
                .to_owned(),
        )
        .exec_with_returning(unit.db())
        .await?;
    Ok(RoomId::from_uuid(row.id))
}
