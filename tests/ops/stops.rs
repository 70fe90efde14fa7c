//! A process that is asked to stop answers what it has begun, and then ends.

use crate::{
    account::{Account, CutOff, times},
    book_check::violations,
    books::Books,
    database::TestDatabase,
    run::{alone, long, percentile, print_figures},
    rush::{Addresses, Rush},
    service::Service,
    world::Course,
};
use rocket::{futures::future::join_all, tokio::time::sleep};
use serde_json::json;
use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

/// Grace, mercy and a second (trust plan, B8).
const LONGEST_STOP: Duration = Duration::from_secs(10 + 5 + 1);
/// A request that was sent this long before the signal has certainly been taken in. One that meets
/// the closing door may find it closed, as at any server that stops.
const TAKEN_IN: Duration = Duration::from_millis(250);

const COURSE: Course = Course {
    seats: 40,
    sessions: 1,
};

/// A stop under load lasts as long as the grace, so several services stop at once.
#[test]
fn asked_to_stop_under_load_it_answers_what_it_has_begun_on_sqlite() {
    alone(async {
        let load = load(5, 10);
        let databases = (0..load.services).map(|_| TestDatabase::embedded());
        let rolls = databases.map(|d| roll(d, load.laps, load.at_once));
        let under_way = join_all(rolls).await;
        assert_some(&under_way);
    });
}

/// The three of each database stop one after another, as in an upgrade without a pause.
#[test]
fn stopping_three_in_turn_under_load_leaves_no_request_unanswered_on_postgresql() {
    alone(async {
        let load = load(2, 8);
        let mut databases = Vec::new();
        for _ in 0..load.services {
            let Some(database) = TestDatabase::on_server("the stops").await else {
                return;
            };
            databases.push(database);
        }
        let rolls = databases
            .into_iter()
            .map(|d| roll(d, load.laps, load.at_once));
        let under_way = join_all(rolls).await;
        assert_some(&under_way);
    });
}

struct Load {
    /// So many services, or groups of three, run at once.
    services: usize,
    /// How often each is stopped.
    laps: usize,
    /// So many people sign up at once at each.
    at_once: usize,
}

/// The short form leaves a machine of two slow cores room to answer everybody in time: what is shown is
/// how it stops, not how much it can do.
fn load(services: usize, laps: usize) -> Load {
    if long() {
        Load {
            services,
            laps,
            at_once: 12,
        }
    } else {
        Load {
            services: services.div_ceil(2),
            laps: 1,
            at_once: 6,
        }
    }
}

/// A stop between two requests shows nothing.
fn assert_some(under_way: &[usize]) {
    let all: usize = under_way.iter().sum();
    assert!(all > 0, "no request was under way at any signal");
}

/// Stops and restarts each process in turn while people sign up; answers how many requests were under
/// way at a signal and answered after it.
async fn roll(database: TestDatabase, laps: usize, at_once: usize) -> usize {
    COURSE.plan(&database);
    let mut services: Vec<Service> = (0..database.processes())
        .map(|_| Service::start(&database))
        .collect();
    let addresses = Addresses::of(services.iter().map(|s| s.url.as_str()));
    let rush = Rush::begin(&addresses, 30_000, at_once);
    let mut signals = HashMap::new();
    let mut took = Vec::new();
    for place in (0..services.len()).cycle().take(laps * services.len()) {
        sleep(Duration::from_millis(1_500)).await;
        let service = &mut services[place];
        signals.insert(service.url.clone(), Instant::now());
        service.ask_to_stop();
        let ended = service.ended(LONGEST_STOP).await;
        let said = service.said();
        let (status, after) = ended.unwrap_or_else(|| unreachable!("it did not end: {said}"));
        assert_eq!(status.code(), Some(0), "{said}");
        took.push(u64::try_from(after.as_millis()).unwrap());
        *service = Service::start(&database);
        addresses.replace(place, &service.url);
    }
    let accounts = rush.enough().await;
    drop(services);
    let mut found = violations(COURSE, &accounts, &Books::read(&database).await);
    let cut_off: Vec<&CutOff> = accounts.iter().flat_map(|a| &a.cut_off).collect();
    found.extend(left_unanswered(&cut_off, &signals));
    assert!(found.is_empty(), "{}", found.join("\n"));
    let under_way = answered_after_the_signal(&accounts, &signals);
    print_figures(&json!({
        "run": "stops",
        "database": database.kind(),
        "processes": database.processes(),
        "stops": took.len(),
        "people": accounts.len(),
        "confirmed": accounts.iter().map(|a| a.confirmed.len()).sum::<usize>(),
        "answered_after_the_signal": under_way,
        "refused_at_connect": accounts.iter().map(|a| a.refused.len()).sum::<usize>(),
        "met_the_closing_door": cut_off.len(),
        "post_p99_ms": percentile(&mut times(&accounts), 99),
        "stop_worst_ms": percentile(&mut took, 100),
        "answers_5xx": 0,
    }));
    database.remove().await;
    under_way
}

/// Requests without an answer that had been taken in before the signal, or went to a process that
/// nobody stopped.
fn left_unanswered(cut_off: &[&CutOff], signals: &HashMap<String, Instant>) -> Vec<String> {
    cut_off
        .iter()
        .filter(|c| {
            signals
                .get(&c.url)
                .is_none_or(|signal| c.began + TAKEN_IN < *signal)
        })
        .map(|c| format!("begun and not answered: {c:?}"))
        .collect()
}

fn answered_after_the_signal(accounts: &[Account], signals: &HashMap<String, Instant>) -> usize {
    accounts
        .iter()
        .flat_map(|a| a.confirmed.iter().chain(&a.answered))
        .filter(|c| {
            signals
                .get(&c.url)
                .is_some_and(|signal| c.began < *signal && *signal < c.began + c.took)
        })
        .count()
}
