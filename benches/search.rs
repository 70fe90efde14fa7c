//! How long it takes to find somebody among 220,000 people, beside reading as many people by their ids in
//! the same run: `cargo bench --bench search`, or `./test --long search` on both databases.
//!
//! What is sought is what clerks type: names in any order, as they sound, half-written ones, parts of
//! phones, years, and what nobody is called. Prints one JSON line per database, with each kind of search by
//! itself. `BRYGGA_TEST_POSTGRES` names a server on which a database may be made.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use brygga::{
    app::{apply, crowd, demo_world},
    kernel::{Chance, Clock, MunicipalityCode, ResidentId},
    residents::{self, Resident},
    store::{DatabaseAddress, Store},
};
use chrono::NaiveDate;
use rocket::tokio::runtime::Runtime;
use sea_orm::{ConnectionTrait, Database};
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// As many residents as Kalmar county has had that were ever 65, and then some.
const PEOPLE: usize = 220_000;

/// Searches of each kind.
const EACH: usize = 400;

type Wording = fn(&Resident, &Chance) -> Option<String>;

/// The kinds of search.
const KINDS: [(&str, Wording); 12] = [
    ("name", |who, _| Some(who.name.to_string())),
    ("name_backwards", |who, _| {
        let mut words: Vec<&str> = who.name.as_str().split(' ').collect();
        words.reverse();
        Some(words.join(" "))
    }),
    ("name_half_written", |who, chance| {
        let words = who.name.as_str().split(' ');
        let some = |word: &str| -> String {
            let length = 2 + chance.below(4) as usize;
            word.chars().take(length).collect()
        };
        Some(words.map(some).collect::<Vec<_>>().join(" "))
    }),
    ("given_name", |who, _| Some(who.name.given().to_owned())),
    ("two_letters", |who, _| {
        Some(who.name.as_str().chars().take(2).collect())
    }),
    ("one_letter", |who, _| {
        Some(who.name.as_str().chars().take(1).collect())
    }),
    ("name_and_year", |who, _| {
        Some(format!("{} {}", who.name.given(), who.born.year()))
    }),
    ("surname_and_short_year", |who, _| {
        let surname = who.name.as_str().rsplit(' ').next()?;
        Some(format!("{surname} {}", who.born.year() % 100))
    }),
    ("phone", |who, _| Some(who.phone.as_ref()?.national())),
    ("end_of_phone", |who, _| {
        Some(who.phone.as_ref()?.last_four().to_owned())
    }),
    ("name_and_beginning_of_phone", |who, _| {
        let phone = who.phone.as_ref()?.national();
        Some(format!("{} {}", who.name.given(), phone.get(..7)?))
    }),
    ("nobody", |who, _| Some(format!("{} xzxzxz", who.name))),
];

fn main() {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let embedded = DatabaseAddress::Embedded {
        folder: folder.path().to_owned(),
    };
    runtime.block_on(measure("sqlite", embedded));
    if let Ok(server) = std::env::var("BRYGGA_TEST_POSTGRES") {
        runtime.block_on(async {
            let admin = Database::connect(&server).await.unwrap();
            let drop = "DROP DATABASE IF EXISTS brygga_search WITH (FORCE)";
            admin.execute_unprepared(drop).await.unwrap();
            let create = "CREATE DATABASE brygga_search TEMPLATE template0";
            admin.execute_unprepared(create).await.unwrap();
            let (base, _) = server.rsplit_once('/').unwrap();
            let address = format!("{base}/brygga_search").parse().unwrap();
            measure("postgresql", address).await;
            admin.execute_unprepared(drop).await.unwrap();
        });
    }
}

async fn measure(database: &str, address: DatabaseAddress) {
    let chance = Chance::seeded(220);
    let now = Clock::system().now();
    let store = Store::open(address).await.unwrap();
    store.migrate().await.unwrap();
    let today = NaiveDate::from_ymd_opt(2027, 1, 11).unwrap();
    let world = demo_world(today).unwrap();
    apply(&store, now, &chance, &world).await.unwrap();
    let kalmar = MunicipalityCode::parse(crowd::PLACE).unwrap();
    let began = Instant::now();
    crowd::settle(&store, now, &chance, &kalmar, PEOPLE, |_| {})
        .await
        .unwrap();
    let written = began.elapsed();
    let people = some_of(&store, &kalmar).await;
    let mut kinds = Map::new();
    let mut all = Vec::new();
    let mut ceiling = Vec::new();
    for (kind, wording) in KINDS {
        let mut took = Vec::new();
        let mut asked = 0;
        let mut found = 0;
        for who in people.iter().cycle().take(EACH) {
            let Some(text) = wording(who, &chance) else {
                continue;
            };
            let began = Instant::now();
            let hits = residents::search(store.read(), &kalmar, &text)
                .await
                .unwrap();
            took.push(began.elapsed());
            asked += 1;
            let ids: Vec<ResidentId> = hits.people.iter().map(|(_, p)| p.id).collect();
            found += usize::from(ids.iter().take(20).any(|id| *id == who.id));
            let began = Instant::now();
            residents::by_ids_known(store.read(), &ids).await.unwrap();
            ceiling.push(began.elapsed());
        }
        all.extend_from_slice(&took);
        let figures = json!({
            "p50_ms": percentile(&mut took, 50),
            "p99_ms": percentile(&mut took, 99),
            "among_the_first_20_percent": found * 100 / asked,
        });
        kinds.insert(kind.to_owned(), figures);
    }
    let p99 = percentile(&mut all, 99);
    println!(
        "{}",
        json!({
            "run": "search", "database": database, "people": PEOPLE, "searches": all.len(),
            "p50_ms": percentile(&mut all, 50), "p99_ms": p99, "kinds": Value::Object(kinds),
            "reading_the_same_by_id_p99_ms": percentile(&mut ceiling, 99),
            "seconds_to_write_the_people": written.as_secs(),
        })
    );
}

/// People spread over the crowd, found by rare words of theirs: their sounds' neighbours.
async fn some_of(store: &Store, kalmar: &MunicipalityCode) -> Vec<Resident> {
    let mut people = Vec::new();
    for end in (0..10_000).step_by(97) {
        let hits = residents::search(store.read(), kalmar, &format!("{end:04}")).await;
        people.extend(hits.unwrap().people.into_iter().take(4).map(|(_, who)| who));
    }
    people
}

fn percentile(took: &mut [Duration], share: usize) -> f64 {
    took.sort();
    let at = (took.len() * share / 100).min(took.len() - 1);
    f64::from(u32::try_from(took[at].as_micros()).unwrap()) / 1_000.0
}
