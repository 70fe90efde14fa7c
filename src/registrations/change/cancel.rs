//! The verb: somebody leaves.

use super::{
    held::{Held, LetGo, count_lines, has_begun, hold, release, set_live, set_standing},
    proof::Proved,
    refusal::Refusal,
    replaced::{self, Before, Replaced},
    telling::{self, News},
};
use crate::{
    audit::Actor,
    kernel::{Chance, CivilTime, MemberId, Moment, RegistrationId},
    registrations::notices::Happened,
    store::{Fault, Outcome, Store, Unit},
};

/// Who of a party leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Everybody.
    All,
    /// One of two; the other one stays.
    One(MemberId),
}

/// Takes people out of their registration: their seats are free at once for those in line, and what
/// has not been told yet is taken back. Who stands in line and is left by the other one keeps the
/// place, alone.
///
/// To leave twice changes nothing and gives the same answer. Answers the change, which can be undone.
pub(super) async fn cancel(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    leaving: Leaving,
) -> Result<Replaced, Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let held = hold(&unit, proved, None).await?;
            let round = &held.here.round;
            let live = held.live();
            let leave: Vec<MemberId> = match leaving {
                Leaving::All => live.clone(),
                Leaving::One(member) => live.iter().copied().filter(|m| *m == member).collect(),
            };
            if leave.is_empty() {
                return left_before(&unit, &held, proved, leaving).await;
            }
            if has_begun(round, now) {
                return Err(Refusal::Begun.into());
            }
            Ok(leave_now(&unit, now, chance, actor, &held, &leave).await?)
        })
        .await;
    store.seats_changed(proved.municipality());
    done
}

/// These people leave a registration that they are in, in a unit that holds it.
pub(super) async fn leave_now(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    held: &Held,
    leave: &[MemberId],
) -> Result<Replaced, Fault> {
    let (round, live) = (&held.here.round, held.live());
    let id = RegistrationId::from_uuid(held.row.id);
    let let_go = take_out(unit, held, leave).await?;
    let before = Before::Cancelled {
        standing: held.row.standing.clone(),
        line_number: held.row.line_number,
        members: leave.iter().map(|m| m.uuid()).collect(),
        seats: let_go.seats,
        away: let_go.away,
    };
    let kept = replaced::keep(unit, now, chance, round.zone, id, before).await?;
    let news = News {
        code: "registration.cancelled",
        happened: Happened::Cancelled {
            left: held.left(),
            undo_until: CivilTime::of(kept.undo_until, round.zone),
        },
        round,
        people: &held.people_of(leave),
        party: &held.people_of(&live),
    };
    telling::tell(unit, now, chance, actor, held, news).await?;
    Ok(kept)
}

/// Writes that these people are not in it any more. Answers what is free now.
pub(super) async fn take_out(unit: &Unit, held: &Held, leave: &[MemberId]) -> Result<LetGo, Fault> {
    let (round, row) = (&held.here.round, &held.row);
    let let_go = release(unit, leave).await?;
    set_live(unit, leave, false).await?;
    if leave.len() == held.live().len() {
        // The number in line stays with the row: nobody else gets it, and an undo finds it.
        set_standing(unit, row, round.id, "cancelled", row.line_number).await?;
    }
    count_lines(unit, held).await?;
    Ok(let_go)
}

/// The answer to somebody who has left already.
async fn left_before(
    unit: &Unit,
    held: &Held,
    proved: &Proved,
    leaving: Leaving,
) -> Result<Replaced, Outcome<Refusal>> {
    let changes = replaced::all_of(unit.db(), proved.registration()).await?;
    changes
        .into_iter()
        .find(|change| match (&change.before, leaving) {
            (Before::Cancelled { .. }, Leaving::All) => true,
            (Before::Cancelled { members, .. }, Leaving::One(member)) => {
                members.contains(&member.uuid())
            }
            _ => false,
        })
        .ok_or_else(|| Refusal::Left(held.left()).into())
}
