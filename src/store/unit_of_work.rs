//! One unit of work is all or nothing.

use super::{Conflict, Fault, Store};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect,
    Select, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
    sea_query::LockType,
};
use std::sync::Arc;

/// How often a unit is run when PostgreSQL reports a conflict with another.
const TRIES: u32 = 3;

/// An open transaction. Verbs take `&Store`, everything below them takes `&Unit`: with one writing
/// connection a second checkout would wait for itself.
///
/// It is handed to the work by value, so that the work's future borrows nothing from the store and
/// can move between threads; the store ends the unit when the work has let go of it.
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
    /// Rows that merely refer to a locked one can be written meanwhile (`NO KEY`): a draft that is
    /// begun for a round does not wait for those who are being placed in it.
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
                format!("SELECT 1 FROM {table} WHERE id = $1 FOR NO KEY UPDATE"),
                [Value::from(id)],
            );
            self.transaction.query_one_raw(lock).await?;
        }
        Ok(())
    }

    /// The same lock for the rows that `select` reads, in the same question.
    #[must_use]
    pub fn locking<E: EntityTrait>(&self, select: Select<E>) -> Select<E> {
        #[cfg(debug_assertions)]
        if super::careless::careless() {
            return select;
        }
        match self.transaction.get_database_backend() {
            DbBackend::Postgres => select.lock(LockType::NoKeyUpdate),
            _ => select,
        }
    }
}

impl Store {
    /// Runs `work` as one unit: everything it wrote is kept when it answers `Ok`, nothing when it
    /// answers an error. The work may be run again after a conflict, so it must only touch the
    /// database.
    ///
    /// `Ok` comes after the commit, with the work on the disk. On SQLite several units may share
    /// that commit: each works alone and one that answers an error takes nothing with it, but a
    /// commit that fails fails for all of them. An error comes after that commit too: what it was
    /// refused for can be read.
    ///
    /// # Errors
    /// What `work` answered, or the [`Fault`] of beginning or committing; a busy one when a
    /// connection or the writer could not be had in five seconds.
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

    /// Runs one statement that is a unit of its own, and answers how many rows it changed. For
    /// drafts alone: what a person has typed so far, and will see again before it counts.
    ///
    /// On PostgreSQL it is one round trip that does not wait for the disk
    /// (`synchronous_commit=off`): a kill of this program or of the server's processes loses
    /// nothing, a power cut may take the last seconds. On SQLite it shares a commit with whoever
    /// writes at the same time, and is as safe as everything else: to lower `synchronous` for it
    /// would cost more statements than the sharing leaves to win.
    ///
    /// # Errors
    /// A [`Fault`] when the statement could not be run.
    pub async fn jot(&self, statement: Statement) -> Result<u64, Fault> {
        let Some(jots) = self.jots() else {
            let statement = &statement;
            return self
                .write(|unit| async move {
                    let done = unit.db().execute_raw(statement.clone()).await?;
                    Ok(done.rows_affected())
                })
                .await;
        };
        let mut tries = 0;
        loop {
            tries += 1;
            let done = jots.execute_raw(statement.clone()).await;
            match done.map_err(Fault::from) {
                Err(fault) if fault.is_conflict() && tries < TRIES => {}
                answer => return answer.map(|done| done.rows_affected()),
            }
        }
    }

    async fn try_once<T, E, F>(&self, work: &impl Fn(Unit) -> F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Fault>,
    {
        let Some(group) = self.group() else {
            return self.alone(work).await;
        };
        let turn = group.turn().await?;
        let answer = work(Unit {
            transaction: turn.transaction(),
        })
        .await;
        if turn.is_held_elsewhere() {
            return Err(outlived().into());
        }
        match answer {
            Ok(value) => {
                turn.keep().await?;
                Ok(value)
            }
            Err(error) => {
                turn.undo().await;
                Err(error)
            }
        }
    }

    /// A unit in a transaction of its own.
    async fn alone<T, E, F>(&self, work: &impl Fn(Unit) -> F) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
        E: From<Fault>,
    {
        let transaction = Arc::new(begin(self.writer()).await?);
        let answer = work(Unit {
            transaction: Arc::clone(&transaction),
        })
        .await;
        let transaction = Arc::into_inner(transaction).ok_or_else(outlived)?;
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
}

fn outlived() -> Fault {
    Fault::new("a unit of work outlived its verb")
}

/// Begins a transaction on the writing connection.
///
/// # Errors
/// The [`Fault`] of having no connection, or of beginning.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where transactions begin"
)]
pub(super) async fn begin(writer: &DatabaseConnection) -> Result<DatabaseTransaction, Fault> {
    let embedded = writer.get_database_backend() == DbBackend::Sqlite;
    let mode = SqliteTransactionMode::Immediate;
    #[cfg(debug_assertions)]
    let mode = if super::careless::careless() {
        SqliteTransactionMode::Deferred
    } else {
        mode
    };
    // PostgreSQL's connections are told on opening how their transactions begin.
    let options = TransactionOptions {
        sqlite_transaction_mode: embedded.then_some(mode),
        ..TransactionOptions::default()
    };
    Ok(writer.begin_with_options(options).await?)
}
