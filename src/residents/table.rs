//! The tables of residents and likely duplicates.

use super::Resident;
use crate::{
    kernel::{BirthYear, MunicipalityCode, Phone, ResidentId},
    store::Fault,
};

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
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl TryFrom<resident::Model> for Resident {
    type Error = Fault;

    fn try_from(row: resident::Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("resident {} has an odd {what}", row.id));
        let phone = row
            .phone
            .as_deref()
            .map(|p| Phone::from_e164(p).ok_or_else(|| odd("phone")))
            .transpose()?;
        Ok(Self {
            id: ResidentId::from_uuid(row.id),
            born: BirthYear::from_year(row.birth_year),
            phone: phone.map(|p| p.national()),
            home: MunicipalityCode::parse(&row.home_municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            name: row.name,
        })
    }
}
