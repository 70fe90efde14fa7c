//! A booking word among what a clerk has typed. A pure rule.

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
    fn a_name_and_a_year_are_no_booking_word() {
        for typed in ["", "rut alm", "björk", "björk 1949", "472", "alm 0605"] {
            assert_eq!(booking_word_in(typed), None, "{typed}");
        }
    }
}
