//! One unit of work is one transaction.

use super::{Conflict, Fault, Store};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use std::sync::Arc;

/// How often a unit is run when PostgreSQL reports a conflict with another.
const TRIES: u32 = 3;

/// An open transaction. Verbs take `&Store`, everything below them takes `&Unit`: with one writing
/// connection a second checkout would wait for itself.
///
/// It is handed to the work by value, so that the work's future borrows nothing from the store and
/// can move between threads; the store ends the transaction when the work has let go of it.
pub struct Unit {
    transaction: Arc<DatabaseTransaction>,
}

impl Unit {
    /// The connection to run statements on.
    #[must_use]
    pub fn db(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// Locks the rows of `table` with these ids until the unit ends, in id order, so that two
    /// units that lock several rows can never wait for each other. On SQLite the whole unit
    /// already writes alone.
    ///
    /// # Errors
    /// A [`Fault`] when the lock could not be had in three seconds.
    pub async fn lock(&self, table: &'static str, ids: &[uuid::Uuid]) -> Result<(), Fault> {
        if self.transaction.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        #[cfg(debug_assertions)]
        if super::careless::careless() {
            return Ok(());
        }
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        for id in ids {
            let lock = Statement::from_sql_and_values(
                DbBackend::Postgres,
                format!("SELECT 1 FROM {table} WHERE id = $1 FOR UPDATE"),
                [Value::from(id)],
            );
            self.transaction.query_one_raw(lock).await?;
        }
        Ok(())
    }
}

impl Store {
    /// Runs `work` in one transaction: everything it wrote is kept when it answers `Ok`, nothing
    /// when it answers an error. The work may be run again after a conflict, so it must only
    /// touch the database.
    ///
    /// # Errors
    /// What `work` answered, or the [`Fault`] of beginning or committing.
    pub async fn write<T, E, F>(&self, work: impl Fn(Unit) -> F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Fault> + Conflict,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_once(&work).await {
                Err(error) if error.is_conflict() && tries < TRIES => {}
                answer => return answer,
            }
        }
    }

    async fn try_once<T, E, F>(&self, work: &impl Fn(Unit) -> F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Fault>,
    {
        let transaction = Arc::new(self.begin().await?);
        let answer = work(Unit {
            transaction: Arc::clone(&transaction),
        })
        .await;
        let transaction = Arc::into_inner(transaction)
            .ok_or_else(|| Fault::new("a unit of work outlived its verb"))?;
        match answer {
            Ok(value) => {
                transaction.commit().await.map_err(Fault::from)?;
                Ok(value)
            }
            Err(error) => {
                // The refusal is the answer; a failed rollback only means the connection is gone,
                // and with it the transaction.
                if let Err(fault) = transaction.rollback().await {
                    tracing::warn!(%fault, "rollback failed");
                }
                Err(error)
            }
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where transactions begin"
    )]
    async fn begin(&self) -> Result<DatabaseTransaction, Fault> {
        let embedded = self.is_embedded();
        let mode = SqliteTransactionMode::Immediate;
        #[cfg(debug_assertions)]
        let mode = if super::careless::careless() {
            SqliteTransactionMode::Deferred
        } else {
            mode
        };
        let options = TransactionOptions {
            isolation_level: (!embedded).then_some(IsolationLevel::ReadCommitted),
            access_mode: (!embedded).then_some(AccessMode::ReadWrite),
            sqlite_transaction_mode: embedded.then_some(mode),
        };
        Ok(self.writer().begin_with_options(options).await?)
    }
}
