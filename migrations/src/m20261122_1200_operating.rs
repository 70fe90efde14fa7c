//! A notice that was waiting when a backup was taken may have been sent since: after a restore it is
//! held. And what was removed because it had served its time is written down, for good.

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
                "ALTER TABLE outbox ADD COLUMN held_since {instant}",
                "CREATE INDEX outbox_held ON outbox (held_since) WHERE held_since IS NOT NULL",
                "CREATE INDEX outbox_by_settling ON outbox (settled_at) WHERE settled_at IS NOT NULL AND body <> ''",
                "CREATE TABLE retention_runs (
                    id {id} NOT NULL PRIMARY KEY,
                    run_id {id} NOT NULL,
                    at {instant} NOT NULL,
                    kind text NOT NULL,
                    rule text NOT NULL,
                    decision text,
                    removed {big} NOT NULL CHECK (removed >= 0),
                    ran_by text NOT NULL CHECK (ran_by IN ('nightly', 'operator'))
                ) {strict}",
                "CREATE INDEX retention_runs_by_kind ON retention_runs (kind, at)",
            ],
        )
        .await?;
        sql::run(manager, append_only(sql::is_sqlite(manager))).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// As what was done: the database itself refuses to change or remove a line of the log.
fn append_only(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TRIGGER retention_runs_stay BEFORE UPDATE ON retention_runs
             BEGIN SELECT RAISE(ABORT, 'what was removed stays written down'); END",
            "CREATE TRIGGER retention_runs_remain BEFORE DELETE ON retention_runs
             BEGIN SELECT RAISE(ABORT, 'what was removed stays written down'); END",
        ]
    } else {
        &[
            "CREATE FUNCTION retention_runs_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'what was removed stays written down'; END $$",
            "CREATE TRIGGER retention_runs_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON retention_runs
             EXECUTE FUNCTION retention_runs_are_append_only()",
        ]
    }
}
