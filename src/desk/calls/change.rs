//! The verb: something is said or done in a call.

use super::{
    asked::{SOMEBODY_ELSE, are_two},
    begin::note,
    call::{Call, CallState, Said},
    rows,
};
use crate::{
    audit::By,
    kernel::{AccountId, CallId, ResidentId, RoundId, spoken_code},
    registrations::{HeldFor, Hold, HoldRefusal, hold_within, let_go_within, touch_within},
    store::{Fault, Outcome, Store, Unit},
};

/// So many codes are tried before something else must be wrong.
const MOST_TRIES: u32 = 40;

/// What is done beside keeping what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing.
    Keep,
    /// A round is chosen, and its seats are held.
    Choose(RoundId),
    /// A full round is chosen: who books stands in its line.
    Line(RoundId),
    /// No round is chosen any more.
    LetGo,
    /// It is somebody who is known.
    Know(ResidentId),
    /// It is not who was thought, or proposed.
    Forget,
    /// The call waits under its code.
    Park,
    /// It is taken up again.
    TakeUp,
    /// It is over.
    End,
    /// It is over, and nothing of it is kept: the person has a protected identity.
    Unsay,
}

/// What somebody of the contact centre has on the screen: which call, as of which version, with what.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) id: CallId,
    pub(super) version: i64,
    pub(super) said: Said,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Somebody has changed it meanwhile: this is how it stands.
    Overtaken(Box<Call>),
    /// It is over: this is what came of it.
    Ended(Box<Call>),
    /// The seats cannot be held.
    Hold(HoldRefusal),
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Keeps what was said, and does a step. To do the same again changes nothing.
///
/// # Errors
/// [`Refusal`] when a rule says no, `NotFound` when the municipality has no such call.
pub(super) async fn change(
    store: &Store,
    by: &By<'_>,
    account: AccountId,
    seen: &Seen,
    step: Step,
) -> Result<Call, Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let mut call = rows::locked(&unit, by.municipality, seen.id).await?;
            if call.state == CallState::Ended {
                return match step {
                    Step::End => Ok(call),
                    Step::Unsay if call.said == Said::default() => Ok(call),
                    _ => Err(Refusal::Ended(Box::new(call)).into()),
                };
            }
            if step == Step::Unsay {
                // Whoever else has it before them: nothing may stay.
                unsay(&unit, by, &mut call).await?;
                rows::write(&unit, by.now, &mut call).await?;
                return Ok(call);
            }
            let same = call.said == seen.said;
            if call.version != seen.version && !(same && call.account == account) {
                return Err(Refusal::Overtaken(Box::new(call)).into());
            }
            if !same {
                call.said = seen.said.clone();
            }
            take(&unit, by, account, &mut call, step).await?;
            rows::write(&unit, by.now, &mut call).await?;
            Ok(call)
        })
        .await;
    store.seats_changed(by.municipality);
    done
}

async fn take(
    unit: &Unit,
    by: &By<'_>,
    account: AccountId,
    call: &mut Call,
    step: Step,
) -> Result<(), Outcome<Refusal>> {
    match step {
        Step::Choose(round) => return hold(unit, by, call, round).await,
        Step::Line(round) => {
            let_go(unit, by, call).await?;
            call.round = Some(round);
        }
        Step::LetGo => {
            let_go(unit, by, call).await?;
            call.round = None;
        }
        Step::Know(person) => {
            call.person = Some(person);
            call.said.0.remove(SOMEBODY_ELSE);
        }
        Step::Forget => {
            call.person = None;
            let yes = || vec!["ja".to_owned()];
            call.said
                .0
                .entry(SOMEBODY_ELSE.to_owned())
                .or_insert_with(yes);
        }
        Step::Park => park(unit, by, call).await?,
        Step::TakeUp => {
            call.state = CallState::Open;
            call.account = account;
            note(unit, by, "call.taken_up", call).await?;
        }
        Step::End => {
            let_go(unit, by, call).await?;
            end(call);
            note(unit, by, "call.ended", call).await?;
            return Ok(());
        }
        Step::Keep | Step::Unsay => {}
    }
    prolong(unit, by, call).await
}

/// The seats are let go of, and nothing that was said stays.
async fn unsay(unit: &Unit, by: &By<'_>, call: &mut Call) -> Result<(), Fault> {
    let_go(unit, by, call).await?;
    end(call);
    call.said = Said::default();
    call.person = None;
    call.round = None;
    call.draft = None;
    note(unit, by, "call.unsaid", call).await
}

/// The seats are held on, for as many as it now is about.
async fn prolong(unit: &Unit, by: &By<'_>, call: &Call) -> Result<(), Outcome<Refusal>> {
    if let Some(held) = call.hold {
        touch_within(unit, by.now, by.municipality, held).await?;
    }
    Ok(())
}

async fn hold(
    unit: &Unit,
    by: &By<'_>,
    call: &mut Call,
    round: RoundId,
) -> Result<(), Outcome<Refusal>> {
    let asked = Hold {
        municipality: by.municipality.clone(),
        round,
        people: held_for(&call.said),
        instead_of: call.hold,
    };
    let held = hold_within(unit, by.now, by.chance, by.actor, &asked).await;
    call.hold = Some(held.map_err(|outcome| outcome.map(Refusal::Hold))?);
    call.round = Some(round);
    Ok(())
}

/// For how many a call holds seats.
pub(super) fn held_for(said: &Said) -> HeldFor {
    if are_two(said) {
        HeldFor::Two
    } else {
        HeldFor::One
    }
}

async fn let_go(unit: &Unit, by: &By<'_>, call: &mut Call) -> Result<(), Fault> {
    if let Some(held) = call.hold.take() {
        let_go_within(unit, by.now, by.chance, by.actor, by.municipality, held).await?;
    }
    Ok(())
}

async fn park(unit: &Unit, by: &By<'_>, call: &mut Call) -> Result<(), Fault> {
    call.state = CallState::Parked;
    if call.code.is_some() {
        return Ok(());
    }
    for tried in 0..MOST_TRIES {
        let code = spoken_code(by.chance, tried);
        if !rows::is_taken(unit.db(), by.municipality, &code).await? {
            call.code = Some(code);
            return note(unit, by, "call.parked", call).await;
        }
    }
    Err(Fault::new("no free code for a call was found"))
}

/// A call that is over gives its code back.
pub(super) fn end(call: &mut Call) {
    call.state = CallState::Ended;
    call.code = None;
    call.hold = None;
}
