//! Area and postcode files: whole files, all or nothing, as often as wanted.

use super::{area_file::Area, postal_file::PostalCode, table};
use crate::{
    audit::{self, Actor, Event},
    kernel::{Chance, Moment, MunicipalityCode, sort_key},
    store::{Fault, Store},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Rows per statement, well under the databases' limits on values.
const BATCH: usize = 500;

/// Why an area file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum AreasRefused {
    /// The municipality is not known here.
    #[error("municipality {0} is not known here; import a world file that names it first")]
    UnknownMunicipality(String),
    /// A postcode already belongs to an area of another municipality.
    #[error("postcode {postcode} already lies in an area of municipality {municipality}")]
    PostcodeElsewhere {
        /// The postcode's five digits.
        postcode: String,
        /// The other municipality's code.
        municipality: String,
    },
    /// Something broke.
    #[error("{0}")]
    Fault(#[from] Fault),
}

impl From<sea_orm::DbErr> for AreasRefused {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.into())
    }
}

impl crate::store::Conflict for AreasRefused {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_conflict())
    }
}

/// Replaces a municipality's areas with those of its file.
///
/// # Errors
/// [`AreasRefused`] when the municipality is unknown or a postcode lies elsewhere.
pub async fn replace_areas(
    store: &Store,
    now: Moment,
    chance: &Chance,
    municipality: &MunicipalityCode,
    areas: &[Area],
) -> Result<(), AreasRefused> {
    store
        .write(|unit| async move {
            let db = unit.db();
            if super::by_code(db, municipality).await?.is_none() {
                return Err(AreasRefused::UnknownMunicipality(
                    municipality.as_str().to_owned(),
                ));
            }
            let code = municipality.as_str();
            table::area_postcode::Entity::delete_many()
                .filter(table::area_postcode::Column::MunicipalityCode.eq(code))
                .exec(db)
                .await?;
            table::area::Entity::delete_many()
                .filter(table::area::Column::MunicipalityCode.eq(code))
                .exec(db)
                .await?;
            for area in areas {
                table::area::Entity::insert(area_row(code, area)?)
                    .exec_without_returning(db)
                    .await?;
                for postcode in &area.postcodes {
                    let elsewhere = table::area_postcode::Entity::find_by_id(postcode.digits())
                        .one(db)
                        .await?;
                    if let Some(other) = elsewhere {
                        return Err(AreasRefused::PostcodeElsewhere {
                            postcode: other.postcode,
                            municipality: other.municipality_code,
                        });
                    }
                    let row = table::area_postcode::ActiveModel {
                        postcode: Set(postcode.digits()),
                        municipality_code: Set(code.to_owned()),
                        area_code: Set(area.code.clone()),
                    };
                    table::area_postcode::Entity::insert(row)
                        .exec_without_returning(db)
                        .await?;
                }
            }
            let event = Event {
                code: "areas.imported",
                municipality: Some(municipality),
                about: &[],
            };
            audit::record(&unit, now, chance, &Actor::Operator, &event).await?;
            Ok(())
        })
        .await
}

/// Replaces the postcode file: which locality and municipality each postcode belongs to.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn replace_postal_codes(
    store: &Store,
    now: Moment,
    chance: &Chance,
    codes: &[PostalCode],
) -> Result<(), Fault> {
    store
        .write(|unit| async move {
            table::postal_code::Entity::delete_many()
                .exec(unit.db())
                .await?;
            for batch in codes.chunks(BATCH) {
                let rows = batch.iter().map(|code| table::postal_code::ActiveModel {
                    postcode: Set(code.postcode.digits()),
                    locality: Set(code.locality.clone()),
                    municipality_code: Set(code.municipality.as_str().to_owned()),
                });
                table::postal_code::Entity::insert_many(rows)
                    .exec_without_returning(unit.db())
                    .await?;
            }
            let event = Event {
                code: "postal_codes.imported",
                municipality: None,
                about: &[],
            };
            audit::record(&unit, now, chance, &Actor::Operator, &event).await
        })
        .await
}

fn area_row(code: &str, area: &Area) -> Result<table::area::ActiveModel, Fault> {
    let count = |n: u64| {
        i32::try_from(n).map_err(|_| Fault::new(format!("area {} has too many people", area.code)))
    };
    Ok(table::area::ActiveModel {
        municipality_code: Set(code.to_owned()),
        code: Set(area.code.clone()),
        name: Set(area.name.clone()),
        sort_key: Set(sort_key(&area.name)),
        aged_65_79: Set(count(area.aged_65_79)?),
        aged_80_plus: Set(count(area.aged_80_plus)?),
    })
}
