//! Databases on a PostgreSQL server. Making one takes the server half a second, so a test that has
//! ended gives its own back, and it is restored row by row for the next.

use super::{Contents, PREFIX, apart, fill, is_left_behind};
use brygga::store::DatabaseAddress;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};
use std::sync::{
    Mutex, OnceLock,
    atomic::{AtomicU32, Ordering},
};

/// Remembers every row of every table beside the tables.
const REMEMBER: &str = "CREATE SCHEMA kept;
DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', t, t);
    END LOOP;
END $$";

/// Puts them back. Triggers are off, since events of the audit cannot be removed otherwise. Fails
/// where a test has changed the tables themselves.
const RESTORE: &str = "DO $$ DECLARE t text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'kept' LOOP
        EXECUTE format('DELETE FROM public.%I', t);
        EXECUTE format('INSERT INTO public.%I SELECT * FROM kept.%I', t, t);
    END LOOP;
END $$";

/// Databases that wait for a test, with what they hold.
static FREE: Mutex<Vec<(Contents, String)>> = Mutex::new(Vec::new());

/// A database with these contents.
pub(super) fn take(contents: Contents) -> DatabaseAddress {
    let mut free = FREE.lock().unwrap();
    let found = free.iter().position(|(held, _)| *held == contents);
    let name = found.map(|at| free.swap_remove(at).1);
    drop(free);
    address_of(&name.unwrap_or_else(|| make(contents)))
}

/// The test that had it has ended.
pub(super) fn give_back(url: &str, contents: Contents) {
    let name = url.rsplit('/').next().unwrap_or_default().to_owned();
    let restored = apart(move || async move {
        let server = connect(&server_url()).await;
        empty(&server, &name).await;
        if contents != Contents::Nothing && restore(&name).await.is_ok() {
            return Some(name);
        }
        remove(&server, &name).await;
        None
    });
    if let Some(name) = restored {
        FREE.lock().unwrap().push((contents, name));
    }
}

fn make(contents: Contents) -> String {
    static TABLES: OnceLock<String> = OnceLock::new();
    static DEMO: OnceLock<String> = OnceLock::new();
    static CLEARED: OnceLock<()> = OnceLock::new();
    CLEARED.get_or_init(|| apart(clear));
    let template = match contents {
        Contents::Nothing => return copy_of("template0"),
        Contents::Tables => &TABLES,
        Contents::DemoWorld => &DEMO,
    };
    let template = template.get_or_init(|| {
        let name = copy_of("template0");
        let (address, url) = (address_of(&name), url_of(&name));
        apart(move || async move {
            fill(address, contents).await.unwrap();
            let connection = connect(&url).await;
            connection.execute_unprepared(REMEMBER).await.unwrap();
            connection.close().await.unwrap();
        });
        name
    });
    copy_of(template)
}

fn copy_of(template: &str) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("{PREFIX}{}_{number}", std::process::id());
    let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
    apart(move || async move {
        let server = connect(&server_url()).await;
        server.execute_unprepared(&create).await.unwrap();
    });
    name
}

async fn restore(name: &str) -> Result<(), DbErr> {
    let database = connect(&url_of(name)).await;
    database.execute_unprepared(RESTORE).await?;
    database.close().await
}

/// Ends what the test has left running on its database.
async fn empty(server: &DatabaseConnection, name: &str) {
    let stop = format!(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = '{name}'"
    );
    server.execute_unprepared(&stop).await.unwrap();
}

async fn remove(server: &DatabaseConnection, name: &str) {
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    server.execute_unprepared(&drop).await.unwrap();
}

/// Removes what runs that are over have left behind.
async fn clear() {
    let server = connect(&server_url()).await;
    let all = "SELECT datname FROM pg_database";
    let all = Statement::from_string(server.get_database_backend(), all);
    for row in server.query_all_raw(all).await.unwrap() {
        let name: String = row.try_get_by_index(0).unwrap();
        if is_left_behind(&name) {
            remove(&server, &name).await;
        }
    }
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

fn address_of(name: &str) -> DatabaseAddress {
    DatabaseAddress::Server { url: url_of(name) }
}

fn url_of(name: &str) -> String {
    let url = server_url();
    let (server, _) = url.rsplit_once('/').expect("an address with a database");
    format!("{server}/{name}")
}

fn server_url() -> String {
    std::env::var("BRYGGA_TEST_POSTGRES")
        .expect("BRYGGA_TEST_POSTGRES holds the address of a PostgreSQL to test on")
}
