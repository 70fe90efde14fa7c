//! What somebody with a place was promised at a session, and what staff have done about it: one row for each kind
//! that anybody has touched. What nobody has touched has no row.

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
                // For which day, time and room it was arranged stands beside it: when the session moves, it is open.
                "CREATE TABLE arrangements (
                    session_id {id} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
                    registration_id {id} NOT NULL REFERENCES registrations (id) ON DELETE CASCADE,
                    kind text NOT NULL,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    owner_id {id} REFERENCES accounts (id),
                    state text NOT NULL CHECK (state IN ('open', 'done', 'cannot')),
                    note text CHECK (length(note) <= 200),
                    for_day {day} NOT NULL,
                    for_time {time} NOT NULL,
                    for_room {id} NOT NULL,
                    version {big} NOT NULL,
                    changed_at {instant} NOT NULL,
                    PRIMARY KEY (session_id, registration_id, kind)
                ) {strict}",
                "CREATE INDEX arrangements_by_registration ON arrangements (registration_id)",
            ],
        )
        .await
    }
}
