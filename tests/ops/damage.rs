//! A damaged database is never served as if it were the truth.

use crate::{
    database::TestDatabase,
    run::{alone, print_figures},
    rush::{Addresses, Rush},
    service::Service,
    world::{Course, PLACE},
};
use rand::RngCore;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use rocket::tokio::time::sleep;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use serde_json::json;
use std::{
    fs::OpenOptions,
    os::unix::fs::FileExt,
    path::Path,
    time::{Duration, Instant},
};

/// A damaged database is closed within this after the start.
const CLOSED: Duration = Duration::from_secs(5);

const COURSE: Course = Course {
    seats: 40,
    sessions: 3,
};

/// A page of the database file, counted from 1.
struct Spot {
    what: String,
    page: u64,
}

#[test]
fn a_database_with_overwritten_pages_is_refused_or_closed_and_never_shown_empty() {
    alone(async {
        let whole = TestDatabase::embedded();
        COURSE.plan(&whole);
        fill(&whole).await;
        let mut chance = ChaCha8Rng::seed_from_u64(20_270_112);
        let untouched = copy(&whole);
        assert_eq!(serve(&untouched).await, Served::Truth);
        let (page_size, spots) = spots(&whole).await;
        let mut figures = Vec::new();
        for spot in spots {
            let damaged = copy(&whole);
            overwrite(&damaged.file(), spot.page, page_size, &mut chance);
            let served = serve(&damaged).await;
            assert!(
                !matches!(served, Served::Truth),
                "{} (page {}) was not noticed",
                spot.what,
                spot.page
            );
            figures.push(
                json!({ "damaged": spot.what, "page": spot.page, "then": format!("{served:?}") }),
            );
        }
        print_figures(&json!({ "run": "damage", "database": whole.kind(), "cases": figures }));
    });
}

/// What became of serving a file.
#[derive(Debug, PartialEq, Eq)]
enum Served {
    /// It did not start.
    Refused,
    /// It closed itself, so many milliseconds after it listened.
    Closed(u128),
    /// It goes on serving the list as it is.
    Truth,
}

/// Starts on the file and watches the list until the service is closed, or for a while. Whatever it
/// shows meanwhile, it is not a list without the round.
async fn serve(database: &TestDatabase) -> Served {
    let service = match Service::try_start(database, &[]) {
        Ok(service) => service,
        Err(said) => {
            assert!(
                said.contains("brygga: "),
                "refused without a reason: {said}"
            );
            return Served::Refused;
        }
    };
    let began = Instant::now();
    let patience = CLOSED;
    loop {
        let list = list(&service).await;
        assert_eq!(service.status("/healthz").await, Some(200));
        let ready = service.status("/readyz").await;
        match list {
            (503, _) if ready == Some(503) => {
                let said = service.said();
                assert!(
                    said.contains("damaged") || said.contains("malformed"),
                    "{said}"
                );
                return Served::Closed(began.elapsed().as_millis());
            }
            (200, page) => assert!(page.contains("/traffar/1\""), "an empty list: {page}"),
            (status, _) => assert!(status >= 500, "the list was answered with {status}"),
        }
        if began.elapsed() > patience {
            assert_eq!(ready, Some(200));
            return Served::Truth;
        }
        sleep(Duration::from_millis(50)).await;
    }
}

async fn list(service: &Service) -> (u16, String) {
    let url = format!("{}/{PLACE}/traffar", service.url);
    let answer = crate::people::browser().get(url).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// Some people sign up, so that there is something to lose; then the service ends in good order and
/// leaves everything in one file.
async fn fill(database: &TestDatabase) {
    let mut service = Service::start(database);
    let addresses = Addresses::of([service.url.as_str()]);
    let accounts = Rush::begin(&addresses, 60, 8).all().await;
    assert!(accounts.iter().all(|a| !a.told.is_empty()));
    service.ask_to_stop();
    assert!(service.ended(Duration::from_secs(16)).await.is_some());
}

fn copy(database: &TestDatabase) -> TestDatabase {
    let copy = TestDatabase::embedded();
    std::fs::create_dir(copy.file().parent().unwrap()).unwrap();
    std::fs::copy(database.file(), copy.file()).unwrap();
    copy
}

/// The first page of some tables and of their keys, and the page in the middle of the file.
async fn spots(database: &TestDatabase) -> (u64, Vec<Spot>) {
    let db = database.connect().await;
    let page_size = number(&db, "PRAGMA page_size").await;
    let pages = number(&db, "PRAGMA page_count").await;
    assert_eq!(number(&db, "PRAGMA freelist_count").await, 0);
    let mut spots = vec![
        Spot {
            what: "the page in the middle".to_owned(),
            page: pages / 2,
        },
        Spot {
            what: "the last page".to_owned(),
            page: pages,
        },
    ];
    for name in [
        "rounds",
        "sessions",
        "municipalities",
        "claims",
        "members",
        "keys",
    ] {
        let asked = format!("SELECT rootpage FROM sqlite_schema WHERE name = '{name}'");
        spots.push(Spot {
            what: name.to_owned(),
            page: number(&db, &asked).await,
        });
    }
    db.close().await.unwrap();
    (page_size, spots)
}

async fn number(db: &DatabaseConnection, sql: &str) -> u64 {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    let number: i64 = row.try_get_by_index(0).unwrap();
    u64::try_from(number).unwrap()
}

fn overwrite(file: &Path, page: u64, page_size: u64, chance: &mut ChaCha8Rng) {
    let mut noise = vec![0; usize::try_from(page_size).unwrap()];
    chance.fill_bytes(&mut noise);
    OpenOptions::new()
        .write(true)
        .open(file)
        .unwrap()
        .write_all_at(&noise, (page - 1) * page_size)
        .unwrap();
}
