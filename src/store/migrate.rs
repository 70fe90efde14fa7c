//! Bringing the schema to this version, once, however many processes start together.

use super::{DatabaseAddress, Fault, Store};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use std::time::Duration;

/// Any number will do as long as all instances agree on it: "brygga" read as a number.
const MIGRATION_LOCK: i64 = 0x62_72_79_67_67_61;

impl Store {
    /// Runs the migrations that this database has not seen. On PostgreSQL an advisory lock makes
    /// processes that start together wait for the first; the embedded database has only one.
    ///
    /// # Errors
    /// A [`Fault`] when a step fails; that step's changes are rolled back.
    pub async fn migrate(&self) -> Result<(), Fault> {
        match self.address() {
            DatabaseAddress::Embedded { .. } => Migrator::up(self.writer(), None)
                .await
                .map_err(|e| Fault::from(e).during("migrating")),
            DatabaseAddress::Server { url } => migrate_under_lock(url).await,
        }
    }

    /// The names of the steps that this program knows and the database has not seen.
    ///
    /// # Errors
    /// A [`Fault`] when the database cannot be asked, or holds steps that this program does not
    /// know: it is newer than the program.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, Fault> {
        let pending = Migrator::get_pending_migrations_read_only(self.read())
            .await
            .map_err(|e| Fault::from(e).during("asking for pending migrations"))?;
        Ok(pending.iter().map(|m| m.name().to_owned()).collect())
    }
}

/// The lock lives on a connection of its own and goes with it, also when the process dies.
async fn migrate_under_lock(url: &str) -> Result<(), Fault> {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(1)
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(30));
    let connection = Database::connect(options).await?;
    let answer = async {
        connection
            .execute_unprepared(&format!("SELECT pg_advisory_lock({MIGRATION_LOCK})"))
            .await?;
        Migrator::up(&connection, None).await
    }
    .await;
    let closed = connection.close().await;
    answer.map_err(|e| Fault::from(e).during("migrating"))?;
    closed.map_err(Fault::from)
}
