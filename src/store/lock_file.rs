//! An embedded database belongs to one running instance: a second one would corrupt nothing, but
//! would wait, time out and confuse its operator. So it refuses at once.

use super::Fault;
use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Another instance already runs on the same data folder.
#[derive(Debug, thiserror::Error)]
#[error(
    "another Brygga already runs on this data folder ({0}); stop it first, or use PostgreSQL for several instances"
)]
pub struct AlreadyRunning(String);

/// Takes the folder's lock, which the operating system frees when the process ends, however it
/// ends.
pub(super) fn take(folder: &Path) -> Result<File, Fault> {
    let path = folder.join("brygga.lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&path)
        .map_err(|e| Fault::because(format!("opening {}", path.display()), e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Fault::because(
            "starting",
            AlreadyRunning(folder.display().to_string()),
        )),
        Err(TryLockError::Error(e)) => {
            Err(Fault::because(format!("locking {}", path.display()), e))
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_second_instance_on_the_same_folder_is_refused_and_the_lock_goes_with_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let first = take(folder.path()).unwrap();
        let second = take(folder.path()).unwrap_err().to_string();
        assert!(second.contains("already runs"), "{second}");
        drop(first);
        take(folder.path()).unwrap();
    }
}
