//! How fast whole sign-ups are, beside a bare handler of the same framework and database in the same
//! run: `cargo bench --bench journeys`, or `./test --long speed` on both databases.
//!
//! Every journey opens each page and sends each form, as a browser would. The bare handler does one
//! indexed read per page and one transaction with a single row per form. Prints one JSON line per
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
use measured::{Figures, percentile};
use process::{Database, Running};
use rocket::tokio::{self, runtime::Builder};
use std::{
    future::ready,
    net::Ipv4Addr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// So many people are at it at once.
const AT_ONCE: usize = 16;

/// Seats of each round.
const SEATS: usize = 133;

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
            let bare = bare_journeys(&database, (journeys / 4).max(200)).await;
            let whole = whole_journeys(&database, journeys).await;
            println!("{}", measured::line(kind, &bare, &whole));
        }
    });
}

/// Journeys against the bare handler.
async fn bare_journeys(database: &Database, journeys: usize) -> Figures {
    let server = Running::bare(database);
    let host = server.host.clone();
    // Warm.
    rush(200, move |n| bare_walk(host.clone(), n)).await;
    let host = server.host.clone();
    rush(journeys, move |n| bare_walk(host.clone(), n)).await
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

/// Whole sign-ups.
async fn whole_journeys(database: &Database, journeys: usize) -> Figures {
    // Enough municipalities that everybody gets a seat.
    let towns = (journeys + 100).div_ceil(world::ROUNDS * SEATS);
    database.plan(&world::file(towns, SEATS));
    let server = Running::program(database);
    let host = server.host.clone();
    rush(100, move |n| whole_walk(host.clone(), n, towns)).await;
    let (host, before) = (server.host.clone(), database.commits().await);
    let mut figures = rush(journeys, move |n| whole_walk(host.clone(), n + 100, towns)).await;
    let after = database.commits().await;
    figures.commits = before.zip(after).map(|(b, a)| (a - b) / number(journeys));
    figures.memory = server.memory();
    drop(server);
    let again = Instant::now();
    let server = Running::program(database);
    figures.ready = again.elapsed();
    drop(server);
    figures
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

/// Many journeys, `AT_ONCE` at a time.
#[expect(
    clippy::disallowed_methods,
    reason = "many people at once are many tasks"
)]
async fn rush<W, F>(journeys: usize, walk: W) -> Figures
where
    W: Fn(usize) -> F + Send + Sync + 'static,
    F: Future<Output = (Vec<Duration>, usize)> + Send + 'static,
{
    let (walk, next) = (Arc::new(walk), Arc::new(AtomicUsize::new(0)));
    let all: Arc<Mutex<Vec<Duration>>> = Arc::default();
    let received = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (walk, next) = (Arc::clone(&walk), Arc::clone(&next));
            let (all, received) = (Arc::clone(&all), Arc::clone(&received));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= journeys {
                        break;
                    }
                    let (waits, bytes) = walk(number).await;
                    received.fetch_add(bytes, Ordering::Relaxed);
                    all.lock().unwrap().extend(waits);
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap();
    }
    let took = began.elapsed();
    let mut waits = std::mem::take(&mut *all.lock().unwrap());
    waits.sort_unstable();
    Figures {
        per_second: number(journeys) / took.as_secs_f64(),
        p50: percentile(&waits, 50),
        p99: percentile(&waits, 99),
        bytes: received.load(Ordering::Relaxed) / journeys,
        commits: None,
        memory: 0,
        ready: Duration::ZERO,
    }
}
