//! A database for each test, as if it were the first: on the embedded one a copy of a file that was
//! migrated once for all tests, on a server one that was restored to that state.

mod server;

use super::town::{the_day, the_morning};
use brygga::{
    app,
    kernel::Chance,
    store::{DatabaseAddress, Fault, Store},
};
use rocket::tokio::runtime;
use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};
use tempfile::TempDir;

/// What everything of the suite is called, before the number of its process.
const PREFIX: &str = "brygga_suite_";

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

/// A database that no other test sees.
pub struct TestDatabase {
    address: DatabaseAddress,
    contents: Contents,
    /// Where an embedded one is; gone with it.
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// A database of the kind that this run is for.
    pub fn with(contents: Contents) -> Self {
        if on_postgres() {
            Self {
                address: server::take(contents),
                contents,
                _folder: None,
            }
        } else {
            let folder = new_folder();
            if let Some(file) = template(contents) {
                std::fs::copy(file, folder.path().join("brygga.db")).unwrap();
            }
            Self {
                address: embedded_in(&folder),
                contents,
                _folder: Some(folder),
            }
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
            server::give_back(url, self.contents);
        }
    }
}

/// Whether this run is for PostgreSQL.
pub fn on_postgres() -> bool {
    std::env::var("BRYGGA_TEST_DATABASE").is_ok_and(|kind| kind == "postgres")
}

/// Runs something on a thread and a runtime of its own, and waits for it: also where a runtime
/// already runs, or none does any more.
fn apart<T, F>(work: impl FnOnce() -> F + Send + 'static) -> T
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

/// The file that new embedded databases are copies of.
fn template(contents: Contents) -> Option<&'static Path> {
    static TABLES: OnceLock<PathBuf> = OnceLock::new();
    static DEMO: OnceLock<PathBuf> = OnceLock::new();
    let file = match contents {
        Contents::Nothing => return None,
        Contents::Tables => &TABLES,
        Contents::DemoWorld => &DEMO,
    };
    Some(file.get_or_init(|| {
        // It serves until the process ends; the next run clears it away.
        let folder = new_folder().keep();
        let address = DatabaseAddress::Embedded {
            folder: folder.clone(),
        };
        apart(move || async move { fill(address, contents).await.unwrap() });
        folder.join("brygga.db")
    }))
}

async fn fill(address: DatabaseAddress, contents: Contents) -> Result<(), Fault> {
    let store = Store::open(address).await?;
    store.migrate().await?;
    if contents == Contents::DemoWorld {
        let world = app::demo_world(the_day()).expect("the demo's world file is whole");
        app::apply(&store, the_morning(), &Chance::seeded(1), &world).await?;
    }
    store.close().await
}

fn embedded_in(folder: &TempDir) -> DatabaseAddress {
    DatabaseAddress::Embedded {
        folder: folder.path().to_owned(),
    }
}

fn new_folder() -> TempDir {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    let home = HOME.get_or_init(|| {
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        std::fs::create_dir_all(&home).unwrap();
        for entry in std::fs::read_dir(&home).unwrap().flatten() {
            if is_left_behind(&entry.file_name().to_string_lossy()) {
                std::fs::remove_dir_all(entry.path()).unwrap();
            }
        }
        home
    });
    TempDir::with_prefix_in(format!("{PREFIX}{}-", std::process::id()), home).unwrap()
}

/// Whether a name belongs to a run whose process is gone.
fn is_left_behind(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(PREFIX) else {
        return false;
    };
    let process = rest.split(['-', '_']).next().unwrap_or_default();
    !Path::new("/proc").join(process).exists()
}
