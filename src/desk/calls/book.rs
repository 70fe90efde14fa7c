//! The verb: what was said becomes a registration, and the call is over.

use super::{
    begin::note,
    call::{Call, CallState},
    change::{self, Seen, end},
    rows,
};
use crate::{
    audit::By,
    registrations::{self, Register, register_within},
    store::{Outcome, Store},
};

/// Why nothing was booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The call says no.
    Call(change::Refusal),
    /// A rule of signing up does.
    Place(registrations::Refusal),
}

/// Registers what was said and ends the call, in one unit of work: a double press finds the call ended, with
/// what came of it.
///
/// # Errors
/// [`Refusal`] when a rule says no, `NotFound` when the municipality has no such call.
pub(super) async fn book(
    store: &Store,
    by: &By<'_>,
    seen: &Seen,
    request: &Register,
) -> Result<Call, Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let mut call = rows::locked(&unit, by.municipality, seen.id).await?;
            if call.state == CallState::Ended {
                return if call.came_to.is_some() {
                    Ok(call)
                } else {
                    Err(Refusal::Call(change::Refusal::Ended(Box::new(call))).into())
                };
            }
            if call.version != seen.version {
                return Err(Refusal::Call(change::Refusal::Overtaken(Box::new(call))).into());
            }
            let request = Register {
                hold: call.hold,
                ..request.clone()
            };
            let made = register_within(&unit, by.now, by.chance, by.actor, &request).await;
            let made = made.map_err(|outcome| outcome.map(Refusal::Place))?;
            call.said = seen.said.clone();
            call.round = Some(request.round);
            call.came_to = Some(made.id);
            end(&mut call);
            rows::write(&unit, by.now, &mut call).await?;
            note(&unit, by, "call.booked", &call).await?;
            Ok(call)
        })
        .await;
    store.seats_changed(by.municipality);
    done
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
