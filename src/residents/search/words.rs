//! The words that a person is found by. A pure rule; when it changes, [`WRITTEN_BY`] grows, and everybody's
//! words are written anew.

use super::sound::sound;
use crate::{
    kernel::{BirthYear, PersonName, Phone, fold},
    store::Sought,
};
use std::ops::RangeInclusive;

/// Which version of the rule words were written by.
pub(in crate::residents) const WRITTEN_BY: i32 = 2;

/// What a sound begins with: a digit before letters, which nobody types.
pub(super) const HEARD: char = '0';

/// What a number that is read from its end begins with: a letter before digits, which nobody types.
pub(super) const BACKWARDS: char = 'r';

/// Fewer sounds than these are half the names there are: «zzz» sounds as a single s.
const SHORTEST_SOUND: usize = 3;

/// How many digits of a phone's beginning are words of their own: «07», «070» and «0701».
pub(super) const HEADS: RangeInclusive<usize> = 2..=4;

/// A name of more words is found by these, and by each by itself.
const MOST_PAIRS: usize = 8;

/// The words of a person: those of the name, each pair of them in one («annamaria»), how each sounds, the
/// year, the phone from its beginning and from its end, and the words of the street.
#[must_use]
pub(in crate::residents) fn words(
    name: &PersonName,
    born: BirthYear,
    phone: Option<&Phone>,
    street: Option<&str>,
) -> String {
    let names = folded_words(name.as_str());
    let mut words: Vec<String> = names.clone();
    let pairs = names.windows(2).take(MOST_PAIRS);
    words.extend(pairs.map(<[String]>::concat));
    words.extend(names.iter().filter_map(|word| heard(word)));
    words.push(born.year().to_string());
    if let Some(phone) = phone {
        let digits = digits_of(phone);
        words.extend(HEADS.filter_map(|length| digits.get(..length).map(ToOwned::to_owned)));
        words.push(backwards(&digits));
        words.push(digits);
    }
    words.extend(street.into_iter().flat_map(folded_words));
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// What those are found by who were born in a year and whose first or last name sounds so: of a name with a
/// slip in it the other half is mostly right.
pub(super) fn sounding(name: &PersonName, born: BirthYear) -> Sought {
    let names = folded_words(name.as_str());
    let ends = [names.first(), names.last()].into_iter().flatten();
    let words = ends.map(|word| heard(word).unwrap_or_else(|| word.clone()));
    let one_of = Sought::Any(words.map(Sought::Word).collect());
    Sought::All(vec![one_of, Sought::Word(born.year().to_string())])
}

/// The words of a text, folded: «Anna-Lena Ek» is «anna», «lena» and «ek».
pub(super) fn folded_words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| c.is_whitespace() || is_joint(c))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// What stands between two words beside a space.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '-' | '/' | ',' | ';' | '+' | '&' | '\u{2010}'..='\u{2015}'
    )
}

/// How a word sounds, as it stands among the words; none for one that has too little sound to be told by.
pub(super) fn heard(word: &str) -> Option<String> {
    let sound = sound(word);
    (sound.chars().count() >= SHORTEST_SOUND).then(|| format!("{HEARD}{sound}"))
}

/// Digits from the last to the first, as they stand among the words.
pub(super) fn backwards(digits: &str) -> String {
    let mut word = String::from(BACKWARDS);
    word.extend(digits.chars().rev());
    word
}

/// A phone's digits as they are dialled: «0701740605»; a foreign one's from its country code.
pub(super) fn digits_of(phone: &Phone) -> String {
    match phone.e164().strip_prefix("+46") {
        Some(rest) => format!("0{rest}"),
        None => phone.e164().trim_start_matches('+').to_owned(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn of(name: &str, phone: Option<&str>, street: Option<&str>) -> String {
        let phone = phone.map(|typed| Phone::parse(typed).unwrap());
        let name = PersonName::parse(name).unwrap();
        words(&name, BirthYear::from_year(1949), phone.as_ref(), street)
    }

    #[test]
    fn a_person_is_found_by_name_sound_year_phone_and_street() {
        assert_eq!(
            of(
                "Anna-Lena Åkerström",
                Some("070-174 06 05"),
                Some("Västra Vallgatan 4 B")
            ),
            "07 070 0701 0701740605 0akerstrom 0ana 0lena 1949 4 akerstrom anna annalena b lena lenaakerstrom \
             r5060471070 vallgatan vastra"
        );
    }

    #[test]
    fn a_foreign_number_keeps_its_country_and_other_scripts_their_letters() {
        let words = of("Жанна Иванова", Some("+358 40 123 4567"), None);
        assert!(
            words.contains("358401234567") && words.contains("иванова"),
            "{words}"
        );
    }

    #[test]
    fn what_has_little_sound_is_found_as_it_is_spelt_alone() {
        assert_eq!(
            of("李 小龍 42", None, None),
            "1949 42 小龍 小龍42 李 李小龍"
        );
        assert_eq!(of("Bo Ek", None, None), "1949 bo boek ek");
    }
}
