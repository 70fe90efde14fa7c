//! Whoever is to be called is a task with a promised time, an owner and its tries. Requests for a call that
//! nobody has answered yet become tasks here; what lies in the outbox for a call is taken up by the program.

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
                // A task that has a cause bears the cause's id, so that it is made once; it goes with its cause.
                "CREATE TABLE call_tasks (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    request_id {id} UNIQUE REFERENCES call_requests (id) ON DELETE CASCADE,
                    notice_id {id} UNIQUE REFERENCES outbox (id) ON DELETE CASCADE,
                    resident_id {id} REFERENCES residents (id) ON DELETE CASCADE,
                    name text,
                    phone text NOT NULL,
                    phone_typed text NOT NULL,
                    draft_code text,
                    note text CHECK (length(note) <= 200),
                    language text NOT NULL,
                    owner_id {id} REFERENCES accounts (id),
                    state text NOT NULL CHECK (state IN ('open', 'letter', 'done', 'unreached')),
                    tries {whole} NOT NULL CHECK (tries >= 0),
                    made_at {instant} NOT NULL,
                    call_from {instant} NOT NULL,
                    promised_by {instant} NOT NULL,
                    first_try_at {instant},
                    settled_at {instant},
                    CHECK (request_id IS NULL OR id = request_id),
                    CHECK (notice_id IS NULL OR id = notice_id),
                    CHECK (request_id IS NULL OR notice_id IS NULL),
                    CHECK (name IS NOT NULL OR notice_id IS NOT NULL),
                    CHECK ((settled_at IS NULL) = (state IN ('open', 'letter')))
                ) {strict}",
                "CREATE INDEX call_tasks_to_do ON call_tasks (municipality_code, promised_by) WHERE settled_at IS NULL",
                "CREATE INDEX call_tasks_by_time ON call_tasks (made_at)",
                "CREATE INDEX call_tasks_by_resident ON call_tasks (resident_id) WHERE resident_id IS NOT NULL",
                "CREATE TABLE call_tries (
                    id {id} NOT NULL PRIMARY KEY,
                    task_id {id} NOT NULL REFERENCES call_tasks (id) ON DELETE CASCADE,
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    at {instant} NOT NULL,
                    outcome text NOT NULL CHECK (outcome IN
                        ('reached', 'no-answer', 'voicemail', 'wrong-number', 'later', 'declined', 'letter'))
                ) {strict}",
                "CREATE INDEX call_tries_of_task ON call_tries (task_id, at)",
                "INSERT INTO call_tasks (id, municipality_code, request_id, name, phone, phone_typed, draft_code,
                        language, state, tries, made_at, call_from, promised_by)
                 SELECT id, municipality_code, id, name, phone, phone_typed, draft_code,
                        language, 'open', 0, made_at, made_at, promised_by
                 FROM call_requests WHERE state = 'open'",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
