//! A hold becomes a place, in the unit that registers somebody.

use super::{let_go::note_let_go, rows};
use crate::{
    audit::Actor,
    kernel::{Chance, Moment},
    registrations::{Register, registration::Refusal},
    rounds::PlacingRound,
    store::{Outcome, Unit},
};

/// What a hold gives whoever registers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::registrations) enum FromHold {
    /// Its seats, for each session in order.
    Seats(Vec<Vec<i32>>),
    /// Nothing: there is none, or it was for something else. The rule decides.
    Nothing,
    /// Nothing any more: who was promised seats gets them by the rule, or is told that they are lost.
    Lapsed,
}

/// Takes over what was held for a request. The hold is gone afterwards, whatever it was for; the rounds must
/// be locked ([`rows::for_placing`]).
pub(in crate::registrations) async fn take_over(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    placing: &PlacingRound,
    request: &Register,
) -> Result<FromHold, Outcome<Refusal>> {
    let Some(held) = request.hold else {
        return Ok(FromHold::Nothing);
    };
    let Some(row) = rows::find(unit.db(), held).await? else {
        return Ok(FromHold::Lapsed);
    };
    if !rows::is_of(&row, &request.municipality) {
        return Err(Outcome::NotYours);
    }
    let here = row.round_id == placing.round.id.uuid();
    let people = i32::try_from(request.party.people().count());
    let stands = rows::stands(&row, now);
    let seats = if stands && here && people == Ok(row.people) {
        rows::seats(unit, &row, placing).await?
    } else {
        None
    };
    rows::remove(unit, &row).await?;
    Ok(match seats {
        Some(seats) => FromHold::Seats(seats),
        None if stands => {
            note_let_go(unit, now, chance, actor, &row).await?;
            FromHold::Nothing
        }
        None => FromHold::Lapsed,
    })
}
