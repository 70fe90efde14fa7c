//! What was done is also found by what it was about: the history of an account, a round, a registration.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = sql::is_sqlite(manager);
        sql::run(
            manager,
            &[
                "CREATE TABLE audit_subjects (
                    subject_id {id} NOT NULL,
                    event_id {id} NOT NULL REFERENCES audit_events (id),
                    PRIMARY KEY (subject_id, event_id)
                ) {strict}",
                if sqlite { FILL_SQLITE } else { FILL_POSTGRES },
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

/// The subjects of what was done before: the ids in each event.
const FILL_SQLITE: &str = "INSERT INTO audit_subjects (subject_id, event_id)
     SELECT DISTINCT unhex(replace(subject.value, '-', '')), audit_events.id
     FROM audit_events, json_each(audit_events.about) AS subject";

const FILL_POSTGRES: &str = "INSERT INTO audit_subjects (subject_id, event_id)
     SELECT DISTINCT subject.value::uuid, audit_events.id
     FROM audit_events, json_each_text(audit_events.about::json) AS subject";

/// As the events themselves.
fn append_only(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TRIGGER audit_subjects_stay BEFORE UPDATE ON audit_subjects
             BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END",
            "CREATE TRIGGER audit_subjects_remain BEFORE DELETE ON audit_subjects
             BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END",
        ]
    } else {
        &[
            "CREATE TRIGGER audit_subjects_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_subjects
             EXECUTE FUNCTION audit_events_are_append_only()",
        ]
    }
}
