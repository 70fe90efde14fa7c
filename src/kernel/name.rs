//! A person's name, as the person writes it.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::sort_key::sort_key;
use super::typed::{fold, is_invisible, one_line};

/// A longer text holds more than a name.
const LONGEST: usize = 80;

/// The non-joiner and the joiner, which Persian and Indic names are spelled with.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// A person's name: 1–80 characters on one line, in Unicode's composed form (NFC), of any
/// script.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonName(String);

/// Why the text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// No letter is written.
    #[error("no name is written")]
    Empty,
    /// It is longer than 80 characters.
    #[error("the name is longer than 80 characters")]
    TooLong,
}

impl PersonName {
    /// The name in what a person typed. Runs of spaces, tabs and line breaks become one space.
    ///
    /// Control characters, direction marks and zero-width signs are dropped rather than
    /// refused: they come along from a copied text, and a person who cannot see them could
    /// not take them away either.
    ///
    /// # Errors
    /// If no letter is left, or more than 80 characters are.
    pub fn parse(input: &str) -> Result<Self, NameProblem> {
        let visible: String = input
            .chars()
            .filter(|c| c.is_whitespace() || JOINERS.contains(c) || !is_invisible(*c))
            .nfc()
            .collect();
        let line = one_line(&visible);
        let name = line.trim_matches(|c: char| JOINERS.contains(&c) || c.is_whitespace());
        if !name.chars().any(char::is_alphabetic) {
            return Err(NameProblem::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(NameProblem::TooLong);
        }
        Ok(Self(name.to_owned()))
    }

    /// The name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word, by which the person is greeted: «Anna-Lena» of «Anna-Lena Berg».
    #[must_use]
    pub fn given(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }

    /// What lists are sorted by, in the order of the Swedish alphabet (see [`sort_key`]).
    #[must_use]
    pub fn sort_key(&self) -> String {
        sort_key(&self.0)
    }

    /// What likely duplicates are found by: lower case, without accents and the dots of å, ä
    /// and ö, hyphens as spaces, no other signs. Never for showing: «Malin» and «Målin» are
    /// two names.
    #[must_use]
    pub fn matching_key(&self) -> String {
        let letters: String = fold(&self.0)
            .chars()
            .map(|c| if is_dash(c) { ' ' } else { c })
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .collect();
        one_line(&letters)
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_dash(c: char) -> bool {
    c == '-' || ('\u{2010}'..='\u{2015}').contains(&c)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(typed: &str) -> PersonName {
        PersonName::parse(typed).unwrap()
    }

    #[test]
    fn names_of_every_script_are_kept_as_they_are_written() {
        for typed in [
            "Anna Berg",
            "Anna-Lena Åkerström",
            "Bo",
            "Ö",
            "José Núñez",
            "Zoë O’Brien",
            "d'Artagnan",
            "Carl af Ugglas",
            "Eva von Platen",
            "Þórr Łukasz Đoković",
            "Nguyễn Thị Hương",
            "Жанна Иванова",
            "عبد الله",
            "محمّد",
            "فاطمه\u{200c}زهرا",
            "李小龍",
            "김영희",
            "शर्मा",
            "യോഹന്നാൻ",
            "Anna Berg (Annie)",
            "J. R. Berg",
            "Kalle 2",
            "aNNa bERG",
            "Sørensen",
        ] {
            assert_eq!(name(typed).as_str(), typed);
        }
    }

    #[test]
    fn spaces_and_invisible_signs_do_not_make_another_name() {
        for typed in [
            "  Anna   Berg ",
            "Anna\tBerg",
            "Anna\r\nBerg",
            "Anna\u{a0}Berg",
            "\u{feff}Anna Berg",
            "Anna\u{200b} Berg",
            "\u{202e}Anna Berg\u{202c}",
            "Anna\u{0} Be\u{ad}rg",
            "Anna\u{2028}Berg",
            "\u{200d}Anna Berg\u{200c}",
            "Anna \u{e0041}Berg",
            "Anna Berg\n",
            "\u{2067}Anna Berg\u{2069}",
        ] {
            assert_eq!(name(typed), name("Anna Berg"), "{typed:?}");
        }
        assert_eq!(name("A\u{30a}sa O\u{308}berg").as_str(), "Åsa Öberg");
    }

    #[test]
    fn a_name_has_a_letter_and_at_most_80_characters() {
        for typed in [
            "",
            " ",
            "-",
            "...",
            "123",
            "\u{200b}",
            "\u{200d}",
            "\u{0}",
            "?",
            "\u{1f600}",
        ] {
            assert_eq!(
                PersonName::parse(typed),
                Err(NameProblem::Empty),
                "{typed:?}"
            );
        }
        assert!(PersonName::parse(&"å".repeat(80)).is_ok());
        assert!(PersonName::parse(&"a\u{30a}".repeat(80)).is_ok());
        assert_eq!(
            PersonName::parse(&"å".repeat(81)),
            Err(NameProblem::TooLong)
        );
        assert_eq!(
            PersonName::parse(&format!(" {} ", "a".repeat(80)))
                .unwrap()
                .as_str()
                .len(),
            80
        );
    }

    #[test]
    fn a_person_is_greeted_by_the_first_word() {
        assert_eq!(name("Anna-Lena Berg").given(), "Anna-Lena");
        assert_eq!(name("Bo").given(), "Bo");
    }

    #[test]
    fn likely_duplicates_share_a_matching_key() {
        for (one, other) in [
            ("Anna-Lena Åkerström", "anna lena akerstrom"),
            ("Björn Öberg", "BJORN OBERG"),
            ("Bjørn Öberg", "Bjo\u{308}rn O\u{308}berg"),
            ("Zoë O’Brien", "Zoe O'Brien"),
            ("Anna–Lena Berg", "Anna Lena  Berg"),
            ("André Berg", "Andre Berg"),
            ("J. Berg", "J Berg"),
        ] {
            assert_eq!(
                name(one).matching_key(),
                name(other).matching_key(),
                "{one} {other}"
            );
        }
        assert_eq!(
            name("Anna-Lena Åkerström").matching_key(),
            "anna lena akerstrom"
        );
        assert_ne!(
            name("Anna Berg").matching_key(),
            name("Anna Borg").matching_key()
        );
        assert_ne!(name("Жанна").matching_key(), name("Анна").matching_key());
    }

    #[test]
    fn names_are_sorted_by_the_swedish_alphabet() {
        let mut names = ["Örjan", "Zorn", "Åsa", "Ärla", "anna", "Bo"].map(name);
        names.sort_by_key(PersonName::sort_key);
        assert_eq!(
            names.map(|name| name.to_string()),
            ["anna", "Bo", "Zorn", "Åsa", "Ärla", "Örjan"]
        );
    }

    proptest! {
        #[test]
        fn a_parsed_name_is_one_clean_line_and_parses_to_itself(typed in any::<String>()) {
            if let Ok(name) = PersonName::parse(&typed) {
                let text = name.as_str();
                prop_assert!((1..=80).contains(&text.chars().count()));
                prop_assert!(!text.chars().any(|c| c.is_control() || (is_invisible(c) && !JOINERS.contains(&c))));
                prop_assert_eq!(PersonName::parse(text), Ok(name.clone()));
                prop_assert!(!name.given().is_empty());
            }
        }
    }
}
