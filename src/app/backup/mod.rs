//! Backups: made while the service runs and writes, read through before they count, encrypted, and
//! put back into an empty place only.
//!
//! Rules (trust plan, row B10 and threats 21 and 23):
//! 1. A backup has its name from the moment on at which it was found good, and not before.
//! 2. It is encrypted for keys that are kept elsewhere, or somebody has said that it need not be.
//! 3. What it holds stands in it: when, from which version and schema, how many rows, its SHA-256.
//! 4. A restore refuses what does not hold that, and what is there already.
//! 5. After a restore nothing that may have been sent is sent again.

mod container;
mod folder;
mod make;
mod manifest;
mod nightly;
mod restore;

pub(super) use folder::Folder;
pub(super) use make::{Destination, make};
pub(super) use nightly::{Nightly, Seen, latest_due};
pub(super) use restore::restore;

use crate::store::Fault;
use age::x25519::Recipient;
use serde::Deserialize;
use std::path::PathBuf;

/// The settings of backups.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BackupSettings {
    /// The folder that the service writes one into every night; without one it makes none by itself.
    pub dir: Option<PathBuf>,
    /// The hour at which it does, on Swedish clocks.
    pub hour: u32,
    /// The public keys of those who may read it: `age1…`.
    pub recipients: Vec<String>,
    /// Whether a backup may lie there for everybody to read who gets hold of it.
    pub plain: bool,
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self {
            dir: None,
            hour: 1,
            recipients: Vec::new(),
            plain: false,
        }
    }
}

impl BackupSettings {
    /// The keys.
    ///
    /// # Errors
    /// A [`Fault`] that quotes the one that is none.
    pub(super) fn keys(&self) -> Result<Vec<Recipient>, Fault> {
        let parsed = self.recipients.iter().map(|text| {
            text.parse().map_err(|error| {
                Fault::new(format!(
                    "backup.recipients: {text:?} is no public key of age: {error}"
                ))
            })
        });
        parsed.collect()
    }

    /// What cannot be right.
    ///
    /// # Errors
    /// A [`Fault`] that names the setting.
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.hour > 23 {
            return Err(Fault::new("backup.hour must be from 0 to 23"));
        }
        let keys = self.keys()?;
        if self.dir.is_some() && keys.is_empty() && !self.plain {
            return Err(Fault::new(format!(
                "backup.dir needs backup.recipients, or backup.plain = true: {WHY_ENCRYPTED}"
            )));
        }
        Ok(())
    }
}

/// Why a backup is not made without a key.
const WHY_ENCRYPTED: &str = "a backup holds everybody's names and phone numbers, and the secrets of \
     those who sign in, for whoever finds the file";
