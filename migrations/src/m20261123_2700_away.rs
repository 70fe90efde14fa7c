//! Whoever has a place misses one session of the round, or goes to another round's instead: no claim there, and
//! the seat is no newcomer's.

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
                "CREATE TABLE absences (
                    session_id {id} NOT NULL REFERENCES sessions (id),
                    member_id {id} NOT NULL REFERENCES members (id) ON DELETE CASCADE,
                    instead {id} REFERENCES sessions (id),
                    made_at {instant} NOT NULL,
                    PRIMARY KEY (session_id, member_id)
                ) {strict}",
                "CREATE INDEX absences_by_member ON absences (member_id)",
                "CREATE UNIQUE INDEX absences_by_instead ON absences (instead, member_id) WHERE instead IS NOT NULL",
            ],
        )
        .await?;
        sql::run(manager, one_more_kind(sql::is_sqlite(manager))).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One more kind of changes. SQLite cannot change a check, which goes with its column.
fn one_more_kind(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "ALTER TABLE registration_changes RENAME COLUMN kind TO kind_before",
            "ALTER TABLE registration_changes ADD COLUMN kind text NOT NULL DEFAULT 'coming'
             CHECK (kind IN ('cancelled', 'moved', 'details', 'coming'))",
            "UPDATE registration_changes SET kind = kind_before",
            "ALTER TABLE registration_changes DROP COLUMN kind_before",
        ]
    } else {
        &[
            "ALTER TABLE registration_changes DROP CONSTRAINT registration_changes_kind_check",
            "ALTER TABLE registration_changes ADD CONSTRAINT registration_changes_kind_check
             CHECK (kind IN ('cancelled', 'moved', 'details', 'coming'))",
        ]
    }
}
