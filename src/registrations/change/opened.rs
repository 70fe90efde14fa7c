//! Changing the registration of somebody with protected identity, by whoever has opened it with a reason: the
//! verbs of its owner.

use super::{
    cancel::{Leaving, cancel},
    found,
    proof::Proved,
    refusal::Refusal,
    undo::{IfTaken, undo},
};
use crate::{
    audit::By,
    kernel::RegistrationId,
    residents::Reading,
    store::{Outcome, Store},
};

/// Takes the person out.
pub(in crate::registrations) async fn cancel_opened(
    store: &Store,
    by: &By<'_>,
    reading: &Reading,
    which: RegistrationId,
) -> Result<(), Outcome<Refusal>> {
    let proved = Proved::opened(reading, which);
    cancel(store, by.now, by.chance, by.actor, &proved, Leaving::All).await?;
    Ok(())
}

/// Takes the latest change back; who has lost the seat stands last in line.
pub(in crate::registrations) async fn undo_opened(
    store: &Store,
    by: &By<'_>,
    reading: &Reading,
    which: RegistrationId,
) -> Result<(), Outcome<Refusal>> {
    let proved = Proved::opened(reading, which);
    let found = found::by_proof(store.read(), &proved, by.now).await?;
    let latest = found.undoable.ok_or(Outcome::NotFound)?;
    let (chance, actor, or) = (by.chance, by.actor, IfTaken::LastInLine);
    undo(store, by.now, chance, actor, &proved, latest.id, or).await?;
    Ok(())
}
