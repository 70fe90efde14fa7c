//! What is looked up while others wait is found by what tells most, whatever the database knows of its
//! tables: by name or phone first, and not by the municipality, which is the same for all.
//!
//! What is written most is written lightly: a limit is the moment at which its bucket is full, and no
//! index of drafts holds what every answer changes.

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
                "ALTER TABLE rate_buckets DROP COLUMN tokens_milli",
                "DROP INDEX drafts_by_time",
                "DROP INDEX residents_by_name",
                "CREATE INDEX residents_by_name
                 ON residents (matching_key, birth_year, municipality_code)",
                "DROP INDEX residents_by_phone",
                "CREATE INDEX residents_by_phone ON residents (phone, municipality_code)",
                "DROP INDEX one_row_per_known_person",
                "CREATE UNIQUE INDEX one_row_per_known_person
                 ON residents (phone, matching_key, birth_year, municipality_code)
                 WHERE phone IS NOT NULL",
            ],
        )
        .await?;
        if sql::is_sqlite(manager) {
            return Ok(());
        }
        // Room on each page for the next version of its rows.
        sql::run(manager, &["ALTER TABLE drafts SET (fillfactor = 50)"]).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
