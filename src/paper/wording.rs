//! Texts made fit to be set: what the typeface lacks, what would turn the writing round and what is too
//! long for any line.

use super::fonts;
use hypher::Lang;
use unicode_normalization::UnicodeNormalization;

/// Words with more letters than this may be parted.
const LONG: usize = 22;

/// A part of a word that no rule of the language parts is parted after this many letters.
const PART: usize = 10;

/// Marks on one letter; more are a joke at the expense of the lines around it.
const MARKS: usize = 2;

/// Where a word may be parted; a reader that copies or says the word leaves it out (Unicode 23.2).
const SOFT_HYPHEN: char = '\u{ad}';

/// Holds a line together where it stands; shows nothing.
const JOINER: char = '\u{2060}';

/// What stands for a character that the typeface lacks.
const UNKNOWN: char = '\u{fffd}';

/// The text as it can be set in a language: composed, on one line, without invisible characters, every
/// character one that the typeface has, and very long words with places where they may be parted.
pub(super) fn fit(text: &str, lang: &str) -> String {
    let clean = clean(text);
    let words: Vec<String> = clean
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| parted(word, lang))
        .collect();
    words.join(" ")
}

fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut marks = 0;
    for character in text.nfc() {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        match character {
            '\u{a0}' | JOINER => clean.push(character),
            // A hyphen that holds a line together; the typeface has the common one.
            '\u{2011}' => clean.push('-'),
            _ if character.is_whitespace() || character.is_control() => clean.push(' '),
            _ if is_invisible(character) || marks > MARKS => {}
            _ if fonts::has(character) => clean.push(character),
            _ => clean.push_str(&plainer(character)),
        }
    }
    clean
}

/// The same character in plainer ones (① as 1), or the sign for an unknown one.
fn plainer(character: char) -> String {
    let plain: String = std::iter::once(character).nfkc().collect();
    let known = plain.chars().all(|c| c != character && fonts::has(c));
    if known { plain } else { UNKNOWN.to_string() }
}

/// Combining marks of the scripts that the typeface has (Unicode blocks).
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// What shows nothing by itself but changes what stands around it: joiners, directions, variants, tags
/// (Unicode 23.2–23.9).
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2061}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

fn parted(word: &str, lang: &str) -> String {
    // Whoever copies an address must get it whole.
    if word.chars().count() <= LONG || word.contains(['/', '@']) {
        return word.to_owned();
    }
    let lang = if lang == "en" {
        Lang::English
    } else {
        Lang::Swedish
    };
    let mut parted = String::new();
    for syllable in hypher::hyphenate(word, lang) {
        for (place, letter) in syllable.chars().enumerate() {
            if place % PART == 0 && !parted.is_empty() {
                parted.push(SOFT_HYPHEN);
            }
            parted.push(letter);
        }
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_text_stays_as_it_is() {
        for text in [
            "Tisdag 26 januari klockan\u{a0}13\u{2060}–\u{2060}15",
            "Đorđe Nguyễn, Łódź",
            "#set page(width: 1pt) $x$ *fet* \\u{41} \"'`",
        ] {
            assert_eq!(fit(text, "sv"), text);
        }
    }

    #[test]
    fn what_the_typeface_lacks_and_what_turns_the_writing_round_is_gone() {
        assert_eq!(
            fit("Rut 😀\u{202e}Alm\u{0}\n漢 ①", "sv"),
            "Rut \u{fffd}Alm \u{fffd} 1"
        );
        assert_eq!(
            fit("e\u{301}a\u{301}\u{302}\u{303}\u{304}\u{305}", "sv")
                .chars()
                .count(),
            4
        );
        assert_eq!(fit(" \r\n\t ", "sv"), "");
    }

    #[test]
    fn a_long_word_is_parted_as_its_language_parts_it_and_a_senseless_one_anywhere() {
        let word = fit("Digitaliseringsförvaltningsnämnden", "sv");
        assert!(word.contains("rings\u{ad}för"), "{word:?}");
        assert_eq!(
            word.replace(SOFT_HYPHEN, ""),
            "Digitaliseringsförvaltningsnämnden"
        );
        let noise = fit(&"x".repeat(200), "sv");
        assert!(
            noise.split(SOFT_HYPHEN).all(|part| part.len() <= PART),
            "{noise}"
        );
    }

    #[test]
    fn an_address_stays_whole() {
        let address = "surfa.vastervik.example/vastervik/traffar/12";
        assert_eq!(fit(address, "sv"), address);
    }
}
