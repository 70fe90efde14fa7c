//! Drafts: one statement each, which PostgreSQL answers before the disk.

use super::{number_of, one_more_of, put, writes};
use crate::support::databases::{Contents, TestDatabase, on_postgres};
use brygga::store::Store;
use rocket::tokio;
use sea_orm::Statement;

async fn open() -> (TestDatabase, Store) {
    let database = TestDatabase::with(Contents::Tables);
    let store = Store::open(database.address()).await.unwrap();
    (database, store)
}

fn statement(store: &Store, sql: &str) -> Statement {
    Statement::from_string(store.read().get_database_backend(), sql)
}

#[rocket::async_test]
async fn what_is_jotted_down_is_there_and_says_how_many_rows_it_changed() {
    let (_database, store) = open().await;
    let jot = async |sql: &str| store.jot(statement(&store, sql)).await;
    assert_eq!(jot(&one_more_of("n")).await.unwrap(), 0);
    assert_eq!(jot(&put("n", 1)).await.unwrap(), 1);
    assert_eq!(jot(&one_more_of("n")).await.unwrap(), 1);
    assert_eq!(number_of(store.read(), "n").await, Some(2));
}

#[rocket::async_test]
async fn a_jot_that_cannot_be_done_disturbs_nobody() {
    let (_database, store) = open().await;
    writes(&store, &put("n", 1)).await.unwrap();
    let (other, twice) = (put("other", 2), put("n", 3));
    let (kept, refused, jotted) = tokio::join!(
        writes(&store, &other),
        store.jot(statement(&store, &twice)),
        store.jot(statement(&store, &one_more_of("n"))),
    );
    kept.unwrap();
    assert!(refused.is_err());
    assert_eq!(jotted.unwrap(), 1);
    assert_eq!(number_of(store.read(), "n").await, Some(2));
    assert_eq!(number_of(store.read(), "other").await, Some(2));
}

#[rocket::async_test]
async fn drafts_alone_do_not_wait_for_the_disk() {
    if !on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    let setting = "INSERT INTO rate_buckets (key, filled_at) \
                   SELECT current_setting('synchronous_commit'), 1";
    store.jot(statement(&store, setting)).await.unwrap();
    assert_eq!(number_of(store.read(), "off").await, Some(1));
    assert_eq!(number_of(store.read(), "on").await, None);
    writes(&store, setting).await.unwrap();
    assert_eq!(number_of(store.read(), "on").await, Some(1));
}
