//! What a text message costs and can hold, as a rule over text: the alphabet of 3GPP TS 23.038 (GSM 7 bit)
//! and the lengths of TS 23.040. One letter outside the alphabet would turn the whole message into UCS-2,
//! at less than half the length.

use unicode_normalization::UnicodeNormalization;

/// Our messages take at most two parts (criterion C25).
pub const MOST_PARTS: usize = 2;

/// Septets that a message of one part holds.
const ALONE: usize = 160;
/// Septets that each of several parts holds: the rest is what ties the parts together.
const JOINED: usize = 153;

/// The basic table of TS 23.038, 6.2.1, without the escape to the other table.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// The extension table of TS 23.038, 6.2.1.1: each of these is two septets that stay in one part.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// The text in letters of the alphabet: what is outside becomes its base letter («Zoltán» is «Zoltan») or
/// the plain sign («–» is «-»), and what has none is left out.
#[must_use]
pub fn sms_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfc() {
        if width(letter).is_some() {
            plain.push(letter);
        } else {
            plain.push_str(&in_the_alphabet(letter));
        }
    }
    plain
}

/// How many parts the text is sent in; the text is in letters of the alphabet.
#[must_use]
pub fn sms_parts(text: &str) -> usize {
    let widths = text.chars().map(|letter| width(letter).unwrap_or(1));
    if widths.clone().sum::<usize>() <= ALONE {
        return 1;
    }
    let (mut parts, mut filled) = (1, 0);
    for width in widths {
        if filled + width > JOINED {
            parts += 1;
            filled = 0;
        }
        filled += width;
    }
    parts
}

/// Septets of a letter; none if the alphabet lacks it.
fn width(letter: char) -> Option<usize> {
    if BASIC.contains(letter) {
        Some(1)
    } else {
        EXTENSION.contains(letter).then_some(2)
    }
}

fn in_the_alphabet(letter: char) -> String {
    let sign = match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        '’' | '‘' | '´' | '`' | 'ʼ' => "'",
        '”' | '“' | '„' | '«' | '»' => "\"",
        '…' => "...",
        'Ł' => "L",
        'ł' => "l",
        'Đ' | 'Ð' => "D",
        'đ' | 'ð' => "d",
        'Þ' => "Th",
        'þ' => "th",
        'Œ' => "Oe",
        'œ' => "oe",
        'ı' => "i",
        _ => "",
    };
    if !sign.is_empty() {
        return sign.to_owned();
    }
    if letter.is_whitespace() {
        return " ".to_owned();
    }
    // The base letter stands first; the marks that follow it are in no alphabet.
    std::iter::once(letter)
        .nfkd()
        .filter(|c| width(*c).is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_keep_what_the_alphabet_has_and_lose_only_the_rest() {
        for (name, sent) in [
            ("René", "René"),
            ("Åsa Öberg", "Åsa Öberg"),
            ("A\u{30a}sa", "Åsa"),
            ("Zoltán", "Zoltan"),
            ("François", "Francois"),
            ("Łukasz Đoković", "Lukasz Dokovic"),
            ("Þórr", "Thorr"),
            ("Nguyễn", "Nguyen"),
            ("O’Brien", "O'Brien"),
            ("13–15\u{a0}…", "13-15 ..."),
            ("李小龍", ""),
        ] {
            assert_eq!(sms_letters(name), sent, "{name}");
        }
    }

    #[test]
    fn the_alphabet_is_that_of_the_standard() {
        // 128 places, of which one leads to the other table.
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENSION.chars().count(), 10);
        for letter in "åäöÅÄÖéÉàü@ÇñÑ".chars() {
            assert_eq!(width(letter), Some(1), "{letter}");
        }
        for letter in "^{}\\[~]|€".chars() {
            assert_eq!(width(letter), Some(2), "{letter}");
        }
        for letter in "çáô–”…\u{a0}😀".chars() {
            assert_eq!(width(letter), None, "{letter}");
        }
    }

    #[test]
    fn parts_are_counted_as_a_phone_counts_them() {
        for (text, parts) in [
            (String::new(), 1),
            ("a".repeat(160), 1),
            ("a".repeat(161), 2),
            ("a".repeat(306), 2),
            ("a".repeat(307), 3),
            ("€".repeat(80), 1),
            ("€".repeat(81), 2),
            // A sign of two septets is never cut in two: the first part ends one septet early.
            (format!("{}€{}", "a".repeat(152), "a".repeat(151)), 2),
            (format!("{}€{}", "a".repeat(152), "a".repeat(152)), 3),
        ] {
            assert_eq!(sms_parts(&text), parts, "{} letters", text.chars().count());
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_sent_in_the_alphabet(text in "\\PC{0,200}") {
            let sent = sms_letters(&text);
            prop_assert!(sent.chars().all(|letter| width(letter).is_some()), "{sent}");
            prop_assert_eq!(sms_letters(&sent), sent);
        }
    }
}
