//! People with protected identity: they stand under an alias, their contents lie in a table of their own, and
//! each reading of it is a row that stays. What they are told goes by a channel of its own.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = sql::is_sqlite(manager);
        sql::run(manager, sealed_channel(sqlite)).await?;
        sql::run(
            manager,
            &[
                "ALTER TABLE residents ADD COLUMN sealed {flag} NOT NULL DEFAULT FALSE",
                "CREATE TABLE sealed_people (
                    resident_id {id} NOT NULL PRIMARY KEY REFERENCES residents (id) ON DELETE CASCADE,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    told_by text NOT NULL CHECK (told_by IN ('asks', 'forwarding')),
                    contents {bytes},
                    CHECK ((contents IS NOT NULL) = (told_by = 'forwarding'))
                ) {strict}",
                // The one who was read of may be removed; that it was read stays.
                "CREATE TABLE sealed_readings (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    resident_id {id} NOT NULL,
                    reader_id {id} NOT NULL REFERENCES accounts (id),
                    reason_code text NOT NULL CHECK (reason_code IN ('phone', 'message', 'door-list', 'log')),
                    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
                    read_at {instant} NOT NULL
                ) {strict}",
                "CREATE INDEX sealed_readings_by_time ON sealed_readings (municipality_code, read_at)",
            ],
        )
        .await?;
        sql::run(manager, append_only(sqlite)).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One more channel. SQLite cannot change a check, which goes with its column.
fn sealed_channel(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "ALTER TABLE outbox RENAME COLUMN channel TO channel_before",
            "ALTER TABLE outbox ADD COLUMN channel text NOT NULL DEFAULT 'page'
             CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call', 'sealed'))",
            "UPDATE outbox SET channel = channel_before",
            "ALTER TABLE outbox DROP COLUMN channel_before",
            "ALTER TABLE registrations RENAME COLUMN channel TO channel_before",
            "ALTER TABLE registrations ADD COLUMN channel text NOT NULL DEFAULT 'page'
             CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call', 'sealed'))",
            "UPDATE registrations SET channel = channel_before",
            "ALTER TABLE registrations DROP COLUMN channel_before",
        ]
    } else {
        &[
            "ALTER TABLE outbox DROP CONSTRAINT outbox_channel_check",
            "ALTER TABLE outbox ADD CONSTRAINT outbox_channel_check
             CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call', 'sealed'))",
            "ALTER TABLE registrations DROP CONSTRAINT registrations_channel_check",
            "ALTER TABLE registrations ADD CONSTRAINT registrations_channel_check
             CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call', 'sealed'))",
        ]
    }
}

/// That something was read stays as it was written: the database itself refuses to change or remove it.
fn append_only(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TRIGGER sealed_readings_stay BEFORE UPDATE ON sealed_readings
             BEGIN SELECT RAISE(ABORT, 'sealed readings are append-only'); END",
            "CREATE TRIGGER sealed_readings_remain BEFORE DELETE ON sealed_readings
             BEGIN SELECT RAISE(ABORT, 'sealed readings are append-only'); END",
        ]
    } else {
        &[
            "CREATE FUNCTION sealed_readings_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'sealed readings are append-only'; END $$",
            "CREATE TRIGGER sealed_readings_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON sealed_readings
             EXECUTE FUNCTION sealed_readings_are_append_only()",
        ]
    }
}
