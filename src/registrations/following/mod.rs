//! What becomes of those who have signed up when a session is moved or called off, or gets fewer
//! seats: inside the unit of the verb that does it.
//!
//! Rules:
//! 1. Who has a seat in a session that is moved keeps it; who is in line keeps the place in line.
//! 2. When one session of several is called off, its seats are let go of, and the others are kept.
//! 3. When a round is called off, nobody has a place in it any more, and no earlier change of those
//!    registrations can be undone.
//! 4. Everybody is told what is new to them: beside what the last notice says that has left, or else what
//!    they saw when they signed up ([`in_hand`](super::in_hand)). What has not left and is no longer true is
//!    taken back. Who knows the plan as it is now, because nothing else has left, is told nothing.
//!    Who misses the session is not told of it; who has a place in another round and comes to this session
//!    instead of an own is.
//! 5. They are told by the way they chose. Where a letter would come too late, or only the page
//!    was chosen, we call instead, if there is a number ([`in_time`]); who then is left is named.

mod in_time;
mod parties;
mod room;
mod telling;

use super::{away, holding, state, table};
use crate::{
    kernel::{Moment, RoundId, SessionId},
    outbox,
    rounds::{
        Act, Affected, Booked, CalledOff, Moved, Placed, PlanChange, Reason, Round, Session,
        SessionChanged,
    },
    store::{Fault, Store, Unit},
};
pub(super) use in_time::in_time;
pub(super) use parties::booked;
use parties::{Party, guests_of, parties_of};
use rocket::async_trait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use telling::{Changed, tell_all, tell_off};

/// Those who have signed up, as whoever plans knows them.
#[derive(Debug, Clone, Copy)]
pub struct SignedUp;

#[async_trait]
impl SessionChanged for SignedUp {
    async fn make_room(
        &self,
        unit: &Unit,
        now: Moment,
        session: SessionId,
        seats: u32,
    ) -> Result<Result<(), Placed>, Fault> {
        room::make_room(unit, now, session, seats).await
    }

    async fn moved(&self, unit: &Unit, act: Act<'_>, moved: Moved<'_>) -> Result<u32, Fault> {
        let parties = who_come(unit.db(), moved.round, &[moved.session.id]).await?;
        tell_all(unit, act, &parties, &when_moved(&moved)).await
    }

    async fn called_off(
        &self,
        unit: &Unit,
        act: Act<'_>,
        called_off: CalledOff<'_>,
    ) -> Result<u32, Fault> {
        let (round, reason) = (called_off.round, called_off.reason);
        if let Some(session) = called_off.session {
            let parties = who_come(unit.db(), round, &[session.id]).await?;
            let_go(unit, &[session.id]).await?;
            let changed = when_off(round, session, reason);
            return tell_all(unit, act, &parties, &changed).await;
        }
        let parties = parties_of(unit.db(), round.id).await?;
        let sessions: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
        let_go(unit, &sessions).await?;
        end(unit, act.now, round, &parties).await?;
        holding::end(unit, round.id).await?;
        let people = tell_off(unit, act, &parties, round, reason).await?;
        Ok(people + tell_guests(unit, act, round, reason).await?)
    }

    async fn affected(
        &self,
        store: &Store,
        now: Moment,
        change: PlanChange<'_>,
    ) -> Result<Affected, Fault> {
        let db = store.read();
        let (round, sessions) = match &change {
            PlanChange::Moved(moved) => (moved.round, vec![moved.session.id]),
            PlanChange::SessionOff(round, session) => (*round, vec![session.id]),
            PlanChange::RoundOff(round) => (*round, Vec::new()),
        };
        let parties = who_come(db, round, &sessions).await?;
        let notices = outbox::about(db, &telling::ids(&parties)).await?;
        match change {
            PlanChange::Moved(moved) => {
                telling::affected(&parties, &notices, &when_moved(&moved), now)
            }
            PlanChange::SessionOff(round, session) => {
                let changed = when_off(round, session, Reason::Unsaid);
                telling::affected(&parties, &notices, &changed, now)
            }
            PlanChange::RoundOff(round) => {
                let mut affected = telling::affected_by_end(&parties, &notices, round, now)?;
                for session in &round.sessions {
                    let guests = guests_of(db, &[session.id]).await?;
                    let notices = outbox::about(db, &telling::ids(&guests)).await?;
                    let changed = when_off(round, session, Reason::Unsaid);
                    affected.add(telling::affected(&guests, &notices, &changed, now)?);
                }
                Ok(affected)
            }
        }
    }

    async fn booked(
        &self,
        store: &Store,
        rounds: &[RoundId],
    ) -> Result<HashMap<RoundId, Booked>, Fault> {
        parties::booked(store.read(), rounds).await
    }
}

/// A session is moved: until now it stood where it was.
fn when_moved<'a>(moved: &Moved<'a>) -> Changed<'a> {
    Changed {
        code: "registration.told_moved",
        round: moved.round,
        was: moved.before,
        becomes: Some(moved.session),
        off: None,
        begins: moved.before.begins().min(moved.session.begins()),
    }
}

/// A session of several is called off: until now it was one of them.
fn when_off<'a>(round: &'a Round, session: &'a Session, reason: Reason) -> Changed<'a> {
    Changed {
        code: "registration.told_session_off",
        round,
        was: session,
        becomes: None,
        off: Some(reason),
        begins: session.begins(),
    }
}

/// Everybody who has signed up for a round, and those of other rounds who come to these sessions of it.
async fn who_come(
    db: &impl ConnectionTrait,
    round: &Round,
    sessions: &[SessionId],
) -> Result<Vec<Party>, Fault> {
    let mut parties = parties_of(db, round.id).await?;
    parties.extend(guests_of(db, sessions).await?);
    Ok(parties)
}

/// Those of other rounds who were to come to a session of one that is called off are told of that session:
/// the rest of their round is theirs.
async fn tell_guests(
    unit: &Unit,
    act: Act<'_>,
    round: &Round,
    reason: Reason,
) -> Result<u32, Fault> {
    let mut people = 0;
    for session in &round.sessions {
        let guests = guests_of(unit.db(), &[session.id]).await?;
        people += tell_all(unit, act, &guests, &when_off(round, session, reason)).await?;
    }
    Ok(people)
}

/// Nobody has a seat in these sessions any more.
async fn let_go(unit: &Unit, sessions: &[SessionId]) -> Result<(), Fault> {
    use table::claim::{Column, Entity};
    Entity::delete_many()
        .filter(Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Nobody has a place in the round any more, and nothing brings one back.
async fn end(unit: &Unit, now: Moment, round: &Round, parties: &[Party]) -> Result<(), Fault> {
    use table::{change, member, registration};
    let ids = || parties.iter().map(|party| party.row.id);
    let members: Vec<_> = parties.iter().flat_map(Party::members).collect();
    table::claim::Entity::delete_many()
        .filter(table::claim::Column::MemberId.is_in(members.iter().map(|m| m.uuid())))
        .exec(unit.db())
        .await?;
    away::end(unit, &members).await?;
    registration::Entity::update_many()
        .col_expr(registration::Column::Standing, Expr::value("cancelled"))
        .filter(registration::Column::Id.is_in(ids()))
        .exec(unit.db())
        .await?;
    member::Entity::update_many()
        .col_expr(member::Column::Live, Expr::value(false))
        .filter(member::Column::RegistrationId.is_in(ids()))
        .exec(unit.db())
        .await?;
    change::Entity::update_many()
        .col_expr(change::Column::UndoUntil, Expr::value(now.microseconds()))
        .filter(change::Column::RegistrationId.is_in(ids()))
        .filter(Expr::col(change::Column::UndoUntil).gt(now.microseconds()))
        .exec(unit.db())
        .await?;
    state::count_line(unit, round.id).await
}
