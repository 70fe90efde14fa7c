//! The table of calls.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calls")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_code: String,
    pub account_id: Uuid,
    pub state: String,
    pub code: Option<String>,
    pub said: String,
    pub resident_id: Option<Uuid>,
    pub round_id: Option<Uuid>,
    pub hold_id: Option<Uuid>,
    pub draft_id: Option<Uuid>,
    pub registration_id: Option<Uuid>,
    pub version: i64,
    pub begun_at: i64,
    pub touched_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
