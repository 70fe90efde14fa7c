//! A booking word or a name among what a clerk has typed. Pure rules.

use crate::kernel::BookingWord;

/// A booking word is typed in so many pieces at most: «björk 4 7 2».
const MOST_PIECES: usize = 4;

/// The first booking word in a text, in whatever company it stands: «rut björk 472».
pub(super) fn booking_word_in(text: &str) -> Option<BookingWord> {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    (0..pieces.len()).find_map(|from| {
        let longest = MOST_PIECES.min(pieces.len() - from);
        (1..=longest).find_map(|count| {
            let some = pieces.get(from..from + count)?;
            BookingWord::parse(&some.join(" "))
        })
    })
}

/// The name that a text can be: of letters alone, two words at least.
pub(super) fn name_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_name = |c: char| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '\'' | '’');
    let words = text.split_whitespace().count();
    (words > 1 && text.chars().all(is_name)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_booking_word_is_found_however_it_is_typed() {
        for typed in [
            "björk 472",
            "BJORK472",
            "björk 4 7 2",
            "rut björk 472",
            "björk 472 rut alm",
        ] {
            let found = booking_word_in(typed).map(BookingWord::key);
            assert_eq!(found.as_deref(), Some("BJORK472"), "{typed}");
        }
    }

    #[test]
    fn a_name_is_letters_and_more_than_one_word() {
        assert_eq!(name_in(" Anna-Lena von Åker "), Some("Anna-Lena von Åker"));
        for other in ["", "rut", "rut 1949", "storgatan 4", "070-174 06 05"] {
            assert_eq!(name_in(other), None, "{other}");
        }
    }

    #[test]
    fn a_name_and_a_year_are_no_booking_word() {
        for typed in ["", "rut alm", "björk", "björk 1949", "472", "alm 0605"] {
            assert_eq!(booking_word_in(typed), None, "{typed}");
        }
    }
}
