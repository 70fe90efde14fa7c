//! Reads of municipalities and of where a postcode lies.

use super::{
    municipality::{County, Municipality},
    table,
};
use crate::{
    kernel::{CountyCode, MunicipalityCode, Postcode},
    locale::Words,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};

/// The municipality whose addresses begin with this word.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Municipality>, Fault> {
    table::municipality::Entity::find()
        .filter(table::municipality::Column::Slug.eq(slug))
        .one(db)
        .await?
        .map(Municipality::try_from)
        .transpose()
}

/// The municipality with this official code.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn by_code(
    db: &impl ConnectionTrait,
    code: &MunicipalityCode,
) -> Result<Option<Municipality>, Fault> {
    table::municipality::Entity::find_by_id(code.as_str().to_owned())
        .one(db)
        .await?
        .map(Municipality::try_from)
        .transpose()
}

/// Every municipality, in Swedish order.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Municipality>, Fault> {
    table::municipality::Entity::find()
        .order_by_asc(table::municipality::Column::SortKey)
        .all(db)
        .await?
        .into_iter()
        .map(Municipality::try_from)
        .collect()
}

/// The counties that are known, by code.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn counties(db: &impl ConnectionTrait) -> Result<Vec<County>, Fault> {
    let rows = table::county::Entity::find()
        .order_by_asc(table::county::Column::Code)
        .all(db)
        .await?;
    let counties = rows.into_iter().map(|row| {
        let code = CountyCode::parse(&row.code);
        Ok(County {
            code: code.ok_or_else(|| Fault::new("a county has an odd code"))?,
            name: Words {
                sv: row.name_sv,
                en: row.name_en,
            },
        })
    });
    counties.collect()
}

/// Where a person lives, as far as the postcode tells (mission rule "Audience"): the municipality
/// whose area file, else whose postcode file, holds it; in neither, or without a postcode, the
/// municipality of the round.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn residence_of(
    db: &impl ConnectionTrait,
    postcode: Option<&Postcode>,
    round_municipality: &MunicipalityCode,
) -> Result<MunicipalityCode, Fault> {
    let Some(postcode) = postcode else {
        return Ok(round_municipality.clone());
    };
    let known = municipality_of(db, postcode).await?;
    Ok(known.unwrap_or_else(|| round_municipality.clone()))
}

/// The municipality whose area file, else whose postcode file, holds a postcode.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn municipality_of(
    db: &impl ConnectionTrait,
    postcode: &Postcode,
) -> Result<Option<MunicipalityCode>, Fault> {
    // One question: whoever signs up is looked up while others wait for the round.
    let known = "SELECT municipality_code FROM \
                 (SELECT municipality_code, 1 AS rank FROM area_postcodes WHERE postcode = $1 \
                 UNION ALL \
                 SELECT municipality_code, 2 FROM postal_codes WHERE postcode = $1) AS known \
                 ORDER BY rank LIMIT 1";
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        known,
        [postcode.digits().into()],
    );
    let row = db.query_one_raw(statement).await?;
    let code: Option<String> = match row {
        Some(row) => row.try_get("", "municipality_code")?,
        None => None,
    };
    Ok(code.as_deref().and_then(MunicipalityCode::parse))
}

/// Locks a municipality until the unit ends, for whoever gives something its next number or a name of its
/// own in it: of several at once each then sees what those before it have taken.
///
/// # Errors
/// A [`Fault`] when it cannot be locked.
pub async fn hold(unit: &Unit, code: &MunicipalityCode) -> Result<(), Fault> {
    let row = table::municipality::Entity::find_by_id(code.as_str().to_owned());
    unit.locking(row).one(unit.db()).await?;
    Ok(())
}

/// The name of the locality that a postcode belongs to, if the postcode file holds it.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn locality_of(
    db: &impl ConnectionTrait,
    postcode: &Postcode,
) -> Result<Option<String>, Fault> {
    Ok(table::postal_code::Entity::find_by_id(postcode.digits())
        .one(db)
        .await?
        .map(|row| row.locality))
}
