//! Reads of places and of where a room is.

use super::{Venue, table};
use crate::{
    kernel::{MunicipalityCode, PlaceId, Postcode, RoomId},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};

/// A place as a search sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locality {
    /// Its id.
    pub id: PlaceId,
    /// Its name.
    pub name: String,
    /// Five digits each.
    pub postcodes: BTreeSet<String>,
    /// The places marked as near.
    pub near: BTreeSet<PlaceId>,
}

/// Where a room is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The building.
    pub venue: Venue,
    /// The room's name.
    pub room: String,
    /// The name of the place the building lies in.
    pub place_name: String,
}

/// Every place of a municipality, in Swedish order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn places(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<Locality>, Fault> {
    let rows = table::place::Entity::find()
        .filter(table::place::Column::MunicipalityCode.eq(municipality.as_str()))
        .order_by_asc(table::place::Column::SortKey)
        .all(db)
        .await?;
    let ids: Vec<_> = rows.iter().map(|r| r.id).collect();
    let mut postcodes: HashMap<_, BTreeSet<String>> = HashMap::new();
    for row in table::place_postcode::Entity::find()
        .filter(table::place_postcode::Column::PlaceId.is_in(ids.clone()))
        .all(db)
        .await?
    {
        postcodes
            .entry(row.place_id)
            .or_default()
            .insert(row.postcode);
    }
    let mut near: HashMap<_, BTreeSet<PlaceId>> = HashMap::new();
    for row in table::near_place::Entity::find()
        .filter(table::near_place::Column::PlaceId.is_in(ids))
        .all(db)
        .await?
    {
        near.entry(row.place_id)
            .or_default()
            .insert(PlaceId::from_uuid(row.near_id));
    }
    Ok(rows
        .into_iter()
        .map(|row| Locality {
            id: PlaceId::from_uuid(row.id),
            postcodes: postcodes.remove(&row.id).unwrap_or_default(),
            near: near.remove(&row.id).unwrap_or_default(),
            name: row.name,
        })
        .collect())
}

/// The municipality that has a place with this postcode.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn municipality_of(
    db: &impl ConnectionTrait,
    postcode: &Postcode,
) -> Result<Option<MunicipalityCode>, Fault> {
    let place = table::place_postcode::Entity::find()
        .filter(table::place_postcode::Column::Postcode.eq(postcode.digits()))
        .one(db)
        .await?;
    let Some(place) = place else {
        return Ok(None);
    };
    let place = table::place::Entity::find_by_id(place.place_id)
        .one(db)
        .await?;
    Ok(place.and_then(|p| MunicipalityCode::parse(&p.municipality_code)))
}

/// Where these rooms are.
///
/// # Errors
/// A [`Fault`] when they cannot be read, or a room is not there.
pub async fn sites(
    db: &impl ConnectionTrait,
    rooms: &[RoomId],
) -> Result<HashMap<RoomId, Site>, Fault> {
    let rooms = table::room::Entity::find()
        .filter(table::room::Column::Id.is_in(rooms.iter().map(|r| r.uuid())))
        .all(db)
        .await?;
    let venues: HashMap<_, _> = table::venue::Entity::find()
        .filter(table::venue::Column::Id.is_in(rooms.iter().map(|r| r.venue_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|v| (v.id, v))
        .collect();
    let places: HashMap<_, _> = table::place::Entity::find()
        .filter(table::place::Column::Id.is_in(venues.values().map(|v| v.place_id)))
        .all(db)
        .await?
        .into_iter()
        .map(|p| (p.id, p.name))
        .collect();
    rooms
        .into_iter()
        .map(|room| {
            let venue = venues
                .get(&room.venue_id)
                .ok_or_else(|| Fault::new("a room without a venue"))?;
            let site = Site {
                place_name: places.get(&venue.place_id).cloned().unwrap_or_default(),
                venue: venue.clone().try_into()?,
                room: room.name,
            };
            Ok((RoomId::from_uuid(room.id), site))
        })
        .collect()
}
