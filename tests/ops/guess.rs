//! Somebody guesses booking words: so few wrong tries are looked at that a hit is not to be expected,
//! whoever owns a booking is served meanwhile, and the time of an answer does not tell what was wrong
//! (trust plan E10).

mod bookings;
mod guesser;
mod owner;

use crate::{
    database::TestDatabase,
    measure::{mean, number, rounded, welch},
    run::{alone, long, print_figures},
    service::Service,
    world::Course,
};
use bookings::{Bookings, PER_MONTH};
use guesser::{Answer, Guesser};
use owner::Owner;
use rocket::tokio::{task::JoinSet, time::sleep};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;
use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

/// Expected hits a month that the trust plan allows.
const BAR: f64 = 0.1;

/// Tries a minute of the attacker whom the bar is set for.
const TRIES_A_MINUTE: usize = 10_000;

/// Short questions that may be answered wrongly at once, and in a day, over everybody.
const AT_ONCE: usize = 60;
const A_DAY: usize = 1_200;

/// Questions whose time is measured together.
const AT_A_TIME: usize = 12;

const COURSE: Course = Course {
    seats: 10,
    sessions: 1,
};

/// What a measure must be fine enough to see, in seconds.
const SLOWER: f64 = 0.005;

/// How long the attack goes on, and how many owners come meanwhile.
fn attack() -> (Duration, usize) {
    if long() {
        (Duration::from_mins(5), 1_000)
    } else {
        (Duration::from_secs(6), 100)
    }
}

#[test]
fn guesses_from_many_networks_do_not_hit_and_keep_nobody_out_on_sqlite() {
    alone(async {
        for networks in [1, 100, 10_000] {
            withstand(networks, TestDatabase::embedded()).await;
        }
    });
}

#[test]
fn guesses_at_several_processes_do_not_hit_and_keep_nobody_out_on_postgresql() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("guesses").await {
            withstand(10_000, database).await;
        }
    });
}

/// What an attack came to.
#[derive(Default)]
struct Tally {
    sent: usize,
    /// Short questions that were looked at.
    looked_at: usize,
    asked_for_more: usize,
    told_to_wait: usize,
    busy: usize,
    others: usize,
}

async fn withstand(networks: u32, database: TestDatabase) {
    let (services, bookings) = begin(&database).await;
    let urls: Arc<Vec<String>> = Arc::new(services.iter().map(|s| s.url.clone()).collect());
    let (lasts, owners) = attack();
    let mut owning = JoinSet::new();
    owning.spawn(come(Arc::clone(&urls), bookings.clone(), owners, lasts));
    let began = Instant::now();
    let tally = attack_for(lasts, networks, &urls).await;
    let seconds = began.elapsed().as_secs_f64();
    let served: usize = owning.join_all().await.iter().sum();
    let hits = bookings.hits_by_digits(looked_at_a_month(tally.looked_at, seconds));
    // Every try would have been looked at.
    let without_limits = bookings.hits_by_digits(number(tally.sent) / seconds * PER_MONTH);
    print_figures(&json!({
        "run": "guesses",
        "database": database.kind(),
        "networks": networks,
        "seconds": seconds.round(),
        "tries": tally.sent,
        "looked_at": tally.looked_at,
        "asked_for_more": tally.asked_for_more,
        "told_to_wait": tally.told_to_wait,
        "busy": tally.busy,
        "owners": owners,
        "served": served,
        "expected_hits_a_month": rounded(hits),
        "without_limits": rounded(without_limits),
    }));
    assert_eq!(tally.others, 0, "answers of another kind");
    assert!(hits < BAR, "{hits} hits a month");
    assert!(without_limits > BAR, "the attack is too weak to tell");
    assert!(served * 100 >= owners * 99, "{served} of {owners} served");
    let asked_for_more = tally.asked_for_more > 0;
    assert!(asked_for_more || networks == 1, "the attack was let on");
    // In the long form the owners' own slips, from many networks, may use up what there is for all.
    let alone = networks == 1 && !long();
    assert!(
        !(asked_for_more && alone),
        "one network made it ask for more"
    );
    let warned = warnings(&database).await > 0;
    assert_eq!(warned, asked_for_more, "whether staff see it");
    drop(services);
    database.remove().await;
}

/// How often staff were told that somebody guesses.
async fn warnings(database: &TestDatabase) -> i64 {
    let db = database.connect().await;
    let counted = Statement::from_string(
        db.get_database_backend(),
        "SELECT count(*) FROM audit_events WHERE code = 'guessing.threshold'",
    );
    let row = db.query_one_raw(counted).await.unwrap().unwrap();
    db.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}

/// What would be looked at in a month: what was beyond the first burst goes on at the rate that the
/// rule allows, or faster if it did here.
fn looked_at_a_month(looked_at: usize, seconds: f64) -> f64 {
    let beyond = number(looked_at.saturating_sub(AT_ONCE));
    let days = PER_MONTH / 86_400.0;
    let by_rule = number(A_DAY) * days;
    let tokens = seconds * number(A_DAY) / 86_400.0;
    // Two more than the rule gives are a matter of when the clock was read.
    if beyond <= tokens + 2.0 {
        number(AT_ONCE) + by_rule
    } else {
        number(AT_ONCE) + beyond / seconds * PER_MONTH
    }
}

async fn begin(database: &TestDatabase) -> (Vec<Service>, Bookings) {
    COURSE.plan(database);
    let bookings = Bookings::write(database).await;
    let services = (0..database.processes()).map(|_| Service::start(database));
    (services.collect(), bookings)
}

/// Tries at the rate of the bar, spread over networks and processes.
async fn attack_for(lasts: Duration, networks: u32, urls: &Arc<Vec<String>>) -> Tally {
    let mut guessers = Vec::new();
    for url in urls.iter() {
        guessers.push(Arc::new(Guesser::begin(url).await));
    }
    let pause = Duration::from_mins(1) / u32::try_from(TRIES_A_MINUTE).unwrap();
    let (mut tries, began) = (JoinSet::new(), Instant::now());
    let mut tally = Tally::default();
    while began.elapsed() < lasts {
        let at = tally.sent;
        let guesser = Arc::clone(&guessers[at % guessers.len()]);
        let from = network(1, u32::try_from(at).unwrap() % networks);
        tries.spawn(async move { guesser.short(from, at).await });
        tally.sent += 1;
        let due = pause * u32::try_from(tally.sent).unwrap();
        sleep(due.saturating_sub(began.elapsed())).await;
    }
    for answer in tries.join_all().await {
        match answer {
            Answer::LookedAt => tally.looked_at += 1,
            Answer::MoreWanted => tally.asked_for_more += 1,
            Answer::Wait => tally.told_to_wait += 1,
            Answer::Busy => tally.busy += 1,
            Answer::Other(said) => {
                print_figures(&json!({ "unexpected": said }));
                tally.others += 1;
            }
        }
    }
    tally
}

/// The owners of bookings come one after the other, each from a network of their own; answers how many
/// got to their booking.
async fn come(
    urls: Arc<Vec<String>>,
    bookings: Bookings,
    owners: usize,
    within: Duration,
) -> usize {
    let mut all = JoinSet::new();
    for number in 0..owners {
        let url = urls[number % urls.len()].clone();
        let booking = bookings.some(number).clone();
        let owner = Owner::new(network(2, u32::try_from(number).unwrap()), booking);
        all.spawn(async move { owner.gets_in(&url, number.is_multiple_of(10)).await });
        sleep(within / u32::try_from(owners).unwrap()).await;
    }
    all.join_all()
        .await
        .into_iter()
        .filter(|in_time| *in_time)
        .count()
}

/// An address of this machine that stands for a network.
fn network(kind: u8, number: u32) -> Ipv4Addr {
    let [_, _, high, low] = number.to_be_bytes();
    Ipv4Addr::new(127, kind, high, low)
}

#[test]
fn the_time_of_a_wrong_answer_does_not_tell_whether_the_word_exists() {
    alone(async {
        let database = TestDatabase::embedded();
        let (services, bookings) = begin(&database).await;
        let guesser = Arc::new(Guesser::begin(&services[0].url).await);
        let samples = if long() { 20_000 } else { 1_200 };
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        let mut asked = 0_usize;
        while asked < samples {
            let mut batch = JoinSet::new();
            for number in asked..asked + AT_A_TIME {
                // Each kind is as often first of a batch, whose first question wakes the program up.
                let exists = (number + asked / AT_A_TIME).is_multiple_of(2);
                let word = if exists {
                    bookings.some(number).word.clone()
                } else {
                    bookings.free_word(number).to_owned()
                };
                let guesser = Arc::clone(&guesser);
                let from = network(3, u32::try_from(number).unwrap());
                batch.spawn(async move {
                    let took = guesser.whole(from, &word, number).await;
                    (exists, took)
                });
            }
            for (exists, took) in batch.join_all().await {
                if exists { &mut known } else { &mut unknown }.push(took);
            }
            asked += AT_A_TIME;
        }
        let t = welch(&known, &unknown);
        let slower: Vec<f64> = known.iter().map(|took| took + SLOWER).collect();
        let control = welch(&slower, &unknown);
        print_figures(&json!({
            "run": "time of a wrong answer",
            "samples": known.len() + unknown.len(),
            "mean_known_ms": rounded(mean(&known) * 1_000.0),
            "mean_unknown_ms": rounded(mean(&unknown) * 1_000.0),
            "t": rounded(t),
            "t_if_5_ms_slower": rounded(control),
        }));
        assert!(t.abs() < 4.5, "t is {t}");
        assert!(control.abs() > 4.5, "the measure is too coarse: {control}");
        drop(services);
        database.remove().await;
    });
}
