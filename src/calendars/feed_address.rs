//! The secret address of a person's feed.
//!
//! A calendar program cannot sign in, so the address itself is the key: 192 random bits, of which only
//! the fingerprint is kept. It shows no resident and no pupil, and can be made anew or stopped at once.

use crate::kernel::Chance;
use sha2::{Digest, Sha256};

/// What an address ends with, and calendar programs look for.
const ENDING: &str = ".ics";

/// The secret part of a feed's address.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedToken(String);

impl FeedToken {
    /// A new secret.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(chance.token())
    }

    /// The secret in the last part of an address, `…/flode/<secret>.ics`.
    #[must_use]
    pub fn of(last: &str) -> Self {
        Self(last.strip_suffix(ENDING).unwrap_or(last).to_owned())
    }

    /// The Swedish path under the municipality.
    #[must_use]
    pub fn path(&self) -> String {
        format!("flode/{}{ENDING}", self.0)
    }

    /// What is kept of it.
    pub(super) fn fingerprint(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Shows no secret, so that none can be told from a log.
impl std::fmt::Debug for FeedToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FeedToken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_in_its_address_and_shown_nowhere_else() {
        let token = FeedToken::new(&Chance::seeded(1));
        let path = token.path();
        let last = path.rsplit('/').next().unwrap_or_default();
        assert_eq!(FeedToken::of(last), token);
        assert_eq!(FeedToken::of(last).fingerprint(), token.fingerprint());
        assert_ne!(token, FeedToken::new(&Chance::seeded(2)));
        assert_eq!(format!("{token:?}"), "FeedToken");
    }
}
