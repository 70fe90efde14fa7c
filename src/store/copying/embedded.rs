//! Copying the embedded database, and looking whether a file is a sound one.

use super::{CopyContents, contents, texts};
use crate::store::{Fault, connect::embedded_options};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};
use std::{os::unix::fs::OpenOptionsExt, path::Path};

/// Copies as of the moment at which SQLite begins to read. Others go on reading and writing; only the
/// log beside the database cannot be folded back before the copy is made.
pub(super) async fn copy(file: &Path, to: &Path) -> Result<CopyContents, Fault> {
    if !file.is_file() {
        return Err(Fault::new(format!("there is no {}", file.display())));
    }
    let path = to
        .to_str()
        .ok_or_else(|| Fault::new("the name of the folder is not UTF-8 text"))?;
    // SQLite writes into an empty file that is there, and leaves its mode.
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .map_err(|e| Fault::because(format!("making {}", to.display()), e))?;
    let db = open(file).await?;
    let vacuum =
        Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO $1", [Value::from(path)]);
    let copied = db.execute_raw(vacuum).await;
    db.close().await?;
    copied.map_err(|e| Fault::from(e).during("copying the database"))?;
    read_through(to).await
}

/// Reads a database file from end to end, and answers what it holds.
///
/// # Errors
/// A [`Fault`] that names what is not sound.
pub(super) async fn read_through(file: &Path) -> Result<CopyContents, Fault> {
    let db = open(file).await?;
    let found = sound(&db).await;
    db.close().await?;
    found.map_err(|fault| fault.during("reading the copy through"))
}

async fn sound(db: &DatabaseConnection) -> Result<CopyContents, Fault> {
    let found = texts(db, "PRAGMA integrity_check(1)").await?;
    if found != ["ok"] {
        return Err(Fault::new(format!("damaged: {}", found.join("; "))));
    }
    let orphans = texts(db, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1").await?;
    if let Some(table) = orphans.first() {
        return Err(Fault::new(format!(
            "a row of {table} refers to one that is not there"
        )));
    }
    contents(db).await
}

/// A connection that no page and no unit of work has to share.
async fn open(file: &Path) -> Result<DatabaseConnection, Fault> {
    let mut options = embedded_options(file, false);
    options.max_connections(1);
    Database::connect(options)
        .await
        .map_err(|e| Fault::from(e).during("opening the embedded database"))
}
