//! The whole sign-up flow: half-filled forms, what people need and wish, how they are told, and
//! changes that can be undone for a day.

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
                "CREATE TABLE drafts (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    visit {bytes} NOT NULL,
                    purpose text NOT NULL CHECK (purpose IN ('sign_up', 'practice', 'change')),
                    code text NOT NULL,
                    round_id {id} REFERENCES rounds (id),
                    registration_id {id} REFERENCES registrations (id),
                    answers text NOT NULL,
                    language text NOT NULL,
                    version {big} NOT NULL,
                    begun_at {instant} NOT NULL,
                    touched_at {instant} NOT NULL,
                    UNIQUE (municipality_code, code),
                    UNIQUE (visit, municipality_code, purpose),
                    CHECK ((purpose = 'practice') = (round_id IS NULL)),
                    CHECK (purpose <> 'change' OR registration_id IS NOT NULL)
                ) {strict}",
                "CREATE INDEX drafts_by_time ON drafts (touched_at)",
                "ALTER TABLE registrations ADD COLUMN channel text NOT NULL DEFAULT 'page'
                    CHECK (channel IN ('page', 'email', 'sms', 'letter', 'call'))",
                "UPDATE registrations SET channel = 'email' WHERE email IS NOT NULL",
                "ALTER TABLE registrations ADD COLUMN street text",
                "ALTER TABLE registrations ADD COLUMN postal_code text CHECK (length(postal_code) = 5)",
                "ALTER TABLE registrations ADD COLUMN post_town text",
                "ALTER TABLE registrations ADD COLUMN contact_name text",
                "ALTER TABLE registrations ADD COLUMN contact_phone text",
                "ALTER TABLE registrations ADD COLUMN contact_phone_typed text",
                "ALTER TABLE registrations ADD COLUMN contact_told {flag}",
                "ALTER TABLE registrations ADD COLUMN needs text NOT NULL DEFAULT ''",
                "ALTER TABLE registrations ADD COLUMN interpreter_language text",
                "ALTER TABLE registrations ADD COLUMN devices text NOT NULL DEFAULT ''",
                "ALTER TABLE registrations ADD COLUMN wishes text NOT NULL DEFAULT ''",
                "ALTER TABLE registrations ADD COLUMN text_percent {whole} NOT NULL DEFAULT 100
                    CHECK (text_percent BETWEEN 100 AND 200)",
                "ALTER TABLE openings ADD COLUMN proved_at {instant}",
                "CREATE INDEX openings_by_time ON openings (opened_at)",
                "CREATE TABLE registration_changes (
                    id {id} NOT NULL PRIMARY KEY,
                    registration_id {id} NOT NULL REFERENCES registrations (id),
                    kind text NOT NULL CHECK (kind IN ('cancelled', 'moved', 'details')),
                    before text NOT NULL,
                    made_at {instant} NOT NULL,
                    undo_until {instant} NOT NULL,
                    undone_at {instant}
                ) {strict}",
                "CREATE INDEX registration_changes_by_registration
                 ON registration_changes (registration_id, made_at)",
                "CREATE INDEX registration_changes_by_time ON registration_changes (made_at)",
            ],
        )
        .await?;
        sql::run(manager, withdrawn_notices(sql::is_sqlite(manager))).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A notice that has not left and is no longer true is withdrawn: one more state. SQLite cannot
/// change a check, so its table is made anew.
fn withdrawn_notices(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TABLE outbox_with_withdrawn (
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
                state text NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'withdrawn')),
                tries {whole} NOT NULL CHECK (tries >= 0),
                due_at {instant} NOT NULL,
                lease_until {instant},
                failure text,
                queued_at {instant} NOT NULL,
                settled_at {instant}
            ) {strict}",
            "INSERT INTO outbox_with_withdrawn (id, municipality_code, kind, about_id, channel, sender,
                reply_to, receiver, language, subject, body, state, tries, due_at, lease_until, failure,
                queued_at, settled_at)
             SELECT id, municipality_code, kind, about_id, channel, sender, reply_to, receiver, language,
                subject, body, state, tries, due_at, lease_until, failure, queued_at, settled_at FROM outbox",
            "DROP TABLE outbox",
            "ALTER TABLE outbox_with_withdrawn RENAME TO outbox",
            "CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('queued', 'sending')",
            "CREATE INDEX outbox_by_matter ON outbox (about_id)",
            "CREATE INDEX outbox_by_time ON outbox (queued_at)",
        ]
    } else {
        &[
            "ALTER TABLE outbox DROP CONSTRAINT outbox_state_check",
            "ALTER TABLE outbox ADD CONSTRAINT outbox_state_check
             CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'withdrawn'))",
        ]
    }
}
