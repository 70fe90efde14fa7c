//! Opening the database with the settings that its promises depend on.

use super::{DatabaseAddress, Fault, group_commit::GroupCommit, lock_file, remembered::Changes};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend, DbErr, sqlx::Connection};
use std::{fs::File, path::Path, sync::Arc, time::Duration};

/// Connections for reading at the same time on the embedded database.
const READERS: u32 = 4;

/// Prepared statements that a connection keeps; the program has more than a hundred.
const STATEMENTS: usize = 200;

/// Connections of one instance to PostgreSQL, for pages and units of work.
const CONNECTIONS: u32 = 9;

/// Connections of one instance to PostgreSQL for drafts, opened when they are needed.
const JOTTERS: u32 = 3;

/// The database: one handle for the whole program, cheap to clone.
#[derive(Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    /// The line in front of the embedded database's writer; none where units have a connection each.
    group: Option<GroupCommit>,
    /// Connections that do not wait for the disk; see [`Store::jot`].
    jots: Option<DatabaseConnection>,
    plan_changes: Changes,
    seat_changes: Changes,
    address: DatabaseAddress,
    /// Held as long as any clone lives; see `lock_file`.
    _lock: Option<Arc<File>>,
}

impl Store {
    /// Opens the database; an embedded one is created when it is missing.
    ///
    /// # Errors
    /// A [`Fault`] when the folder cannot be written, another instance holds it, or the server
    /// does not answer.
    pub async fn open(address: DatabaseAddress) -> Result<Self, Fault> {
        match &address {
            DatabaseAddress::Embedded { folder } => {
                let folder = folder.clone();
                Self::open_embedded(address, &folder).await
            }
            DatabaseAddress::Server { url } => {
                let url = url.clone();
                Self::open_server(address, url).await
            }
        }
    }

    /// Opens a database to look at it, also while an instance is running on it. Nothing can be
    /// written through this handle to an embedded database.
    ///
    /// # Errors
    /// A [`Fault`] when there is no database, or the server does not answer.
    pub async fn look(address: DatabaseAddress) -> Result<Self, Fault> {
        let Some(file) = address.file() else {
            return Self::open(address).await;
        };
        if !file.is_file() {
            return Err(Fault::new(format!("there is no {}", file.display())));
        }
        let reader = Database::connect(embedded_options(&file, true))
            .await
            .map_err(|e| Fault::from(e).during("opening the embedded database for reading"))?;
        Ok(Self {
            writer: reader.clone(),
            reader,
            group: None,
            jots: None,
            plan_changes: Changes::default(),
            seat_changes: Changes::default(),
            address,
            _lock: None,
        })
    }

    /// The connection pool for reads: never more than a page's worth of rows at a time.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Whether the database is embedded, that is SQLite.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.writer.get_database_backend() == DbBackend::Sqlite
    }

    /// Where this database is.
    #[must_use]
    pub fn address(&self) -> &DatabaseAddress {
        &self.address
    }

    /// Closes all connections after what runs on them has ended. The last one to leave the
    /// embedded database folds its log back into the file.
    ///
    /// # Errors
    /// A [`Fault`] when a connection could not be closed cleanly.
    pub async fn close(self) -> Result<(), Fault> {
        if let Some(jots) = self.jots {
            jots.close().await?;
        }
        self.reader.close().await?;
        self.writer.close().await?;
        Ok(())
    }

    pub(super) fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub(super) fn group(&self) -> Option<&GroupCommit> {
        self.group.as_ref()
    }

    pub(super) fn jots(&self) -> Option<&DatabaseConnection> {
        self.jots.as_ref()
    }

    pub(super) fn plan_changes(&self) -> &Changes {
        &self.plan_changes
    }

    pub(super) fn seat_changes(&self) -> &Changes {
        &self.seat_changes
    }

    async fn open_embedded(address: DatabaseAddress, folder: &Path) -> Result<Self, Fault> {
        private_folder(folder)?;
        let lock = lock_file::take(folder)?;
        let file = folder.join("brygga.db");
        private_file(&file)?;
        let writer = Database::connect(embedded_options(&file, false))
            .await
            .map_err(|e| Fault::from(e).during("opening the embedded database"))?;
        let reader = Database::connect(embedded_options(&file, true))
            .await
            .map_err(|e| Fault::from(e).during("opening the embedded database for reading"))?;
        let group = Some(GroupCommit::before(writer.clone()));
        // Then units must be able to get into each other's way.
        #[cfg(debug_assertions)]
        let group = group.filter(|_| !super::careless::careless());
        Ok(Self {
            writer,
            reader,
            group,
            jots: None,
            plan_changes: Changes::default(),
            seat_changes: Changes::default(),
            address,
            _lock: Some(Arc::new(lock)),
        })
    }

    async fn open_server(address: DatabaseAddress, url: String) -> Result<Self, Fault> {
        let pool = Database::connect(server_options(&url, CONNECTIONS, "on"))
            .await
            .map_err(|error| unreachable(&error, &url))?;
        let mut jotters = server_options(&url, JOTTERS, "off");
        jotters.connect_lazy(true);
        let jots = Database::connect(jotters)
            .await
            .map_err(|error| unreachable(&error, &url))?;
        Ok(Self {
            writer: pool.clone(),
            reader: pool,
            group: None,
            jots: Some(jots),
            plan_changes: Changes::default(),
            seat_changes: Changes::default(),
            address,
            _lock: None,
        })
    }
}

/// `commits` is PostgreSQL's `synchronous_commit`: whether a commit waits for the disk.
fn server_options(url: &str, most: u32, commits: &'static str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .max_connections(most)
        .acquire_timeout(Duration::from_secs(5))
        // A ping for each use would be a round trip more; one that was used just now is there.
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |o| {
            o.application_name("brygga")
                .statement_cache_capacity(STATEMENTS)
                .options([
                    ("lock_timeout", "3s"),
                    ("statement_timeout", "10s"),
                    ("idle_in_transaction_session_timeout", "15s"),
                    ("synchronous_commit", commits),
                    // Each statement looks up few rows by an index, whatever the values are: to plan it
                    // anew each time would cost more than to run it.
                    ("plan_cache_mode", "force_generic_plan"),
                    // Such a plan is made when tables may still be empty, and sign-up fills them in
                    // a minute: reading a whole table must not look cheap.
                    ("enable_seqscan", "off"),
                    // Where it is all there is, the cost it is given calls for machine code, and to
                    // make that takes longer than any of these statements.
                    ("jit", "off"),
                    // Said once here, and not by a round trip in each unit of work.
                    ("default_transaction_isolation", "read committed"),
                    ("default_transaction_read_only", "off"),
                ])
        });
    options
}

/// One writing connection, so that writes queue in the program instead of failing as busy;
/// reading connections cannot write at all.
pub(super) fn embedded_options(file: &Path, reading: bool) -> ConnectOptions {
    // The name of the file is given as a path, since in an address some signs mean something else.
    let path = file.to_owned();
    let mut options = ConnectOptions::new("sqlite://brygga.db");
    let writers = 1;
    #[cfg(debug_assertions)]
    let writers = if super::careless::careless() {
        READERS
    } else {
        writers
    };
    let synchronous = "FULL";
    #[cfg(debug_assertions)]
    let synchronous = if super::careless::forgetful() {
        "NORMAL"
    } else {
        synchronous
    };
    options
        .max_connections(if reading { READERS } else { writers })
        // The pool must not close the only writer while it is idle: reopening costs a page load.
        .min_connections(1)
        // Then the page says that it is busy and keeps what was typed.
        .acquire_timeout(Duration::from_secs(5))
        // A file does not hang up: there is nothing to ping before each use, and reopening now and
        // then would only forget the pages and statements at hand.
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        // A connection that could not end its transaction is closed, which ends it.
        .map_sqlx_sqlite_pool_opts(|o| {
            o.after_release(|connection, _| {
                let ended = !connection.is_in_transaction();
                Box::pin(async move { Ok(ended) })
            })
        })
        .map_sqlx_sqlite_opts(move |o| {
            o.filename(&path)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .statement_cache_capacity(STATEMENTS)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", synchronous)
                .pragma("secure_delete", "ON")
                // What a savepoint must be able to undo is kept in memory, not in a file.
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-16000")
                .pragma("trusted_schema", "OFF")
                .pragma("journal_size_limit", "67108864")
                .pragma("query_only", if reading { "ON" } else { "OFF" })
        });
    options
}

/// Makes the data folder if it is missing, readable by its owner alone. One that is there keeps its
/// mode: it may be somebody's home.
pub(super) fn private_folder(folder: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::DirBuilderExt;
    if folder.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| Fault::because(format!("making the data folder {}", folder.display()), e))
}

/// Makes the database file, readable by its owner alone; SQLite gives its other files the same mode.
fn private_file(file: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new()
        .create(true)
        .truncate(false)
        .append(true)
        .mode(0o600)
        .open(file)
        .map(|_| ())
        .map_err(|e| Fault::because(format!("opening {}", file.display()), e))
}

/// Why PostgreSQL was not reached, without its address, which may hold a password.
fn unreachable(error: &DbErr, url: &str) -> Fault {
    let words = error.to_string().replace(url, "the address");
    Fault::new(format!("connecting to PostgreSQL: {words}"))
}
