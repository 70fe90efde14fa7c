//! What keyboards, screens and clipboards do to what people mean: spaces that are none,
//! dashes of every length, digits of other scripts, marks that nobody can see.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text with plain spaces, hyphens and digits, without invisible marks, and trimmed:
/// for what is made of digits and a few signs.
pub(super) fn plain(text: &str) -> String {
    let plain: String = text
        .nfkc()
        .filter(|c| c.is_whitespace() || !is_invisible(*c))
        .map(plain_sign)
        .collect();
    plain.trim().to_owned()
}

/// The text with each run of spaces, tabs and line breaks as one space, trimmed.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters in lower case and without their marks (å, ä as a; ö, ø as o; é as e): for
/// finding alike things, never for showing.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // Lower case can bring a mark of its own (İ).
        .filter(|c| !is_combining_mark(*c))
        .fold(String::new(), |mut folded, c| {
            match c {
                'æ' => folded.push('a'),
                'ø' => folded.push('o'),
                'œ' => folded.push_str("oe"),
                'ß' => folded.push_str("ss"),
                'đ' | 'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ł' => folded.push('l'),
                'ı' => folded.push('i'),
                _ => folded.push(c),
            }
            folded
        })
}

/// The text with the letters that stand for digits on a typewriter, l and O, read as
/// digits where they touch one: many learned to type on a machine without a 1.
pub(super) fn typewriter_digits(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut read = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let touches = read.ends_with(|c: char| c.is_ascii_digit())
            || letters.get(at + 1).is_some_and(char::is_ascii_digit);
        read.push(match letter {
            'l' | 'L' | 'I' | '|' if touches => '1',
            'o' | 'O' if touches => '0',
            _ => *letter,
        });
    }
    read
}

/// Whether the character shows nothing by itself: control characters, direction marks and
/// overrides, zero-width signs, soft hyphens and tags.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

fn plain_sign(c: char) -> char {
    match c {
        _ if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        _ => c,
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_plain_becomes_plain() {
        for (typed, expected) in [
            (
                "\u{a0}070\u{2011}174\u{202f}06\u{2009}05\t",
                "070-174 06 05",
            ),
            ("１９４９", "1949"),
            ("١٩٤٩", "1949"),
            ("۱۹۴۹", "1949"),
            ("\u{feff}1949\u{200b}", "1949"),
            ("\u{202d}392 31\u{202c}", "392 31"),
            ("a\r\nb", "a  b"),
            ("49−03–03—", "49-03-03-"),
            ("\u{0}\u{7}", ""),
        ] {
            assert_eq!(plain(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn letters_are_folded_to_their_bare_form() {
        for (text, expected) in [
            ("BJÖRK", "bjork"),
            ("bjo\u{308}rk", "bjork"),
            ("Bjørk", "bjork"),
            ("Åsa Ærö", "asa aro"),
            ("Šárka Đoković", "sarka dokovic"),
            ("İSTANBUL", "istanbul"),
            ("Łukasz Groß", "lukasz gross"),
            ("Þórr", "thorr"),
            ("Жанна", "жанна"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn a_typewriters_digits_are_read_only_where_they_touch_a_digit() {
        for (typed, expected) in [
            ("l949", "1949"),
            ("L949", "1949"),
            ("194O", "1940"),
            ("19OO", "1900"),
            ("O70-l74 O6 O5", "070-174 06 05"),
            ("3 april 1949", "3 april 1949"),
            ("lok", "lok"),
        ] {
            assert_eq!(typewriter_digits(typed), expected);
        }
    }

    proptest! {
        #[test]
        fn plain_text_is_trimmed_and_has_nothing_invisible(text in any::<String>()) {
            let plain = plain(&text);
            prop_assert_eq!(plain.trim(), &plain);
            prop_assert!(!plain.chars().any(is_invisible));
        }
    }
}
