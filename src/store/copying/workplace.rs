//! Where a copy lies on its way: beside the embedded database, which holds the same, or, of PostgreSQL,
//! among the machine's temporary files. A copy holds everything about everybody, and one that was killed
//! leaves it behind, so each holds a lock on its folder, which the operating system lets go of when the
//! process ends, however it ends; whoever makes the next one takes away what nobody holds.

use crate::store::{DatabaseAddress, Fault};
use std::{
    fs::{File, OpenOptions, Permissions, TryLockError},
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::TempDir;

/// What every folder for work in progress is called at the beginning, to be known when it is left over.
const BESIDE: &str = ".unfinished-";

/// The same where other programs leave their files as well.
const AMONG_OTHERS: &str = ".brygga-unfinished-";

/// The file in the folder that is locked.
const LOCK: &str = "in-use";

/// A folder without a lock is one that is just being made, until it is as old as this.
const JUST_MADE: Duration = Duration::from_mins(1);

/// A private folder for a copy on its way, gone when it is let go of.
#[derive(Debug)]
pub struct Workplace {
    folder: TempDir,
    /// Held until the folder is let go of.
    _lock: File,
}

impl Workplace {
    /// Makes one for a copy of this database.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be made.
    pub fn make(address: &DatabaseAddress) -> Result<Self, Fault> {
        let (within, prefix) = place(address);
        let making = |e| Fault::because(format!("making a folder in {}", within.display()), e);
        let folder = tempfile::Builder::new()
            .prefix(prefix)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(&within)
            .map_err(making)?;
        // It gets its name when it is locked: nobody ever finds it without its lock.
        let unnamed = folder.path().join("to-be-locked");
        let lock = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&unnamed)
            .map_err(making)?;
        lock.lock().map_err(making)?;
        std::fs::rename(unnamed, folder.path().join(LOCK)).map_err(making)?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Takes away what copies that were killed have left, of this user and where copies of this database are
/// made. What another process is working on stays.
///
/// # Errors
/// A [`Fault`] when something cannot be removed.
pub fn clear_unfinished(address: &DatabaseAddress) -> Result<(), Fault> {
    let (within, prefix) = place(address);
    let looking = |e| Fault::because(format!("looking into {}", within.display()), e);
    let own = own_user(&within).map_err(looking)?;
    for entry in std::fs::read_dir(&within).map_err(looking)? {
        let entry = entry.map_err(looking)?;
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        // One that another process removes meanwhile is gone, as it should be.
        let Ok(found) = entry.path().symlink_metadata() else {
            continue;
        };
        if found.is_dir() && found.uid() == own && is_left_over(&entry.path())? {
            std::fs::remove_dir_all(entry.path()).map_err(looking)?;
        }
    }
    Ok(())
}

/// Who this process runs as: whose a file is that it makes, or, on a disk that takes no more, what the system
/// says of it.
fn own_user(within: &Path) -> std::io::Result<u32> {
    let made = tempfile::tempfile_in(within).and_then(|file| file.metadata());
    let known = made.or_else(|_| std::fs::metadata("/proc/self"))?;
    Ok(known.uid())
}

fn place(address: &DatabaseAddress) -> (PathBuf, &'static str) {
    match address {
        DatabaseAddress::Embedded { folder } => (folder.clone(), BESIDE),
        DatabaseAddress::Server { .. } => (std::env::temp_dir(), AMONG_OTHERS),
    }
}

/// Whether nobody works in a folder any more.
fn is_left_over(folder: &Path) -> Result<bool, Fault> {
    let looking = |e| Fault::because(format!("looking into {}", folder.display()), e);
    let Ok(lock) = File::open(folder.join(LOCK)) else {
        let made = folder.metadata().and_then(|found| found.modified());
        let age = made.ok().and_then(|made| made.elapsed().ok());
        return Ok(age.is_some_and(|age| age > JUST_MADE));
    };
    match lock.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(e)) => Err(looking(e)),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_copy_has_left_goes_and_what_another_works_on_stays() {
        let folder = tempfile::tempdir().unwrap();
        let address = DatabaseAddress::Embedded {
            folder: folder.path().to_owned(),
        };
        let working = Workplace::make(&address).unwrap();
        std::fs::write(working.path().join("copy"), "everybody").unwrap();
        // As a process leaves it that was killed: the folder is there, and the lock is let go of.
        let Workplace {
            folder: killed,
            _lock: lock,
        } = Workplace::make(&address).unwrap();
        let left = killed.keep();
        std::fs::write(left.join("copy"), "everybody").unwrap();
        drop(lock);
        let other = folder.path().join("brygga.db");
        std::fs::write(&other, "the database").unwrap();
        clear_unfinished(&address).unwrap();
        assert!(!left.exists());
        assert!(working.path().join("copy").exists() && other.exists());
        let kept = working.path().to_owned();
        drop(working);
        assert!(!kept.exists());
    }

    #[test]
    fn a_copy_of_a_server_is_made_and_found_again_among_the_temporary_files() {
        let url = "postgres://brygga@localhost/brygga".to_owned();
        let address = DatabaseAddress::Server { url };
        let Workplace {
            folder: killed,
            _lock: lock,
        } = Workplace::make(&address).unwrap();
        let left = killed.keep();
        std::fs::write(left.join("copy"), "everybody").unwrap();
        assert!(left.starts_with(std::env::temp_dir()));
        drop(lock);
        let working = Workplace::make(&address).unwrap();
        clear_unfinished(&address).unwrap();
        assert!(!left.exists());
        assert!(working.path().exists());
    }
}
