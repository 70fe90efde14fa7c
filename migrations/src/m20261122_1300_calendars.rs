//! When a session cannot be: the diaries of people that sessions need, who stands in for whom, and the
//! days on which schools are closed.

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
                "CREATE TABLE scarce_people (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    title text,
                    account_id {id} REFERENCES accounts (id),
                    feed_fingerprint {bytes} UNIQUE CHECK (length(feed_fingerprint) = 32),
                    closed_on {day},
                    imported_on {day},
                    imported_from {day},
                    imported_to {day},
                    UNIQUE (municipality_code, name),
                    CHECK ((imported_on IS NULL) = (imported_from IS NULL)),
                    CHECK ((imported_on IS NULL) = (imported_to IS NULL))
                ) {strict}",
                "CREATE TABLE stand_ins (
                    person_id {id} NOT NULL REFERENCES scarce_people (id),
                    stand_in_id {id} NOT NULL REFERENCES scarce_people (id),
                    rank {whole} NOT NULL CHECK (rank > 0),
                    PRIMARY KEY (person_id, stand_in_id),
                    CHECK (person_id <> stand_in_id)
                ) {strict}",
                "CREATE TABLE diary_entries (
                    id {id} NOT NULL PRIMARY KEY,
                    person_id {id} NOT NULL REFERENCES scarce_people (id),
                    from_day {day} NOT NULL,
                    from_time {time} NOT NULL,
                    to_day {day} NOT NULL,
                    to_time {time} NOT NULL,
                    whole_day {flag} NOT NULL,
                    kind text NOT NULL CHECK (kind IN ('busy', 'away', 'free')),
                    note text,
                    source text NOT NULL CHECK (source IN ('own', 'import')),
                    CHECK (from_day < to_day OR (from_day = to_day AND from_time < to_time)),
                    CHECK (source = 'own' OR note IS NULL)
                ) {strict}",
                "CREATE INDEX diary_entries_by_person ON diary_entries (person_id, to_day)",
                "CREATE TABLE calendar_days (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    school_id {id} REFERENCES schools (id),
                    first_day {day} NOT NULL,
                    last_day {day} NOT NULL CHECK (last_day >= first_day),
                    kind text NOT NULL CHECK (kind IN ('break', 'study_day', 'exam', 'other')),
                    label text NOT NULL,
                    source text NOT NULL CHECK (source IN ('own', 'import'))
                ) {strict}",
                "CREATE INDEX calendar_days_by_municipality
                    ON calendar_days (municipality_code, last_day)",
                "CREATE TABLE calendar_previews (
                    id {id} NOT NULL PRIMARY KEY,
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    person_id {id} REFERENCES scarce_people (id),
                    school_id {id} REFERENCES schools (id),
                    made_at {instant} NOT NULL,
                    content text NOT NULL
                ) {strict}",
                "CREATE INDEX calendar_previews_by_account ON calendar_previews (account_id, made_at)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
