//! Units of work that share a commit on the embedded database, and stay apart all the same.

use super::{number_of, one_more_of, put, runs_in, writes};
use crate::support::databases::{Contents, TestDatabase, on_postgres};
use brygga::store::{Fault, Store, Unit};
use rocket::{
    futures::future::join_all,
    tokio::{
        self,
        sync::Notify,
        task::JoinSet,
        time::{Duration, sleep},
    },
};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::{
    pin::pin,
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    task::{Context, Waker},
};

async fn open() -> (TestDatabase, Store) {
    let database = TestDatabase::with(Contents::Tables);
    let store = Store::open(database.address()).await.unwrap();
    (database, store)
}

/// Runs three units of which the second and the third stand in line before the first ends. On a
/// slow machine the line may move too slowly to share a commit; then they are run again.
async fn together<A, B, C>(
    store: &Store,
    first: impl AsyncFn(&Unit) -> Result<A, Fault>,
    second: impl AsyncFn(&Unit) -> Result<B, Fault>,
    third: impl AsyncFn(&Unit) -> Result<C, Fault>,
) -> (Result<A, Fault>, Result<B, Fault>, Result<C, Fault>) {
    let (first, second, third) = (&first, &second, &third);
    for _ in 0..20 {
        writes(store, "DELETE FROM rate_buckets WHERE key <> 'old'")
            .await
            .unwrap();
        let (all_wait, apart) = (&Notify::new(), &AtomicBool::new(false));
        let looks = async || {
            if number_of(store.read(), "first").await.is_some() {
                apart.store(true, Ordering::Release);
            }
        };
        let looks = &looks;
        let (first, second, third, ()) = tokio::join!(
            store.write(|unit| async move {
                all_wait.notified().await;
                first(&unit).await
            }),
            store.write(|unit| async move {
                looks().await;
                second(&unit).await
            }),
            store.write(|unit| async move {
                looks().await;
                third(&unit).await
            }),
            async { all_wait.notify_one() },
        );
        if !apart.load(Ordering::Acquire) {
            return (first, second, third);
        }
    }
    panic!("units that came together never shared a commit");
}

#[rocket::async_test]
async fn units_that_come_together_share_a_commit_and_a_refused_one_takes_nothing_with_it() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    let reader = store.read();
    let (first, second, third) = together(
        &store,
        async |unit| runs_in(unit, &put("first", 1)).await,
        async |unit| {
            runs_in(unit, &put("second", 2)).await?;
            runs_in(unit, &one_more_of("first")).await?;
            Err::<(), _>(Fault::new("refused"))
        },
        async |unit| {
            runs_in(unit, &put("third", 3)).await?;
            let here = number_of(unit.db(), "first").await;
            Ok((here, number_of(reader, "first").await))
        },
    )
    .await;
    first.unwrap();
    assert!(second.unwrap_err().to_string().contains("refused"));
    let (here, outside) = third.unwrap();
    assert_eq!(here, Some(1), "what the refused one did is undone");
    assert_eq!(outside, None, "the third is in the first one's transaction");
    assert_eq!(number_of(reader, "first").await, Some(1));
    assert_eq!(number_of(reader, "second").await, None);
    assert_eq!(number_of(reader, "third").await, Some(3));
}

#[rocket::async_test]
async fn whoever_is_refused_for_what_another_does_can_read_it() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    let (store, mut shared) = (&store, 0);
    for _ in 0..20 {
        writes(store, "DELETE FROM rate_buckets").await.unwrap();
        let (all_wait, together) = (&Notify::new(), &AtomicBool::new(false));
        let (first, (refused, read), third, ()) = tokio::join!(
            store.write(|unit| async move {
                all_wait.notified().await;
                runs_in(&unit, &put("first", 1)).await
            }),
            async {
                let refused = store.write(|unit| async move {
                    let there = number_of(store.read(), "first").await;
                    together.store(there.is_none(), Ordering::Release);
                    match number_of(unit.db(), "first").await {
                        Some(_) => Err(Fault::new("refused")),
                        None => Ok(()),
                    }
                });
                (refused.await, number_of(store.read(), "first").await)
            },
            // Keeps the commit waiting.
            store.write(|unit| async move {
                sleep(Duration::from_millis(10)).await;
                runs_in(&unit, &put("third", 3)).await
            }),
            async { all_wait.notify_one() },
        );
        first.unwrap();
        third.unwrap();
        assert!(refused.is_err());
        assert_eq!(read, Some(1));
        shared += u32::from(together.load(Ordering::Acquire));
    }
    assert!(shared > 0, "units that came together never shared a commit");
}

#[rocket::async_test]
async fn a_commit_that_fails_fails_for_all_that_share_it() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    writes(&store, "CREATE TABLE parents (id integer PRIMARY KEY)")
        .await
        .unwrap();
    let children = "CREATE TABLE children (parent integer REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)";
    writes(&store, children).await.unwrap();
    let reader = store.read();
    let (first, second, third) = together(
        &store,
        async |unit| runs_in(unit, &put("first", 1)).await,
        async |unit| runs_in(unit, &put("second", 2)).await,
        async |unit| runs_in(unit, "INSERT INTO children VALUES (7)").await,
    )
    .await;
    for answer in [first, second, third] {
        let why = answer.unwrap_err().to_string();
        assert!(why.contains("FOREIGN KEY"), "{why}");
    }
    assert_eq!(number_of(reader, "first").await, None);
    assert_eq!(number_of(reader, "second").await, None);
    writes(&store, &put("first", 1)).await.unwrap();
    assert_eq!(number_of(reader, "first").await, Some(1));
}

#[rocket::async_test]
async fn a_transaction_that_the_database_ended_itself_is_acknowledged_to_nobody() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    // As a full disk does, and here also with a unit that does not notice.
    let ends = "CREATE TRIGGER ends BEFORE UPDATE ON rate_buckets BEGIN SELECT RAISE(ROLLBACK, 'ended'); END";
    writes(&store, &put("old", 1)).await.unwrap();
    writes(&store, ends).await.unwrap();
    for notices in [true, false] {
        let (first, second, third) = together(
            &store,
            async |unit| runs_in(unit, &put("first", 1)).await,
            async |unit| match runs_in(unit, &one_more_of("old")).await {
                Err(fault) if notices => Err(fault),
                _ => Ok(()),
            },
            async |unit| runs_in(unit, &put("third", 3)).await,
        )
        .await;
        for answer in [&first, &second] {
            assert!(answer.is_err(), "{notices}");
        }
        assert_eq!(number_of(store.read(), "first").await, None);
        let kept = number_of(store.read(), "third").await.is_some();
        assert_eq!(kept, third.is_ok(), "{notices}");
    }
}

#[rocket::async_test]
async fn two_hundred_that_count_at_once_count_to_two_hundred() {
    let (_database, store) = open().await;
    writes(&store, &put("n", 0)).await.unwrap();
    let mut counting = JoinSet::new();
    for _ in 0..200 {
        let store = store.clone();
        counting.spawn(async move {
            store
                .write(|unit| async move {
                    let locks = "SELECT filled_at FROM rate_buckets WHERE key = 'n' FOR UPDATE";
                    if unit.db().get_database_backend() == DbBackend::Postgres {
                        runs_in(&unit, locks).await?;
                    }
                    let next = number_of(unit.db(), "n").await.unwrap() + 1;
                    let counts = format!("UPDATE rate_buckets SET filled_at = {next}");
                    runs_in(&unit, &counts).await
                })
                .await
        });
    }
    while let Some(counted) = counting.join_next().await {
        counted.unwrap().unwrap();
    }
    assert_eq!(number_of(store.read(), "n").await, Some(200));
}

#[rocket::async_test]
async fn who_comes_first_is_served_first() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    let served = AtomicI64::new(0);
    let (store, served) = (&store, &served);
    let comes = (0..20).map(|place| {
        store.write(move |unit| async move {
            runs_in(&unit, &put(&place.to_string(), 0)).await?;
            Ok::<_, Fault>((place, served.fetch_add(1, Ordering::AcqRel)))
        })
    });
    for served in join_all(comes).await {
        let (place, turn) = served.unwrap();
        assert_eq!(place, turn);
    }
}

/// Polls a write this many times, and lets it go wherever it stands then.
async fn goes_away_after(store: &Store, polls: u32) {
    let write = store.write(|unit| async move {
        runs_in(&unit, &one_more_of("gone")).await?;
        runs_in(&unit, &one_more_of("gone")).await
    });
    let mut write = pin!(write);
    for _ in 0..polls {
        let mut context = Context::from_waker(Waker::noop());
        if write.as_mut().poll(&mut context).is_ready() {
            return;
        }
        sleep(Duration::from_micros(300)).await;
    }
}

#[rocket::async_test]
async fn whoever_goes_away_leaves_nobody_waiting_and_nothing_half_done() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    writes(&store, &put("gone", 0)).await.unwrap();
    writes(&store, &put("stays", 0)).await.unwrap();
    let (store, stays) = (&store, &one_more_of("stays"));
    for round in 0..60 {
        // Some stay to the end.
        let polls = if round % 12 == 11 { 10_000 } else { round % 12 };
        let (one, other, ()) = tokio::join!(
            writes(store, stays),
            writes(store, stays),
            goes_away_after(store, polls)
        );
        one.unwrap();
        other.unwrap();
        // Whoever comes after the one that went away finds it whole or undone.
        writes(store, stays).await.unwrap();
        let gone = number_of(store.read(), "gone").await.unwrap();
        assert_eq!(gone % 2, 0, "after {polls} polls");
    }
    assert_eq!(number_of(store.read(), "stays").await, Some(180));
    let gone = number_of(store.read(), "gone").await.unwrap();
    assert!(gone > 0 && gone < 120, "{gone}: some end, some do not");
}

#[rocket::async_test]
async fn a_unit_that_is_let_go_while_it_works_is_undone_though_others_share_its_commit() {
    let (_database, store) = open().await;
    writes(&store, &put("gone", 0)).await.unwrap();
    let (store, works) = (&store, &Notify::new());
    let lets_go = async {
        let hangs = store.write(|unit| async move {
            runs_in(&unit, &one_more_of("gone")).await?;
            works.notify_one();
            std::future::pending::<Result<(), Fault>>().await
        });
        tokio::select! {
            _ = hangs => panic!("it hangs"),
            () = works.notified() => {}
        }
    };
    let one = put("one", 1);
    let (one, ()) = tokio::join!(writes(store, &one), lets_go);
    one.unwrap();
    writes(store, &put("other", 2)).await.unwrap();
    assert_eq!(number_of(store.read(), "gone").await, Some(0));
    assert_eq!(number_of(store.read(), "other").await, Some(2));
}

#[rocket::async_test]
async fn a_unit_that_is_kept_beyond_its_verb_is_a_fault() {
    let (_database, store) = open().await;
    let kept = &std::sync::Mutex::new(None);
    let answer: Result<(), Fault> = store
        .write(|unit| async move {
            runs_in(&unit, &put("kept", 1)).await?;
            *kept.lock().unwrap() = Some(unit);
            Ok(())
        })
        .await;
    assert!(answer.unwrap_err().to_string().contains("outlived"));
    drop(kept.lock().unwrap().take());
    writes(&store, &put("next", 1)).await.unwrap();
    assert_eq!(number_of(store.read(), "kept").await, None);
}

#[rocket::async_test]
async fn when_the_writer_is_taken_for_too_long_it_is_a_matter_of_trying_again() {
    if on_postgres() {
        return;
    }
    let (_database, store) = open().await;
    let store = &store;
    let inside = store
        .write(|unit| async move {
            let waits = writes(store, &put("inside", 1)).await;
            runs_in(&unit, &put("outside", 1)).await?;
            Ok::<_, Fault>(waits)
        })
        .await;
    assert!(inside.unwrap().unwrap_err().is_busy());
    assert_eq!(number_of(store.read(), "inside").await, None);
    assert_eq!(number_of(store.read(), "outside").await, Some(1));
}

#[rocket::async_test]
async fn a_closed_database_answers_everybody() {
    let (_database, store) = open().await;
    let other = store.clone();
    store.close().await.unwrap();
    let put = put("late", 1);
    let answers = join_all((0..40).map(|_| writes(&other, &put))).await;
    assert!(answers.iter().all(Result::is_err));
    let jotted = Statement::from_string(other.read().get_database_backend(), put);
    assert!(other.jot(jotted).await.is_err());
}
