//! Everything else belongs to a municipality, and every municipality to a county.

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
                "CREATE TABLE counties (
                    code text NOT NULL PRIMARY KEY CHECK (length(code) = 2),
                    name_sv text NOT NULL,
                    name_en text NOT NULL
                ) {strict}",
                "CREATE TABLE municipalities (
                    code text NOT NULL PRIMARY KEY CHECK (length(code) = 4),
                    county_code text NOT NULL REFERENCES counties (code),
                    slug text NOT NULL UNIQUE,
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    full_name text NOT NULL,
                    phone text NOT NULL,
                    facts text NOT NULL
                ) {strict}",
                "CREATE TABLE areas (
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    code text NOT NULL,
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    aged_65_79 {whole} NOT NULL CHECK (aged_65_79 >= 0),
                    aged_80_plus {whole} NOT NULL CHECK (aged_80_plus >= 0),
                    PRIMARY KEY (municipality_code, code)
                ) {strict}",
                "CREATE TABLE area_postcodes (
                    postcode text NOT NULL PRIMARY KEY CHECK (length(postcode) = 5),
                    municipality_code text NOT NULL,
                    area_code text NOT NULL,
                    FOREIGN KEY (municipality_code, area_code) REFERENCES areas (municipality_code, code)
                ) {strict}",
                "CREATE TABLE postal_codes (
                    postcode text NOT NULL PRIMARY KEY CHECK (length(postcode) = 5),
                    locality text NOT NULL,
                    municipality_code text NOT NULL CHECK (length(municipality_code) = 4)
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
