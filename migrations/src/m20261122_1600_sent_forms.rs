//! A form of those who work with it makes one thing, however often it is sent: the fingerprint of what was
//! sent, and what it made.

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
                "CREATE TABLE sent_forms (
                    print {bytes} NOT NULL PRIMARY KEY,
                    thing {id} NOT NULL,
                    made_at {instant} NOT NULL
                ) {strict}",
                "CREATE INDEX sent_forms_by_age ON sent_forms (made_at)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
