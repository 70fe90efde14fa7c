//! Writing places, venues and rooms. What is there, by its key, gets the new facts; each answers the
//! id it is known by.

use super::{Place, Room, Venue, table};
use crate::{
    kernel::{PlaceId, RoomId, VenueId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

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
    place_postcode::Entity::delete_many()
        .filter(place_postcode::Column::PlaceId.eq(row.id))
        .exec(unit.db())
        .await?;
    let postcodes = place.postcodes.iter().map(|p| place_postcode::ActiveModel {
        place_id: Set(row.id),
        postcode: Set(p.digits()),
    });
    place_postcode::Entity::insert_many(postcodes)
        .exec_without_returning(unit.db())
        .await?;
    Ok(PlaceId::from_uuid(row.id))
}

/// Writes which places lie near a place, in place of what was written before.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn put_near(unit: &Unit, place: PlaceId, near: &[PlaceId]) -> Result<(), Fault> {
    use table::near_place::{ActiveModel, Column, Entity};
    Entity::delete_many()
        .filter(Column::PlaceId.eq(place.uuid()))
        .exec(unit.db())
        .await?;
    let rows = near.iter().map(|other| ActiveModel {
        place_id: Set(place.uuid()),
        near_id: Set(other.uuid()),
    });
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
