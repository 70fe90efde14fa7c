//! Ten thousand live bookings, written beside the program: most with a phone, some of two people, some
//! without a phone.

use crate::{database::TestDatabase, measure::number};
use brygga::kernel::{BookingWord, Chance, PersonName};
use sea_orm::ConnectionTrait;
use std::{collections::BTreeSet, fmt::Write, sync::Arc};

const LIVE: usize = 10_000;
/// Of every ten, one is of two people and one has no phone.
const TENTH: usize = 10;
/// Seconds of a month of 31 days.
pub(super) const PER_MONTH: f64 = 31.0 * 86_400.0;
const NUMBERS: usize = 900;
const ROWS_AT_ONCE: usize = 500;

/// One booking as its owner knows it.
#[derive(Debug, Clone)]
pub(super) struct Booking {
    pub(super) word: String,
    pub(super) name: String,
    pub(super) born: i32,
    /// None for those without one.
    pub(super) phone: Option<String>,
}

/// All of them, and words that nobody has.
#[derive(Clone)]
pub(super) struct Bookings {
    live: Arc<Vec<Booking>>,
    free: Arc<Vec<String>>,
}

impl Bookings {
    /// Writes them as people in line of the round, which needs no seats.
    pub(super) async fn write(database: &TestDatabase) -> Self {
        let chance = Chance::seeded(10);
        let mut words = BTreeSet::new();
        let mut all = Vec::new();
        while all.len() < LIVE {
            let word = BookingWord::draw(&chance);
            if !words.insert(word.key()) {
                continue;
            }
            let number = all.len();
            let phone = format!("07{:08}", 10_000_000 + chance.below(60_000_000));
            all.push(Booking {
                word: word.to_string(),
                name: format!("Rut Berg{number}"),
                born: 1935 + i32::try_from(number % 25).unwrap(),
                phone: (number % TENTH != 1).then_some(phone),
            });
        }
        let db = database.connect().await;
        let embedded = database.kind() == "sqlite";
        for (at, some) in all.chunks(ROWS_AT_ONCE).enumerate() {
            for statement in rows(some, at * ROWS_AT_ONCE, embedded) {
                db.execute_unprepared(&statement).await.unwrap();
            }
        }
        db.close().await.unwrap();
        let draws = std::iter::repeat_with(|| BookingWord::draw(&chance));
        let free = draws.filter(|word| !words.contains(&word.key()));
        Self {
            live: Arc::new(all),
            free: Arc::new(free.take(LIVE).map(|word| word.to_string()).collect()),
        }
    }

    /// One of them; other numbers, others.
    pub(super) fn some(&self, number: usize) -> &Booking {
        &self.live[number % self.live.len()]
    }

    /// A word that nobody has.
    pub(super) fn free_word(&self, number: usize) -> &str {
        &self.free[number % self.free.len()]
    }

    /// Expected hits of so many short tries, each with a random word and four random digits.
    pub(super) fn hits_by_digits(&self, tries: f64) -> f64 {
        let list = include_str!("../../../src/kernel/booking_words.txt").lines();
        let words = number(list.count() * NUMBERS);
        let phones = self.live.iter().filter(|booking| booking.phone.is_some());
        let pairs = self.live.len() / TENTH;
        let ways = number(phones.count() + pairs);
        tries * ways / words / 10_000.0
    }
}

/// The statements that write some bookings, the first of which has this number.
fn rows(bookings: &[Booking], first: usize, embedded: bool) -> [String; 4] {
    let id = |kind: char, number: usize| {
        let hex = format!("0{kind}{number:030x}");
        if embedded {
            format!("X'{hex}'")
        } else {
            format!("'{hex}'::uuid")
        }
    };
    let bytes = if embedded { "X'00'" } else { "'\\x00'" };
    let live = if embedded { "1" } else { "true" };
    let round = "(SELECT id FROM rounds WHERE number = 1)";
    let mut residents = String::new();
    let mut registrations = String::new();
    let mut members = String::new();
    let mut words = String::new();
    for (at, booking) in bookings.iter().enumerate() {
        let number = first + at;
        let two = number.is_multiple_of(TENTH);
        for second in [false, true].into_iter().take(if two { 2 } else { 1 }) {
            let person = number * 2 + usize::from(second);
            let name = if second {
                format!("Gösta Berg{number}")
            } else {
                booking.name.clone()
            };
            let name = PersonName::parse(&name).unwrap();
            let (phone, typed) = match &booking.phone {
                // The other one of two has the next number.
                Some(phone) => {
                    let own: u64 = phone.parse::<u64>().unwrap() + u64::from(second);
                    (format!("'+46{own}'"), format!("'0{own}'"))
                }
                None => ("NULL".to_owned(), "NULL".to_owned()),
            };
            writeln!(
                residents,
                "({}, '0899', '0899', '{name}', '{}', '{}', {}, '75350', {phone}, {typed}, 1),",
                id('1', person),
                name.sort_key(),
                name.matching_key(),
                booking.born,
            )
            .unwrap();
            writeln!(
                members,
                "({}, {}, {round}, {}, {}, {live}),",
                id('3', person),
                id('2', number),
                id('1', person),
                1 + usize::from(second),
            )
            .unwrap();
        }
        writeln!(
            registrations,
            "({}, '0899', {round}, 'waiting', {}, 'web', 'sv', '{}', 'bulk-{number}', {bytes}, 1, '2099-01-01'),",
            id('2', number),
            number + 1,
            booking.word,
        )
        .unwrap();
        let key = BookingWord::parse(&booking.word).unwrap().key();
        writeln!(words, "('{key}', {}, '2099-01-01'),", id('2', number)).unwrap();
    }
    let insert = |into: &str, rows: &str| {
        let rows = rows.trim_end().trim_end_matches(',');
        format!("INSERT INTO {into} VALUES {rows}")
    };
    [
        insert(
            "residents (id, municipality_code, home_municipality_code, name, sort_key, matching_key, \
             birth_year, postcode, phone, phone_typed, known_since)",
            &residents,
        ),
        insert(
            "registrations (id, municipality_code, round_id, standing, line_number, came_by, language, \
             booking_word, form_key, form_print, made_at, keep_until)",
            &registrations,
        ),
        insert(
            "members (id, registration_id, round_id, resident_id, number, live)",
            &members,
        ),
        insert(
            "booking_words (key, registration_id, reusable_from)",
            &words,
        ),
    ]
}
