//! The processes that are measured, and the databases they run on.

use sea_orm::{ConnectionTrait, Database as Orm, Statement};
use std::{
    fs::File,
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a process may take to listen.
const LONGEST_START: Duration = Duration::from_secs(30);

/// A database that may be filled.
pub struct Database {
    folder: TempDir,
    /// The server's address without a database, and the database's name.
    server: Option<(String, String)>,
}

impl Database {
    /// An empty one; none when there is no server to make it on.
    pub async fn make(kind: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        if kind == "sqlite" {
            return Some(Self {
                folder,
                server: None,
            });
        }
        let admin = std::env::var("BRYGGA_TEST_POSTGRES").ok()?;
        let name = format!("brygga_bench_{}", std::process::id());
        let connection = Orm::connect(&admin).await.unwrap();
        for database in [name.clone(), format!("{name}_bare")] {
            connection
                .execute_unprepared(&format!("CREATE DATABASE {database}"))
                .await
                .unwrap();
        }
        Some(Self {
            folder,
            server: Some((admin, name)),
        })
    }

    /// How the program is told about it.
    fn arguments(&self) -> [String; 2] {
        match &self.server {
            Some((admin, name)) => ["--database".to_owned(), with_database(admin, name)],
            None => ["--data".to_owned(), self.folder().display().to_string()],
        }
    }

    fn folder(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Makes the tables and takes in a world.
    pub fn plan(&self, world: &str) {
        let file = self.folder.path().join("world.toml");
        std::fs::write(&file, world).unwrap();
        let file = file.display().to_string();
        for arguments in [&["migrate"][..], &["import", "world", &file]] {
            let done = program(self, arguments).stdout(Stdio::null()).status();
            assert!(done.unwrap().success(), "{arguments:?}");
        }
    }

    /// Commits so far, those of single statements among them, and on PostgreSQL what was only read.
    pub async fn commits(&self) -> Option<f64> {
        let Some((admin, name)) = self.server.as_ref() else {
            return self.commits_by_index();
        };
        // The statistics are written about once a second.
        std::thread::sleep(Duration::from_millis(1500));
        let connection = Orm::connect(admin).await.unwrap();
        let sql = "SELECT xact_commit::float8 AS n FROM pg_stat_database WHERE datname = $1";
        let backend = connection.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [name.clone().into()]);
        let row = connection.query_one_raw(statement).await.unwrap().unwrap();
        Some(row.try_get("", "n").unwrap())
    }

    /// SQLite counts in the index of its log (bytes 8 to 11, <https://sqlite.org/walformat.html>).
    fn commits_by_index(&self) -> Option<f64> {
        let index = std::fs::read(self.folder().join("brygga.db-shm")).ok()?;
        let counted = u32::from_ne_bytes(index.get(8..12)?.try_into().ok()?);
        Some(f64::from(counted))
    }
}

/// A process that is measured; killed at the end.
pub struct Running {
    child: Child,
    /// `127.0.0.1:port`.
    pub host: String,
}

impl Running {
    /// The bare handler.
    pub fn bare(database: &Database) -> Self {
        let folder = database.folder.path().join("bare");
        std::fs::create_dir_all(&folder).unwrap();
        let address = match &database.server {
            Some((admin, name)) => with_database(admin, &format!("{name}_bare")),
            None => folder.display().to_string(),
        };
        let port = free_port();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["bare", &address, &port.to_string()])
            .spawn()
            .unwrap();
        let host = format!("127.0.0.1:{port}");
        let began = Instant::now();
        while TcpStream::connect(&host).is_err() {
            assert!(
                began.elapsed() < LONGEST_START,
                "the bare handler did not start"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { child, host }
    }

    /// The program, whose access log goes to a file.
    pub fn program(database: &Database) -> Self {
        let file = database.folder.path().join("log");
        let log = File::create(&file).unwrap();
        let child = program(database, &["serve", "--port", "0"])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let began = Instant::now();
        let port = loop {
            let said = std::fs::read_to_string(&file).unwrap();
            if let Some(port) = said.lines().find_map(port_in) {
                break port;
            }
            assert!(began.elapsed() < LONGEST_START, "not ready: {said}");
            std::thread::sleep(Duration::from_millis(1));
        };
        Self {
            child,
            host: format!("127.0.0.1:{port}"),
        }
    }

    /// Resident memory in megabytes.
    pub fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status
            .lines()
            .find(|l| l.starts_with("VmRSS:"))
            .unwrap_or("");
        let kilobytes = line
            .split_whitespace()
            .nth(1)
            .and_then(|n| n.parse::<usize>().ok());
        kilobytes.unwrap_or(0) / 1024
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Nobody is left to hear of it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The port that a line of the log tells.
fn port_in(line: &str) -> Option<u64> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    (line["message"] == "listening").then(|| line["port"].as_u64())?
}

fn program(database: &Database, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brygga"));
    command
        .args(arguments)
        .args(database.arguments())
        .env_clear()
        .current_dir(database.folder.path())
        .env("BRYGGA_SIGN_UPS_BURST", "100000")
        .env("BRYGGA_SIGN_UPS_PER_HOUR", "100000")
        .stdin(Stdio::null());
    command
}

fn with_database(address: &str, name: &str) -> String {
    let (front, query) = address
        .split_once('?')
        .map_or((address, ""), |(f, q)| (f, q));
    let base = front.rsplit_once('/').map_or(front, |(base, _)| base);
    if query.is_empty() {
        format!("{base}/{name}")
    } else {
        format!("{base}/{name}?{query}")
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
