//! Three processes that start at the same moment bring the database to this version once.

use crate::{
    database::TestDatabase,
    run::{alone, long, print_figures},
    service::{Service, Starting},
};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::time::{Duration, Instant};

/// How long a process may take until it is ready, when three start on two cores.
const READY: Duration = Duration::from_secs(10);

#[test]
fn three_that_start_at_once_on_an_empty_database_bring_it_up_once_and_all_serve() {
    alone(async {
        for _ in 0..times() {
            let Some(database) = TestDatabase::on_server("three starts").await else {
                return;
            };
            start_three(&database, "empty").await;
            database.remove().await;
        }
    });
}

#[test]
fn three_that_start_at_once_on_an_old_database_bring_it_up_once_and_keep_what_is_in_it() {
    alone(async {
        for _ in 0..times() {
            let Some(database) = TestDatabase::on_server("three starts").await else {
                return;
            };
            leave_old_data(&database).await;
            start_three(&database, "old").await;
            assert_eq!(old_data(&database).await, ["Granby kommun, Granby län"]);
            database.remove().await;
        }
    });
}

fn times() -> usize {
    if long() { 50 } else { 5 }
}

async fn start_three(database: &TestDatabase, what: &str) {
    let began = Instant::now();
    let starting: Vec<Starting> = (0..3).map(|_| Service::begin(database, &[])).collect();
    let services: Vec<Service> = starting
        .into_iter()
        .map(|s| s.listening().unwrap())
        .collect();
    for service in &services {
        assert!(service.ready(READY).await.is_some(), "{}", service.said());
    }
    let seconds = began.elapsed().as_secs_f64();
    let mut applied = texts(database, "SELECT version AS text FROM seaql_migrations").await;
    let mut known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    applied.sort_unstable();
    known.sort_unstable();
    assert_eq!(applied, known);
    print_figures(&json!({
        "run": "three starts",
        "database": database.kind(),
        "on": what,
        "steps": applied.len(),
        "seconds_until_all_ready": (seconds * 10.0).round() / 10.0,
    }));
}

/// A database as a first version would have left it: only the first step, and something in it.
async fn leave_old_data(database: &TestDatabase) {
    let db = database.connect().await;
    Migrator::up(&db, Some(1)).await.unwrap();
    for statement in [
        "INSERT INTO counties (code, name_sv, name_en) VALUES ('08', 'Granby län', 'Granby County')",
        "INSERT INTO municipalities \
         (code, county_code, slug, name, sort_key, full_name, phone, facts) VALUES \
         ('0899', '08', 'granby', 'Granby', 'granby', 'Granby kommun', '08-465 004 90', '{}')",
    ] {
        db.execute_unprepared(statement).await.unwrap();
    }
    db.close().await.unwrap();
}

async fn old_data(database: &TestDatabase) -> Vec<String> {
    let sql = "SELECT m.full_name || ', ' || c.name_sv AS text FROM municipalities m \
               JOIN counties c ON c.code = m.county_code";
    texts(database, sql).await
}

async fn texts(database: &TestDatabase, sql: &str) -> Vec<String> {
    let db = database.connect().await;
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    db.close().await.unwrap();
    rows.iter()
        .map(|row| row.try_get("", "text").unwrap())
        .collect()
}
