//! The verb: somebody takes another day.

use super::{
    held::{count_lines, has_begun, hold, release, set_standing},
    proof::Proved,
    refusal::Refusal,
    replaced::{self, Before},
    taking::take_seats,
    telling::{self, News},
};
use crate::{
    audit::Actor,
    kernel::{Chance, Moment, RoundId},
    programmes,
    registrations::{Standing, notices::Happened, word},
    residents::Resident,
    rounds::{Round, SignUp},
    store::{Outcome, Store, Unit},
};

/// Moves everybody in a registration to another round, if there is room for all of them: they let go of
/// what they had and get seats there, or nothing is changed. The booking word stays. To move twice to the
/// same round changes nothing.
pub(super) async fn move_to(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    proved: &Proved,
    to: RoundId,
) -> Result<(), Outcome<Refusal>> {
    let done = store
        .write(|unit| async move {
            let held = hold(&unit, proved, Some(to)).await?;
            let live = held.live();
            let (from, there) = (&held.here.round, held.other()?);
            if live.is_empty() {
                return Err(Refusal::Left(held.left()).into());
            }
            if from.id == to {
                // The same button twice.
                return Ok(());
            }
            if has_begun(from, now) {
                return Err(Refusal::Begun.into());
            }
            let party = held.people_of(&live);
            let exempt = held.row.outside_reason.is_some();
            check(&unit, now, &there.round, &party, exempt).await?;
            if held.are_in(&unit, to, &live).await? {
                return Err(Refusal::AlreadyThere.into());
            }
            let let_go = release(&unit, &live).await?;
            let before = Before::Moved {
                round: from.id.uuid(),
                standing: held.row.standing.clone(),
                line_number: held.row.line_number,
                seats: let_go.seats,
                away: let_go.away,
            };
            if !take_seats(&unit, now, there, &live).await? {
                // The unit is undone: what was let go of is theirs again.
                return Err(Refusal::Full.into());
            }
            set_standing(&unit, &held.row, to, "placed", None).await?;
            count_lines(&unit, &held).await?;
            let last_day = there.round.last_day();
            word::rest_after(&unit, proved.registration(), last_day).await?;
            let id = proved.registration();
            replaced::keep(&unit, now, chance, from.zone, id, before).await?;
            let news = News {
                code: "registration.moved",
                happened: Happened::Stands(Standing::Placed),
                round: &there.round,
                people: &party,
                party: &party,
            };
            telling::tell(&unit, now, chance, actor, &held, news).await?;
            Ok(())
        })
        .await;
    store.seats_changed(proved.municipality());
    done
}

/// The rules that say no before anything is written.
/// The rules that say no. Who was let in from outside the audience is `exempt` from it in another round too.
async fn check(
    unit: &Unit,
    now: Moment,
    to: &Round,
    party: &[Resident],
    exempt: bool,
) -> Result<(), Outcome<Refusal>> {
    if to.sign_up(now) != SignUp::Open {
        return Err(Refusal::NotOpen.into());
    }
    let programme = programmes::by_id(unit.db(), to.programme).await?;
    let year = to.year();
    if !exempt && party.iter().any(|p| !programme.is_for(p.born, year)) {
        return Err(Refusal::TooYoung {
            minimum_age: programme.minimum_age,
            year,
        }
        .into());
    }
    Ok(())
}
