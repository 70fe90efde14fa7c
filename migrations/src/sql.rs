//! One SQL text for both databases: the few words that differ are written in braces.

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// The words that differ, with what they are on SQLite and on PostgreSQL.
///
/// Instants are whole microseconds since 1970 in UTC on both: text forms of one instant differ in
/// their number of digits and then do not compare. Sort keys compare byte by byte on both.
const WORDS: [(&str, &str, &str); 10] = [
    ("{big}", "INTEGER", "bigint"),
    ("{id}", "BLOB", "uuid"),
    ("{instant}", "INTEGER", "bigint"),
    ("{whole}", "INTEGER", "integer"),
    ("{flag}", "INTEGER", "boolean"),
    ("{day}", "TEXT", "date"),
    ("{time}", "TEXT", "time"),
    ("{bytes}", "BLOB", "bytea"),
    ("{key}", "TEXT", "text COLLATE \"C\""),
    ("{strict}", "STRICT", ""),
];

/// Runs statements one after another, in the migration's own transaction.
pub(crate) async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    let sqlite = connection.get_database_backend() == DbBackend::Sqlite;
    for statement in statements {
        let mut sql = (*statement).to_owned();
        for (word, on_sqlite, on_postgres) in WORDS {
            sql = sql.replace(word, if sqlite { on_sqlite } else { on_postgres });
        }
        connection.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Whether this is the embedded database, for the rare statement that only one of them needs.
pub(crate) fn is_sqlite(manager: &SchemaManager<'_>) -> bool {
    manager.get_connection().get_database_backend() == DbBackend::Sqlite
}
