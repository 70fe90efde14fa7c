//! The tables of residents, of the words that they are found by, of likely duplicates, and of what was decided
//! of them.

/// Residents.
pub(super) mod resident {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "residents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub home_municipality_code: String,
        pub name: String,
        pub sort_key: String,
        pub matching_key: String,
        pub birth_year: i32,
        pub postcode: Option<String>,
        pub phone: Option<String>,
        pub phone_typed: Option<String>,
        pub known_since: i64,
        pub merged_into: Option<Uuid>,
        pub sealed: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Pairs that a human shall look at.
pub(super) mod likely_duplicate {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "likely_duplicates")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub resident_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: Uuid,
        pub found_at: i64,
        pub verdict_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was decided of two people.
pub(super) mod verdict {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "verdicts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub decided: String,
        pub kept_id: Uuid,
        pub other_id: Uuid,
        pub places_left: i32,
        pub made_by: String,
        pub made_at: i64,
        pub undone_by: Option<String>,
        pub undone_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The rows that a verdict made count as somebody else.
pub(super) mod verdict_row {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "verdict_rows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub verdict_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub resident_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The words that people are found by.
pub(super) mod search_entry {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_entries")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub number: i64,
        pub resident_id: Uuid,
        pub municipality_code: String,
        pub street: Option<String>,
        pub words: String,
        pub written_by: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is kept of people with protected identity, beside the alias.
pub(super) mod sealed_person {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sealed_people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub resident_id: Uuid,
        pub municipality_code: String,
        pub told_by: String,
        pub contents: Option<Vec<u8>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who has opened a protected identity, when and why.
pub(super) mod sealed_reading {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sealed_readings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub resident_id: Uuid,
        pub reader_id: Uuid,
        pub reason_code: String,
        pub reason: String,
        pub read_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
