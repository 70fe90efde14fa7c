//! `brygga backup` and `brygga restore`.

use super::{BackupArguments, Common, RestoreArguments, counted, say};
use crate::{
    app::backup::{self, Destination, Folder},
    audit::Actor,
    kernel::{Chance, Clock, grouped},
    messages,
    outbox::Release,
    store::Fault,
};
use std::path::Path;

pub(super) async fn backup(common: &Common, arguments: &BackupArguments) -> Result<(), Fault> {
    let config = common.settings()?;
    let settings = &config.backup;
    let to = match (&arguments.to, &settings.dir) {
        (Some(path), _) if path.is_dir() => Destination::Folder(Folder::new(path)),
        (Some(path), _) => Destination::File(path.clone()),
        (None, Some(dir)) => Destination::Folder(Folder::new(dir)),
        (None, None) => {
            return Err(Fault::new(
                "say where to: --to FILE or --to DIR, or set backup.dir",
            ));
        }
    };
    let (keys, plain) = if arguments.plain {
        (Vec::new(), true)
    } else {
        (settings.keys()?, settings.plain)
    };
    let clock = Clock::system();
    let address = config.database_address()?;
    let made = backup::make(&address, &to, keys, plain, &clock).await?;
    let made = made.ok_or_else(|| Fault::new("another backup is being made; try again later"))?;
    let holds = &made.manifest.holds;
    if common.json {
        return say_json(&made.file, &made.manifest, None);
    }
    say(format_args!(
        "{}: {} bytes, {} in {}, found good",
        made.file.display(),
        grouped(made.bytes),
        counted(holds.all_rows(), "row"),
        counted(holds.rows.len() as u64, "table"),
    ));
    if made.removed > 0 {
        say(format_args!(
            "{} older than 35 days removed",
            counted(made.removed.into(), "backup")
        ));
    }
    Ok(())
}

pub(super) async fn restore(common: &Common, arguments: &RestoreArguments) -> Result<(), Fault> {
    if arguments.release_outbox || arguments.withdraw_outbox {
        return decide(common, arguments).await;
    }
    let file = arguments.file.as_ref();
    let file = file.ok_or_else(|| Fault::new("name the backup to restore"))?;
    let address = common.settings()?.database_address()?;
    let identity = arguments.identity.as_deref();
    let clock = Clock::system();
    let restored = backup::restore(address.clone(), file, identity, &clock).await?;
    let manifest = &restored.manifest;
    if common.json {
        return say_json(file, manifest, Some(restored.held));
    }
    say(format_args!(
        "{address}: as it was at {}, {} in {}, found good",
        manifest.made_at(),
        counted(manifest.holds.all_rows(), "row"),
        counted(manifest.holds.rows.len() as u64, "table"),
    ));
    if restored.held > 0 {
        say(format_args!(
            "{} on hold, since they may have been sent after the backup was made.\n\
             Decide on the page /gallring, or with brygga restore --release-outbox or --withdraw-outbox.",
            counted(restored.held, "message")
        ));
    }
    Ok(())
}

/// What becomes of the messages on hold.
async fn decide(common: &Common, arguments: &RestoreArguments) -> Result<(), Fault> {
    let store = common.store().await?;
    let (decision, said) = if arguments.release_outbox {
        (Release::Send, "released, to be sent")
    } else {
        (Release::TakeBack, "withdrawn, not to be sent")
    };
    let (now, chance) = (Clock::system().now(), Chance::from_system());
    let decided = messages::decide_held(&store, now, &chance, &Actor::Operator, decision).await?;
    say(format_args!("{} {said}", counted(decided, "message")));
    store.close().await
}

fn say_json(file: &Path, manifest: &impl serde::Serialize, held: Option<u64>) -> Result<(), Fault> {
    let mut facts = serde_json::to_value(manifest).map_err(|e| Fault::because("printing", e))?;
    if let Some(held) = held {
        facts["held"] = held.into();
    }
    facts["file"] = file.display().to_string().into();
    say(facts);
    Ok(())
}
