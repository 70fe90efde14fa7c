//! Bringing the schema up, once, however many programs start together.

use crate::support::databases::{Contents, TestDatabase, on_postgres};
use brygga::store::{DatabaseAddress, Store};
use migrations::{Migrator, MigratorTrait};
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

/// A database as an earlier program left it, with a number of steps.
async fn of_an_earlier_program(database: &TestDatabase, steps: u32) -> sea_orm::DatabaseConnection {
    let url = match database.address() {
        DatabaseAddress::Embedded { folder } => {
            format!("sqlite://{}/brygga.db?mode=rwc", folder.display())
        }
        DatabaseAddress::Server { url } => url,
    };
    let connection = sea_orm::Database::connect(url).await.unwrap();
    Migrator::up(&connection, Some(steps)).await.unwrap();
    connection
}

#[rocket::async_test]
async fn what_was_done_under_an_earlier_program_is_found_in_the_history() {
    let database = TestDatabase::with(Contents::Nothing);
    let old = of_an_earlier_program(&database, 10).await;
    let account = "0191f0aa-7c00-7000-8000-000000000001";
    let backend = old.get_database_backend();
    for number in 1..=3_u128 {
        let about = match number {
            1 => format!("{{\"account\":\"{account}\"}}"),
            2 => format!("{{\"account\":\"{account}\",\"round\":\"{account}\"}}"),
            _ => "{}".to_owned(),
        };
        let insert = "INSERT INTO audit_events (id, at, actor, code, about) VALUES ($1, $2, 'operator', $3, $4)";
        let values: [sea_orm::Value; 4] = [
            uuid::Uuid::from_u128(number).into(),
            i64::try_from(number).unwrap().into(),
            format!("account.number_{number}").into(),
            about.into(),
        ];
        let statement = Statement::from_sql_and_values(backend, insert, values);
        old.execute_raw(statement).await.unwrap();
    }
    old.close().await.unwrap();
    let store = Store::open(database.address()).await.unwrap();
    store.migrate().await.unwrap();
    let found = brygga::audit::history(store.read(), account.parse().unwrap(), 10).await;
    let codes: Vec<String> = found.unwrap().into_iter().map(|past| past.code).collect();
    assert_eq!(codes, ["account.number_2", "account.number_1"]);
    let changed = store
        .write(|unit| async move {
            unit.db()
                .execute_unprepared("DELETE FROM audit_subjects")
                .await?;
            Ok::<(), brygga::store::Fault>(())
        })
        .await;
    assert!(changed.unwrap_err().to_string().contains("append-only"));
}
