//! The tables of places, venues and rooms.

use super::{Place, Room, Venue, VenueFacts};
use crate::{
    kernel::{MunicipalityCode, PlaceId, Postcode, RoomId, VenueId},
    store::Fault,
};
use sea_orm::ActiveValue::Set;

/// Places.
pub(super) mod place {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "places")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub key: String,
        pub name: String,
        pub sort_key: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Postcodes that lead to a place.
pub(super) mod place_postcode {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "place_postcodes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub place_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub postcode: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which places are near which; both directions are rows.
pub(super) mod near_place {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "near_places")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub place_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub near_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Venues.
pub(super) mod venue {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "venues")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub place_id: Uuid,
        pub key: String,
        pub name: String,
        pub street: String,
        pub postcode: String,
        pub facts: String,
        pub closed_on: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Rooms.
pub(super) mod room {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rooms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub venue_id: Uuid,
        pub key: String,
        pub name: String,
        pub seats: i32,
        pub reserved: i32,
        pub closed_on: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl From<&Place> for place::ActiveModel {
    fn from(place: &Place) -> Self {
        Self {
            id: Set(place.id.uuid()),
            municipality_code: Set(place.municipality.as_str().to_owned()),
            key: Set(place.key.clone()),
            name: Set(place.name.clone()),
            sort_key: Set(crate::kernel::sort_key(&place.name)),
        }
    }
}

impl TryFrom<&Venue> for venue::ActiveModel {
    type Error = Fault;

    fn try_from(venue: &Venue) -> Result<Self, Fault> {
        let facts = serde_json::to_string(&venue.facts)
            .map_err(|e| Fault::because("writing a venue's facts", e))?;
        Ok(Self {
            id: Set(venue.id.uuid()),
            municipality_code: Set(venue.municipality.as_str().to_owned()),
            place_id: Set(venue.place.uuid()),
            key: Set(venue.key.clone()),
            name: Set(venue.name.clone()),
            street: Set(venue.street.clone()),
            postcode: Set(venue.postcode.digits()),
            facts: Set(facts),
            ..Default::default()
        })
    }
}

impl TryFrom<venue::Model> for Venue {
    type Error = Fault;

    fn try_from(row: venue::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("venue {} has an odd {what}", row.id));
        let facts: VenueFacts = serde_json::from_str(&row.facts)
            .map_err(|e| Fault::because("reading a venue's facts", e))?;
        Ok(Self {
            id: VenueId::from_uuid(row.id),
            municipality: MunicipalityCode::parse(&row.municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            place: PlaceId::from_uuid(row.place_id),
            postcode: Postcode::parse(&row.postcode).map_err(|_| odd("postcode"))?,
            key: row.key,
            name: row.name,
            street: row.street,
            facts,
        })
    }
}

impl TryFrom<&Room> for room::ActiveModel {
    type Error = Fault;

    fn try_from(room: &Room) -> Result<Self, Fault> {
        let odd = |_| Fault::new(format!("room {} has too many seats", room.key));
        Ok(Self {
            id: Set(room.id.uuid()),
            venue_id: Set(room.venue.uuid()),
            key: Set(room.key.clone()),
            name: Set(room.name.clone()),
            seats: Set(i32::try_from(room.seats).map_err(odd)?),
            reserved: Set(i32::try_from(room.reserved).map_err(odd)?),
            ..Default::default()
        })
    }
}

impl TryFrom<room::Model> for Room {
    type Error = Fault;

    fn try_from(row: room::Model) -> Result<Self, Fault> {
        let odd = |_| Fault::new(format!("room {} has odd seats", row.id));
        Ok(Self {
            id: RoomId::from_uuid(row.id),
            venue: VenueId::from_uuid(row.venue_id),
            seats: u32::try_from(row.seats).map_err(odd)?,
            reserved: u32::try_from(row.reserved).map_err(odd)?,
            key: row.key,
            name: row.name,
        })
    }
}
