//! What a backup says of itself.

use crate::{kernel::Moment, store::CopyContents};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The first line of a backup that is not encrypted, and of one that has been decrypted.
pub(super) const FIRST_LINE: &str = "brygga backup 1\n";

/// The second line, as JSON. What follows it is the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::app) struct Manifest {
    /// Before this moment everything that was confirmed is in it.
    made_at: DateTime<Utc>,
    /// The version of the program that made it.
    pub(in crate::app) version: String,
    /// What the database holds.
    #[serde(flatten)]
    pub(in crate::app) holds: CopyContents,
    /// How many bytes of content there are.
    pub(super) bytes: u64,
    /// Their SHA-256, in hexadecimal digits.
    pub(super) sha256: String,
}

impl Manifest {
    pub(super) fn new(made_at: Moment, holds: CopyContents, bytes: u64, sha256: String) -> Self {
        Self {
            made_at: made_at.utc(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            holds,
            bytes,
            sha256,
        }
    }

    /// Before this moment everything that was confirmed is in it.
    #[must_use]
    pub(in crate::app) fn made_at(&self) -> Moment {
        Moment::from_utc(self.made_at)
    }
}
