//! The opening rush: sign-up opens and everybody comes within a minute, reads, and thinks on each
//! page. Nobody too many, no error, and nobody waits.

use crate::{
    books::Books,
    browser::Browser,
    database::TestDatabase,
    journey::{Ended, Somebody, walk},
    many_rounds,
    run::{alone, long, percentile, print_figures},
    service::{Service, command},
};
use rocket::tokio::{sync::Mutex, task::JoinSet, time::sleep};
use serde_json::json;
use std::{collections::BTreeSet, io, net::Ipv4Addr, sync::Arc, time::Duration};

/// How many come, within which time, and how long they think on a page.
#[derive(Clone, Copy)]
struct Opening {
    people: usize,
    seats: usize,
    within: Duration,
    shortest: Duration,
    /// The slowest think so much longer than the fastest.
    more: Duration,
}

/// Ninety-nine of a hundred requests are faster than this, in milliseconds.
const LONGEST_WAIT: u64 = 250;

/// How it ended for somebody, and their browser.
type Outcome = (io::Result<Ended>, Browser);

/// 13,300 people within a minute for 1,330 seats in ten rounds, 10 to 60 seconds on each page; in
/// the short form 300 for 30, a hundred times as fast.
fn opening() -> Opening {
    if long() {
        Opening {
            people: 13_300,
            seats: 133,
            within: Duration::from_mins(1),
            shortest: Duration::from_secs(10),
            more: Duration::from_secs(50),
        }
    } else {
        Opening {
            people: 300,
            seats: 3,
            within: Duration::from_secs(2),
            shortest: Duration::from_millis(20),
            more: Duration::from_millis(100),
        }
    }
}

#[test]
fn when_sign_up_opens_and_everybody_comes_nobody_is_one_too_many_on_sqlite() {
    alone(async {
        let database = TestDatabase::embedded();
        assert_everybody_is_served(&database).await;
        database.remove().await;
    });
}

#[test]
fn when_sign_up_opens_and_everybody_comes_nobody_is_one_too_many_on_postgresql() {
    alone(async {
        let Some(database) = TestDatabase::on_server("the opening").await else {
            return;
        };
        assert_everybody_is_served(&database).await;
        database.remove().await;
    });
}

async fn assert_everybody_is_served(database: &TestDatabase) {
    let opening = opening();
    let file = database.folder().join("world.toml");
    std::fs::write(&file, many_rounds::file(1, opening.seats)).unwrap();
    for arguments in [
        &["migrate"][..],
        &["import", "world", file.to_str().unwrap()],
    ] {
        let ended = command(database, arguments);
        assert!(ended.status.success(), "{}", ended.complaints);
    }
    let service = Service::start(database);
    let host = service.url.trim_start_matches("http://").to_owned();
    let outcomes: Arc<Mutex<Vec<Outcome>>> = Arc::default();
    let mut people = JoinSet::new();
    for number in 0..opening.people {
        let (host, outcomes) = (host.clone(), Arc::clone(&outcomes));
        people.spawn(async move {
            let came = opening.within * u32::try_from(number).unwrap()
                / u32::try_from(opening.people).unwrap();
            sleep(came).await;
            let outcome = one(&host, number, opening).await;
            outcomes.lock().await.push(outcome);
        });
    }
    while let Some(came) = people.join_next().await {
        came.unwrap();
    }
    drop(service);
    let outcomes = outcomes.lock().await;
    let ended = outcomes.iter().filter_map(|(ended, _)| ended.as_ref().ok());
    let placed = ended.filter(|ended| **ended == Ended::Placed).count();
    let failed: Vec<String> = outcomes
        .iter()
        .filter_map(|(ended, _)| ended.as_ref().err().map(ToString::to_string))
        .collect();
    let waits = outcomes.iter().flat_map(|(_, browser)| &browser.waits);
    let received: usize = outcomes.iter().map(|(_, browser)| browser.received).sum();
    let mut waits: Vec<u64> = waits
        .map(|w| u64::try_from(w.as_micros()).unwrap())
        .collect();
    let requests = waits.len();
    let p99 = percentile(&mut waits, 99) / 1000;
    print_figures(&json!({
        "test": "opening",
        "database": database.kind(),
        "people": outcomes.len(),
        "placed": placed,
        "requests": requests,
        "kilobytes_each": received / outcomes.len() / 1000,
        "p50_ms": percentile(&mut waits, 50) / 1000,
        "p99_ms": p99,
        "longest_ms": percentile(&mut waits, 100) / 1000,
        "failed": failed.len(),
    }));
    assert!(failed.is_empty(), "{} failed: {}", failed.len(), failed[0]);
    // In the short form the program is not optimised, and the crowd comes a hundred times as fast.
    assert!(!long() || p99 < LONGEST_WAIT, "p99 is {p99} ms");
    assert_eq!(outcomes.len(), opening.people);
    assert_eq!(placed, many_rounds::ROUNDS * opening.seats);
    let books = Books::read(database).await;
    let seats: BTreeSet<_> = books
        .claims
        .iter()
        .map(|c| (c.session_id, c.seat_number))
        .collect();
    assert_eq!(seats.len(), books.claims.len(), "a seat is claimed once");
    assert_eq!(seats.len(), placed, "whoever is placed has a seat");
    let waiting = books
        .registrations
        .iter()
        .filter(|r| r.standing == "waiting");
    assert_eq!(waiting.count(), opening.people - placed);
}

/// One person, at an address of their own, who hangs up while thinking as browsers do.
async fn one(host: &str, number: usize, opening: Opening) -> Outcome {
    let [.., high, low] = u32::try_from(number).unwrap().to_be_bytes();
    let source = Ipv4Addr::new(127, 1, high, low.max(1));
    let near = many_rounds::place_name(number % many_rounds::ROUNDS);
    let who = Somebody {
        number,
        place: &many_rounds::town(0),
        near: &near,
        round: number % many_rounds::ROUNDS + 1,
    };
    let mut browser = Browser::at(source, host);
    browser.thoughtful = true;
    let think = |page: usize| {
        let spread = (number * 7 + page * 13) % 100;
        let more = opening.more * u32::try_from(spread).unwrap() / 100;
        sleep(opening.shortest + more)
    };
    (walk(&mut browser, &who, think).await, browser)
}
