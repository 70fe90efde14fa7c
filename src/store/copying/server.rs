//! Copying a database of PostgreSQL, and putting a copy back.

use super::{CopyContents, contents, number, programs::Program, texts};
use crate::store::Fault;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use std::{os::unix::fs::PermissionsExt, path::Path, time::Duration};

/// The moment of the copy is held by a transaction that only reads. `pg_dump` copies as of that
/// moment, and the rows are counted in it.
pub(super) async fn copy(url: &str, to: &Path) -> Result<CopyContents, Fault> {
    let db = connect(url).await?;
    let copied = copy_as_of_now(&db, url, to).await;
    db.close().await?;
    copied
}

async fn copy_as_of_now(
    db: &DatabaseConnection,
    url: &str,
    to: &Path,
) -> Result<CopyContents, Fault> {
    db.execute_unprepared("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let snapshot = texts(db, "SELECT pg_export_snapshot()").await?;
    let snapshot = snapshot.first().cloned().unwrap_or_default();
    Program::new("pg_dump", url)?
        .argument("--format=custom")
        .argument("--no-owner")
        .argument("--no-privileges")
        .argument(format!("--snapshot={snapshot}"))
        .argument(format!("--file={}", to.display()))
        .on_the_database()
        .run()
        .await?;
    let holds = contents(db).await?;
    db.execute_unprepared("COMMIT").await?;
    std::fs::set_permissions(to, std::fs::Permissions::from_mode(0o600))
        .map_err(|e| Fault::because(format!("keeping {} private", to.display()), e))?;
    read_through(url, to, &holds).await?;
    Ok(holds)
}

/// Reads an archive's list: every table that was counted must stand in it with its rows.
pub(super) async fn read_through(
    url: &str,
    archive: &Path,
    holds: &CopyContents,
) -> Result<(), Fault> {
    let listed = Program::new("pg_restore", url)?
        .argument("--list")
        .argument(archive.display().to_string())
        .run()
        .await?;
    let missing = holds.rows.keys().find(|table| {
        let line = format!(" TABLE DATA public {table} ");
        !listed.lines().any(|listed| listed.contains(&line))
    });
    match missing {
        None => Ok(()),
        Some(table) => Err(Fault::new(format!("the copy lacks the rows of {table}"))),
    }
}

/// Whether there is nothing in the database yet.
pub(super) async fn is_empty(url: &str) -> Result<bool, Fault> {
    let db = connect(url).await?;
    let tables = number(
        &db,
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'S', 'p')",
    )
    .await;
    db.close().await?;
    Ok(tables? == 0)
}

/// Puts an archive into an empty database, whole or not at all, and counts what is there then.
pub(super) async fn put_back(url: &str, archive: &Path) -> Result<CopyContents, Fault> {
    Program::new("pg_restore", url)?
        .argument("--exit-on-error")
        .argument("--single-transaction")
        .argument("--no-owner")
        .argument("--no-privileges")
        .on_the_database()
        .argument(archive.display().to_string())
        .run()
        .await?;
    let db = connect(url).await?;
    let holds = contents(&db).await;
    db.close().await?;
    holds
}

/// A connection without the limits on time that pages have: a copy takes as long as it takes.
async fn connect(url: &str) -> Result<DatabaseConnection, Fault> {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(1)
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(30));
    Database::connect(options).await.map_err(|error| {
        let words = error.to_string().replace(url, "the address");
        Fault::new(format!("connecting to PostgreSQL: {words}"))
    })
}
