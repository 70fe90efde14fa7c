//! Making a backup.

use super::{
    WHY_ENCRYPTED,
    container::{fingerprint, write},
    folder::{Folder, Held, hold},
    manifest::Manifest,
};
use crate::{
    kernel::Clock,
    store::{DatabaseAddress, Fault, Workplace, clear_unfinished, take_copy},
};
use age::x25519::Recipient;
use rocket::tokio::task::spawn_blocking;
use std::{
    fs::File,
    path::{Path, PathBuf},
};

/// Where a backup goes.
#[derive(Debug, Clone)]
pub(in crate::app) enum Destination {
    /// A folder, under a name that tells the moment. What is too old there is removed afterwards.
    Folder(Folder),
    /// A new file of this name.
    File(PathBuf),
}

/// A backup that was found good.
#[derive(Debug)]
pub(in crate::app) struct Made {
    /// Where it lies.
    pub(in crate::app) file: PathBuf,
    /// How many bytes it has.
    pub(in crate::app) bytes: u64,
    /// What it says of itself.
    pub(in crate::app) manifest: Manifest,
    /// How many were too old and are gone.
    pub(in crate::app) removed: u32,
}

/// Makes a backup, also while the service runs on the database, and gives it its name when it is
/// found good. None when another is being made in the same folder.
///
/// # Errors
/// A [`Fault`] when there is no key and nobody said that there need be none, or when it cannot be
/// made; then nothing is left of it.
pub(in crate::app) async fn make(
    address: &DatabaseAddress,
    to: &Destination,
    keys: Vec<Recipient>,
    plain: bool,
    clock: &Clock,
) -> Result<Option<Made>, Fault> {
    if keys.is_empty() && !plain {
        return Err(Fault::new(format!(
            "no key is set in backup.recipients: {WHY_ENCRYPTED}; --plain makes it all the same"
        )));
    }
    let now = clock.now();
    let (file, from, into) = match to {
        Destination::Folder(folder) => {
            let file = folder.file(now, !keys.is_empty());
            (file, hold_beside(address)?, folder.hold()?)
        }
        Destination::File(file) => {
            let beside = hold_beside(address)?;
            (file.clone(), beside, Some(Held::Nothing))
        }
    };
    let (Some(_from), Some(_into)) = (from, into) else {
        return Ok(None);
    };
    if file.exists() {
        return Err(Fault::new(format!("{} is there already", file.display())));
    }
    clear_unfinished(address)?;
    let place = Workplace::make(address)?;
    let copy = place.path().join("copy");
    let holds = take_copy(address, &copy).await?;
    let destination = file.clone();
    let written = spawn_blocking(move || {
        let (bytes, sha256) = fingerprint(&copy)?;
        let manifest = Manifest::new(now, holds, bytes, sha256);
        let bytes = write_and_name(&destination, &keys, &manifest, &copy)?;
        drop(place);
        Ok::<_, Fault>((bytes, manifest))
    });
    let (bytes, manifest) = written
        .await
        .map_err(|e| Fault::because("writing the backup", e))??;
    let removed = match to {
        Destination::Folder(folder) => folder.remove_old(now)?,
        Destination::File(_) => 0,
    };
    Ok(Some(Made {
        file,
        bytes,
        manifest,
        removed,
    }))
}

/// Beside the embedded database one copy is made at a time, wherever it goes.
fn hold_beside(address: &DatabaseAddress) -> Result<Option<Held>, Fault> {
    match address {
        DatabaseAddress::Embedded { folder } if folder.is_dir() => hold(folder, "copy.lock"),
        DatabaseAddress::Embedded { folder } => {
            Err(Fault::new(format!("there is no {}", folder.display())))
        }
        DatabaseAddress::Server { .. } => Ok(Some(Held::Nothing)),
    }
}

/// Under another name until it is whole.
fn write_and_name(
    file: &Path,
    keys: &[Recipient],
    manifest: &Manifest,
    copy: &Path,
) -> Result<u64, Fault> {
    let naming = |e| Fault::because(format!("naming {}", file.display()), e);
    let mut unfinished = file.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    // One that was killed has left it; nobody else writes here meanwhile.
    if unfinished.exists() {
        std::fs::remove_file(&unfinished).map_err(naming)?;
    }
    let written = write(&unfinished, keys, manifest, copy);
    let bytes = written.inspect_err(|_| {
        if let Err(error) = std::fs::remove_file(&unfinished) {
            tracing::warn!(%error, "what was written of a backup that failed is still there");
        }
    })?;
    std::fs::rename(&unfinished, file).map_err(naming)?;
    File::open(parent(file))
        .and_then(|folder| folder.sync_all())
        .map_err(naming)?;
    Ok(bytes)
}

/// The folder that a file lies in.
fn parent(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
