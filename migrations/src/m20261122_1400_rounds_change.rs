//! A round is planned, published and changed by people: it begins as a draft, a session can be moved or
//! called off, and what was said of a clash is kept. Rounds that are there have been published.

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
                "ALTER TABLE rounds ADD COLUMN state text NOT NULL DEFAULT 'published'
                    CHECK (state IN ('draft', 'published', 'called_off'))",
                "ALTER TABLE sessions ADD COLUMN state text NOT NULL DEFAULT 'planned'
                    CHECK (state IN ('planned', 'called_off'))",
                "ALTER TABLE sessions ADD COLUMN reserved {whole} NOT NULL DEFAULT 0 CHECK (reserved >= 0)",
                "UPDATE sessions SET reserved =
                    (SELECT rooms.reserved FROM rooms WHERE rooms.id = sessions.room_id)",
                // A row from before knows a name alone, which is found again when it is next written.
                "ALTER TABLE session_people ADD COLUMN person_id {id} REFERENCES scarce_people (id)",
                "CREATE INDEX session_people_by_person ON session_people (person_id)",
                "CREATE TABLE session_changes (
                    id {id} NOT NULL PRIMARY KEY,
                    session_id {id} NOT NULL REFERENCES sessions (id),
                    made_at {instant} NOT NULL,
                    kind text NOT NULL CHECK (kind IN ('moved', 'called_off')),
                    room_id {id} NOT NULL REFERENCES rooms (id),
                    day {day} NOT NULL,
                    starts {time} NOT NULL,
                    ends {time} NOT NULL
                ) {strict}",
                "CREATE INDEX session_changes_by_session ON session_changes (session_id, made_at)",
                "CREATE TABLE clashes_allowed (
                    session_id {id} NOT NULL REFERENCES sessions (id),
                    clash text NOT NULL,
                    reason text NOT NULL,
                    allowed_at {instant} NOT NULL,
                    PRIMARY KEY (session_id, clash)
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
