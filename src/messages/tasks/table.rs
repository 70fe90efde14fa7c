//! The tables of call tasks and of the tries to call.

/// Tasks.
pub(super) mod task {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_tasks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub request_id: Option<Uuid>,
        pub notice_id: Option<Uuid>,
        pub resident_id: Option<Uuid>,
        pub name: Option<String>,
        pub phone: String,
        pub phone_typed: String,
        pub draft_code: Option<String>,
        pub note: Option<String>,
        pub language: String,
        pub owner_id: Option<Uuid>,
        pub state: String,
        pub tries: i32,
        pub made_at: i64,
        pub call_from: i64,
        pub promised_by: i64,
        pub first_try_at: Option<i64>,
        pub settled_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Tries.
pub(super) mod call_try {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "call_tries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub task_id: Uuid,
        pub account_id: Uuid,
        pub at: i64,
        pub outcome: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
