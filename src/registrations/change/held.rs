//! A registration that stands still while it is changed.

use super::{proof::Proved, refusal::Refusal, replaced::Seat};
use crate::{
    kernel::{CivilTime, MemberId, Moment, PersonName, ResidentId, RoundId, Zone},
    registrations::{
        away::{self, Away},
        person,
        registration::Left,
        state,
        table::{claim, member, registration},
    },
    residents::{self, Resident},
    rounds::{self, PlacingRound, Round, Session},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

/// More moves than this between two looks at one registration are not made by people.
const MOST_LOOKS: u32 = 5;

/// A registration whose rounds are locked until the unit ends.
pub(super) struct Held {
    pub(super) row: registration::Model,
    /// Everybody who is or was in it, in order.
    pub(super) members: Vec<member::Model>,
    /// The same people, as they are known.
    pub(super) people: Vec<Resident>,
    /// The round it is for.
    pub(super) here: PlacingRound,
    /// The other round that was asked for.
    pub(super) there: Option<PlacingRound>,
    /// Rounds of which some may come to one session.
    pub(super) also: Vec<PlacingRound>,
}

/// Locks the round of a registration, and another one, in the order of their ids, and reads what
/// stands. Whoever changes anything about a registration holds its round's lock.
pub(super) async fn hold(
    unit: &Unit,
    proved: &Proved,
    other: Option<RoundId>,
) -> Result<Held, Outcome<Refusal>> {
    hold_with(unit, proved, other, &[]).await
}

/// The same with rounds of which some may come to one session.
pub(super) async fn hold_with(
    unit: &Unit,
    proved: &Proved,
    other: Option<RoundId>,
    also: &[RoundId],
) -> Result<Held, Outcome<Refusal>> {
    let mut locked: Vec<Uuid> = other.iter().chain(also).map(|round| round.uuid()).collect();
    let mut row = read(unit, proved).await?;
    for _ in 0..MOST_LOOKS {
        locked.push(row.round_id);
        unit.lock("rounds", &locked).await?;
        // It may have been moved before the lock was there.
        row = read(unit, proved).await?;
        if locked.contains(&row.round_id) {
            return held(unit, row, other, also).await;
        }
    }
    Err(Fault::new("a registration that is moved all the time").into())
}

async fn read(unit: &Unit, proved: &Proved) -> Result<registration::Model, Outcome<Refusal>> {
    let row = registration::Entity::find_by_id(proved.registration().uuid())
        .one(unit.db())
        .await?
        .ok_or(Outcome::NotFound)?;
    if row.municipality_code != proved.municipality().as_str() {
        return Err(Outcome::NotYours);
    }
    Ok(row)
}

async fn held(
    unit: &Unit,
    row: registration::Model,
    other: Option<RoundId>,
    also: &[RoundId],
) -> Result<Held, Outcome<Refusal>> {
    let here = rounds::for_placing(unit, RoundId::from_uuid(row.round_id))
        .await?
        .ok_or_else(|| Fault::new("a registration's round is gone"))?;
    let there = match other {
        Some(other) => Some(
            rounds::for_placing(unit, other)
                .await?
                .filter(|there| there.round.municipality == here.round.municipality)
                .ok_or(Outcome::NotFound)?,
        ),
        None => None,
    };
    let mut single = Vec::new();
    for round in also {
        single.extend(rounds::for_placing(unit, *round).await?);
    }
    let members = member::Entity::find()
        .filter(member::Column::RegistrationId.eq(row.id))
        .order_by_asc(member::Column::Number)
        .all(unit.db())
        .await?;
    let residents: Vec<_> = members
        .iter()
        .map(|m| ResidentId::from_uuid(m.resident_id))
        .collect();
    let people = residents::by_ids_with_protected(unit.db(), &residents).await?;
    Ok(Held {
        row,
        members,
        people,
        here,
        there,
        also: single,
    })
}

impl Held {
    /// Those who are in it now.
    pub(super) fn live(&self) -> Vec<MemberId> {
        let live = self.members.iter().filter(|m| m.live);
        live.map(|m| MemberId::from_uuid(m.id)).collect()
    }

    /// Those who are in it now, by name.
    pub(super) fn names(&self) -> Vec<(Uuid, PersonName)> {
        let all = self.members.iter().zip(&self.people);
        let live = all.filter(|(member, _)| member.live);
        live.map(|(member, person)| (member.id, person.name.clone()))
            .collect()
    }

    /// What they leave, or have left.
    pub(super) fn left(&self) -> Left {
        Left::of(self.row.line_number)
    }

    /// What is known of these members.
    pub(super) fn people_of(&self, members: &[MemberId]) -> Vec<Resident> {
        let all = self.members.iter().zip(&self.people);
        all.filter(|(m, _)| members.contains(&MemberId::from_uuid(m.id)))
            .map(|(_, person)| person.clone())
            .collect()
    }

    /// Whether some of these people are in a round by another member than themselves. They are held: nobody
    /// finds meanwhile that they are the same as somebody there.
    pub(super) async fn are_in(
        &self,
        unit: &Unit,
        round: RoundId,
        members: &[MemberId],
    ) -> Result<bool, Fault> {
        let residents: Vec<_> = self.people_of(members).iter().map(|p| p.id).collect();
        let people = residents::hold_persons(unit, &residents).await?;
        person::are_in(unit, round, &people, members).await
    }
}

/// Whether the first session of a round has begun.
#[must_use]
pub fn has_begun(round: &Round, now: Moment) -> bool {
    let first = round.sessions.first();
    first.is_none_or(|first| has_session_begun(first, round.zone, now))
}

/// Whether a session has begun.
pub(super) fn has_session_begun(session: &Session, zone: Zone, now: Moment) -> bool {
    CivilTime::of(now, zone) >= session.begins()
}

/// Whether the last session of a round is over.
pub(super) fn is_over(round: &Round, now: Moment) -> bool {
    round.sessions.last().is_none_or(|last| {
        CivilTime::of(now, round.zone)
            >= CivilTime {
                date: last.day,
                time: last.hours.to,
            }
    })
}

/// What members had who have let go of it.
pub(super) struct LetGo {
    pub(super) seats: Vec<Seat>,
    /// What they missed.
    pub(super) away: Vec<Away>,
}

/// These members let go of their seats, those in other rounds too, and miss nothing any more.
pub(super) async fn release(unit: &Unit, members: &[MemberId]) -> Result<LetGo, Fault> {
    let ids = || members.iter().map(|m| m.uuid());
    let claims = claim::Entity::find()
        .filter(claim::Column::MemberId.is_in(ids()))
        .order_by_asc(claim::Column::SeatNumber)
        .all(unit.db())
        .await?;
    claim::Entity::delete_many()
        .filter(claim::Column::MemberId.is_in(ids()))
        .exec(unit.db())
        .await?;
    let seats = claims.into_iter().filter_map(|c| {
        Some(Seat {
            member: c.member_id?,
            session: c.session_id,
            number: c.seat_number,
        })
    });
    Ok(LetGo {
        seats: seats.collect(),
        away: away::end(unit, members).await?,
    })
}

/// Counts the lines that a change may have made longer or shorter.
pub(super) async fn count_lines(unit: &Unit, held: &Held) -> Result<(), Fault> {
    for placing in std::iter::once(&held.here).chain(&held.there) {
        state::count_line(unit, placing.round.id).await?;
    }
    Ok(())
}

/// Writes whether these members are in the registration.
pub(super) async fn set_live(unit: &Unit, members: &[MemberId], live: bool) -> Result<(), Fault> {
    member::Entity::update_many()
        .col_expr(member::Column::Live, Expr::value(live))
        .filter(member::Column::Id.is_in(members.iter().map(|m| m.uuid())))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Writes how the registration stands.
pub(super) async fn set_standing(
    unit: &Unit,
    row: &registration::Model,
    round: RoundId,
    standing: &str,
    line_number: Option<i64>,
) -> Result<(), Fault> {
    use registration::Column;
    registration::Entity::update_many()
        .col_expr(Column::RoundId, Expr::value(round.uuid()))
        .col_expr(Column::Standing, Expr::value(standing))
        .col_expr(Column::LineNumber, Expr::value(line_number))
        .filter(Column::Id.eq(row.id))
        .exec(unit.db())
        .await?;
    member::Entity::update_many()
        .col_expr(member::Column::RoundId, Expr::value(round.uuid()))
        .filter(member::Column::RegistrationId.eq(row.id))
        .exec(unit.db())
        .await?;
    Ok(())
}
