//! The table of programmes.

use super::{Facts, Programme};
use crate::{
    kernel::{MunicipalityCode, ProgrammeId},
    store::Fault,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "programmes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_code: String,
    pub key: String,
    pub minimum_age: i32,
    pub facts: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl TryFrom<&Programme> for ActiveModel {
    type Error = Fault;

    fn try_from(programme: &Programme) -> Result<Self, Fault> {
        let facts = serde_json::to_string(&programme.facts)
            .map_err(|e| Fault::because("writing a programme's facts", e))?;
        Ok(Self {
            id: Set(programme.id.uuid()),
            municipality_code: Set(programme.municipality.as_str().to_owned()),
            key: Set(programme.key.clone()),
            minimum_age: Set(i32::from(programme.minimum_age)),
            facts: Set(facts),
        })
    }
}

impl TryFrom<Model> for Programme {
    type Error = Fault;

    fn try_from(row: Model) -> Result<Self, Fault> {
        let odd = |what: &str| Fault::new(format!("programme {} has an odd {what}", row.id));
        let facts: Facts = serde_json::from_str(&row.facts)
            .map_err(|e| Fault::because("reading a programme's facts", e))?;
        Ok(Self {
            id: ProgrammeId::from_uuid(row.id),
            municipality: MunicipalityCode::parse(&row.municipality_code)
                .ok_or_else(|| odd("municipality"))?,
            minimum_age: u8::try_from(row.minimum_age).map_err(|_| odd("age"))?,
            key: row.key,
            facts,
        })
    }
}
