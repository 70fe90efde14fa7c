//! A process that is killed at any moment loses nothing that a person was told, and doubles nothing.
//! Nor does it lose an answer to a question that led on: whoever comes back goes on from there, and
//! is not asked again ([`crate::people::Person::open`]).

use crate::{
    account::Account,
    book_check::violations,
    books::Books,
    database::TestDatabase,
    run::{alone, long, percentile, print_figures},
    rush::{Addresses, Company, Rush},
    service::Service,
    world::Course,
};
use rand::Rng;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rocket::tokio::time::sleep;
use serde_json::json;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

/// More than can be done before the last kill.
const PEOPLE: usize = 30_000;
const AT_ONCE: usize = 8;
/// A process that is started anew is ready within this (trust plan, B1).
const READY_AGAIN: Duration = Duration::from_secs(3);

#[test]
fn a_kill_at_any_moment_loses_nothing_confirmed_and_doubles_nothing_on_sqlite() {
    alone(async { kill_again_and_again(TestDatabase::embedded()).await });
}

#[test]
fn killing_one_of_three_loses_nothing_confirmed_and_the_others_serve_on_postgresql() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("the kills").await {
            kill_again_and_again(database).await;
        }
    });
}

async fn kill_again_and_again(database: TestDatabase) {
    let course = Course {
        seats: 40,
        sessions: 2,
    };
    course.plan(&database);
    let mut chance = ChaCha8Rng::seed_from_u64(20_270_111);
    let kills = if long() { 200 } else { 10 };
    let mut services: Vec<Service> = (0..database.processes())
        .map(|_| Service::start(&database))
        .collect();
    let addresses = Addresses::of(services.iter().map(|s| s.url.as_str()));
    let rush = Rush::begin_with(Company::Mixed, &addresses, PEOPLE, AT_ONCE);
    let mut killed = BTreeSet::new();
    let mut starts = Vec::new();
    for _ in 0..kills {
        sleep(Duration::from_millis(chance.random_range(50..1_000))).await;
        let place = chance.random_range(0..services.len());
        services[place].kill();
        killed.insert(services[place].url.clone());
        let began = Instant::now();
        services[place] = Service::start(&database);
        let ready = services[place].ready(READY_AGAIN).await;
        assert!(ready.is_some(), "{}", services[place].said());
        let took = began.elapsed();
        assert!(took <= READY_AGAIN, "ready again only after {took:?}");
        starts.push(u64::try_from(took.as_millis()).unwrap());
        addresses.replace(place, &services[place].url);
    }
    let accounts = rush.enough().await;
    let said: Vec<String> = services.iter().map(Service::said).collect();
    drop(services);
    if database.processes() == 1 {
        assert_eq!(database.integrity().await, "ok");
    }
    let mut found = violations(course, &accounts, &Books::read(&database).await);
    found.extend(errors_elsewhere(&accounts, &killed));
    assert!(
        found.is_empty(),
        "{}\n{}",
        found.join("\n"),
        said.join("\n")
    );
    let cut_off: usize = accounts.iter().map(|a| a.cut_off.len()).sum();
    assert!(cut_off > 0, "no request was under way at any kill");
    print_figures(&json!({
        "run": "kills",
        "database": database.kind(),
        "processes": database.processes(),
        "kills": kills,
        "people": accounts.len(),
        "confirmed": accounts.iter().map(|a| a.confirmed.len()).sum::<usize>(),
        "answers_to_questions": accounts.iter().map(|a| a.answered.len()).sum::<usize>(),
        "cut_off": cut_off,
        "lost": 0,
        "doubled": 0,
        "ready_again_worst_ms": percentile(&mut starts, 100),
    }));
    database.remove().await;
}

/// Whoever was not killed answered every request.
fn errors_elsewhere(accounts: &[Account], killed: &BTreeSet<String>) -> Vec<String> {
    let cut_off = accounts
        .iter()
        .flat_map(|a| a.cut_off.iter().map(|c| (&c.url, c.why.as_str())));
    let refused = accounts
        .iter()
        .flat_map(|a| a.refused.iter().map(|url| (url, "refused")));
    cut_off
        .chain(refused)
        .filter(|(url, _)| !killed.contains(*url))
        .map(|(url, why)| format!("{url} lived and did not answer: {why}"))
        .collect()
}
