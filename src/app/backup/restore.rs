//! Putting a backup back.

use super::{container, manifest::Manifest};
use crate::{
    accounts,
    kernel::Clock,
    outbox,
    store::{DatabaseAddress, Fault, PuttingBack},
};
use rocket::tokio::task::spawn_blocking;
use std::path::{Path, PathBuf};

/// What was put back.
#[derive(Debug)]
pub(in crate::app) struct Restored {
    /// What the backup says of itself, and was found to hold.
    pub(in crate::app) manifest: Manifest,
    /// How many notices are held.
    pub(in crate::app) held: u64,
}

/// Puts a backup back into an empty place, with everything on hold that may have been sent since it
/// was made. In the same unit everybody is signed out, and links and authenticators that are not proved
/// are void: whoever has read the backup, or was kept out since, comes in by none of them.
///
/// # Errors
/// A [`Fault`] that names what is in the way or wrong with the file; then nothing is there that was
/// not there before.
pub(in crate::app) async fn restore(
    address: DatabaseAddress,
    from: &Path,
    identity: Option<&Path>,
    clock: &Clock,
) -> Result<Restored, Fault> {
    let place = PuttingBack::begin(address).await?;
    let manifest = unpack(from, identity, place.file()).await?;
    let store = place.open(&manifest.holds).await?;
    let now = clock.now();
    let held = store
        .write(|unit| async move {
            accounts::end_all(&unit, now).await?;
            outbox::hold(&unit, now).await
        })
        .await;
    store.close().await?;
    let held = held?;
    place.keep()?;
    Ok(Restored { manifest, held })
}

async fn unpack(from: &Path, identity: Option<&Path>, to: PathBuf) -> Result<Manifest, Fault> {
    let (from, identity) = (from.to_owned(), identity.map(Path::to_owned));
    let unpacked = spawn_blocking(move || {
        let opened = container::open(&from, identity.as_deref())?;
        let manifest = opened.manifest.clone();
        opened.unpack(&to)?;
        Ok(manifest)
    });
    unpacked
        .await
        .map_err(|e| Fault::because("unpacking the backup", e))?
}
