//! What every planning verb begins and ends with.

use super::{Refusal, TooFewSeats, looking::around_all};
use crate::{
    audit,
    kernel::{MunicipalityCode, SessionId},
    municipalities,
    rounds::{
        Round, Session,
        clashes::{Clash, Meeting, clashes},
        followers::{Act, Followers},
        plan::{add_seats, whole},
        queries::{PlacingRound, by_number, for_placing},
        round::State,
        seats::seats_offered,
        table,
    },
    store::{Fault, Outcome, Store, Unit},
    venues,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeSet;

/// Why something is done though it clashes; none when nobody has said.
pub type Why<'a> = Option<&'a str>;

/// Who plans, where, and who is told of it.
#[derive(Clone, Copy)]
pub struct Planner<'a> {
    /// The database.
    pub store: &'a Store,
    /// Whose rounds.
    pub municipality: &'a MunicipalityCode,
    /// Who does it, and when.
    pub act: Act<'a>,
    /// Who must know when a session changes.
    pub followers: &'a Followers,
}

impl Planner<'_> {
    /// Everybody reads the plan anew: what a verb has written is seen at once.
    pub(super) fn told_everybody(&self) {
        self.store.plan_changed();
        self.store.seats_changed(self.municipality);
    }

    /// The municipality's round with this number, still until the unit ends.
    pub(super) async fn hold(
        &self,
        unit: &Unit,
        number: u32,
    ) -> Result<PlacingRound, Outcome<Refusal>> {
        let found = by_number(unit.db(), self.municipality, number).await?;
        let id = found.ok_or(Outcome::NotFound)?.id;
        for_placing(unit, id).await?.ok_or(Outcome::NotFound)
    }

    /// The round, if it is a draft.
    pub(super) async fn hold_draft(
        &self,
        unit: &Unit,
        number: u32,
    ) -> Result<Round, Outcome<Refusal>> {
        let round = self.hold(unit, number).await?.round;
        if round.state == State::Draft {
            Ok(round)
        } else {
            Err(Refusal::NotADraft.into())
        }
    }

    /// The event of a verb, about a round and perhaps one of its sessions.
    pub(super) async fn record(
        &self,
        unit: &Unit,
        code: &'static str,
        round: &Round,
        session: Option<SessionId>,
    ) -> Result<(), Fault> {
        let session = session.map(|id| ("session", id.uuid()));
        let about: Vec<_> = std::iter::once(("round", round.id.uuid()))
            .chain(session)
            .collect();
        let event = audit::Event {
            code,
            municipality: Some(&round.municipality),
            about: &about,
        };
        let act = &self.act;
        audit::record(unit, act.now, act.chance, act.actor, &event).await
    }

    /// Lets nobody else plan in the municipality until the unit ends, so that two never take the same
    /// room at once.
    pub(super) async fn alone(&self, unit: &Unit) -> Result<(), Fault> {
        municipalities::hold(unit, self.municipality).await
    }

    /// Refuses what clashes, unless it may be overruled and somebody says why. Answers what was
    /// overruled.
    pub(super) async fn clear(
        &self,
        unit: &Unit,
        meeting: &Meeting,
        why: Why<'_>,
    ) -> Result<Vec<Clash>, Outcome<Refusal>> {
        let only = std::slice::from_ref(meeting);
        let around = around_all(unit.db(), self.municipality, only).await?;
        may_be(clashes(meeting, &around.meetings, &around), why)
    }

    /// Keeps why something was overruled at a session; what was said before is forgotten.
    pub(super) async fn keep_why(
        &self,
        unit: &Unit,
        session: SessionId,
        overruled: &[Clash],
        why: Why<'_>,
    ) -> Result<(), Fault> {
        use table::allowed::{ActiveModel, Column, Entity};
        Entity::delete_many()
            .filter(Column::SessionId.eq(session.uuid()))
            .exec(unit.db())
            .await?;
        let keys: BTreeSet<String> = overruled.iter().map(Clash::key).collect();
        let rows = keys.into_iter().map(|clash| ActiveModel {
            session_id: Set(session.uuid()),
            clash: Set(clash),
            reason: Set(why.unwrap_or_default().to_owned()),
            allowed_at: Set(self.act.now.microseconds()),
        });
        Entity::insert_many(rows)
            .exec_without_returning(unit.db())
            .await?;
        Ok(())
    }

    /// Gives a session as many seats as it should have now. Who has a seat keeps one.
    pub(super) async fn fit_seats(
        &self,
        unit: &Unit,
        round: &Round,
        session: &Session,
    ) -> Result<(), Outcome<Refusal>> {
        let room = venues::room(unit.db(), session.room).await?;
        let room = room.ok_or_else(|| Fault::new("a session's room is gone"))?;
        let seats = seats_offered(
            room.seats,
            session.reserved,
            round.cap,
            session.planned_tutors,
            round.residents_per_tutor,
        );
        let there = table::seat::Entity::find()
            .filter(table::seat::Column::SessionId.eq(session.id.uuid()))
            .count(unit.db())
            .await?;
        let there = u32::try_from(there).unwrap_or(u32::MAX);
        let (seats_row, there_row) = (whole(seats)?, whole(there)?);
        if seats > there {
            add_seats(unit, session.id, there_row + 1..=seats_row).await?;
        } else if seats < there {
            self.followers
                .make_room(unit, self.act.now, session.id, seats)
                .await?
                .map_err(|placed| {
                    Refusal::TooFewSeats(TooFewSeats {
                        session: session.number,
                        seats,
                        placed: placed.people,
                        without: placed.last,
                    })
                })?;
            table::seat::Entity::delete_many()
                .filter(table::seat::Column::SessionId.eq(session.id.uuid()))
                .filter(table::seat::Column::Number.gt(seats_row))
                .exec(unit.db())
                .await?;
        }
        Ok(())
    }
}

/// What was found, if it may be overruled and somebody says why, or if it is nothing.
pub(super) fn may_be(found: Vec<Clash>, why: Why<'_>) -> Result<Vec<Clash>, Outcome<Refusal>> {
    if found.iter().any(|c| c.is_hard() || why.is_none()) {
        Err(Refusal::Clashes(found).into())
    } else {
        Ok(found)
    }
}
