//! The verb: the call is over, and what it held is free.

use super::rows;
use crate::{
    audit::{self, Actor},
    kernel::{Chance, HoldId, Moment, MunicipalityCode},
    registrations::table::hold,
    store::{Fault, Store, Unit},
};

/// Lets go of a hold. One that is gone already, or is another municipality's, changes nothing.
///
/// # Errors
/// A [`Fault`] when it cannot be read or written.
pub async fn let_go(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    municipality: &MunicipalityCode,
    held: HoldId,
) -> Result<(), Fault> {
    let done =
        store
            .write(|unit| async move {
                let_go_within(&unit, now, chance, actor, municipality, held).await
            })
            .await;
    store.seats_changed(municipality);
    done
}

/// The same within a unit of work that does something beside it. Whoever calls it says afterwards that seats
/// have changed.
///
/// # Errors
/// As [`let_go`].
pub async fn let_go_within(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    municipality: &MunicipalityCode,
    held: HoldId,
) -> Result<(), Fault> {
    let Some(row) = rows::find(unit.db(), held).await? else {
        return Ok(());
    };
    unit.lock("rounds", &[row.round_id]).await?;
    // A double press waits here for the first.
    let row = rows::find(unit.db(), held).await?;
    let Some(row) = row.filter(|row| rows::is_of(row, municipality)) else {
        return Ok(());
    };
    rows::remove(unit, &row).await?;
    if rows::stands(&row, now) {
        note_let_go(unit, now, chance, actor, &row).await?;
    }
    Ok(())
}

/// Leaves the trace: ids alone.
pub(super) async fn note_let_go(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    row: &hold::Model,
) -> Result<(), Fault> {
    let municipality = MunicipalityCode::parse(&row.municipality_code);
    let event = audit::Event {
        code: "seat.let_go",
        municipality: municipality.as_ref(),
        about: &[("hold", row.id), ("round", row.round_id)],
    };
    audit::record(unit, now, chance, actor, &event).await
}
