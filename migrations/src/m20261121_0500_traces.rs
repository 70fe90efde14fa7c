//! What was done, what people were told, and the few facts that instances must share.

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
                "CREATE TABLE audit_events (
                    id {id} NOT NULL PRIMARY KEY,
                    at {instant} NOT NULL,
                    actor text NOT NULL,
                    code text NOT NULL,
                    municipality_code text,
                    about text NOT NULL
                ) {strict}",
                "CREATE INDEX audit_events_by_time ON audit_events (at)",
                "CREATE TABLE outbox (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    kind text NOT NULL,
                    about_id {id} NOT NULL,
                    channel text NOT NULL CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call')),
                    sender text NOT NULL,
                    reply_to text,
                    receiver text NOT NULL,
                    language text NOT NULL,
                    subject text NOT NULL,
                    body text NOT NULL,
                    state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused')),
                    tries {whole} NOT NULL CHECK (tries >= 0),
                    due_at {instant} NOT NULL,
                    lease_until {instant},
                    failure text,
                    queued_at {instant} NOT NULL,
                    settled_at {instant}
                ) {strict}",
                "CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('queued', 'sending')",
                "CREATE INDEX outbox_by_matter ON outbox (about_id)",
                "CREATE INDEX outbox_by_time ON outbox (queued_at)",
                "CREATE TABLE rate_buckets (
                    key text NOT NULL PRIMARY KEY,
                    tokens_milli {big} NOT NULL,
                    filled_at {instant} NOT NULL
                ) {strict}",
                "CREATE TABLE keys (
                    name text NOT NULL PRIMARY KEY,
                    value {bytes} NOT NULL
                ) {strict}",
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

/// What was done stays as it was written: the database itself refuses to change or remove an event.
fn append_only(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TRIGGER audit_events_stay BEFORE UPDATE ON audit_events
             BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END",
            "CREATE TRIGGER audit_events_remain BEFORE DELETE ON audit_events
             BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END",
        ]
    } else {
        &[
            "CREATE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'audit events are append-only'; END $$",
            "CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
             EXECUTE FUNCTION audit_events_are_append_only()",
        ]
    }
}
