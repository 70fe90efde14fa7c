//! A database for each test: a copy of one that was migrated once for all of them.

use super::town::{the_day, the_morning};
use brygga::{
    app::{self, world::World},
    kernel::Chance,
    store::{DatabaseAddress, Fault, Store},
};
use rocket::tokio::runtime;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use std::{
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;

/// What every database of the suite is called on a server, before the number of its process.
const PREFIX: &str = "brygga_suite_";

static MADE: AtomicU32 = AtomicU32::new(0);

/// What a new database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Nothing at all: no migration has run.
    Nothing,
    /// The tables.
    Tables,
    /// The demo world as it looks on the day that towns begin on.
    DemoWorld,
}

/// A database that is gone when the test has ended.
pub struct TestDatabase {
    address: DatabaseAddress,
    folder: Option<TempDir>,
}

impl TestDatabase {
    /// A database of the kind that this run is for.
    pub fn with(contents: Contents) -> Self {
        match contents {
            Contents::Nothing => new_database(None),
            Contents::Tables => copy_of(&TABLES, None),
            Contents::DemoWorld => copy_of(&DEMO, Some(demo_world())),
        }
    }

    /// Where it is.
    pub fn address(&self) -> DatabaseAddress {
        self.address.clone()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let DatabaseAddress::Server { url } = &self.address {
            let name = url.rsplit('/').next().unwrap_or_default().to_owned();
            apart(move || async move {
                let server = server().await;
                let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                server.execute_unprepared(&drop).await.unwrap();
            });
        }
        drop(self.folder.take());
    }
}

/// Whether this run is for PostgreSQL.
pub fn on_postgres() -> bool {
    std::env::var("BRYGGA_TEST_DATABASE").is_ok_and(|kind| kind == "postgres")
}

/// Runs something on a thread and a runtime of its own, and waits for it: also where a runtime
/// already runs, or none does any more.
pub fn apart<T, F>(work: impl FnOnce() -> F + Send + 'static) -> T
where
    T: Send + 'static,
    F: Future<Output = T>,
{
    let thread = std::thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        runtime.unwrap().block_on(work())
    });
    thread.join().expect("what was done apart failed")
}

static TABLES: OnceLock<DatabaseAddress> = OnceLock::new();
static DEMO: OnceLock<DatabaseAddress> = OnceLock::new();

fn demo_world() -> World {
    app::demo_world(the_day()).expect("the demo's world file is whole")
}

fn copy_of(template: &'static OnceLock<DatabaseAddress>, world: Option<World>) -> TestDatabase {
    let address = template.get_or_init(|| {
        let made = new_database(None);
        let (address, at) = (made.address(), made.address());
        // It serves until the process ends; the next run clears it away.
        std::mem::forget(made);
        apart(move || async move { fill(at, world).await.unwrap() });
        address
    });
    new_database(Some(address))
}

async fn fill(address: DatabaseAddress, world: Option<World>) -> Result<(), Fault> {
    let store = Store::open(address).await?;
    store.migrate().await?;
    if let Some(world) = world {
        app::apply(&store, the_morning(), &Chance::seeded(1), &world).await?;
    }
    store.close().await
}

fn new_database(template: Option<&DatabaseAddress>) -> TestDatabase {
    if on_postgres() {
        new_on_server(template)
    } else {
        new_in_folder(template)
    }
}

fn new_in_folder(template: Option<&DatabaseAddress>) -> TestDatabase {
    let folder = TempDir::with_prefix_in(format!("{PREFIX}{}-", std::process::id()), home());
    let folder = folder.unwrap();
    if let Some(from) = template.and_then(DatabaseAddress::file) {
        std::fs::copy(from, folder.path().join("brygga.db")).unwrap();
    }
    TestDatabase {
        address: DatabaseAddress::Embedded {
            folder: folder.path().to_owned(),
        },
        folder: Some(folder),
    }
}

/// The folder of this suite's files, cleared of what runs that are over left behind.
fn home() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(&home).unwrap();
        for entry in std::fs::read_dir(&home).unwrap().flatten() {
            if is_left_behind(&entry.file_name().to_string_lossy()) {
                std::fs::remove_dir_all(entry.path()).unwrap();
            }
        }
        home
    })
}

fn new_on_server(template: Option<&DatabaseAddress>) -> TestDatabase {
    static CLEARED: OnceLock<()> = OnceLock::new();
    CLEARED.get_or_init(|| apart(clear_server));
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("{PREFIX}{}_{number}", std::process::id());
    let from = match template {
        Some(DatabaseAddress::Server { url }) => url.rsplit('/').next().unwrap_or_default(),
        _ => "template0",
    };
    let create = format!("CREATE DATABASE {name} TEMPLATE {from}");
    apart(move || async move {
        server().await.execute_unprepared(&create).await.unwrap();
    });
    let url = server_url();
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    TestDatabase {
        address: DatabaseAddress::Server {
            url: format!("{server}/{name}"),
        },
        folder: None,
    }
}

fn server_url() -> String {
    std::env::var("BRYGGA_TEST_POSTGRES")
        .expect("BRYGGA_TEST_POSTGRES holds the address of a PostgreSQL to test on")
}

async fn server() -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(server_url());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

async fn clear_server() {
    let server = server().await;
    let names = "SELECT datname FROM pg_database";
    let rows = server
        .query_all_raw(Statement::from_string(DbBackend::Postgres, names))
        .await
        .unwrap();
    for row in rows {
        let name: String = row.try_get_by_index(0).unwrap();
        if is_left_behind(&name) {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            server.execute_unprepared(&drop).await.unwrap();
        }
    }
}

/// Whether a name belongs to a run whose process is gone.
fn is_left_behind(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(PREFIX) else {
        return false;
    };
    let process = rest.split(['-', '_']).next().unwrap_or_default();
    !Path::new("/proc").join(process).exists()
}
