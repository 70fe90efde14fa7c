//! How many there are to reach.

use super::{
    population_file::{AgeBand, FIRST_NOISED_YEAR, PopulationYear},
    table,
};
use crate::{
    kernel::{Moment, MunicipalityCode},
    store::Fault,
};
use chrono::{Datelike, NaiveDate};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap};

/// The age from which people count as eligible (mission rule "Reach").
pub const FROM_AGE: u8 = 65;

/// The population a period is compared with, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// Residents of 65 and over.
    pub people: u64,
    /// The 31 December they were counted.
    pub on: NaiveDate,
    /// Whether the figure is approximate, by its source's own word or by official random noise:
    /// shown as «ca».
    pub approximate: bool,
    /// Who published it.
    pub source: String,
    /// The source's name for its table, if known.
    pub table: Option<String>,
    /// When it was taken in here.
    pub imported_at: Moment,
}

/// The eligible population of the latest 31 December before `year` for which figures are in. Of
/// several files with that day an exact count goes before an approximate one, and the one taken in
/// last before those taken in earlier.
///
/// # Errors
/// A [`Fault`] when the figures cannot be read.
pub async fn eligible(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    year: i32,
) -> Result<Option<Eligible>, Fault> {
    let Some(before) = NaiveDate::from_ymd_opt(year, 1, 1) else {
        return Ok(None);
    };
    let rows = table::figure::Entity::find()
        .filter(table::figure::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(table::figure::Column::OnDay.lt(before))
        .all(db)
        .await?;
    let imports: HashMap<_, _> = table::import::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    let mut counts: BTreeMap<(NaiveDate, bool, i64, uuid::Uuid), Vec<AgeBand>> = BTreeMap::new();
    for row in rows {
        let Some(import) = imports.get(&row.import_id) else {
            continue;
        };
        counts
            .entry((
                row.on_day,
                !import.approximate,
                import.imported_at,
                import.id,
            ))
            .or_default()
            .push(band(&row)?);
    }
    // The best first; a file that does not tell how many are 65 and over is passed over.
    for ((on, exact, imported_at, import), mut bands) in counts.into_iter().rev() {
        bands.sort_by_key(|b| b.from);
        let counted = PopulationYear {
            municipality: municipality.clone(),
            name: None,
            on,
            noised: false,
            bands,
        };
        if let (Some(people), Some(import)) = (counted.aged(FROM_AGE), imports.get(&import)) {
            return Ok(Some(Eligible {
                people,
                on,
                approximate: !exact || on.year() >= FIRST_NOISED_YEAR,
                source: import.source.clone(),
                table: import.table_code.clone(),
                imported_at: Moment::from_microseconds(imported_at),
            }));
        }
    }
    Ok(None)
}

fn band(row: &table::figure::Model) -> Result<AgeBand, Fault> {
    let odd = || Fault::new("an odd population figure");
    let age = |age: i32| u8::try_from(age).map_err(|_| odd());
    Ok(AgeBand {
        from: age(row.age_from)?,
        to: row.age_to.map(age).transpose()?,
        persons: u64::try_from(row.persons).map_err(|_| odd())?,
    })
}
