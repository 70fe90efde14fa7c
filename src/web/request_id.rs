//! A name for one request, in the log and on the page that says something broke.

use crate::kernel::Chance;
use std::fmt;

/// Twelve letters and digits, new for each request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RequestId(String);

impl RequestId {
    /// A new one.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        // Letters that are easily mixed up when read over the phone are left out.
        const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789u";
        let bytes: [u8; 12] = chance.bytes();
        Self(
            bytes
                .iter()
                .map(|b| char::from(LETTERS[usize::from(b % 32)]))
                .collect(),
        )
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
