//! The verbs: a session, or a whole round, will not be held.

use super::{Planner, Refusal, moving::reread, publishing::set_state, to_come};
use crate::{
    kernel::{CivilTime, SessionId},
    rounds::{
        Reason, State,
        changes::{Kind, note},
        followers::CalledOff,
        table::{self, seat, session},
    },
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Calls off one session of several; the others are held, and who has signed up keeps the seats in
/// them. Answers how many people are told. To call it off twice changes nothing.
///
/// # Errors
/// [`Refusal`] when it is too late, or it is the only session.
pub async fn call_off_session(
    by: &Planner<'_>,
    number: u32,
    session: u32,
    reason: Reason,
) -> Result<u32, Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let round = by.hold(&unit, number).await?.round;
            let session = match to_come(&round, session, by.act.now) {
                Err(Outcome::Refused(Refusal::CalledOff)) => return Ok(0),
                found => found?,
            };
            if round.state != State::Published {
                return Err(Outcome::NotFound);
            }
            if round.sessions.len() == 1 {
                return Err(Refusal::OnlySession.into());
            }
            note(&unit, by.act, session, Kind::CalledOff).await?;
            write(&unit, session.id).await?;
            by.record(&unit, "session.called_off", &round, Some(session.id))
                .await?;
            let round = reread(&unit, &round).await?;
            let called_off = CalledOff {
                round: &round,
                session: Some(session),
                reason,
            };
            let told = by.followers.called_off(&unit, by.act, called_off).await?;
            drop_seats(&unit, session.id).await?;
            Ok::<_, Outcome<Refusal>>(told)
        })
        .await;
    by.told_everybody();
    done
}

/// Calls off a round: nobody has a place in it any more. Answers how many people are told. To call it
/// off twice changes nothing.
///
/// # Errors
/// [`Refusal`] when its last session has begun.
pub async fn call_off(
    by: &Planner<'_>,
    number: u32,
    reason: Reason,
) -> Result<u32, Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let round = by.hold(&unit, number).await?.round;
            match round.state {
                State::CalledOff => return Ok(0),
                State::Draft => return Err(Outcome::NotFound),
                State::Published => {}
            }
            let now = CivilTime::of(by.act.now, round.zone);
            if round.begins().is_some_and(|begins| begins <= now) {
                return Err(Refusal::Begun.into());
            }
            for session in &round.sessions {
                note(&unit, by.act, session, Kind::CalledOff).await?;
            }
            set_state(&unit, &round, State::CalledOff).await?;
            by.record(&unit, "round.called_off", &round, None).await?;
            let round = reread(&unit, &round).await?;
            let called_off = CalledOff {
                round: &round,
                session: None,
                reason,
            };
            Ok::<_, Outcome<Refusal>>(by.followers.called_off(&unit, by.act, called_off).await?)
        })
        .await;
    by.told_everybody();
    done
}

async fn write(unit: &Unit, session: SessionId) -> Result<(), Fault> {
    use session::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::State, Expr::value(table::CALLED_OFF))
        .filter(Column::Id.eq(session.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// A session that is not held has no seats; who had one has let go of it.
async fn drop_seats(unit: &Unit, session: SessionId) -> Result<(), Fault> {
    seat::Entity::delete_many()
        .filter(seat::Column::SessionId.eq(session.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}
