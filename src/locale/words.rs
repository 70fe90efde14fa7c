//! Texts that a municipality wrote itself, in each language of its pages.
//!
//! English may be left empty: then English pages show the Swedish. A text that somebody can have
//! translated is better than none, and one in Swedish is better than a gap.

use super::Lang;
use serde::{Deserialize, Serialize};

/// One text in Swedish and English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Words {
    /// Swedish.
    pub sv: String,
    /// English; empty when nobody has written it.
    pub en: String,
}

impl Words {
    /// The text in a language; the Swedish where there is no English.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Swedish => &self.sv,
            Lang::English if self.en.is_empty() => &self.sv,
            Lang::English => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nobody_has_written_english_the_swedish_is_shown() {
        let mut words = Words {
            sv: "Gå in från torget.".to_owned(),
            en: String::new(),
        };
        assert_eq!(words.of(Lang::English), "Gå in från torget.");
        words.en = "Enter from the square.".to_owned();
        assert_eq!(words.of(Lang::English), "Enter from the square.");
        assert_eq!(words.of(Lang::Swedish), "Gå in från torget.");
    }
}
