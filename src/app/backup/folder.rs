//! A folder of backups: their names, the newest, and how long they are kept.

use crate::{kernel::Moment, privacy::LastBackup, store::Fault};
use chrono::{Duration, NaiveDateTime};
use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// How long a backup is kept (trust plan, section 6): what has been removed from the database is not
/// to live on in its copies.
pub(super) const KEPT: Duration = Duration::days(35);

const BEGINNING: &str = "brygga-";
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
const PLAIN: &str = ".backup";
const ENCRYPTED: &str = ".backup.age";

/// What is held while a backup is made.
pub(super) enum Held {
    /// A folder, until this is let go of.
    Folder(#[expect(dead_code, reason = "it is there to be let go of")] File),
    /// Nothing needs to be.
    Nothing,
}

/// A folder of backups.
#[derive(Debug, Clone)]
pub(in crate::app) struct Folder(PathBuf);

impl Folder {
    pub(in crate::app) fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Makes it if it is missing, readable by its owner alone, and holds it while a backup is made: one
    /// at a time. None when another is being made.
    pub(super) fn hold(&self) -> Result<Option<Held>, Fault> {
        let opening = |e| Fault::because(format!("opening {}", self.0.display()), e);
        if !self.0.is_dir() {
            std::fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&self.0)
                .map_err(opening)?;
        }
        hold(&self.0, "backups.lock")
    }

    /// The file of a backup of this moment.
    pub(super) fn file(&self, at: Moment, encrypted: bool) -> PathBuf {
        let end = if encrypted { ENCRYPTED } else { PLAIN };
        let name = format!("{BEGINNING}{}{end}", at.utc().format(MOMENT));
        self.0.join(name)
    }

    /// The newest backup; none where there is no folder yet.
    pub(in crate::app) fn last(&self) -> Result<Option<LastBackup>, Fault> {
        if !self.0.exists() {
            return Ok(None);
        }
        let all = self.all()?;
        Ok(all
            .into_iter()
            .map(|(_, backup)| backup)
            .max_by_key(|backup| backup.at))
    }

    /// Removes what is older than it may be; how many. Whatever has another name is left alone.
    pub(super) fn remove_old(&self, now: Moment) -> Result<u32, Fault> {
        let mut removed = 0;
        for (path, backup) in self.all()? {
            if now.since(backup.at) > KEPT {
                std::fs::remove_file(&path)
                    .map_err(|e| Fault::because(format!("removing {}", path.display()), e))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn all(&self) -> Result<Vec<(PathBuf, LastBackup)>, Fault> {
        let looking = |e| Fault::because(format!("looking into {}", self.0.display()), e);
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.0).map_err(looking)? {
            let entry = entry.map_err(looking)?;
            let Some((at, encrypted)) = understood(&entry.path()) else {
                continue;
            };
            let bytes = entry.metadata().map_err(looking)?.len();
            let backup = LastBackup {
                at,
                bytes,
                encrypted,
            };
            found.push((entry.path(), backup));
        }
        Ok(found)
    }
}

/// Holds a folder by a file of this name. None when somebody else does.
pub(super) fn hold(folder: &Path, lock: &str) -> Result<Option<Held>, Fault> {
    let holding = |e| Fault::because(format!("opening {}", folder.display()), e);
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(folder.join(lock))
        .map_err(holding)?;
    match lock.try_lock() {
        Ok(()) => Ok(Some(Held::Folder(lock))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(holding(error)),
    }
}

/// The moment of a backup and whether it is encrypted, by its name.
fn understood(path: &Path) -> Option<(Moment, bool)> {
    let name = path.file_name()?.to_str()?.strip_prefix(BEGINNING)?;
    let (moment, encrypted) = match name.strip_suffix(ENCRYPTED) {
        Some(moment) => (moment, true),
        None => (name.strip_suffix(PLAIN)?, false),
    };
    let at = NaiveDateTime::parse_from_str(moment, MOMENT).ok()?;
    Some((Moment::from_utc(at.and_utc()), encrypted))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    #[test]
    fn the_newest_counts_what_is_too_old_goes_and_what_is_not_ours_stays() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::new(home.path().join("backups"));
        assert_eq!(folder.last().unwrap(), None);
        let held = folder.hold().unwrap();
        assert!(held.is_some() && folder.hold().unwrap().is_none());
        let (old, new) = (at("2027-01-01T00:00:00Z"), at("2027-02-04T00:00:00Z"));
        std::fs::write(folder.file(old, true), "old").unwrap();
        std::fs::write(folder.file(new, false), "newer").unwrap();
        std::fs::write(home.path().join("backups/brygga-notes.txt"), "mine").unwrap();
        let last = folder.last().unwrap().unwrap();
        assert_eq!((last.at, last.bytes, last.encrypted), (new, 5, false));
        assert_eq!(folder.remove_old(at("2027-02-05T00:00:00Z")).unwrap(), 0);
        assert_eq!(folder.remove_old(at("2027-02-05T00:00:01Z")).unwrap(), 1);
        assert!(home.path().join("backups/brygga-notes.txt").exists());
        assert_eq!(folder.last().unwrap().unwrap().at, new);
    }
}
