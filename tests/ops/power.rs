//! A power cut loses nothing that a person was told.
//!
//! A kill alone leaves everything to the operating system, which goes on to write it down. A power cut
//! takes that too: what was written and not yet asked to be kept (`fsync`) may be gone, in part and out
//! of order. So a recorder is loaded into the program that notes each write, each `fsync` and each
//! change of names in the data folder (`power/recorder.c`); after the kill, `power/disk.rs` works out
//! what a disk might hold, and the program is started on that.
//!
//! Why not a file system that forgets (`LazyFS`, `outagefs`): both need FUSE and a right to mount, which
//! neither a build server's container nor a person at a laptop has to have, and bring a build of their
//! own. The recorder needs the C compiler that SQLite needs anyway. Its weak side is a way of writing
//! that it does not know; so each time the recorded deeds must add up to the very bytes that the kill
//! left in the folder. PostgreSQL's processes are its own: for it the program asserts at every start
//! that `fsync`, `full_page_writes` and `synchronous_commit` are on.

mod disk;
mod disk_rules;
mod recorder;

use crate::{
    account::Account,
    book_check::violations,
    books::Books,
    database::TestDatabase,
    run::{alone, long, print_figures},
    rush::{Addresses, Rush},
    service::Service,
    world::Course,
};
use disk::{Disk, Files, Luck, between};
use rand::Rng;
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use recorder::Recorder;
use rocket::tokio::time::sleep;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::json;
use std::{collections::BTreeSet, path::Path, time::Duration};

/// More than can be done before the last cut.
const PEOPLE: usize = 60_000;
const AT_ONCE: usize = 8;
const COURSE: Course = Course {
    seats: 40,
    sessions: 2,
};
/// So many times as often as was asked for, the power goes in vain at most.
const MOST_CUTS: usize = 4;
/// What is left of a write that nobody asked to be kept, from run to run.
const LUCK: [Luck; 4] = [Luck::None, Luck::Some(10), Luck::Some(50), Luck::Some(90)];

#[test]
fn a_power_cut_at_any_moment_loses_nothing_confirmed_and_doubles_nothing() {
    alone(async {
        let cuts = if long() { 120 } else { 6 };
        let after = cut_again_and_again(cuts, &LUCK, "FULL").await;
        let found = violations(COURSE, &after.accounts, &after.books);
        assert!(found.is_empty(), "{}", found.join("\n"));
        assert!(after.unkept > 0, "nothing was under way at any cut");
        assert!(
            after.confirmed() >= cuts,
            "hardly anybody was told anything"
        );
        after.print("FULL", cuts);
    });
}

/// A release build always waits for the disk, so there the same run must lose as little as any.
#[test]
fn a_program_that_does_not_wait_for_the_disk_is_seen_to_lose_what_it_confirmed() {
    alone(async {
        let cuts = if long() { 20 } else { 4 };
        let after = cut_again_and_again(cuts, &[Luck::None], "NORMAL").await;
        let lost = after.lost();
        if cfg!(debug_assertions) {
            assert!(lost > 0, "the cuts cannot lose anything");
        } else {
            assert_eq!(lost, 0);
        }
        after.print("NORMAL", cuts);
    });
}

/// What there was to see when the power had come back for good.
struct Aftermath {
    accounts: Vec<Account>,
    books: Books,
    /// How many deeds nobody had asked to be kept when the power went, over all cuts.
    unkept: usize,
}

/// People sign up while the power goes again and again: so many times, and on a slow machine until something
/// was under way at one of them.
async fn cut_again_and_again(cuts: usize, luck: &[Luck], synchronous: &str) -> Aftermath {
    let database = TestDatabase::embedded();
    COURSE.plan(&database);
    let folder = database.file().parent().map(Path::to_path_buf).unwrap();
    let recorder = Recorder::compile();
    let mut settings = recorder.settings(&folder);
    settings.push(("BRYGGA_TEST_SYNCHRONOUS", synchronous.to_owned()));
    let settings: Vec<(&str, &str)> = settings.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let mut chance = ChaCha8Rng::seed_from_u64(20_270_111);
    let mut disk = Disk::holding(disk::read(&folder));
    let mut service = Service::try_start(&database, &settings).unwrap();
    let addresses = Addresses::of([service.url.as_str()]);
    let rush = Rush::begin(&addresses, PEOPLE, AT_ONCE);
    let (mut unkept, mut cut) = (0, 0);
    while cut < cuts || (unkept == 0 && cut < MOST_CUTS * cuts) {
        sleep(Duration::from_millis(chance.random_range(50..1_000))).await;
        service.kill();
        follow(&mut disk, &recorder, &disk::read(&folder));
        unkept += disk.unkept();
        let left = disk.after_a_cut(luck[cut % luck.len()], &mut chance);
        assert_eq!(integrity(&left).await, "ok", "after cut {cut}");
        disk::write(&folder, &left);
        disk = Disk::holding(left);
        service = Service::try_start(&database, &settings).unwrap();
        addresses.replace(0, &service.url);
        cut += 1;
    }
    let accounts = rush.enough().await;
    drop(service);
    assert_eq!(database.integrity().await, "ok");
    let books = Books::read(&database).await;
    database.remove().await;
    Aftermath {
        accounts,
        books,
        unkept,
    }
}

/// Takes in what the program did, which must add up to what it left behind.
fn follow(disk: &mut Disk, recorder: &Recorder, left: &Files) {
    let records = recorder.records();
    let (last, earlier) = records.split_last().unwrap();
    for record in earlier {
        disk.happens(record);
    }
    let before = disk.seen();
    disk.happens(last);
    assert!(
        between(left, &before, &disk.seen()),
        "the recorder missed something that was written"
    );
}

/// What the database says of itself in this state, looked at in a copy: looking mends what a cut left.
async fn integrity(files: &Files) -> String {
    let copy = tempfile::tempdir().unwrap();
    disk::write(copy.path(), files);
    let address = format!(
        "sqlite://{}?mode=rw",
        copy.path().join("brygga.db").display()
    );
    let db = sea_orm::Database::connect(address).await.unwrap();
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let row = db.query_one_raw(asked).await.unwrap().unwrap();
    db.close().await.unwrap();
    row.try_get_by_index(0).unwrap()
}

impl Aftermath {
    fn confirmed(&self) -> usize {
        self.accounts.iter().map(|a| a.confirmed.len()).sum()
    }

    /// How many were told that they are in the round, or in line, and are not.
    fn lost(&self) -> usize {
        let there: BTreeSet<&str> = self.books.members.iter().map(|m| m.name.as_str()).collect();
        self.accounts
            .iter()
            .filter(|a| !a.confirmed.is_empty() && !there.contains(a.name.as_str()))
            .count()
    }

    fn print(&self, synchronous: &str, cuts: usize) {
        let cut_off: usize = self.accounts.iter().map(|a| a.cut_off.len()).sum();
        print_figures(&json!({
            "run": "power cuts",
            "database": "sqlite",
            "synchronous": synchronous,
            "cuts": cuts,
            "deeds_not_kept": self.unkept,
            "people": self.accounts.len(),
            "confirmed": self.confirmed(),
            "cut_off": cut_off,
            "lost": self.lost(),
        }));
    }
}
