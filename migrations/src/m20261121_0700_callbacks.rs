//! Who would rather talk leaves a name and a number, and is promised when somebody calls.

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
                "CREATE TABLE call_requests (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    name text NOT NULL,
                    phone text NOT NULL,
                    phone_typed text NOT NULL,
                    draft_code text,
                    language text NOT NULL,
                    visit {bytes} NOT NULL,
                    form_key text NOT NULL UNIQUE,
                    state text NOT NULL CHECK (state IN ('open', 'done')),
                    made_at {instant} NOT NULL,
                    promised_by {instant} NOT NULL,
                    CHECK (promised_by > made_at)
                ) {strict}",
                "CREATE INDEX call_requests_to_call ON call_requests (municipality_code, promised_by) WHERE state = 'open'",
                "CREATE INDEX call_requests_by_visit ON call_requests (visit, made_at)",
                "CREATE INDEX call_requests_by_time ON call_requests (made_at)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
