//! Planning a round: its row, its sessions, the people they need and their seats.

use super::{
    round::{NewRound, NewSession},
    seats::seats_offered,
    table,
};
use crate::{
    kernel::{Chance, Moment, RoundId, SessionId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

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
    use table::round::{ActiveModel, Column, Entity};
    let there = Entity::find()
        .filter(Column::MunicipalityCode.eq(round.municipality.as_str()))
        .filter(Column::Key.eq(&round.key))
        .count(unit.db())
        .await?;
    if there > 0 {
        return Ok(Planned::AlreadyThere);
    }
    let id = RoundId::new(now, chance);
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
    };
    Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    for (number, session) in (1..).zip(&round.sessions) {
        put_session(unit, now, chance, round, id, number, session).await?;
    }
    Ok(Planned::New(id))
}

async fn put_session(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    round: &NewRound,
    round_id: RoundId,
    number: i32,
    session: &NewSession,
) -> Result<(), Fault> {
    let id = SessionId::new(now, chance).uuid();
    let row = table::session::ActiveModel {
        id: Set(id),
        round_id: Set(round_id.uuid()),
        number: Set(number),
        room_id: Set(session.room.uuid()),
        day: Set(session.day),
        starts: Set(session.starts),
        ends: Set(session.ends),
        planned_tutors: Set(whole(session.planned_tutors)?),
    };
    table::session::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    let people = session
        .people
        .iter()
        .map(|(role, name)| table::session_person::ActiveModel {
            session_id: Set(id),
            role: Set(role.code().to_owned()),
            name: Set(name.as_str().to_owned()),
        });
    table::session_person::Entity::insert_many(people)
        .exec_without_returning(unit.db())
        .await?;
    let seats = seats_offered(
        session.room_seats,
        session.reserved,
        round.cap,
        session.planned_tutors,
        round.residents_per_tutor,
    );
    let numbers: Vec<i32> = (1..=whole(seats)?).collect();
    for batch in numbers.chunks(BATCH) {
        let rows = batch.iter().map(|number| table::seat::ActiveModel {
            session_id: Set(id),
            number: Set(*number),
        });
        table::seat::Entity::insert_many(rows)
            .exec_without_returning(unit.db())
            .await?;
    }
    Ok(())
}

fn whole(number: u32) -> Result<i32, Fault> {
    i32::try_from(number).map_err(|_| Fault::new(format!("{number} is too large a number")))
}
