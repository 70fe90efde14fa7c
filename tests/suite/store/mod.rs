//! What the database promises.

mod jotting;
mod migrations;
mod promises;
mod rate_limits;
mod remembered;
mod sharing;

use brygga::store::{Fault, Store, Unit};
use sea_orm::{ConnectionTrait, Statement};

/// A table that any number can be written down in.
fn put(key: &str, number: i64) -> String {
    format!("INSERT INTO rate_buckets (key, filled_at) VALUES ('{key}', {number})")
}

/// One more of a number that was put.
fn one_more_of(key: &str) -> String {
    format!("UPDATE rate_buckets SET filled_at = filled_at + 1 WHERE key = '{key}'")
}

/// The number that stands there, if any does.
async fn number_of(db: &impl ConnectionTrait, key: &str) -> Option<i64> {
    let sql = format!("SELECT filled_at FROM rate_buckets WHERE key = '{key}'");
    let asked = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(asked).await.unwrap();
    row.map(|row| row.try_get_by_index(0).unwrap())
}

async fn runs_in(unit: &Unit, sql: &str) -> Result<(), Fault> {
    unit.db().execute_unprepared(sql).await?;
    Ok(())
}

async fn writes(store: &Store, sql: &str) -> Result<(), Fault> {
    store
        .write(|unit| async move { runs_in(&unit, sql).await })
        .await
}
