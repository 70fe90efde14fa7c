//! How many there are to reach, and how many the municipality set out to reach.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(
            manager,
            &[
                "CREATE TABLE population_imports (
                    id {id} NOT NULL PRIMARY KEY,
                    imported_at {instant} NOT NULL,
                    fingerprint {bytes} NOT NULL UNIQUE,
                    file_name text NOT NULL,
                    source text NOT NULL,
                    table_code text,
                    label text,
                    updated text,
                    approximate {flag} NOT NULL
                ) {strict}",
                "CREATE TABLE population_figures (
                    import_id {id} NOT NULL REFERENCES population_imports (id),
                    municipality_code text NOT NULL CHECK (length(municipality_code) = 4),
                    on_day {day} NOT NULL,
                    age_from {whole} NOT NULL CHECK (age_from >= 0),
                    age_to {whole} CHECK (age_to >= age_from),
                    persons {big} NOT NULL CHECK (persons >= 0),
                    PRIMARY KEY (import_id, municipality_code, on_day, age_from)
                ) {strict}",
                "CREATE INDEX population_by_municipality ON population_figures (municipality_code, on_day)",
                "CREATE TABLE targets (
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    year {whole} NOT NULL CHECK (year BETWEEN 2000 AND 2200),
                    percent_ten_thousandths {whole} CHECK (percent_ten_thousandths BETWEEN 1 AND 1000000),
                    people {big} CHECK (people > 0),
                    PRIMARY KEY (municipality_code, year),
                    CHECK ((percent_ten_thousandths IS NULL) <> (people IS NULL))
                ) {strict}",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
