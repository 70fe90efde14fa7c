//! The tables of population figures and targets.

/// Files that figures came from.
pub(super) mod import {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "population_imports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub imported_at: i64,
        pub fingerprint: Vec<u8>,
        pub file_name: String,
        pub source: String,
        pub table_code: Option<String>,
        pub label: Option<String>,
        pub updated: Option<String>,
        pub approximate: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One age band of one municipality on one day.
pub(super) mod figure {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "population_figures")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub municipality_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub on_day: Date,
        #[sea_orm(primary_key, auto_increment = false)]
        pub age_from: i32,
        pub age_to: Option<i32>,
        pub persons: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a municipality set out to reach in a year.
pub(super) mod target {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "targets")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub municipality_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        pub percent_ten_thousandths: Option<i32>,
        pub people: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
