//! Planning a round: its row, its sessions, the people they need and their seats.

use super::{
    round::{NewRound, NewSession, Role},
    seats::seats_offered,
    table,
};
use crate::{
    calendars,
    kernel::{Chance, Moment, PersonName, RoundId, ScarcePersonId, SessionId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::ops::RangeInclusive;

/// Rows per statement, well under the databases' limits on values.
const BATCH: usize = 500;

/// What became of a round in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Planned {
    /// It is new.
    New(RoundId),
    /// A round with that key is there already and was left alone: people may have signed up to it.
    AlreadyThere,
}

/// Plans a round, unless the municipality has one with the same key.
///
/// # Errors
/// A [`Fault`] when it cannot be written, among others because its number is another round's.
pub async fn put(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    round: &NewRound,
) -> Result<Planned, Fault> {
    use table::round::{Column, Entity};
    let there = Entity::find()
        .filter(Column::MunicipalityCode.eq(round.municipality.as_str()))
        .filter(Column::Key.eq(&round.key))
        .count(unit.db())
        .await?;
    if there > 0 {
        return Ok(Planned::AlreadyThere);
    }
    let id = RoundId::new(now, chance);
    insert(unit, now, chance, id, round).await?;
    Ok(Planned::New(id))
}

/// Writes a round with its sessions, their people and seats.
pub(super) async fn insert(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    id: RoundId,
    round: &NewRound,
) -> Result<(), Fault> {
    use table::round::{ActiveModel, Entity};
    let row = ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(round.municipality.as_str().to_owned()),
        programme_id: Set(round.programme.uuid()),
        key: Set(round.key.clone()),
        number: Set(whole(round.number)?),
        line_policy: Set(round.policy.code().to_owned()),
        residents_per_tutor: Set(whole(round.residents_per_tutor)?),
        cap: Set(round.cap.map(whole).transpose()?),
        zone: Set(round.zone.to_string()),
        opens_day: Set(round.opens.date),
        opens_time: Set(round.opens.time),
        closes_day: Set(round.closes.date),
        closes_time: Set(round.closes.time),
        state: Set(round.state.code().to_owned()),
    };
    Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    for (number, session) in (1..).zip(&round.sessions) {
        put_session(unit, now, chance, round, id, number, session).await?;
    }
    Ok(())
}

/// Writes one session of a round, under a number that no other has.
pub(super) async fn put_session(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    round: &NewRound,
    round_id: RoundId,
    number: i32,
    session: &NewSession,
) -> Result<SessionId, Fault> {
    let session_id = SessionId::new(now, chance);
    let id = session_id.uuid();
    let row = table::session::ActiveModel {
        id: Set(id),
        round_id: Set(round_id.uuid()),
        number: Set(number),
        room_id: Set(session.room.uuid()),
        day: Set(session.day),
        starts: Set(session.starts),
        ends: Set(session.ends),
        planned_tutors: Set(whole(session.planned_tutors)?),
        state: Set(table::PLANNED.to_owned()),
        reserved: Set(whole(session.reserved)?),
    };
    table::session::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    for (role, name) in &session.people {
        let person = calendars::person_named(unit, now, chance, &round.municipality, name).await?;
        put_person(unit, session_id, *role, person, name).await?;
    }
    let seats = seats_offered(
        session.room_seats,
        session.reserved,
        round.cap,
        session.planned_tutors,
        round.residents_per_tutor,
    );
    add_seats(unit, session_id, 1..=whole(seats)?).await?;
    Ok(session_id)
}

/// Writes somebody whom a session needs.
pub(super) async fn put_person(
    unit: &Unit,
    session: SessionId,
    role: Role,
    person: ScarcePersonId,
    name: &PersonName,
) -> Result<(), Fault> {
    let row = table::session_person::ActiveModel {
        session_id: Set(session.uuid()),
        role: Set(role.code().to_owned()),
        name: Set(name.as_str().to_owned()),
        person_id: Set(Some(person.uuid())),
    };
    table::session_person::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// Writes seats of a session.
pub(super) async fn add_seats(
    unit: &Unit,
    session: SessionId,
    numbers: RangeInclusive<i32>,
) -> Result<(), Fault> {
    let numbers: Vec<i32> = numbers.collect();
    for batch in numbers.chunks(BATCH) {
        let rows = batch.iter().map(|number| table::seat::ActiveModel {
            session_id: Set(session.uuid()),
            number: Set(*number),
        });
        table::seat::Entity::insert_many(rows)
            .exec_without_returning(unit.db())
            .await?;
    }
    Ok(())
}

/// A number as the database keeps it.
pub(super) fn whole(number: u32) -> Result<i32, Fault> {
    i32::try_from(number).map_err(|_| Fault::new(format!("{number} is too large a number")))
}
