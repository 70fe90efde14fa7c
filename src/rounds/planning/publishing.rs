//! The verb: everybody sees rounds.

use super::{Planner, Refusal};
use crate::{
    kernel::CivilTime,
    rounds::{Round, State, queries::seats_by_session, table},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Publishes drafts, all or none: they are in the lists from now on, and sign-up opens and closes at its
/// set times. To publish what is published changes nothing. Answers the number that is refused, if one
/// is.
///
/// # Errors
/// [`Refusal`] with the round's number when something is missing.
pub async fn publish(by: &Planner<'_>, numbers: &[u32]) -> Result<(), Outcome<(u32, Refusal)>> {
    let done = by
        .store
        .write(|unit| async move {
            // In the order of their numbers, so that two who publish never wait for each other.
            let mut numbers = numbers.to_vec();
            numbers.sort_unstable();
            for number in numbers {
                let one = publish_one(by, &unit, number).await;
                one.map_err(|outcome| outcome.map(|refusal| (number, refusal)))?;
            }
            Ok::<_, Outcome<(u32, Refusal)>>(())
        })
        .await;
    by.told_everybody();
    done
}

async fn publish_one(by: &Planner<'_>, unit: &Unit, number: u32) -> Result<(), Outcome<Refusal>> {
    let round = by.hold(unit, number).await?.round;
    match round.state {
        State::Published => return Ok(()),
        State::CalledOff => return Err(Refusal::CalledOff.into()),
        State::Draft => {}
    }
    ready(by, unit, &round).await?;
    set_state(unit, &round, State::Published).await?;
    by.record(unit, "round.published", &round, None).await?;
    Ok(())
}

/// Whether people could sign up to it.
async fn ready(by: &Planner<'_>, unit: &Unit, round: &Round) -> Result<(), Outcome<Refusal>> {
    let begins = round.begins().ok_or(Refusal::NoSessions)?;
    let now = CivilTime::of(by.act.now, round.zone);
    if begins <= now {
        return Err(Refusal::Past.into());
    }
    if round.closes <= round.opens {
        return Err(Refusal::ClosesTooEarly.into());
    }
    if round.closes > begins {
        return Err(Refusal::ClosesTooLate.into());
    }
    let ids: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
    let seats = seats_by_session(unit.db(), &ids).await?;
    let bare = round.sessions.iter().find(|s| !seats.contains_key(&s.id));
    match bare {
        Some(session) => Err(Refusal::NoSeats(session.number).into()),
        None => Ok(()),
    }
}

/// Writes how far a round has come.
pub(super) async fn set_state(unit: &Unit, round: &Round, state: State) -> Result<(), Fault> {
    use table::round::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state.code()))
        .filter(Column::Id.eq(round.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}
