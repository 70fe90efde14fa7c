//! The table of notices.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_code: String,
    pub kind: String,
    pub about_id: Uuid,
    pub channel: String,
    pub sender: String,
    pub reply_to: Option<String>,
    pub receiver: String,
    pub language: String,
    pub subject: String,
    pub body: String,
    pub state: String,
    pub tries: i32,
    pub due_at: i64,
    pub lease_until: Option<i64>,
    pub failure: Option<String>,
    pub queued_at: i64,
    pub settled_at: Option<i64>,
    pub held_since: Option<i64>,
    pub says: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
