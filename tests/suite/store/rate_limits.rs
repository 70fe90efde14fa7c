//! Limits that hold however many programs serve.

use crate::support::{Town, world_of};
use brygga::web::Limit;

const FIVE: Limit = Limit {
    purpose: "test",
    burst: 5,
    per_hour: 60,
};

#[rocket::async_test]
async fn two_programs_share_what_one_network_may_do() {
    let town = Town::with_world(&world_of(&[])).await;
    let other = town.another_instance().await;
    let now = town.clock.now();
    let takes = |store| async move {
        let mut taken = 0;
        for _ in 0..5 {
            taken += u32::from(FIVE.take(store, "192.0.2.7", now).await.unwrap());
        }
        taken
    };
    let (here, there) = rocket::tokio::join!(takes(&town.store), takes(&other.store));
    assert_eq!(here + there, 5);
    assert!(FIVE.take(&town.store, "192.0.2.8", now).await.unwrap());
}

#[rocket::async_test]
async fn what_was_used_up_comes_back_with_time() {
    let town = Town::with_world(&world_of(&[])).await;
    for _ in 0..5 {
        assert!(FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
    }
    assert!(!FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
    town.minutes_pass(1);
    assert!(FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
    assert!(!FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
    town.days_pass(30);
    for _ in 0..5 {
        assert!(FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
    }
    assert!(!FIVE.take(&town.store, "a", town.clock.now()).await.unwrap());
}

#[rocket::async_test]
async fn the_key_of_a_limit_holds_nothing_about_a_person() {
    let town = Town::new().await;
    let details = crate::support::someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(2, &details).await;
    assert_eq!(
        town.texts("SELECT key FROM rate_buckets").await,
        ["sign-up:local"]
    );
}
