//! Limits that hold however many programs serve.

use crate::support::{Town, someone, world_of};
use brygga::{
    store::Fault,
    web::{self, Limit},
};
use rocket::futures::future::join_all;

const FIVE: Limit = Limit {
    purpose: "test",
    burst: 5,
    per_day: 24 * 60,
};

/// Whether one more is allowed now.
async fn one_more(town: &Town, network: &str) -> bool {
    let (keys, now) = (town.keys().await, town.clock.now());
    let taken = FIVE.take(&town.store, &keys, network, now).await;
    taken.unwrap()
}

#[rocket::async_test]
async fn two_programs_share_what_one_network_may_do() {
    let town = Town::with_world(&world_of(&[])).await;
    let other = town.another_instance().await;
    let takes = async |town: &Town| {
        let mut taken = 0;
        for _ in 0..5 {
            taken += u32::from(one_more(town, "192.0.2.7").await);
        }
        taken
    };
    let (here, there) = rocket::tokio::join!(takes(&town), takes(&other));
    assert_eq!(here + there, 5);
    assert!(one_more(&other, "192.0.2.8").await);
}

#[rocket::async_test]
async fn what_was_used_up_comes_back_with_time() {
    let town = Town::with_world(&world_of(&[])).await;
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!one_more(&town, "192.0.2.7").await);
    town.minutes_pass(1);
    assert!(one_more(&town, "192.0.2.7").await);
    assert!(!one_more(&town, "192.0.2.7").await);
    town.days_pass(30);
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!one_more(&town, "192.0.2.7").await);
}

#[rocket::async_test]
async fn a_limit_keeps_nothing_about_a_person_and_is_cleared_away() {
    let town = Town::new().await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(2, &details).await;
    let keys = town.texts("SELECT key FROM rate_buckets").await;
    assert_eq!(keys.len(), 3, "for the network, the phone and the address");
    for key in keys {
        assert!(!key.contains("local") && !key.contains("rut"), "{key}");
    }
    town.days_pass(2);
    web::clear_limits(&town.store, town.clock.now())
        .await
        .unwrap();
    assert_eq!(town.rows_of("rate_buckets").await, 0);
}

#[rocket::async_test]
async fn of_fifty_that_take_at_once_exactly_five_get_one() {
    let town = Town::with_world(&world_of(&[])).await;
    let (keys, now) = (town.keys().await, town.clock.now());
    let all = (0..50).map(|_| FIVE.take(&town.store, &keys, "192.0.2.7", now));
    let taken = join_all(all).await;
    let got_one = taken.into_iter().filter(|one| *one.as_ref().unwrap());
    assert_eq!(got_one.count(), 5);
}

#[rocket::async_test]
async fn a_slow_bucket_gives_one_in_its_time_and_is_not_cleared_away_before_it_is_full() {
    let town = Town::with_world(&world_of(&[])).await;
    let slow = Limit {
        burst: 3,
        per_day: 1,
        ..FIVE
    };
    let keys = town.keys().await;
    let take = async || {
        let now = town.clock.now();
        slow.take(&town.store, &keys, "192.0.2.7", now)
            .await
            .unwrap()
    };
    let clear = async || {
        let now = town.clock.now();
        web::clear_limits(&town.store, now).await.unwrap();
    };
    assert_eq!(
        (take().await, take().await, take().await),
        (true, true, true)
    );
    town.minutes_pass(24 * 60 - 1);
    assert!(!take().await);
    town.minutes_pass(1);
    clear().await;
    assert_eq!((take().await, take().await), (true, false));
    town.days_pass(2);
    clear().await;
    assert_eq!(
        (take().await, take().await, take().await),
        (true, true, false)
    );
}

#[rocket::async_test]
async fn what_is_given_back_can_be_taken_again_and_never_more() {
    let town = Town::with_world(&world_of(&[])).await;
    let (keys, now) = (town.keys().await, town.clock.now());
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!one_more(&town, "192.0.2.7").await);
    let gives = async || FIVE.give_back(&town.store, &keys, "192.0.2.7", now).await;
    gives().await.unwrap();
    assert!(one_more(&town, "192.0.2.7").await);
    assert!(!one_more(&town, "192.0.2.7").await);
    for _ in 0..8 {
        gives().await.unwrap();
    }
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!one_more(&town, "192.0.2.7").await);
}

#[rocket::async_test]
async fn a_token_that_is_taken_in_a_unit_goes_with_the_unit() {
    let town = Town::with_world(&world_of(&[])).await;
    let (keys, now) = (&town.keys().await, town.clock.now());
    for _ in 0..4 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    let take = async |kept: bool| {
        let work = |unit| async move {
            let taken = FIVE.take_in(&unit, keys, "192.0.2.7", now).await?;
            if kept {
                Ok(taken)
            } else {
                Err(Fault::new("refused"))
            }
        };
        town.store.write(work).await
    };
    assert!(take(false).await.is_err());
    assert!(take(true).await.unwrap());
    assert!(!take(true).await.unwrap());
}

#[rocket::async_test]
async fn whether_there_is_a_token_is_asked_without_taking_it_or_writing() {
    let town = Town::with_world(&world_of(&[])).await;
    let (keys, now) = (town.keys().await, town.clock.now());
    let has = async || {
        FIVE.has(&town.store, &keys, "192.0.2.7", now)
            .await
            .unwrap()
    };
    for _ in 0..6 {
        assert!(has().await);
    }
    assert_eq!(town.rows_of("rate_buckets").await, 0);
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!has().await);
}

#[rocket::async_test]
async fn a_clock_that_was_a_day_ahead_locks_nobody_out() {
    let town = Town::with_world(&world_of(&[])).await;
    town.days_pass(1);
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    town.days_pass(-1);
    for _ in 0..5 {
        assert!(one_more(&town, "192.0.2.7").await);
    }
    assert!(!one_more(&town, "192.0.2.7").await);
}
