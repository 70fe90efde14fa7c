//! A municipality's brand colour and whether text in it can be read on white.

use std::fmt;

/// The least contrast against white that a brand colour may have: WCAG 2.2 criterion 1.4.6 (AAA)
/// for text of any size.
pub const LEAST_CONTRAST: f64 = 7.0;

/// A colour of the sRGB space, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Reads `#rrggbb`, in upper or lower case. Anything else, the short form `#rgb` too, is
    /// `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Self {
            red: part(0)?,
            green: part(2)?,
            blue: part(4)?,
        })
    }

    /// Its six hexadecimal digits in lower case, without the hash.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The contrast ratio against white, from 1 (white) to 21 (black), as WCAG 2.2 defines
    /// "contrast ratio".
    #[must_use]
    pub fn contrast_on_white(self) -> f64 {
        1.05 / (self.relative_luminance() + 0.05)
    }

    /// Whether text in it can be read on white.
    #[must_use]
    pub fn is_readable(self) -> bool {
        self.contrast_on_white() >= LEAST_CONTRAST
    }

    /// Its contrast on white with one decimal, rounded down, so that 6.96 never reads as the 7 that is
    /// asked for.
    #[must_use]
    pub fn contrast_text(self) -> String {
        format!("{:.1}", (self.contrast_on_white() * 10.0).floor() / 10.0)
    }

    /// The lightest shade of it that can be read on white.
    #[must_use]
    pub fn readable_shade(self) -> Self {
        let shade = |percent: u16| {
            let part = |full: u8| u8::try_from(u16::from(full) * percent / 100).unwrap_or(0);
            Self {
                red: part(self.red),
                green: part(self.green),
                blue: part(self.blue),
            }
        };
        let shades = (0..=100).rev().map(shade);
        let mut readable = shades.filter(|shade| shade.is_readable());
        readable.next().unwrap_or(shade(0))
    }

    /// WCAG 2.2 "relative luminance": 0 for black, 1 for white.
    fn relative_luminance(self) -> f64 {
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", self.digits())
    }
}

/// One sRGB channel as a share of full light.
fn linear(channel: u8) -> f64 {
    let share = f64::from(channel) / 255.0;
    if share <= 0.04045 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{Colour, LEAST_CONTRAST};

    fn contrast(text: &str) -> f64 {
        Colour::parse(text).unwrap().contrast_on_white()
    }

    #[test]
    fn black_on_white_is_21_and_white_on_white_is_1() {
        assert!((contrast("#000000") - 21.0).abs() < 1e-9);
        assert!((contrast("#ffffff") - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_grey_that_just_fails_and_the_one_that_just_passes_are_told_apart() {
        assert!(contrast("#5a5a5a") < LEAST_CONTRAST);
        assert!(contrast("#595959") >= LEAST_CONTRAST);
    }

    #[test]
    fn every_colour_has_a_shade_that_can_be_read() {
        for text in [
            "#ffffff", "#ff0000", "#00ff00", "#ffcc00", "#0b4f6c", "#000000",
        ] {
            let colour = Colour::parse(text).unwrap();
            assert!(colour.readable_shade().is_readable(), "{text}");
            assert_eq!(
                colour.readable_shade() == colour,
                colour.is_readable(),
                "{text}"
            );
        }
    }

    #[test]
    fn pure_red_has_the_contrast_that_the_standard_gives_it() {
        assert!((contrast("#ff0000") - 3.998).abs() < 0.001);
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits_after_a_hash() {
        for wrong in [
            "", "#", "#0b5c3", "#0b5c3e0", "0b5c3e", "#0b5c3g", "#+b5c3e", "#åä3e",
        ] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Colour::parse("#0B5C3E").unwrap().to_string(), "#0b5c3e");
    }
}
