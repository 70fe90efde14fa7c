//! The verb: a session has another day, time or room.

use super::{Planner, Refusal, Why, meeting::meeting_there, not_overtaken, to_come};
use crate::{
    kernel::{CivilTime, RoomId, Version},
    locale::Span,
    rounds::{
        Round, Session, State,
        changes::{Kind, note},
        followers::Moved,
        table::session,
    },
    store::{Fault, Outcome, Unit},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Where and when a session will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct To {
    /// Where.
    pub room: RoomId,
    /// The day.
    pub day: NaiveDate,
    /// From and to, civil local time.
    pub hours: Span,
}

impl To {
    /// Where and when a session is now.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            room: session.room,
            day: session.day,
            hours: session.hours,
        }
    }
}

/// Moves a session. In a published round everybody who has signed up is told in the same unit, and
/// keeps the seat or the place in line. Answers how many people are told.
///
/// To move it where it is changes nothing and tells nobody.
///
/// # Errors
/// [`Refusal`] when it is too late, the day is over, the new room has too few seats, it clashes, or it is
/// no longer where it was `seen`.
pub async fn move_session(
    by: &Planner<'_>,
    number: u32,
    session: u32,
    seen: &Version,
    to: To,
    why: Why<'_>,
) -> Result<u32, Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            by.alone(&unit).await?;
            let round = by.hold(&unit, number).await?.round;
            let before = to_come(&round, session, by.act.now)?;
            let from = To::of(before);
            if from == to {
                return Ok(0);
            }
            not_overtaken(seen, &from, &to)?;
            let now = CivilTime::of(by.act.now, round.zone);
            let begins = CivilTime {
                date: to.day,
                time: to.hours.from,
            };
            if begins <= now {
                return Err(Refusal::Past.into());
            }
            let after = Session {
                room: to.room,
                day: to.day,
                hours: to.hours,
                ..before.clone()
            };
            let meeting = meeting_there(unit.db(), number, &after).await?;
            let overruled = by.clear(&unit, &meeting, why).await?;
            by.keep_why(&unit, after.id, &overruled, why).await?;
            write(&unit, &after).await?;
            by.fit_seats(&unit, &round, &after).await?;
            by.record(&unit, "session.moved", &round, Some(after.id))
                .await?;
            if round.state != State::Published {
                return Ok(0);
            }
            note(&unit, by.act, before, Kind::Moved).await?;
            let round = reread(&unit, &round).await?;
            let moved = Moved {
                round: &round,
                session: &after,
                before,
            };
            Ok::<_, Outcome<Refusal>>(by.followers.moved(&unit, by.act, moved).await?)
        })
        .await;
    by.told_everybody();
    done
}

async fn write(unit: &Unit, session: &Session) -> Result<(), Fault> {
    use session::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::RoomId, Expr::value(session.room.uuid()))
        .col_expr(Column::Day, Expr::value(session.day))
        .col_expr(Column::Starts, Expr::value(session.hours.from))
        .col_expr(Column::Ends, Expr::value(session.hours.to))
        .filter(Column::Id.eq(session.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// The round after what the unit has written: its sessions may stand in another order.
pub(super) async fn reread(unit: &Unit, round: &Round) -> Result<Round, Fault> {
    crate::rounds::by_id(unit.db(), round.id)
        .await?
        .ok_or_else(|| Fault::new("a round is gone"))
}
