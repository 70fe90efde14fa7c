//! The booking word, «BJÖRK 472»: what people say on the phone and write on paper.
//!
//! The words are in `booking_words.txt`: real, common and kind nouns of 4–8 letters, none of which
//! looks or sounds like another. Words are only ever added to the list: one that is taken
//! away leaves booking words that nobody can read back.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use super::Chance;
use super::typed::{fold, plain};

/// The smallest number: three digits without a leading zero, which people leave out.
const FIRST_NUMBER: u16 = 100;
/// How many numbers there are, 100–999.
const NUMBERS: u32 = 900;

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("booking_words.txt").lines().collect());

static BY_FOLDED: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| WORDS.iter().map(|word| (fold(word), *word)).collect());

/// A Swedish word and three digits. It is not a secret by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BookingWord {
    word: &'static str,
    number: u16,
}

impl BookingWord {
    /// A booking word drawn at random, each equally likely. Whether it is free is for
    /// the caller to see.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        let words = u32::try_from(WORDS.len()).unwrap_or(u32::MAX);
        let word = WORDS
            .get(chance.below(words) as usize)
            .copied()
            .unwrap_or_default();
        let number = u16::try_from(chance.below(NUMBERS)).unwrap_or_default();
        Self {
            word,
            number: FIRST_NUMBER + number,
        }
    }

    /// The booking word in what a person typed: in any case, with or without the dots and
    /// rings of å, ä and ö, with or without spaces and signs: «björk472», «BJORK 4 7 2».
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded = fold(&plain(text));
        let start = folded.find(|c: char| c.is_ascii_digit())?;
        let (word, number) = folded.split_at(start);
        let letters = without_signs(word)?;
        let digits = without_signs(number).filter(|digits| digits.len() == 3)?;
        let number = digits
            .parse()
            .ok()
            .filter(|number| *number >= FIRST_NUMBER)?;
        BY_FOLDED.get(&letters).map(|word| Self { word, number })
    }

    /// The word and the number without dots and spaces, «BJORK472»: for storing and finding.
    #[must_use]
    pub fn key(self) -> String {
        format!("{}{}", fold(self.word).to_uppercase(), self.number)
    }
}

/// «BJÖRK 472».
impl fmt::Display for BookingWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.word.to_uppercase(), self.number)
    }
}

/// The letters and digits, if nothing else stands between them than what people put there.
fn without_signs(text: &str) -> Option<String> {
    let known = |c: char| c.is_alphanumeric() || " -._,:;/'\"()«»”’!".contains(c);
    text.chars()
        .all(known)
        .then(|| text.chars().filter(|c| c.is_alphanumeric()).collect())
}

#[cfg(test)]
mod tests;
