//! Limits that hold however many programs serve.

use crate::support::{Town, someone, world_of};
use brygga::web::{self, Limit};

const FIVE: Limit = Limit {
    purpose: "test",
    burst: 5,
    per_hour: 60,
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
    assert_eq!(keys.len(), 2, "one for the network, one for the address");
    for key in keys {
        assert!(!key.contains("local") && !key.contains("rut"), "{key}");
    }
    town.days_pass(2);
    web::clear_limits(&town.store, town.clock.now())
        .await
        .unwrap();
    assert_eq!(town.rows_of("rate_buckets").await, 0);
}
