//! The typeface that papers are set in, built into the program: Open Sans, whose letters are open and
//! whose zero is a plain one, with the letters of every name that a Swedish register can hold, and of
//! Vietnamese, Greek and Cyrillic.

use rust_embed::RustEmbed;
use std::sync::LazyLock;
use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

#[derive(RustEmbed)]
#[folder = "assets/fonts/"]
#[include = "*.ttf"]
struct Files;

/// Its cuts and their index, read at first use.
pub(super) struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

pub(super) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let fonts: Vec<Font> = names
        .iter()
        .filter_map(|name| Files::get(name))
        .flat_map(|file| Font::iter(Bytes::new(file.data)))
        .collect();
    Fonts {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// Whether this character can be set: one that it lacks would break the PDF's promise to be
/// read aloud (ISO 14289-1, 7.21.8).
pub(super) fn has(character: char) -> bool {
    let mut fonts = FONTS.fonts.iter();
    fonts.any(|font| font.info().coverage.contains(character.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_family_is_built_in_regular_and_bold() {
        let families: Vec<_> = FONTS.book.families().map(|(name, _)| name).collect();
        assert_eq!(families, ["Open Sans"]);
        assert_eq!(FONTS.fonts.len(), 2);
    }

    #[test]
    fn names_from_near_and_far_can_be_set_and_pictures_cannot() {
        for character in "åäöÅÄÖéüßđłžşőñøæÞ–—’«»½€ễộứЯжђΩα\u{a0}".chars()
        {
            assert!(has(character), "{character}");
        }
        for character in ['😀', '漢', 'ع', '\u{7}'] {
            assert!(!has(character), "{character}");
        }
    }
}
