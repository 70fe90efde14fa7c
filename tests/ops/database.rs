//! A database of its own for each run.

use crate::run::print_line;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;

static MADE: AtomicU32 = AtomicU32::new(0);

/// One of the two databases that the program runs on, empty.
pub(crate) struct TestDatabase {
    /// The data folder of the embedded database; the processes' working folder in any case.
    folder: TempDir,
    server: Option<Server>,
}

struct Server {
    admin: String,
    name: String,
}

impl TestDatabase {
    pub(crate) fn embedded() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            server: None,
        }
    }

    /// A new database on the test server. Without a server there is none, which on a machine that
    /// decides whether a change may land is a failure.
    pub(crate) async fn on_server(test: &str) -> Option<Self> {
        let Ok(admin) = std::env::var("BRYGGA_TEST_POSTGRES") else {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "BRYGGA_TEST_POSTGRES is not set: {test} would test nothing"
            );
            print_line(&format!("skipped, BRYGGA_TEST_POSTGRES is not set: {test}"));
            return None;
        };
        let made = MADE.fetch_add(1, Ordering::SeqCst);
        let name = format!("brygga_ops_{}_{made}", std::process::id());
        let server = Server { admin, name };
        server.say("CREATE DATABASE").await;
        Some(Self {
            folder: tempfile::tempdir().unwrap(),
            server: Some(server),
        })
    }

    /// Another one of the same kind, as empty as this one was.
    pub(crate) async fn another(&self) -> Self {
        match &self.server {
            None => Self::embedded(),
            Some(_) => Self::on_server("another database").await.unwrap(),
        }
    }

    /// The machine is gone, and there is another: what it held lies aside, or nowhere.
    pub(crate) async fn lose(&mut self) {
        if let Some(server) = &self.server {
            server.say("DROP DATABASE").await;
            server.say("CREATE DATABASE").await;
            return;
        }
        let data = self.folder.path().join("data");
        if data.exists() {
            let made = MADE.fetch_add(1, Ordering::SeqCst);
            std::fs::rename(&data, data.with_file_name(format!("lost-{made}"))).unwrap();
        }
    }

    /// What the program calls it, for figures.
    pub(crate) fn kind(&self) -> &'static str {
        if self.server.is_some() {
            "postgresql"
        } else {
            "sqlite"
        }
    }

    /// How many processes may share it.
    pub(crate) fn processes(&self) -> usize {
        if self.server.is_some() { 3 } else { 1 }
    }

    /// The folder that processes work in.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// The file of the embedded database.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("data").join("brygga.db")
    }

    /// The arguments that name it to the program.
    pub(crate) fn arguments(&self) -> Vec<String> {
        match &self.server {
            Some(server) => vec!["--database".to_owned(), server.address()],
            None => vec![
                "--data".to_owned(),
                self.folder.path().join("data").display().to_string(),
            ],
        }
    }

    /// A connection beside the program's own.
    pub(crate) async fn connect(&self) -> DatabaseConnection {
        let address = match &self.server {
            Some(server) => server.address(),
            None => format!("sqlite://{}?mode=rw", self.file().display()),
        };
        let mut options = sea_orm::ConnectOptions::new(address);
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.unwrap()
    }

    /// Runs statements beside the program.
    pub(crate) async fn run(&self, statements: &[&str]) {
        let db = self.connect().await;
        for statement in statements {
            db.execute_unprepared(statement).await.unwrap();
        }
        db.close().await.unwrap();
    }

    /// Reads the embedded database from end to end and answers what it says of itself.
    pub(crate) async fn integrity(&self) -> String {
        let db = self.connect().await;
        let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
        let row = db.query_one_raw(asked).await.unwrap().unwrap();
        db.close().await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// Drops it. A failed run leaves its database on the server, to be looked at.
    pub(crate) async fn remove(self) {
        if let Some(server) = &self.server {
            server.say("DROP DATABASE").await;
        }
    }
}

impl Server {
    fn address(&self) -> String {
        let (server, _) = self.admin.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    async fn say(&self, what: &str) {
        let db = Database::connect(&self.admin).await.unwrap();
        let force = if what.starts_with("DROP") {
            " WITH (FORCE)"
        } else {
            ""
        };
        let statement = format!("{what} {}{force}", self.name);
        db.execute_unprepared(&statement).await.unwrap();
        db.close().await.unwrap();
    }
}
