//! A process that is asked to stop answers what it has begun, and then ends.

use crate::{
    book_check::violations,
    books::Books,
    database::TestDatabase,
    run::{alone, long, percentile, print_figures},
    rush::{Addresses, Rush},
    service::Service,
    world::Course,
};
use rocket::tokio::time::sleep;
use serde_json::json;
use std::time::Duration;

/// Grace, mercy and a second (trust plan, B8).
const LONGEST_STOP: Duration = Duration::from_secs(10 + 5 + 1);

#[test]
fn asked_to_stop_under_load_it_answers_what_it_has_begun_on_sqlite() {
    alone(async { stop_again_and_again(TestDatabase::embedded()).await });
}

#[test]
fn asked_to_stop_under_load_it_answers_what_it_has_begun_on_postgresql() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("the stops").await {
            stop_again_and_again(database).await;
        }
    });
}

async fn stop_again_and_again(database: TestDatabase) {
    let course = Course {
        seats: 40,
        sessions: 1,
    };
    course.plan(&database);
    let mut services: Vec<Service> = (0..database.processes())
        .map(|_| Service::start(&database))
        .collect();
    let addresses = Addresses::of(services.iter().map(|s| s.url.as_str()));
    let rush = Rush::begin(&addresses, 3_000, 8);
    let stops = if long() { 50 } else { 5 };
    let mut took = Vec::new();
    for stop in 0..stops {
        sleep(Duration::from_millis(400)).await;
        let place = stop % services.len();
        services[place].ask_to_stop();
        let ended = services[place].ended(LONGEST_STOP).await;
        let said = services[place].said();
        let (status, after) = ended.unwrap_or_else(|| unreachable!("it did not end: {said}"));
        assert_eq!(status.code(), Some(0), "{said}");
        took.push(u64::try_from(after.as_millis()).unwrap());
        services[place] = Service::start(&database);
        addresses.replace(place, &services[place].url);
    }
    let accounts = rush.enough().await;
    drop(services);
    let found = violations(course, &accounts, &Books::read(&database).await);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let cut_off: Vec<_> = accounts.iter().flat_map(|a| &a.cut_off).collect();
    print_figures(&json!({
        "run": "stops",
        "database": database.kind(),
        "processes": database.processes(),
        "stops": stops,
        "people": accounts.len(),
        "confirmed": accounts.iter().map(|a| a.confirmed.len()).sum::<usize>(),
        "refused_at_connect": accounts.iter().map(|a| a.refused.len()).sum::<usize>(),
        "cut_off": cut_off.len(),
        "stop_worst_ms": percentile(&mut took, 100),
    }));
    assert!(cut_off.is_empty(), "begun and not answered: {cut_off:#?}");
    database.remove().await;
}
