//! The verbs: sign-up opens and closes at other times, or closes now.

use super::{Planner, Refusal, not_overtaken};
use crate::{
    kernel::{CivilTime, Version},
    rounds::{Round, SignUp, State, table},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// When sign-up opens and closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SignUpTimes {
    /// From then on one can sign up.
    pub opens: CivilTime,
    /// From then on no more.
    pub closes: CivilTime,
}

impl SignUpTimes {
    /// As a round has them.
    #[must_use]
    pub fn of(round: &Round) -> Self {
        Self {
            opens: round.opens,
            closes: round.closes,
        }
    }
}

/// Sets when sign-up opens and closes.
///
/// # Errors
/// [`Refusal`] when the times do not fit or are no longer as they were `seen`, `NotFound` when there is
/// no such round.
pub async fn set_sign_up(
    by: &Planner<'_>,
    number: u32,
    seen: &Version,
    times: SignUpTimes,
) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let round = by.hold(&unit, number).await?.round;
            if round.state == State::CalledOff {
                return Err(Refusal::CalledOff.into());
            }
            let now = SignUpTimes::of(&round);
            if now == times {
                return Ok(());
            }
            not_overtaken(seen, &now, &times)?;
            if times.closes <= times.opens {
                return Err(Refusal::ClosesTooEarly.into());
            }
            if round.begins().is_some_and(|begins| times.closes > begins) {
                return Err(Refusal::ClosesTooLate.into());
            }
            write(&unit, &round, times).await?;
            by.record(&unit, "round.sign_up_set", &round, None).await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

/// Closes sign-up now. Who has a place or stands in line keeps it.
///
/// # Errors
/// `NotFound` when there is no such round that is published.
pub async fn close_sign_up(by: &Planner<'_>, number: u32) -> Result<(), Outcome<Refusal>> {
    let done = by
        .store
        .write(|unit| async move {
            let round = by.hold(&unit, number).await?.round;
            if round.state != State::Published {
                return Err(Outcome::NotFound);
            }
            if round.sign_up(by.act.now) == SignUp::Closed {
                return Ok(());
            }
            let now = CivilTime::of(by.act.now, round.zone);
            let times = SignUpTimes {
                opens: round.opens.min(now),
                closes: now,
            };
            write(&unit, &round, times).await?;
            by.record(&unit, "round.sign_up_closed", &round, None)
                .await?;
            Ok::<_, Outcome<Refusal>>(())
        })
        .await;
    by.told_everybody();
    done
}

async fn write(unit: &Unit, round: &Round, times: SignUpTimes) -> Result<(), Fault> {
    use table::round::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::OpensDay, Expr::value(times.opens.date))
        .col_expr(Column::OpensTime, Expr::value(times.opens.time))
        .col_expr(Column::ClosesDay, Expr::value(times.closes.date))
        .col_expr(Column::ClosesTime, Expr::value(times.closes.time))
        .filter(Column::Id.eq(round.id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}
