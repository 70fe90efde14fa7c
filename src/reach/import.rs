//! Taking in a population file: whole, all or nothing, and as often as wanted.

use super::{population_file::PopulationReading, table};
use crate::{
    audit::{self, Actor},
    kernel::{Chance, ImportId, Moment},
    store::{Fault, Store},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};

/// Rows per statement, well under the databases' limits on values.
const BATCH: usize = 1000;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// Its figures were taken in.
    New,
    /// The very same file was taken in before, at this moment; nothing was changed.
    Before(Moment),
}

/// Takes in what was read of a file, unless the very same file is in already.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn import(
    store: &Store,
    now: Moment,
    chance: &Chance,
    bytes: &[u8],
    file_name: &str,
    reading: &PopulationReading,
) -> Result<Imported, Fault> {
    let fingerprint = Sha256::digest(bytes).to_vec();
    let fingerprint = &fingerprint;
    store
        .write(|unit| async move {
            let before = table::import::Entity::find()
                .filter(table::import::Column::Fingerprint.eq(fingerprint.clone()))
                .one(unit.db())
                .await?;
            if let Some(before) = before {
                let at = Moment::from_microseconds(before.imported_at);
                return Ok(Imported::Before(at));
            }
            let id = ImportId::new(now, chance);
            let row = table::import::ActiveModel {
                id: Set(id.uuid()),
                imported_at: Set(now.microseconds()),
                fingerprint: Set(fingerprint.clone()),
                file_name: Set(file_name.to_owned()),
                source: Set(reading.source.clone()),
                table_code: Set(reading.table.clone()),
                label: Set(reading.label.clone()),
                updated: Set(reading.updated.clone()),
                approximate: Set(reading.is_approximate()),
            };
            table::import::Entity::insert(row)
                .exec_without_returning(unit.db())
                .await?;
            let rows = rows(id, reading)?;
            for batch in rows.chunks(BATCH) {
                table::figure::Entity::insert_many(batch.to_vec())
                    .exec_without_returning(unit.db())
                    .await?;
            }
            let about = [("import", id.uuid())];
            let event = audit::Event {
                code: "population.imported",
                municipality: None,
                about: &about,
            };
            audit::record(&unit, now, chance, &Actor::Operator, &event).await?;
            Ok::<_, Fault>(Imported::New)
        })
        .await
}

fn rows(
    id: ImportId,
    reading: &PopulationReading,
) -> Result<Vec<table::figure::ActiveModel>, Fault> {
    reading
        .years
        .iter()
        .flat_map(|year| year.bands.iter().map(move |band| (year, band)))
        .map(|(year, band)| {
            let persons = i64::try_from(band.persons)
                .map_err(|_| Fault::new("a population figure is too large"))?;
            Ok(table::figure::ActiveModel {
                import_id: Set(id.uuid()),
                municipality_code: Set(year.municipality.as_str().to_owned()),
                on_day: Set(year.on),
                age_from: Set(i32::from(band.from)),
                age_to: Set(band.to.map(i32::from)),
                persons: Set(persons),
            })
        })
        .collect()
}
