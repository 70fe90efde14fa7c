//! Copies of a whole database: taking one while the service runs and writes, and putting one back.
//!
//! Rules:
//! 1. A copy is as of one moment, whatever is written meanwhile, and nobody who writes waits for it.
//! 2. A copy counts only when it has been read through and found sound.
//! 3. Nothing is put back over something that is there.
//!
//! The embedded database is copied by SQLite itself (`VACUUM INTO`, on a connection of its own). Of
//! PostgreSQL its own programs make and read the copy.

mod embedded;
mod programs;
mod putting_back;
mod server;
mod workplace;

pub use putting_back::PuttingBack;
pub use workplace::{Workplace, clear_unfinished};

use super::{DatabaseAddress, Fault};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, path::Path};

/// Which database a copy is of: one kind cannot be put back into the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DatabaseKind {
    /// SQLite: the copy is a database file.
    Sqlite,
    /// PostgreSQL: the copy is an archive of `pg_dump` in its custom format.
    Postgresql,
}

/// What a copy holds, as it was counted in the copy's own moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyContents {
    /// Which database it is of.
    pub database: DatabaseKind,
    /// The steps that its schema has come through, oldest first.
    pub schema: Vec<String>,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
}

impl CopyContents {
    /// How many rows there are in all tables together.
    #[must_use]
    pub fn all_rows(&self) -> u64 {
        self.rows.values().sum()
    }

    /// The steps that this program does not know: the copy is newer than the program.
    #[must_use]
    pub fn unknown_steps(&self) -> Vec<&str> {
        let known = Migrator::migrations();
        let known: Vec<&str> = known.iter().map(|step| step.name()).collect();
        let steps = self.schema.iter().map(String::as_str);
        steps.filter(|step| !known.contains(step)).collect()
    }
}

impl DatabaseAddress {
    /// Which database it is.
    #[must_use]
    pub fn kind(&self) -> DatabaseKind {
        match self {
            Self::Embedded { .. } => DatabaseKind::Sqlite,
            Self::Server { .. } => DatabaseKind::Postgresql,
        }
    }
}

/// Copies the whole database into a new file, also while an instance runs on it, reads the copy
/// through, and answers what it holds.
///
/// # Errors
/// A [`Fault`] when there is no database, the copy cannot be made, or it is not sound.
pub async fn take_copy(address: &DatabaseAddress, to: &Path) -> Result<CopyContents, Fault> {
    match address {
        DatabaseAddress::Embedded { folder } => embedded::copy(&folder.join("brygga.db"), to).await,
        DatabaseAddress::Server { url } => server::copy(url, to).await,
    }
}

/// What a database holds, asked on one connection.
async fn contents(db: &DatabaseConnection) -> Result<CopyContents, Fault> {
    let (database, tables) = match db.get_database_backend() {
        DbBackend::Postgres => (
            DatabaseKind::Postgresql,
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
        ),
        _ => (
            DatabaseKind::Sqlite,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
        ),
    };
    let mut rows = BTreeMap::new();
    for table in texts(db, tables).await? {
        let counted = number(db, &format!("SELECT count(*) FROM \"{table}\"")).await?;
        rows.insert(table, counted);
    }
    if !rows.contains_key("seaql_migrations") {
        return Err(Fault::new("this is no database of Brygga's"));
    }
    let schema = texts(db, "SELECT version FROM seaql_migrations ORDER BY version").await?;
    Ok(CopyContents {
        database,
        schema,
        rows,
    })
}

/// The first column of an answer.
async fn texts(db: &DatabaseConnection, sql: &str) -> Result<Vec<String>, Fault> {
    let statement = Statement::from_string(db.get_database_backend(), sql.to_owned());
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| row.try_get_by_index(0).map_err(Fault::from))
        .collect()
}

async fn number(db: &DatabaseConnection, sql: &str) -> Result<u64, Fault> {
    let statement = Statement::from_string(db.get_database_backend(), sql.to_owned());
    let row = db.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| Fault::new(format!("no answer to {sql}")))?;
    let number: i64 = row.try_get_by_index(0)?;
    u64::try_from(number).map_err(|e| Fault::because("counting", e))
}
