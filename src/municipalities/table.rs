//! The tables of municipalities, their counties, areas and postcodes.

use super::municipality::{County, Facts, Municipality};
use crate::{
    kernel::{CountyCode, MunicipalityCode},
    store::Fault,
};
use sea_orm::ActiveValue::Set;

/// Counties.
pub(super) mod county {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "counties")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub name_sv: String,
        pub name_en: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Municipalities.
pub(super) mod municipality {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "municipalities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub county_code: String,
        pub slug: String,
        pub name: String,
        pub sort_key: String,
        pub full_name: String,
        pub phone: String,
        pub facts: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Areas of a municipality with their population.
pub(super) mod area {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "areas")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub municipality_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub name: String,
        pub sort_key: String,
        pub aged_65_79: i32,
        pub aged_80_plus: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which area a postcode lies in.
pub(super) mod area_postcode {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "area_postcodes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub postcode: String,
        pub municipality_code: String,
        pub area_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which municipality and locality a postcode belongs to: a hint.
pub(super) mod postal_code {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "postal_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub postcode: String,
        pub locality: String,
        pub municipality_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl From<&County> for county::ActiveModel {
    fn from(county: &County) -> Self {
        Self {
            code: Set(county.code.as_str().to_owned()),
            name_sv: Set(county.name.sv.clone()),
            name_en: Set(county.name.en.clone()),
        }
    }
}

impl TryFrom<&Municipality> for municipality::ActiveModel {
    type Error = Fault;

    fn try_from(municipality: &Municipality) -> Result<Self, Fault> {
        let facts = serde_json::to_string(&municipality.facts)
            .map_err(|e| Fault::because("writing a municipality's facts", e))?;
        Ok(Self {
            code: Set(municipality.code.as_str().to_owned()),
            county_code: Set(municipality.county.as_str().to_owned()),
            slug: Set(municipality.slug.clone()),
            name: Set(municipality.name.clone()),
            sort_key: Set(municipality.sort_key()),
            full_name: Set(municipality.full_name.clone()),
            phone: Set(municipality.phone.clone()),
            facts: Set(facts),
        })
    }
}

impl TryFrom<municipality::Model> for Municipality {
    type Error = Fault;

    fn try_from(row: municipality::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("municipality {} has an odd {what}", row.code));
        let facts: Facts = serde_json::from_str(&row.facts)
            .map_err(|e| Fault::because("reading a municipality's facts", e))?;
        Ok(Self {
            code: MunicipalityCode::parse(&row.code).ok_or_else(|| odd("code"))?,
            county: CountyCode::parse(&row.county_code).ok_or_else(|| odd("county"))?,
            slug: row.slug,
            name: row.name,
            full_name: row.full_name,
            phone: row.phone,
            facts,
        })
    }
}

/// Schools.
pub(super) mod school {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "schools")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub name: String,
        pub sort_key: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
