//! The table of what has been done about promises.

use sea_orm::entity::prelude::*;

/// What has been done about one promise.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangements")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub municipality_code: String,
    pub owner_id: Option<Uuid>,
    pub state: String,
    pub note: Option<String>,
    pub for_day: Date,
    pub for_time: Time,
    pub for_room: Uuid,
    pub version: i64,
    pub changed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
