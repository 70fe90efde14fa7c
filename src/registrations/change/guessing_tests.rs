#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

const DAYS: f64 = 31.0;
const MINUTES: f64 = DAYS * 24.0 * 60.0;
/// Tries a minute of the attacker whom the bar is set for, and live bookings.
const TRIES: f64 = 10_000.0;
const BOOKINGS: f64 = 10_000.0;
/// 1,000 words at least, with 900 numbers each.
const WORDS: f64 = 900_000.0;
/// In how many ways a pair can be opened.
const WAYS: f64 = 2.0;
/// Swedish mobile numbers.
const PHONES: f64 = 5e7;
/// The largest share of those who take part that were born in the same year; that live at one
/// postcode; that share both first name and birth year.
const SAME_YEAR: f64 = 1.0 / 12.0;
const SAME_POSTCODE: f64 = 1.0 / 33.0;
const SAME_NAME_AND_YEAR: f64 = 1.0 / 400.0;
/// Expected hits a month that the trust plan allows.
const BAR: f64 = 0.1;

fn let_through(limit: Allowance) -> f64 {
    f64::from(limit.burst) + f64::from(limit.per_day) * DAYS
}

/// Expected hits when every booking has phones, and when none has.
fn hits_a_month(digits: Allowance, first_name: Allowance) -> (f64, f64) {
    let word = BOOKINGS / WORDS;
    let by_digits = let_through(digits) * word * WAYS / 10_000.0;
    let by_phone = TRIES * MINUTES * word * WAYS / PHONES * SAME_YEAR;
    let by_first_name = let_through(first_name) * word * WAYS * SAME_NAME_AND_YEAR;
    // Every name there is, as often as it may be tried: the shares of all names make one whole.
    let by_name = let_through(WHOLE) * word * WAYS * SAME_YEAR * SAME_POSTCODE;
    (by_digits + by_phone, by_first_name + by_name)
}

#[test]
fn an_attacker_of_ten_thousand_networks_hits_less_than_once_in_ten_months() {
    let (with_phones, without) = hits_a_month(DIGITS, FIRST_NAME);
    assert!(with_phones < BAR, "{with_phones}");
    assert!(without < BAR, "{without}");
}

#[test]
fn numbers_of_one_town_can_be_tried_as_often_as_allowed_and_still_are_not_hit() {
    let digits = let_through(DIGITS) * BOOKINGS / WORDS / 10_000.0;
    let every_number = BOOKINGS / 2.0 * let_through(WHOLE) / WORDS * SAME_YEAR;
    assert!(digits + every_number < BAR, "{digits} + {every_number}");
}

#[test]
fn without_the_limit_over_everybody_the_bar_is_broken() {
    let no_limit = Allowance {
        per_day: 10_000 * 24 * 60,
        ..DIGITS
    };
    let (with_phones, without) = hits_a_month(no_limit, no_limit);
    assert!(with_phones > 100.0 * BAR && without > 100.0 * BAR);
}

/// Everybody opens their booking three times a month and slips every fifth time.
#[test]
fn ordinary_slips_of_everybody_fit_in_what_is_let_through() {
    let slips_a_day = BOOKINGS * 3.0 / DAYS * 0.2;
    assert!(slips_a_day < f64::from(DIGITS.per_day));
}

#[test]
fn the_limits_are_those_of_the_mission() {
    let in_any_day = [WHOLE].map(|whole| whole.burst + whole.per_day);
    assert_eq!(in_any_day, [10]);
    let words = include_str!("../../kernel/booking_words.txt")
        .lines()
        .count();
    assert!(words >= 1_000);
}

#[test]
fn an_answer_that_cannot_be_right_takes_nothing_from_everybody() {
    let digits = Fact::Digits("0605".to_owned());
    let purposes = |word| -> Vec<&str> {
        let counted = digits.counted("192.0.2.1", word);
        counted.iter().map(|(limit, _)| limit.purpose).collect()
    };
    assert_eq!(purposes(None), ["guess-network"]);
    assert_eq!(
        purposes(Some("BJORK472")),
        ["guess-network", "guess-word", "guess-digits"]
    );
}

#[test]
fn the_whole_question_never_depends_on_what_others_do() {
    let phone = Phone::parse("070-174 06 05").unwrap();
    let fact = Fact::WholePhone(phone, BirthYear::from_year(1949));
    let counted = fact.counted("192.0.2.1", Some("BJORK472"));
    assert_eq!(
        counted,
        [
            (NETWORK, "192.0.2.1".to_owned()),
            (WHOLE, "+46701740605".to_owned())
        ]
    );
}

#[test]
fn four_digits_are_read_alone_and_out_of_a_whole_number() {
    for typed in [
        "0605",
        "06 05",
        "06-05",
        " 0 6 0 5 ",
        "070-174 06 05",
        "+46 70 174 06 05",
        "…0605",
    ] {
        assert_eq!(last_four(typed).as_deref(), Some("0605"), "{typed}");
    }
    for typed in ["", "605", "björk", "0 6 0"] {
        assert_eq!(last_four(typed), None, "{typed}");
    }
}

fn person(name: &str, born: i32, phone: Option<&str>) -> Owner {
    Owner {
        name: PersonName::parse(name).unwrap(),
        born: BirthYear::from_year(born),
        postcode: Some(Postcode::parse("392 31").unwrap()),
        phone: phone.map(|typed| Phone::parse(typed).unwrap()),
    }
}

fn name(typed: &str, born: i32) -> Fact {
    Fact::FirstName(
        PersonName::parse(typed).unwrap(),
        BirthYear::from_year(born),
    )
}

#[test]
fn the_digits_of_either_of_two_open_their_booking() {
    let party = [
        person("Rut Alm", 1949, Some("070-174 06 05")),
        person("Gösta Alm", 1946, Some("070-174 06 06")),
    ];
    assert!(Fact::Digits("0605".to_owned()).fits(&party));
    assert!(Fact::Digits("0606".to_owned()).fits(&party));
    assert!(!Fact::Digits("0607".to_owned()).fits(&party));
}

#[test]
fn a_name_opens_nothing_where_somebody_has_a_phone() {
    let alone = [person("Rut Alm", 1949, None)];
    assert!(name("rut", 1949).fits(&alone));
    assert!(!name("rut", 1948).fits(&alone));
    let with_phone = [
        person("Rut Alm", 1949, None),
        person("Gösta Alm", 1946, Some("070-174 06 06")),
    ];
    assert!(!name("rut", 1949).fits(&with_phone));
}

#[test]
fn a_first_name_is_recognised_however_it_is_written() {
    let anna = [person("Anna-Lena Åkerström", 1949, None)];
    for typed in [
        "Anna-Lena",
        "ANNA LENA",
        "anna-lena åkerström",
        "Anna-Lena Berg",
    ] {
        assert!(name(typed, 1949).fits(&anna), "{typed}");
    }
    for typed in ["Anna", "Lena", "Annalena", "A"] {
        assert!(!name(typed, 1949).fits(&anna), "{typed}");
    }
}

#[test]
fn one_of_two_who_share_a_phone_answers_with_either_birth_year() {
    let party = [
        person("Rut Alm", 1949, Some("070-174 06 05")),
        person("Gösta Alm", 1946, None),
    ];
    let whole = |typed: &str, born| {
        Fact::WholePhone(Phone::parse(typed).unwrap(), BirthYear::from_year(born))
    };
    assert!(whole("070-174 06 05", 1949).fits(&party));
    assert!(whole("070-174 06 05", 1946).fits(&party));
    assert!(!whole("070-174 06 05", 1947).fits(&party));
    assert!(!whole("070-174 06 06", 1949).fits(&party));
    let each = [
        person("Rut Alm", 1949, Some("070-174 06 05")),
        person("Gösta Alm", 1946, Some("070-174 06 06")),
    ];
    assert!(!whole("070-174 06 05", 1946).fits(&each));
}

#[test]
fn the_whole_name_needs_the_right_postcode() {
    let rut = [person("Rut Alm", 1949, None)];
    let whole = |typed: &str, postcode: &str| {
        Fact::WholeName(
            PersonName::parse(typed).unwrap(),
            BirthYear::from_year(1949),
            Postcode::parse(postcode).unwrap(),
        )
    };
    assert!(whole("rut alm", "39231").fits(&rut));
    assert!(!whole("rut", "39231").fits(&rut));
    assert!(!whole("rut alm", "39232").fits(&rut));
}
