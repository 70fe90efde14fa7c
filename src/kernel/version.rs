//! How a thing stood when somebody opened it, so that a second save does not silently undo a first.

use std::{
    fmt,
    hash::{DefaultHasher, Hash, Hasher},
};

/// How a thing stood. Two programs of different versions may write the same state differently; then a
/// save is asked about once more, and nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(String);

impl Version {
    /// How this stands.
    #[must_use]
    pub fn of(thing: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        thing.hash(&mut hasher);
        Self(format!("{:016x}", hasher.finish()))
    }

    /// The version that a form carried; one that is none fits no state.
    #[must_use]
    pub fn sent(text: &str) -> Self {
        let signs = text.chars().filter(char::is_ascii_hexdigit);
        Self(signs.take(16).collect())
    }

    /// Whether this is still how the thing stands.
    #[must_use]
    pub fn is_still(&self, thing: &impl Hash) -> bool {
        *self == Self::of(thing)
    }
}

/// As a form carries it.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_fits_the_state_it_was_taken_of_and_no_other() {
        let seen = Version::sent(&Version::of(&("Lindsdal", 40)).to_string());
        assert!(seen.is_still(&("Lindsdal", 40)));
        assert!(!seen.is_still(&("Lindsdal", 41)));
        assert!(!Version::sent("").is_still(&("Lindsdal", 40)));
        assert_eq!(Version::sent("<b>0f\"").to_string(), "b0f");
    }
}
