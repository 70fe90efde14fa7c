//! What pages remember of the plan for a moment.

use crate::support::databases::{Contents, TestDatabase};
use brygga::store::{Fault, Remembered, Store};
use rocket::tokio::{
    self,
    sync::Notify,
    time::{Duration, sleep},
};
use std::{
    future::ready,
    sync::atomic::{AtomicI64, Ordering},
};

async fn open() -> (TestDatabase, Store) {
    let database = TestDatabase::with(Contents::Tables);
    let store = Store::open(database.address()).await.unwrap();
    (database, store)
}

/// Answers how often it was read.
fn reading(times: &AtomicI64) -> impl Future<Output = Result<i64, Fault>> {
    ready(Ok(times.fetch_add(1, Ordering::AcqRel) + 1))
}

#[rocket::async_test]
async fn a_fact_is_read_once_for_each_key_and_again_when_the_plan_changes() {
    let (_database, store) = open().await;
    let (facts, times) = (Remembered::of_plan(&store), &AtomicI64::new(0));
    let ask = async |key: &str| {
        let read = || reading(times);
        *facts.get_or_read(&key.to_owned(), read).await.unwrap()
    };
    assert_eq!((ask("kalmar").await, ask("kalmar").await), (1, 1));
    assert_eq!((ask("nybro").await, ask("nybro").await), (2, 2));
    store.clone().plan_changed();
    assert_eq!((ask("kalmar").await, ask("nybro").await), (3, 4));
    assert_eq!((ask("kalmar").await, ask("nybro").await), (3, 4));
}

#[rocket::async_test]
async fn a_fact_that_others_may_have_changed_is_read_again_after_two_seconds() {
    let (_database, store) = open().await;
    let (facts, times) = (Remembered::of_plan(&store), &AtomicI64::new(0));
    let ask = async || *facts.get_or_read(&1, || reading(times)).await.unwrap();
    assert_eq!(ask().await, 1);
    sleep(Duration::from_millis(2050)).await;
    assert_eq!(ask().await, 2);
}

#[rocket::async_test]
async fn what_was_being_read_when_the_plan_changed_is_not_remembered() {
    let (_database, store) = open().await;
    let facts = &Remembered::of_plan(&store);
    let (reads, changed) = (&Notify::new(), &Notify::new());
    let slow = facts.get_or_read(&1, || async {
        reads.notify_one();
        changed.notified().await;
        Ok("old")
    });
    let plans = async {
        reads.notified().await;
        store.plan_changed();
        changed.notify_one();
    };
    let (slow, ()) = tokio::join!(slow, plans);
    assert_eq!(*slow.unwrap(), "old");
    let now = facts.get_or_read(&1, || async { Ok("new") }).await.unwrap();
    assert_eq!(*now, "new");
}

#[rocket::async_test]
async fn many_who_ask_at_once_wait_for_one_reader() {
    let (_database, store) = open().await;
    let (facts, times) = (&Remembered::of_plan(&store), &AtomicI64::new(0));
    let ask = || async {
        let read = || async {
            sleep(Duration::from_millis(20)).await;
            reading(times).await
        };
        *facts.get_or_read(&1, read).await.unwrap()
    };
    assert_eq!(tokio::join!(ask(), ask(), ask()), (1, 1, 1));
}

#[rocket::async_test]
async fn a_reader_that_fails_or_goes_away_leaves_the_next_to_read() {
    let (_database, store) = open().await;
    let facts = &Remembered::of_plan(&store);
    let failed = facts.get_or_read(&1, || async { Err(Fault::new("no")) });
    assert!(failed.await.is_err());
    tokio::select! {
        biased;
        _ = facts.get_or_read(&1, std::future::pending) => panic!("it hangs"),
        () = ready(()) => {}
    }
    let read = facts.get_or_read(&1, || async { Ok(5) }).await;
    assert_eq!(*read.unwrap(), 5);
}
