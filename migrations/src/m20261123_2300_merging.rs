//! Two rows that are one person are merged: one of them stands for both, and each keeps the facts of its own
//! sign-ups. What was decided of a pair is remembered, with the rows that it moved, so that it can be undone.

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
                "ALTER TABLE residents ADD COLUMN merged_into {id} REFERENCES residents (id)",
                "CREATE INDEX residents_merged ON residents (merged_into) WHERE merged_into IS NOT NULL",
                // Who has been merged may come to have the very facts of who stands for them.
                "DROP INDEX one_row_per_known_person",
                "CREATE UNIQUE INDEX one_row_per_known_person
                 ON residents (phone, matching_key, birth_year, municipality_code)
                 WHERE phone IS NOT NULL AND merged_into IS NULL",
                // Whom a member counts as, where that is not the row with their facts.
                "ALTER TABLE members ADD COLUMN counts_as {id} REFERENCES residents (id)",
                "CREATE INDEX members_by_person ON members (counts_as) WHERE counts_as IS NOT NULL",
                "DROP INDEX one_live_registration_per_resident_and_round",
                "CREATE UNIQUE INDEX one_live_registration_per_resident_and_round
                 ON members (round_id, (coalesce(counts_as, resident_id))) WHERE live",
                // Ids alone, that may outlive who they were: a verdict goes with the people.
                "CREATE TABLE verdicts (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    decided text NOT NULL CHECK (decided IN ('same', 'other')),
                    kept_id {id} NOT NULL,
                    other_id {id} NOT NULL CHECK (other_id <> kept_id),
                    places_left {whole} NOT NULL CHECK (places_left >= 0),
                    made_by text NOT NULL,
                    made_at {instant} NOT NULL,
                    undone_by text,
                    undone_at {instant},
                    CHECK ((undone_by IS NULL) = (undone_at IS NULL))
                ) {strict}",
                "CREATE INDEX verdicts_by_time ON verdicts (municipality_code, made_at)",
                "CREATE INDEX verdicts_by_kept ON verdicts (kept_id)",
                "CREATE INDEX verdicts_by_other ON verdicts (other_id)",
                "CREATE TABLE verdict_rows (
                    verdict_id {id} NOT NULL REFERENCES verdicts (id),
                    resident_id {id} NOT NULL REFERENCES residents (id),
                    PRIMARY KEY (verdict_id, resident_id)
                ) {strict}",
                "CREATE INDEX verdict_rows_by_resident ON verdict_rows (resident_id)",
                "ALTER TABLE likely_duplicates ADD COLUMN verdict_id {id}",
                "CREATE INDEX likely_duplicates_to_decide ON likely_duplicates (found_at) WHERE verdict_id IS NULL",
                "CREATE INDEX likely_duplicates_decided ON likely_duplicates (verdict_id) WHERE verdict_id IS NOT NULL",
                "CREATE INDEX likely_duplicates_by_other ON likely_duplicates (other_id)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
