//! The order of the Swedish alphabet, as a text that every database sorts alike.
//!
//! Databases sort by collations of their own: `SQLite` by bytes, `PostgreSQL` by the
//! machine's C, glibc or ICU. The key is made of digits only, which all of them sort alike, and
//! every sign becomes a code of two digits, so that no text can run into the next code.
//!
//! ```text
//! space or hyphen 10 · 0–9 20–29 · a–z 30–55 · å 56 · ä 57 · ö 58 · other letters 90 and seven digits
//! then 00, then one digit a sign for its accent, then one for upper case
//! ```

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key of the text in Swedish order: a–z å ä ö, with w apart from v (Svenska Akademiens
/// ordlista since 2006), ü as y, æ as ä, ø as ö, other accents as the bare letter; spaces and
/// hyphens first, then digits, then letters; signs apart. Accents and then capitals
/// decide only between texts that are else equal.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut signs = Vec::new();
    for c in text.nfc().flat_map(composed_parts) {
        push_sign(&mut signs, c);
    }
    while signs.last().is_some_and(|sign: &Sign| sign.code == SPACE) {
        signs.pop();
    }
    let order: String = signs.iter().map(|sign| sign.code.as_str()).collect();
    let accents = signs.iter().map(|sign| sign.accent);
    let capitals = signs
        .iter()
        .map(|sign| char::from(b'0' + u8::from(sign.capital)));
    let ties: String = accents.chain(capitals).collect();
    // Zeros at the end decide nothing: texts that reach this point are equally long.
    format!("{order}00{}", ties.trim_end_matches('0'))
}

const SPACE: &str = "10";

struct Sign {
    code: String,
    accent: char,
    capital: bool,
}

/// Swedish letters stay whole, others fall apart into the letter and its marks.
fn composed_parts(c: char) -> Vec<char> {
    match c {
        'å' | 'ä' | 'ö' | 'ü' | 'Å' | 'Ä' | 'Ö' | 'Ü' => vec![c],
        _ => c.nfkd().collect(),
    }
}

fn push_sign(signs: &mut Vec<Sign>, c: char) {
    if is_combining_mark(c) {
        if let Some(sign) = signs.last_mut() {
            sign.accent = accent(c);
        }
        return;
    }
    if c.is_whitespace() || is_hyphen(c) {
        push_space(signs, if c.is_whitespace() { '0' } else { '1' });
        return;
    }
    let capital = c.is_uppercase();
    for c in c.to_lowercase().filter(|c| c.is_alphanumeric()) {
        let (letters, accent) = letters(c);
        for letter in letters.chars() {
            signs.push(Sign {
                code: code(letter),
                accent,
                capital,
            });
        }
        if letters.is_empty() {
            signs.push(Sign {
                code: code(c),
                accent,
                capital,
            });
        }
    }
}

fn push_space(signs: &mut Vec<Sign>, accent: char) {
    if signs.last().is_some_and(|sign| sign.code != SPACE) {
        signs.push(Sign {
            code: SPACE.to_owned(),
            accent,
            capital: false,
        });
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '/' | '_')
}

/// The Swedish letters that another alphabet's letter is sorted as, with its place among
/// them; none for a letter that is its own.
fn letters(c: char) -> (&'static str, char) {
    match c {
        'ü' => ("y", '7'),
        'æ' => ("ä", '1'),
        'ø' => ("ö", '1'),
        'œ' => ("oe", '8'),
        'ß' => ("ss", '8'),
        'đ' | 'ð' => ("d", '8'),
        'þ' => ("th", '8'),
        'ł' => ("l", '8'),
        'ı' => ("i", '8'),
        _ => ("", '0'),
    }
}

fn accent(mark: char) -> char {
    match mark {
        '\u{301}' => '1',
        '\u{300}' => '2',
        '\u{302}' => '3',
        '\u{303}' => '4',
        '\u{308}' => '5',
        '\u{30c}' => '6',
        _ => '9',
    }
}

fn code(c: char) -> String {
    let place = |first: char| u32::from(c) - u32::from(first);
    match c {
        '0'..='9' => format!("{}", 20 + place('0')),
        'a'..='z' => format!("{}", 30 + place('a')),
        'å' => "56".to_owned(),
        'ä' => "57".to_owned(),
        'ö' => "58".to_owned(),
        _ => format!("90{:07}", u32::from(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stand_in_the_order_of_a_swedish_phone_book() {
        let in_order = [
            "",
            "20 Kronor",
            "3 Kronor",
            "A Berg",
            "Abc",
            "Anders Son",
            "Andersson",
            "Andersson Berg",
            "Andersson-Dahl",
            "Andersson, Eva",
            "Anderssonsson",
            "Andrén",
            "Andrésen",
            "Bengtsson",
            "Dé",
            "de Geer",
            "DeGeer",
            "Edberg",
            "Muller",
            "Möller",
            "Vide",
            "Videgård",
            "Viklund",
            "Wahl",
            "Wiberg",
            "Xerxes",
            "Yngve",
            "Zetterlund",
            "Zorn",
            "Åberg",
            "Åsa",
            "Ängström",
            "Ärlig",
            "Ö",
            "Öberg",
            "Östen",
            "Ωmega",
            "Жанна",
            "李",
        ];
        for pair in in_order.windows(2) {
            assert!(
                sort_key(pair[0]) < sort_key(pair[1]),
                "{} before {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn accents_and_capitals_decide_only_between_equals() {
        for pair in [
            "Ide Idé Idè Idê Idë".split(' ').collect::<Vec<_>>(),
            vec!["anna", "Anna", "ANna", "ANNA"],
            vec!["Ide b", "Idé a b"].into_iter().rev().collect(),
            vec!["Idé a", "Ide b"],
            vec!["Anna a", "anna b"],
            vec!["Mullerz", "Myller", "Müller", "Myllers"],
            vec!["Bäck", "Bæck", "Bäckman"],
            vec!["Höst", "Høst", "Hösten"],
            vec!["Anna Lena", "Anna-Lena", "Anna Lenas"],
        ] {
            for pair in pair.windows(2) {
                assert!(
                    sort_key(pair[0]) < sort_key(pair[1]),
                    "{} before {}",
                    pair[0],
                    pair[1]
                );
            }
        }
    }

    #[test]
    fn spaces_around_signs_and_ways_of_composing_make_no_difference() {
        for (one, other) in [
            ("Åsa", "A\u{30a}sa"),
            ("Müller", "Mu\u{308}ller"),
            ("Anna  Berg", " Anna Berg "),
            ("O'Brien", "OBrien"),
            ("Andersson, Eva", "Andersson Eva"),
            ("J. Berg", "J Berg"),
        ] {
            assert_eq!(sort_key(one), sort_key(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_key_is_short_for_a_plain_name() {
        assert_eq!(sort_key("åsa"), "56483000");
        assert_eq!(sort_key("Åsa"), "564830000001");
        assert_eq!(sort_key("a 1"), "30102100");
    }

    fn simple(text: &str) -> Vec<usize> {
        text.chars()
            .filter_map(|c| {
                " abcdefghijklmnopqrstuvwxyzåäö"
                    .chars()
                    .position(|x| x == c)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn words_sort_as_the_alphabet_says(a in "[a-zåäö]{0,6}( [a-zåäö]{1,3})?", b in "[a-zåäö]{0,6}( [a-zåäö]{1,3})?") {
            let (a, b) = (a.trim(), b.trim());
            prop_assert_eq!(sort_key(a).cmp(&sort_key(b)), simple(a).cmp(&simple(b)));
        }

        #[test]
        fn the_key_of_any_text_is_digits_alone(text in any::<String>()) {
            prop_assert!(sort_key(&text).bytes().all(|byte| byte.is_ascii_digit()));
        }

        #[test]
        fn capitals_never_part_names(a in "[a-zåäöéü -]{0,8}", b in "[a-zåäöéü -]{0,8}") {
            let lower = sort_key(&a).cmp(&sort_key(&b));
            let capital = sort_key(&a.to_uppercase()).cmp(&sort_key(&b.to_uppercase()));
            prop_assert_eq!(lower, capital);
        }
    }
}
