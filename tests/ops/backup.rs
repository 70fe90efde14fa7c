//! A backup while people sign up, the machine lost, and the backup put back: nothing that was confirmed
//! before it is missing, and nobody is told twice.

mod refused;
mod rows;

use crate::{
    database::TestDatabase,
    post_office::PostOffice,
    run::{alone, long, percentile, print_figures},
    rush::{Addresses, Company, Rush},
    service::{Ended, Service, command},
    world::Course,
};
use age::{secrecy::ExposeSecret, x25519::Identity};
use rocket::tokio::{task::block_in_place, time::sleep};
use rows::Rows;
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

const COURSE: Course = Course {
    seats: 40,
    sessions: 2,
};

/// More than sign up before the load is taken off, and no more than the round and its line hold.
const PEOPLE: usize = 1_000;

const AT_ONCE: usize = 8;

/// How long a machine may take to be back (trust plan, B10).
const BACK_WITHIN: Duration = Duration::from_mins(10);

/// How long mails may take that are due.
const DELIVERED_WITHIN: Duration = Duration::from_mins(2);

/// How long the service looks for mails several times over.
const A_WHILE: Duration = Duration::from_secs(7);

#[test]
fn what_was_confirmed_before_a_backup_is_there_after_a_restore_on_sqlite() {
    alone(async { lose_everything_and_restore(TestDatabase::embedded()).await });
}

#[test]
fn what_was_confirmed_before_a_backup_is_there_after_a_restore_on_postgresql() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("the restore").await {
            lose_everything_and_restore(database).await;
        }
    });
}

#[test]
fn the_service_makes_the_nights_backup_by_itself() {
    alone(async {
        let database = TestDatabase::embedded();
        COURSE.plan(&database);
        let key = new_key(&database);
        let dir = database.folder().join("backups");
        let settings = [("BRYGGA_BACKUP_DIR", dir.display().to_string())];
        let _service = start(&database, &settings);
        let began = Instant::now();
        let made = loop {
            let found = std::fs::read_dir(&dir).ok().into_iter().flatten().flatten();
            let mut found = found.map(|entry| entry.path());
            if let Some(made) = found.find(|path| path.extension().is_some_and(|e| e == "age")) {
                break made;
            }
            assert!(
                began.elapsed() < Duration::from_mins(3),
                "no backup was made"
            );
            sleep(Duration::from_secs(1)).await;
        };
        let elsewhere = TestDatabase::embedded();
        put_back(&elsewhere, &made, Some(&key));
    });
}

/// The key of whoever may read the backups, apart from them, and the setting with its public half.
fn new_key(database: &TestDatabase) -> PathBuf {
    let key = Identity::generate();
    let settings = format!("[backup]\nrecipients = [\"{}\"]\n", key.to_public());
    std::fs::write(database.folder().join("brygga.toml"), settings).unwrap();
    let file = database.folder().join("key.txt");
    std::fs::write(&file, key.to_string().expose_secret()).unwrap();
    file
}

async fn lose_everything_and_restore(mut database: TestDatabase) {
    COURSE.plan(&database);
    let key = new_key(&database);
    let (kind, folder) = (database.kind(), database.folder());

    // People sign up, and their mails wait.
    let services: Vec<Service> = (0..database.processes())
        .map(|_| Service::start(&database))
        .collect();
    let addresses = Addresses::of(services.iter().map(|s| s.url.as_str()));
    let rush = Rush::begin_with(Company::Mixed, &addresses, PEOPLE, AT_ONCE);
    // The line of a round holds a thousand.
    let enough = if long() { 700 } else { 60 };
    while Rows::count(&database, "registrations").await < enough {
        sleep(Duration::from_millis(100)).await;
    }
    let before = Rows::read(&database).await;
    let file = folder.join("under-load.age");
    let took = Instant::now();
    let made = back_up(&database, &["--to", file.to_str().unwrap()]);
    let took = took.elapsed();
    sleep(Duration::from_secs(2)).await;
    let accounts = rush.enough().await;
    let mut times = crate::account::times(&accounts);
    let confirmed = Rows::count(&database, "registrations").await;
    let (busy, broken): (Vec<_>, Vec<_>) = accounts
        .iter()
        .flat_map(|a| &a.server_errors)
        .partition(|error| error.starts_with("503 "));
    assert!(broken.is_empty(), "{broken:?}");
    drop(services);

    // What waited is sent, and a copy is taken while nobody writes: it holds every single row.
    let office = PostOffice::open();
    let quiet = folder.join("quiet.backup");
    back_up(&database, &["--plain", "--to", quiet.to_str().unwrap()]);
    let whole = Rows::read(&database).await;
    let service = start(&database, &office.settings());
    all_is_sent(&database).await;
    let sent = office.mails();
    assert!(sent > 0 && office.twice() == 0);

    // The machine is lost. Somebody puts the backup back, and the service goes on.
    drop(service);
    database.lose().await;
    let lost = Instant::now();
    let restored = put_back(&database, &file, Some(&key));
    let there = Rows::read(&database).await;
    let service = start(&database, &office.settings());
    assert!(
        service.ready(BACK_WITHIN).await.is_some(),
        "{}",
        service.said()
    );
    let back = lost.elapsed();
    assert!(back < BACK_WITHIN);
    assert_eq!(before.missing_from(&there), Vec::<String>::new());
    let lost_after = confirmed - there.number_of("registrations");

    only_who_is_new_is_told(&service, &office).await;
    let held = restored["held"].as_u64().unwrap();
    assert!(held > 0, "nothing was waiting: the hold was not tried");
    drop(service);

    // Every row of the quiet copy, and what is refused.
    let mut elsewhere = database.another().await;
    put_back(&elsewhere, &quiet, None);
    let again = Rows::read(&elsewhere).await;
    assert_eq!(whole.differences(&again), Vec::<String>::new());
    elsewhere.lose().await;
    let refused = refused::all(&mut elsewhere, &file, &quiet, &key).await;
    elsewhere.remove().await;

    told_again_without_the_hold(&database, &office).await;

    print_figures(&json!({
        "run": "backup",
        "database": kind,
        "processes": database.processes(),
        "people": accounts.len(),
        "rows_before": before.all(),
        "rows_missing": 0,
        "rows_compared_quiet": whole.all(),
        "rows_differing_quiet": 0,
        "confirmed_after_the_backup_began_and_lost": lost_after,
        "backup_bytes": std::fs::metadata(&file).unwrap().len(),
        "backup_rows": made["rows"].as_object().map(|rows| rows.values().filter_map(Value::as_u64).sum::<u64>()),
        "backup_ms": took.as_millis(),
        "answered_busy": busy.len(),
        "answer_p99_ms": percentile(&mut times, 99),
        "answer_longest_ms": percentile(&mut times, 100),
        "back_ms": back.as_millis(),
        "held": held,
        "mails_sent": sent,
        "mails_sent_again": 0,
        "refused": refused,
    }));
    database.remove().await;
}

/// Nobody is told again, and whoever signs up now is told.
async fn only_who_is_new_is_told(service: &Service, office: &PostOffice) {
    let sent = office.mails();
    sleep(A_WHILE).await;
    assert_eq!((office.mails(), office.twice()), (sent, 0), "sent again");
    let addresses = Addresses::of([service.url.as_str()]);
    Rush::begin(&addresses, 4, 2).all().await;
    let began = Instant::now();
    while office.mails() == sent {
        assert!(began.elapsed() < DELIVERED_WITHIN, "no new mail was sent");
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(office.twice(), 0);
}

/// Without the hold people are told again, and whoever looks for it sees it.
async fn told_again_without_the_hold(database: &TestDatabase, office: &PostOffice) {
    let ended = command(database, &["restore", "--release-outbox"]);
    assert!(ended.status.success(), "{}", ended.complaints);
    let _service = start(database, &office.settings());
    let began = Instant::now();
    while office.twice() == 0 && began.elapsed() < DELIVERED_WITHIN {
        sleep(Duration::from_millis(100)).await;
    }
    assert!(office.twice() > 0, "released mails were not sent again");
}

fn start(database: &TestDatabase, settings: &[(&'static str, String)]) -> Service {
    let settings: Vec<(&str, &str)> = settings.iter().map(|(n, v)| (*n, v.as_str())).collect();
    Service::try_start(database, &settings)
        .unwrap_or_else(|said| unreachable!("did not start: {said}"))
}

/// Makes a backup as an operator does, while others go on; what it says of itself.
fn back_up(database: &TestDatabase, to: &[&str]) -> Value {
    let arguments = [&["--json", "backup"], to].concat();
    let ended = block_in_place(|| command(database, &arguments));
    assert!(ended.status.success(), "{}", ended.complaints);
    serde_json::from_str(&ended.printed).unwrap()
}

/// Puts a backup back as an operator does.
fn put_back(database: &TestDatabase, file: &Path, key: Option<&Path>) -> Value {
    let ended = try_to_put_back(database, file, key);
    assert!(ended.status.success(), "{}", ended.complaints);
    serde_json::from_str(&ended.printed).unwrap()
}

fn try_to_put_back(database: &TestDatabase, file: &Path, key: Option<&Path>) -> Ended {
    let mut arguments = vec!["--json", "restore", file.to_str().unwrap()];
    if let Some(key) = key {
        arguments.extend(["--identity", key.to_str().unwrap()]);
    }
    block_in_place(|| command(database, &arguments))
}

/// Waits until no mail waits any more.
async fn all_is_sent(database: &TestDatabase) {
    let began = Instant::now();
    while Rows::count(
        database,
        "outbox WHERE channel = 'email' AND state <> 'sent'",
    )
    .await
        > 0
    {
        assert!(
            began.elapsed() < DELIVERED_WITHIN,
            "not all mails were sent"
        );
        sleep(Duration::from_millis(100)).await;
    }
}
