//! A programme is changed.

use super::{Programme, ProgrammeEdit, put, queries::find};
use crate::{
    audit::By,
    kernel::{ProgrammeId, Version},
    store::{Outcome, Store},
};

/// Why a programme was left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotChanged {
    /// Somebody else has changed it since it was opened.
    Overtaken,
}

/// Changes a programme that stands as it was seen.
///
/// # Errors
/// A refusal when another has changed it meanwhile, or a fault.
pub(super) async fn change(
    store: &Store,
    by: &By<'_>,
    id: ProgrammeId,
    seen: &Version,
    programme: &ProgrammeEdit,
) -> Result<(), Outcome<NotChanged>> {
    store
        .write(|unit| async move {
            unit.lock("programmes", &[id.uuid()]).await?;
            let known = find(unit.db(), by.municipality, id).await?;
            let known = known.ok_or(Outcome::NotFound)?;
            if !seen.is_still(&known) {
                return Err(Outcome::Refused(NotChanged::Overtaken));
            }
            let row = Programme {
                minimum_age: programme.minimum_age,
                facts: programme.facts.clone(),
                ..known
            };
            put(&unit, &row).await?;
            by.record(&unit, "programme.changed", &[("programme", id.uuid())])
                .await?;
            Ok::<_, Outcome<NotChanged>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}
