#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod rounds;
mod values;

use proptest::prelude::*;

use super::read;
use crate::app::world::World;
use crate::municipalities::Compliance;

/// A small world without fault, with one of everything.
const SMALL: &str = include_str!("small_world.toml");

/// What `read` says about the small world after one change, each problem as a line of text.
fn after(find: &str, replace: &str) -> Vec<String> {
    assert_eq!(
        SMALL.matches(find).count(),
        1,
        "{find:?} must stand once in the small world"
    );
    told(&SMALL.replace(find, replace))
}

fn told(text: &str) -> Vec<String> {
    read(text)
        .err()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn small() -> World {
    read(SMALL).unwrap()
}

/// The line of the small world on which this text stands.
fn line(find: &str) -> usize {
    SMALL.lines().position(|line| line.contains(find)).unwrap() + 1
}

/// Each change gives exactly this one problem, on the line where the change was made.
fn each_tells(changes: &[(&str, &str, &str)]) {
    for (find, replace, message) in changes {
        assert_eq!(
            after(find, replace),
            [format!("line {}: {message}", line(find))],
            "{replace}"
        );
    }
}

#[test]
fn a_world_without_fault_is_read_whole() {
    let world = small();
    let granby = &world.municipalities[0];
    assert_eq!(
        (granby.code.as_str(), granby.county.as_str()),
        ("0899", "08")
    );
    assert_eq!(granby.slug, "granby");
    assert_eq!(granby.facts.brand_colour.as_deref(), Some("0b5c3e"));
    assert_eq!(
        granby.facts.accessibility.as_ref().unwrap().status,
        Compliance::Partly
    );
    assert_eq!(granby.facts.opening_hours.len(), 5);
    assert_eq!(world.venues[0].rooms[0].reserved, 2);
    let round = &world.rounds[0];
    assert_eq!((round.residents_per_tutor, round.cap), (4, Some(12)));
    assert_eq!(round.sessions[1].starts().to_string(), "2027-02-09 13:00");
    assert_eq!(round.sessions[1].ends().to_string(), "2027-02-09 15:00");
    assert_eq!(world.warnings, []);
}

#[test]
fn nearness_goes_both_ways_and_is_told_once() {
    let near = |text: &str| {
        let world = read(text).unwrap();
        world
            .places
            .into_iter()
            .map(|place| place.near)
            .collect::<Vec<_>>()
    };
    assert_eq!(near(SMALL), [vec!["berga"], vec!["granby"]]);
    let both = SMALL.replace(
        "name = \"Berga\"",
        "name = \"Berga\"\nnear = [\"granby\", \"granby\"]",
    );
    assert_eq!(near(&both), [vec!["berga"], vec!["granby"]]);
}

#[test]
fn what_is_named_must_be_there() {
    each_tells(&[
        (
            "place = \"berga\"",
            "place = \"borga\"",
            "venue \"berga-bibliotek\" names place \"borga\", which municipality \"granby\" does not have",
        ),
        (
            "near = [\"berga\"]",
            "near = [\"borga\"]",
            "place \"granby\" names place \"borga\", which municipality \"granby\" does not have",
        ),
        (
            "near = [\"berga\"]",
            "near = [\"granby\"]",
            "place \"granby\" cannot be near itself",
        ),
        (
            "room = \"lasrummet\"",
            "room = \"sal-9\"",
            "round \"berga-1\" names room \"sal-9\", which venue \"berga-bibliotek\" does not have",
        ),
        (
            "venue = \"berga-bibliotek\"",
            "venue = \"berga\"",
            "round \"berga-1\" names venue \"berga\", which municipality \"granby\" does not have",
        ),
    ]);
    let text = SMALL.replacen("programme = \"digital\"", "programme = \"analog\"", 1);
    let told = told(&text);
    let at = line("programme = \"digital\"");
    assert_eq!(
        told,
        [format!(
            "line {at}: round \"granby-1\" names programme \"analog\", which municipality \"granby\" does not have"
        )]
    );
}

#[test]
fn an_unknown_municipality_is_told_once_for_each_that_names_it() {
    let text = SMALL.replace(
        "municipality = \"granby\" # of round berga-1",
        "municipality = \"grandby\"",
    );
    let at = line("# of round berga-1");
    assert_eq!(
        told(&text),
        [format!(
            "line {at}: round \"berga-1\" names municipality \"grandby\", which this file does not have"
        )]
    );
}

#[test]
fn a_key_or_code_is_used_once() {
    let told_of = |table: &str, name: &str| {
        let first = SMALL.find(&format!("[[{table}]]")).unwrap();
        let end = first + 2 + SMALL[first + 2..].find("\n[[").unwrap();
        let again = SMALL.lines().count() + 1;
        let first = line(&format!("[[{table}]]"));
        let copied = format!(
            "{SMALL}{}",
            &SMALL[SMALL.find(&format!("[[{table}]]")).unwrap()..end]
        );
        let message = format!("line {again}: {name} is already there on line {first}");
        assert!(
            told(&copied).contains(&message),
            "{message} in {:?}",
            told(&copied)
        );
    };
    told_of("county", "county \"08\"");
    told_of("municipality", "municipality \"granby\"");
    told_of("municipality", "municipality code \"0899\"");
    told_of("place", "place \"granby\"");
    told_of("venue", "venue \"granby-skola\"");
    told_of("programme", "programme \"digital\"");
    told_of("round", "round \"granby-1\"");
    let room = line("[[venue.room]]");
    let twice = "reserved = 2\n[[venue.room]]\nkey = \"sal-1\"\nname = \"Sal 2\"\nseats = 9";
    assert_eq!(
        after("reserved = 2", twice),
        [format!(
            "line {}: room \"sal-1\" is already there on line {room}",
            line("reserved = 2") + 1
        )]
    );
}

#[test]
fn all_problems_are_told_at_once_in_order_of_line() {
    let text = SMALL
        .replace("phone = \"08-465 004 90\"", "phone = \"?\"")
        .replace("seats = 14", "seats = 0")
        .replace("coffee = false", "coffee = 1")
        .replace("room = \"lasrummet\"", "room = \"sal-9\"");
    let lines: Vec<usize> = read(&text)
        .unwrap_err()
        .iter()
        .map(|problem| problem.line)
        .collect();
    assert_eq!(
        lines,
        [
            line("phone = "),
            line("seats = 14"),
            line("coffee = false"),
            line("room = \"lasrummet\"")
        ]
    );
}

#[test]
fn a_faulty_venue_does_not_make_the_rounds_that_name_it_look_faulty() {
    assert_eq!(after("lift = \"yes\"", "lift = \"perhaps\"").len(), 1);
    assert_eq!(after("code = \"0899\"", "code = \"x\"").len(), 1);
}

#[test]
fn a_file_that_is_not_toml_is_told_by_line_and_nothing_else_is_guessed() {
    let at = line("seats = 14");
    let told = after("seats = 14", "seats 14");
    assert!(
        !told.is_empty()
            && told
                .iter()
                .all(|told| told.contains("this is not valid TOML")),
        "{told:?}"
    );
    assert!(told[0].starts_with(&format!("line {at}: ")), "{told:?}");
    let twice = after("seats = 14", "seats = 14\nseats = 15");
    assert_eq!(
        twice,
        [format!(
            "line {}: this is not valid TOML: duplicate key",
            at + 1
        )]
    );
}

#[test]
fn tables_that_no_world_has_are_named() {
    let tables = "its tables are county, municipality, school, place, venue, programme and round";
    assert_eq!(
        told("[[pupil]]\n"),
        [format!("line 1: a world file has no \"pupil\"; {tables}")]
    );
    assert_eq!(
        told("\n[county]\n"),
        ["line 2: write [[county]] with double brackets, once for each county"]
    );
}

#[test]
fn a_file_with_nothing_in_it_is_refused() {
    for nothing in ["", "\n# Kalmar comes later\n", "round = []\n"] {
        assert_eq!(
            told(nothing),
            ["line 1: there is nothing in this file; is this a world file?"],
            "{nothing:?}"
        );
    }
}

#[test]
fn of_a_file_that_is_no_toml_at_all_ten_problems_are_told_and_the_others_counted() {
    let wrong = |lines: usize| told(&"[[place]]\nseats 14\n".repeat(lines));
    let syntax = |told: &[String]| {
        told.iter()
            .filter(|told| told.contains("this is not valid TOML"))
            .count()
    };
    let each = syntax(&wrong(1));
    assert!((1..=5).contains(&each));
    let (ten, many) = (wrong(10 / each), wrong(40));
    assert_eq!((syntax(&ten), ten.len()), (10, 10));
    assert_eq!((syntax(&many), many.len()), (10, 11));
    let more = 40 * each - 10;
    let last = many.last().unwrap();
    assert!(
        last.ends_with(&format!(": … and {more} more; is this a world file?")),
        "{last}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_file_with_some_lines_lost_is_read_whole_or_not_at_all(from in 0usize..200, count in 1usize..6) {
        let text: Vec<&str> = SMALL.lines().enumerate()
            .filter(|(at, _)| *at < from || *at >= from + count).map(|(_, line)| line).collect();
        let lines = text.len().max(1);
        match read(&text.join("\n")) {
            Ok(world) => prop_assert!(world.rounds.iter().all(|round| !round.sessions.is_empty() && round.number > 0)),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
                prop_assert!(problems.is_sorted_by_key(|problem| problem.line));
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "[\\[\\]a-zå.=\" \n0-9{}:-]{0,200}") {
        let lines = text.matches('\n').count() + 1;
        if let Err(problems) = read(&text) {
            prop_assert!(problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
        }
    }
}
