//! Texts that a municipality wrote itself, in each language of its pages.

use super::Lang;
use serde::{Deserialize, Serialize};

/// One text in Swedish and English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in a language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Swedish => &self.sv,
            Lang::English => &self.en,
        }
    }
}
