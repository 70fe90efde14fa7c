//! A call that somebody of the contact centre has: what was said so far, the seats that are held meanwhile,
//! and what came of it. It can be put aside under a code and taken up again, by a colleague too.

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
                "CREATE TABLE calls (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    state text NOT NULL CHECK (state IN ('open', 'parked', 'ended')),
                    code text,
                    said text NOT NULL,
                    resident_id {id},
                    round_id {id} REFERENCES rounds (id),
                    hold_id {id},
                    draft_id {id},
                    registration_id {id},
                    version {big} NOT NULL,
                    begun_at {instant} NOT NULL,
                    touched_at {instant} NOT NULL,
                    UNIQUE (municipality_code, code),
                    CHECK (state <> 'parked' OR code IS NOT NULL)
                ) {strict}",
                // Why somebody may come whom the programme is not for; only staff say so.
                "ALTER TABLE registrations ADD COLUMN outside_reason text",
                "CREATE INDEX calls_of_account ON calls (account_id, state)",
                "CREATE INDEX calls_by_person ON calls (resident_id)",
                "CREATE INDEX calls_by_time ON calls (touched_at)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
