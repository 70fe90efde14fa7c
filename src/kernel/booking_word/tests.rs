#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::*;

#[test]
fn the_list_has_more_than_a_thousand_words_of_four_to_eight_letters() {
    assert!(WORDS.len() >= 1050, "{}", WORDS.len());
    for word in WORDS.iter() {
        assert!((4..=8).contains(&word.chars().count()), "{word}");
        assert!(
            word.chars()
                .all(|c| matches!(c, 'a'..='z' | 'å' | 'ä' | 'ö' | 'é')),
            "{word}"
        );
    }
    assert!(WORDS.contains(&"björk"));
}

#[test]
fn the_list_stands_in_swedish_order() {
    assert!(WORDS.is_sorted_by_key(|word| crate::kernel::sort_key(word)));
}

#[test]
fn no_two_words_look_alike() {
    let folded: Vec<String> = WORDS.iter().map(|word| fold(word)).collect();
    assert_eq!(
        pairs_one_slip_apart(&folded),
        Vec::<(String, String)>::new()
    );
}

#[test]
fn no_two_words_sound_alike() {
    let sounds: Vec<String> = WORDS.iter().map(|word| sound(word)).collect();
    assert_eq!(
        pairs_one_slip_apart(&sounds),
        Vec::<(String, String)>::new()
    );
}

#[test]
fn a_slip_is_noticed_where_there_is_one() {
    for (one, other) in [
        ("bok", "bok"),
        ("bok", "rok"),
        ("bok", "boka"),
        ("bok", "ok"),
        ("bok", "bko"),
        ("bok", "obk"),
    ] {
        let words = [one.to_owned(), "helikopter".to_owned(), other.to_owned()];
        assert_eq!(pairs_one_slip_apart(&words).len(), 1, "{one} {other}");
    }
    for (one, other) in [
        ("bok", "kob"),
        ("bok", "bokar"),
        ("bok", "rak"),
        ("bok", "kbo"),
    ] {
        let words = [one.to_owned(), other.to_owned()];
        assert_eq!(pairs_one_slip_apart(&words), [], "{one} {other}");
    }
}

#[test]
fn words_that_sound_alike_have_one_sound() {
    for (one, other) in [
        ("skära", "stjära"),
        ("sjal", "chal"),
        ("kjol", "tjol"),
        ("kär", "tjär"),
        ("gärna", "järna"),
        ("hjort", "jort"),
        ("djup", "jup"),
        ("ljus", "jus"),
        ("gjord", "jord"),
        ("cirkel", "sirkel"),
        ("zebra", "sebra"),
        ("watt", "vatt"),
        ("lax", "laks"),
        ("tack", "tak"),
        ("quiz", "kuis"),
        ("thé", "te"),
        ("foto", "photo"),
        ("mått", "mott"),
        ("sälj", "selj"),
        ("station", "staschon"),
        ("älg", "älj"),
        ("berg", "berj"),
        ("vitt", "vit"),
        ("stadt", "statt"),
    ] {
        assert_eq!(sound(one), sound(other), "{one} {other}");
    }
    for (one, other) in [
        ("sal", "sjal"),
        ("ko", "tjo"),
        ("hav", "av"),
        ("bok", "bak"),
        ("sten", "stön"),
    ] {
        assert_ne!(sound(one), sound(other), "{one} {other}");
    }
}

#[test]
fn a_booking_word_is_understood_however_it_is_typed() {
    for typed in [
        "BJÖRK 472",
        "björk472",
        "Björk 472",
        "BJORK 4 7 2",
        "bjork-472",
        "bjørk-472",
        "bjo\u{308}rk 472",
        " björk  472 ",
        "björk. 472",
        "BJÖRK\u{a0}472",
        "b j ö r k 4 7 2",
        "«BJÖRK 472»",
        "björk, 472.",
        "BJÖRK–472",
        "Björk\t472\n",
        "björk ４７２",
        "bjÖrk:472",
        "\u{200b}björk\u{202c} 472",
    ] {
        let booking_word = BookingWord::parse(typed).unwrap();
        assert_eq!(booking_word.to_string(), "BJÖRK 472", "{typed:?}");
        assert_eq!(booking_word.key(), "BJORK472");
    }
}

#[test]
fn what_is_no_booking_word_is_none() {
    for typed in [
        "",
        "björk",
        "472",
        "björk 47",
        "björk 4722",
        "björk 072",
        "björk 000",
        "472 björk",
        "björk 472 a",
        "björkk 472",
        "börk 472",
        "qwerty 472",
        "björk +472",
        "björk 4722.",
        "björk 472 472",
        "björk 4x2",
        "björk %472",
        "070-174 06 05",
    ] {
        assert_eq!(BookingWord::parse(typed), None, "{typed:?}");
    }
}

#[test]
fn every_word_and_number_is_drawn_sooner_or_later() {
    let chance = Chance::seeded(472);
    let mut counts: HashMap<&str, u32> = HashMap::new();
    let mut numbers = HashSet::new();
    let times = 200 * u32::try_from(WORDS.len()).unwrap();
    for _ in 0..times {
        let drawn = BookingWord::draw(&chance);
        assert!((100..=999).contains(&drawn.number));
        *counts.entry(drawn.word).or_default() += 1;
        numbers.insert(drawn.number);
    }
    assert_eq!((counts.len(), numbers.len()), (WORDS.len(), 900));
    // Six standard deviations (14) around 200.
    assert!(counts.values().all(|count| (115..=285).contains(count)));
}

proptest! {
    #[test]
    fn every_drawn_word_is_read_back_in_all_its_forms(seed in any::<u64>()) {
        let drawn = BookingWord::draw(&Chance::seeded(seed));
        let shown = drawn.to_string();
        for typed in [shown.clone(), shown.to_lowercase(), fold(&shown), drawn.key(), drawn.key().to_lowercase()] {
            prop_assert_eq!(BookingWord::parse(&typed), Some(drawn));
        }
    }

    #[test]
    fn no_text_stops_the_program(typed in any::<String>()) {
        if let Some(read) = BookingWord::parse(&typed) {
            prop_assert_eq!(BookingWord::parse(&read.to_string()), Some(read));
        }
    }
}

/// The pairs that are equal or become so by one letter changed, added, left out, or swapped with
/// the next (Damerau).
fn pairs_one_slip_apart(words: &[String]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (at, one) in words.iter().enumerate() {
        let one_letters: Vec<char> = one.chars().collect();
        for other in &words[at + 1..] {
            if is_one_slip(&one_letters, &other.chars().collect::<Vec<_>>()) {
                pairs.push((one.clone(), other.clone()));
            }
        }
    }
    pairs
}

fn is_one_slip(one: &[char], other: &[char]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([], [] | [_]) | ([_], []) => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) | (b, [_, a @ ..]) if a == b => true,
        ([_, _, a @ ..], [_, _, b @ ..]) => one[0] == other[1] && one[1] == other[0] && a == b,
        _ => false,
    }
}

/// A simple key of how a Swedish word sounds; words that could be taken for each other on
/// the phone have the same.
fn sound(word: &str) -> String {
    let letters: Vec<char> = word.to_lowercase().replace('é', "e").chars().collect();
    let mut sounds: Vec<char> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let (read, heard) = next_sound(&letters, at);
        sounds.extend(heard.chars());
        at += read;
    }
    sounds.dedup();
    sounds.into_iter().collect()
}

/// How many letters are read from here, and what is heard. X is the sound of «sjal», Q that
/// of «kjol».
fn next_sound(letters: &[char], at: usize) -> (usize, &'static str) {
    let rest: String = letters[at..].iter().collect();
    let soft = |after: usize| matches!(letters.get(at + after), Some('e' | 'i' | 'y' | 'ä' | 'ö'));
    let first = at == 0;
    let begins = |start: &str| rest.starts_with(start);
    match letters[at] {
        's' if begins("stj") || begins("skj") || begins("sch") => (3, "X"),
        's' if begins("sj") || begins("sk") && soft(2) => (2, "X"),
        't' if begins("tion") => (4, "XON"),
        'c' if begins("ch") => (2, "X"),
        'k' | 't' if letters.get(at + 1) == Some(&'j') => (2, "Q"),
        'k' if first && soft(1) => (1, "Q"),
        'h' | 'g' | 'l' | 'd' if first && letters.get(at + 1) == Some(&'j') => (2, "J"),
        'g' if first && soft(1) => (1, "J"),
        'r' if rest == "rg" => (2, "RJ"),
        'l' if rest == "lg" => (2, "LJ"),
        'p' if begins("ph") => (2, "F"),
        'c' if begins("ck") => (2, "K"),
        'd' if begins("dt") => (2, "T"),
        'c' if soft(1) => (1, "S"),
        'h' if !first && !"aeiouyåäö".contains(letters[at - 1]) => (1, ""),
        letter => (1, plain_sound(letter)),
    }
}

fn plain_sound(letter: char) -> &'static str {
    match letter {
        'a' => "A",
        'b' => "B",
        'c' | 'k' | 'q' => "K",
        'd' => "D",
        'e' | 'ä' => "E",
        'f' => "F",
        'g' => "G",
        'h' => "H",
        'i' => "I",
        'j' => "J",
        'l' => "L",
        'm' => "M",
        'n' => "N",
        'o' | 'å' => "O",
        'p' => "P",
        'r' => "R",
        's' | 'z' => "S",
        't' => "T",
        'u' => "U",
        'v' | 'w' => "V",
        'x' => "KS",
        'y' => "Y",
        'ö' => "Ö",
        _ => "",
    }
}
