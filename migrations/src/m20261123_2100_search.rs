//! People are found by any words that belong to them: the words of each stand in a row of their own, with
//! the full-text index that the database has. The program writes them, and writes anew those of people who
//! are known already.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = sql::is_sqlite(manager);
        let number = if sqlite {
            "number INTEGER PRIMARY KEY"
        } else {
            "number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
        };
        let table = format!(
            "CREATE TABLE search_entries (
                {number},
                resident_id {{id}} NOT NULL UNIQUE REFERENCES residents (id),
                municipality_code text NOT NULL REFERENCES municipalities (code),
                street text,
                words text NOT NULL,
                written_by {{whole}} NOT NULL
            ) {{strict}}"
        );
        sql::run(manager, &[table.as_str(), KNOWN]).await?;
        sql::run(manager, if sqlite { &ON_SQLITE } else { &ON_POSTGRES }).await?;
        sql::run(
            manager,
            &["CREATE INDEX search_entries_to_write ON search_entries (written_by)"],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Everybody who is known, with the street that a letter was last sent to, and no words yet.
const KNOWN: &str =
    "INSERT INTO search_entries (resident_id, municipality_code, street, words, written_by)
     SELECT residents.id, residents.municipality_code,
        (SELECT registrations.street FROM registrations
            JOIN members ON members.registration_id = registrations.id
            WHERE members.resident_id = residents.id AND registrations.street IS NOT NULL
            ORDER BY registrations.made_at DESC LIMIT 1),
        '', 0
     FROM residents ORDER BY residents.known_since";

/// Words are removed from the index at once, not when it is next tidied: who is forgotten is forgotten.
const ON_SQLITE: [&str; 5] = [
    "CREATE VIRTUAL TABLE search_entries_index USING fts5(
        words, content='search_entries', content_rowid='number',
        tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4'
     )",
    "INSERT INTO search_entries_index (search_entries_index, rank) VALUES ('secure-delete', 1)",
    "CREATE TRIGGER search_entries_come AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_entries_index (rowid, words) VALUES (NEW.number, NEW.words);
     END",
    "CREATE TRIGGER search_entries_go AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_entries_index (search_entries_index, rowid, words)
            VALUES ('delete', OLD.number, OLD.words);
     END",
    "CREATE TRIGGER search_entries_change AFTER UPDATE OF words ON search_entries BEGIN
        INSERT INTO search_entries_index (search_entries_index, rowid, words)
            VALUES ('delete', OLD.number, OLD.words);
        INSERT INTO search_entries_index (rowid, words) VALUES (NEW.number, NEW.words);
     END",
];

const ON_POSTGRES: [&str; 2] = [
    "ALTER TABLE search_entries ADD COLUMN index_of_words tsvector GENERATED ALWAYS AS
        (array_to_tsvector(string_to_array(words, ' '))) STORED",
    // Without the list of what waits to be indexed, which every search would go through.
    "CREATE INDEX search_entries_index ON search_entries USING gin (index_of_words) WITH (fastupdate = off)",
];
