#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::people::{PEOPLE, Works};
use super::school_weeks::{is_school_week, monday_of};
use super::{POPULATION_FILE, WORLD_FILE, moved, world_for};
use crate::accounts::Role;
use crate::app::world::{self, Round, Session, World};
use crate::kernel::{CivilTime, Percent, Phone, easter, is_working_day, iso_week};
use crate::locale::Words;
use crate::reach::arithmetic::Target;
use crate::rounds::seats_offered;

fn as_written() -> World {
    world::read(WORLD_FILE).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Every day of 2026 to 2029.
fn days() -> impl Iterator<Item = NaiveDate> {
    day("2026-01-01")
        .iter_days()
        .take_while(|date| date.year() < 2030)
}

fn sessions(world: &World) -> impl Iterator<Item = (&Round, &Session)> {
    world
        .rounds
        .iter()
        .flat_map(|round| round.sessions.iter().map(move |session| (round, session)))
}

fn rounds_of<'a>(world: &'a World, code: &str) -> Vec<&'a Round> {
    world
        .rounds
        .iter()
        .filter(|round| round.municipality.as_str() == code)
        .collect()
}

#[test]
fn the_file_is_a_world_file_without_problems_or_warnings() {
    assert_eq!(as_written().warnings, []);
}

#[test]
fn kalmar_has_ten_single_occasions_and_two_rounds_of_three() {
    let world = as_written();
    let kalmar = rounds_of(&world, "0880");
    let counts: Vec<usize> = kalmar.iter().map(|round| round.sessions.len()).collect();
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3]);
    let venues: BTreeSet<&str> = kalmar
        .iter()
        .take(10)
        .map(|round| round.sessions[0].venue.as_str())
        .collect();
    assert_eq!(venues.len(), 10, "ten different places");
    for (round, weekday) in kalmar[10..].iter().zip([Weekday::Tue, Weekday::Fri]) {
        let mut days = round.sessions.iter().map(|session| session.date.weekday());
        assert!(days.all(|day| day == weekday));
    }
    assert_eq!(rounds_of(&world, "0883").len(), 2);
}

#[test]
fn the_county_has_its_twelve_municipalities_each_with_a_phone_of_its_own() {
    let world = as_written();
    let codes: BTreeSet<&str> = world
        .municipalities
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    let in_the_population_file: BTreeSet<&str> = POPULATION_FILE
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(codes.len(), 12);
    assert_eq!(codes, in_the_population_file);
    let phones: BTreeSet<String> = world
        .municipalities
        .iter()
        .map(|one| Phone::parse(&one.phone).unwrap().e164().to_owned())
        .collect();
    assert_eq!(phones.len(), 12);
    let ten_percent = Target::Share(Percent::parse("10").unwrap());
    for code in ["0880", "0883"] {
        let targets: Vec<_> = world
            .targets
            .iter()
            .filter(|target| target.municipality.as_str() == code)
            .map(|target| (target.year, target.goal))
            .collect();
        assert_eq!(targets, [(2026, ten_percent), (2027, ten_percent)]);
    }
}

#[test]
fn every_phone_number_in_the_file_is_reserved_for_fiction() {
    let numbers: Vec<&str> = WORLD_FILE
        .match_indices("08-")
        .map(|(at, _)| &WORLD_FILE[at..at + 13])
        .collect();
    assert!(numbers.len() > 12);
    for number in numbers {
        let last = number.strip_prefix("08-465 004 ").unwrap_or_default();
        assert!(
            last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit()),
            "{number}"
        );
    }
    assert!(!WORLD_FILE.contains("070-") && !WORLD_FILE.contains("0480"));
}

#[test]
fn most_occasions_seat_about_a_hundred_and_one_fills_up_soon() {
    let world = as_written();
    let offered: Vec<u32> = rounds_of(&world, "0880")
        .iter()
        .map(|round| {
            let session = &round.sessions[0];
            let venue = world
                .venues
                .iter()
                .find(|venue| {
                    venue.municipality == round.municipality && venue.key == session.venue
                })
                .unwrap();
            let room = venue
                .rooms
                .iter()
                .find(|room| room.key == session.room)
                .unwrap();
            seats_offered(
                room.seats,
                room.reserved,
                round.cap,
                session.planned_tutors,
                round.residents_per_tutor,
            )
        })
        .collect();
    assert_eq!(
        offered,
        [100, 8, 100, 104, 90, 100, 98, 100, 96, 96, 24, 16]
    );
}

#[test]
fn whatever_day_it_is_the_first_session_is_about_two_weeks_away_or_after_the_break() {
    let world = as_written();
    for today in days() {
        let first = sessions(&moved(world.clone(), today))
            .map(|(_, session)| session.date)
            .min()
            .unwrap();
        let away = first.signed_duration_since(today).num_days();
        assert!(away >= 11, "{today}: {first}");
        let school_between = today
            .iter_days()
            .skip(10)
            .take_while(|date| *date < monday_of(first))
            .any(|date| date.weekday() == Weekday::Mon && is_school_week(date));
        assert!(
            !school_between,
            "{today}: a school week before {first} was left out"
        );
    }
    let first = |today| {
        sessions(&world_for(day(today)).unwrap())
            .map(|(_, session)| session.date)
            .min()
    };
    assert_eq!(first("2026-11-21"), Some(day("2026-12-08")));
    assert_eq!(first("2026-12-10"), Some(day("2027-01-12")));
    assert_eq!(first("2027-06-15"), Some(day("2027-08-24")));
}

#[test]
fn every_session_is_on_an_open_school_day_at_the_weekday_and_time_of_the_file() {
    let world = as_written();
    for today in days() {
        let moved = moved(world.clone(), today);
        for ((_, written), (_, session)) in sessions(&world).zip(sessions(&moved)) {
            let date = session.date;
            assert!(date > today && is_working_day(date), "{today}: {date}");
            let week = iso_week(date).1;
            assert!(week != 44 && week != 8, "{today}: {date}");
            assert!(
                !(1..=6).contains(&(date - easter(date.year())).num_days()),
                "{today}: {date}"
            );
            let (month, of_month) = (date.month(), date.day());
            assert!(
                !(month == 12 && of_month >= 20 || month == 1 && of_month <= 8),
                "{today}: {date}"
            );
            assert!(
                !(month == 7 || month == 6 && of_month > 10),
                "{today}: {date}"
            );
            assert_eq!(date.weekday(), written.date.weekday());
            assert_eq!((session.from, session.to), (written.from, written.to));
        }
    }
}

#[test]
fn nobody_and_no_room_is_needed_twice_at_once_and_the_order_of_the_file_is_kept() {
    let world = as_written();
    for today in days() {
        let moved = moved(world.clone(), today);
        let all: Vec<_> = sessions(&moved).collect();
        for (at, (round, session)) in all.iter().enumerate() {
            for (other_round, other) in &all[..at] {
                let at_once = session.starts() < other.ends() && other.starts() < session.ends();
                let same_town = round.municipality == other_round.municipality;
                assert!(
                    !(at_once && same_town),
                    "{today}: {} and {}",
                    round.key,
                    other_round.key
                );
            }
        }
        for pair in rounds_of(&moved, "0880")[..10].windows(2) {
            assert!(
                pair[0].sessions[0].date < pair[1].sessions[0].date,
                "{today}"
            );
        }
        for round in &moved.rounds {
            assert!(
                round
                    .sessions
                    .windows(2)
                    .all(|pair| pair[0].ends() <= pair[1].starts()),
                "{today}"
            );
        }
    }
}

#[test]
fn sign_up_is_open_today_everywhere_but_in_gamleby() {
    let world = as_written();
    for today in days() {
        let midnight = CivilTime {
            date: today,
            time: chrono::NaiveTime::MIN,
        };
        for round in &moved(world.clone(), today).rounds {
            let open = round.signup_opens < midnight;
            assert_eq!(open, round.key != "gamleby-1", "{today}: {}", round.key);
            assert!(
                is_working_day(round.signup_opens.date),
                "{today}: {}",
                round.key
            );
            assert!(
                round.signup_opens < round.signup_closes,
                "{today}: {}",
                round.key
            );
            assert_eq!(
                round.signup_closes,
                round.sessions[0].starts(),
                "{today}: {}",
                round.key
            );
        }
    }
}

#[test]
fn only_dates_move() {
    let (world, mut moved) = (as_written(), world_for(day("2028-03-01")).unwrap());
    for (was, is) in world.rounds.iter().zip(&mut moved.rounds) {
        (is.signup_opens, is.signup_closes) = (was.signup_opens, was.signup_closes);
        for (was, is) in was.sessions.iter().zip(&mut is.sessions) {
            is.date = was.date;
        }
    }
    assert_eq!(world, moved);
}

#[test]
fn the_texts_are_plain_words_in_short_sentences() {
    let world = as_written();
    let mut texts: Vec<&Words> = Vec::new();
    for venue in &world.venues {
        texts.push(&venue.facts.way_in);
        texts.extend(&venue.facts.bus_stop);
    }
    for programme in world.programmes.iter().map(|programme| &programme.facts) {
        texts.extend([&programme.name, &programme.summary]);
        texts.extend(
            programme
                .bring
                .iter()
                .chain(&programme.do_not_bring)
                .chain(&programme.preparation),
        );
    }
    for municipality in world.municipalities.iter().map(|one| &one.facts) {
        texts.extend([&municipality.phone_hours, &municipality.contact_name]);
        if let (Some(access), Some(privacy)) = (&municipality.accessibility, &municipality.privacy)
        {
            texts.extend([
                &access.method,
                &privacy.controller,
                &privacy.officer,
                &privacy.retention,
            ]);
            texts.extend(
                access
                    .problems
                    .iter()
                    .flat_map(|problem| [&problem.group, &problem.text]),
            );
        }
    }
    let banned = [
        "erhålla",
        "avseende",
        "samt",
        "vänligen",
        "e-tjänst",
        "autentisera",
        "logga",
        "session",
        "65+",
    ];
    let (mut words, mut sentences) = (0, 0);
    for text in texts.iter().flat_map(|text| [&text.sv, &text.en]) {
        for sentence in text
            .split(['.', '?', '!'])
            .filter(|sentence| !sentence.trim().is_empty())
        {
            let count = sentence.split_whitespace().count();
            assert!(count <= 20, "{count} words: {sentence}");
            (words, sentences) = (words + count, sentences + 1);
        }
        let lower = text.to_lowercase();
        let found = banned.iter().find(|banned| {
            lower
                .split([' ', '.', ',', '?', '!'])
                .any(|word| word == **banned)
        });
        assert_eq!(found, None, "{text}");
    }
    assert!(
        words <= 12 * sentences,
        "{words} words in {sentences} sentences"
    );
}

#[test]
fn somebody_signs_in_as_each_role_and_one_more_for_a_school_elsewhere() {
    let roles: BTreeSet<Role> = PEOPLE.iter().map(|(role, ..)| *role).collect();
    assert_eq!(roles, Role::ALL.into());
    let world = as_written();
    let schools = PEOPLE.iter().filter_map(|(_, works, ..)| match works {
        Works::School(code, _, name) => Some((*code, *name)),
        _ => None,
    });
    let schools: Vec<_> = schools.collect();
    for (code, name) in &schools {
        let mut there = world.schools.iter();
        let fits = |one: &world::School| one.municipality.as_str() == *code && one.name == *name;
        assert!(there.any(fits), "{name}");
    }
    let places: BTreeSet<_> = schools.iter().map(|(code, _)| *code).collect();
    assert_eq!(places, ["0880", "0883"].into());
}
