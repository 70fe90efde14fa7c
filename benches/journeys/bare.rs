//! The ceiling: the same framework and database doing the least that a page and a form can do. One
//! indexed read per page, one transaction with a single row per form, nothing else.

use rocket::{State, get, post, response::Redirect, routes};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use std::{path::Path, time::Duration};

/// Rows to read among.
const ROWS: i64 = 20_000;

struct Pools {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

#[get("/page/<id>")]
async fn page(pools: &State<Pools>, id: i64) -> Option<String> {
    let read = "SELECT words FROM pages WHERE id = $1";
    let backend = pools.reader.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, read, [Value::from(id % ROWS)]);
    let row = pools.reader.query_one_raw(statement).await.ok()??;
    row.try_get("", "words").ok()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the least that a transaction can be, without the program's own unit of work"
)]
#[post("/form/<id>", data = "<body>")]
async fn form(pools: &State<Pools>, id: i64, body: String) -> Option<Redirect> {
    let write = "INSERT INTO forms (words) VALUES ($1)";
    let backend = pools.writer.get_database_backend();
    let options = TransactionOptions {
        sqlite_transaction_mode: (backend == DbBackend::Sqlite)
            .then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let unit = pools.writer.begin_with_options(options).await.ok()?;
    let statement = Statement::from_sql_and_values(backend, write, [Value::from(body)]);
    unit.execute_raw(statement).await.ok()?;
    unit.commit().await.ok()?;
    Some(Redirect::to(format!("/page/{id}")))
}

/// Serves until it is killed; prints the port first.
pub async fn serve(database: &str, port: u16) -> Result<(), Box<dyn std::error::Error>> {
    let pools = open(database).await?;
    let config = rocket::Config {
        port,
        log_level: rocket::config::LogLevel::Off,
        ..rocket::Config::release_default()
    };
    rocket::custom(config)
        .manage(pools)
        .mount("/", routes![page, form])
        .launch()
        .await?;
    Ok(())
}

async fn open(database: &str) -> Result<Pools, DbErr> {
    let (writer, reader) = if database.starts_with("postgres") {
        let mut options = ConnectOptions::new(database);
        options.max_connections(12).sqlx_logging(false);
        let pool = Database::connect(options).await?;
        (pool.clone(), pool)
    } else {
        let file = Path::new(database).join("bare.db");
        (sqlite(&file, 1).await?, sqlite(&file, 4).await?)
    };
    let (key, words) = match writer.get_database_backend() {
        DbBackend::Sqlite => ("INTEGER PRIMARY KEY AUTOINCREMENT", "TEXT"),
        _ => ("bigserial PRIMARY KEY", "text"),
    };
    writer
        .execute_unprepared("CREATE TABLE pages (id bigint PRIMARY KEY, words text)")
        .await?;
    writer
        .execute_unprepared(&format!("CREATE TABLE forms (id {key}, words {words})"))
        .await?;
    let page = "Torsdag 28 januari klockan 10-12. ".repeat(40);
    let fill = format!(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {})
         INSERT INTO pages (id, words) SELECT i, '{page}' FROM n",
        ROWS - 1
    );
    writer.execute_unprepared(&fill).await?;
    Ok(Pools { writer, reader })
}

async fn sqlite(file: &Path, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let file = file.to_owned();
    let mut options = ConnectOptions::new("sqlite://bare.db");
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |o| {
            o.filename(&file)
                .create_if_missing(true)
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
        });
    Database::connect(options).await
}
