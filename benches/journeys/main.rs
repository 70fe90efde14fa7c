//! How fast whole sign-ups are, beside a bare handler of the same framework and database in the same
//! run: `cargo bench --bench journeys`, or `./test --long speed` on both databases.
//!
//! Every journey opens each page and sends each form, as a browser would. The bare handler does one
//! indexed read per page and one transaction with a single row per form; the two take turns. Prints one JSON line per
//! database. `BRYGGA_TEST_POSTGRES` names a server on which databases may be made.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::panic, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod bare;
mod browser;
mod journey;
mod measured;
mod process;
mod world;

use browser::Browser;
use journey::{Ended, Somebody, walk};
use measured::{Figures, Rush};
use process::{Database, Running};
use rocket::tokio::{self, runtime::Builder};
use std::{
    future::ready,
    net::Ipv4Addr,
    ops::Range,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// So many people are at it at once.
const AT_ONCE: usize = 16;

/// Seats of each round.
const SEATS: usize = 133;

/// Turns that the two take. A machine whose cores are shared is faster now and slower then: what is
/// compared has to be measured side by side.
const TURNS: usize = 50;

/// Pages and forms of a journey, for the bare handler.
const PAGES: usize = 15;
const FORMS: usize = 10;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = |threads| {
        Builder::new_multi_thread()
            .worker_threads(threads)
            .enable_all()
            .build()
            .unwrap()
    };
    if let [first, database, port] = arguments.as_slice()
        && first == "bare"
    {
        let port = port.parse().unwrap();
        runtime(2).block_on(bare::serve(database, port)).unwrap();
        return;
    }
    let setting = |name: &str, usual: usize| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
            .unwrap_or(usual)
    };
    let journeys = setting("BRYGGA_BENCH_JOURNEYS", 10_000);
    let only = std::env::var("BRYGGA_BENCH_ONLY").unwrap_or_default();
    runtime(1).block_on(async {
        for kind in ["sqlite", "postgresql"] {
            if !only.is_empty() && only != kind {
                continue;
            }
            let Some(database) = Database::make(kind).await else {
                println!("skipped, BRYGGA_TEST_POSTGRES is not set: {kind}");
                continue;
            };
            let (bare, whole) = in_turn(&database, journeys).await;
            println!("{}", measured::line(kind, &bare, &whole));
        }
    });
}

/// Journeys against the bare handler, and whole sign-ups.
async fn in_turn(database: &Database, journeys: usize) -> (Figures, Figures) {
    // Enough municipalities that everybody gets a seat.
    let towns = (journeys + 100).div_ceil(world::ROUNDS * SEATS);
    database.plan(&world::file(towns, SEATS));
    let (bare_server, server) = (Running::bare(database), Running::program(database));
    let (bare_host, host) = (bare_server.host.clone(), server.host.clone());
    let bare_walks = move |n| bare_walk(bare_host.clone(), n);
    let walks = move |n| whole_walk(host.clone(), n, towns);
    // Warm.
    rush(0..200, bare_walks.clone()).await;
    rush(0..100, walks.clone()).await;
    let (mut bare, mut whole) = (Rush::default(), Rush::default());
    let before = database.commits().await;
    for turn in 0..TURNS {
        bare.add(rush(part(turn, journeys / 4, 200), bare_walks.clone()).await);
        whole.add(rush(part(turn, journeys, 100), walks.clone()).await);
    }
    let after = database.commits().await;
    let mut whole = whole.figures();
    whole.commits = before.zip(after).map(|(b, a)| (a - b) / number(journeys));
    whole.memory = server.memory();
    drop((bare_server, server));
    let again = Instant::now();
    let server = Running::program(database);
    whole.ready = again.elapsed();
    drop(server);
    (bare.figures(), whole)
}

/// The numbers of the people of one turn; `warm` have walked before.
fn part(turn: usize, journeys: usize, warm: usize) -> Range<usize> {
    warm + turn * journeys / TURNS..warm + (turn + 1) * journeys / TURNS
}

async fn bare_walk(host: String, number: usize) -> (Vec<Duration>, usize) {
    let mut browser = Browser::at(home(number), &host);
    for form in 0..FORMS {
        let answer = browser
            .get(&format!("/page/{}", number * 31 + form))
            .await
            .unwrap();
        assert_eq!(answer.status, 200);
        let path = format!("/form/{}", number + form);
        let answer = browser
            .post(&path, &[("namn", "Rut Alm"), ("ort", "Granby")])
            .await;
        assert_eq!(answer.unwrap().status, 303);
    }
    for page in FORMS..PAGES {
        let answer = browser
            .get(&format!("/page/{}", number * 31 + page))
            .await
            .unwrap();
        assert_eq!(answer.status, 200);
    }
    (browser.waits, browser.received)
}

async fn whole_walk(host: String, number: usize, towns: usize) -> (Vec<Duration>, usize) {
    let mut browser = Browser::at(home(number), &host);
    let round = number / towns % world::ROUNDS;
    let who = Somebody {
        number,
        place: &world::town(number % towns),
        near: &world::place_name(round),
        round: round + 1,
    };
    match walk(&mut browser, &who, |_| ready(())).await {
        Ok(Ended::Placed) => (browser.waits, browser.received),
        other => panic!("{number}: {other:?}"),
    }
}

/// Each person calls from a network of their own, as from their home.
fn home(number: usize) -> Ipv4Addr {
    let [.., high, low] = number.to_be_bytes();
    Ipv4Addr::new(127, 1, high, low)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// The journeys of these people, `AT_ONCE` at a time.
#[expect(
    clippy::disallowed_methods,
    reason = "many people at once are many tasks"
)]
async fn rush<W, F>(people: Range<usize>, walk: W) -> Rush
where
    W: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = (Vec<Duration>, usize)> + Send + 'static,
{
    let journeys = people.len();
    let (walk, people) = (Arc::new(walk), Arc::new(Mutex::new(people)));
    let began = Instant::now();
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (walk, people) = (Arc::clone(&walk), Arc::clone(&people));
            tokio::spawn(async move {
                let (mut waits, mut bytes) = (Vec::new(), 0);
                loop {
                    let next = people.lock().unwrap().next();
                    let Some(number) = next else { break };
                    let (waited, received) = walk(number).await;
                    waits.extend(waited);
                    bytes += received;
                }
                (waits, bytes)
            })
        })
        .collect();
    let mut all = Rush {
        journeys,
        ..Rush::default()
    };
    for worker in workers {
        let (waits, bytes) = worker.await.unwrap();
        all.waits.extend(waits);
        all.bytes += bytes;
    }
    all.took = began.elapsed();
    all
}
