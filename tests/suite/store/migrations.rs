//! Bringing the schema up, once, however many programs start together.

use crate::support::databases::{Contents, TestDatabase, on_postgres};
use brygga::store::Store;
use sea_orm::{ConnectionTrait, Statement};

async fn count(store: &Store, sql: &str) -> i64 {
    let backend = store.read().get_database_backend();
    let row = store
        .read()
        .query_one_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

#[rocket::async_test]
async fn an_empty_database_has_everything_pending_and_nothing_after_migrating() {
    let database = TestDatabase::with(Contents::Nothing);
    let store = Store::open(database.address()).await.unwrap();
    assert!(store.pending_migrations().await.unwrap().len() >= 5);
    store.migrate().await.unwrap();
    assert!(store.pending_migrations().await.unwrap().is_empty());
    assert_eq!(count(&store, "SELECT count(*) FROM audit_events").await, 0);
    store.close().await.unwrap();
    let again = Store::open(database.address()).await.unwrap();
    assert!(again.pending_migrations().await.unwrap().is_empty());
    again.migrate().await.unwrap();
}

#[rocket::async_test]
async fn three_programs_that_start_together_on_a_server_migrate_it_once() {
    if !on_postgres() {
        return;
    }
    let database = TestDatabase::with(Contents::Nothing);
    let start = || async {
        let store = Store::open(database.address()).await.unwrap();
        store.migrate().await.unwrap();
        store
    };
    let (one, two, three) = rocket::tokio::join!(start(), start(), start());
    for store in [&one, &two, &three] {
        assert!(store.pending_migrations().await.unwrap().is_empty());
    }
    let steps = count(&one, "SELECT count(*) FROM seaql_migrations").await;
    let names = count(&one, "SELECT count(DISTINCT version) FROM seaql_migrations").await;
    assert_eq!(steps, names);
    assert!(steps >= 5);
}

#[rocket::async_test]
async fn a_database_from_a_newer_program_is_noticed() {
    let database = TestDatabase::with(Contents::Tables);
    let store = Store::open(database.address()).await.unwrap();
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_later', 0)";
    store
        .write(|unit| async move {
            unit.db().execute_unprepared(newer).await?;
            Ok::<(), brygga::store::Fault>(())
        })
        .await
        .unwrap();
    assert!(store.pending_migrations().await.is_err());
}

#[rocket::async_test]
async fn a_folder_without_a_database_is_not_looked_into() {
    if on_postgres() {
        return;
    }
    let database = TestDatabase::with(Contents::Nothing);
    assert!(Store::look(database.address()).await.is_err());
}
