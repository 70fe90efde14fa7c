//! The table of requests for a call.

use sea_orm::entity::prelude::*;

/// Nobody has called yet.
pub(super) const OPEN: &str = "open";

/// Somebody has called, or nothing reaches the person.
pub(super) const DONE: &str = "done";

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_code: String,
    pub name: String,
    pub phone: String,
    pub phone_typed: String,
    pub draft_code: Option<String>,
    pub language: String,
    pub visit: Vec<u8>,
    pub form_key: String,
    pub state: String,
    pub made_at: i64,
    pub promised_by: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
