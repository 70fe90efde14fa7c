//! The verb: rounds are planned, as drafts.

use super::{Planner, Refusal, Why, drafting::put_clear};
use crate::{
    accounts::Once,
    audit,
    kernel::RoundId,
    rounds::{NewRound, plan::insert, table},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::iter;

/// Writes new rounds, all or none, under the municipality's next numbers, and answers the numbers. A form
/// that has made them before makes no others.
///
/// # Errors
/// [`Refusal::Clashes`] when a session clashes and nobody says why it is done all the same, or it
/// never can be.
pub async fn create(
    by: &Planner<'_>,
    once: &Once,
    rounds: &[NewRound],
    why: Why<'_>,
) -> Result<Vec<u32>, Outcome<Refusal>> {
    let numbers = by
        .store
        .write(|unit| async move {
            by.alone(&unit).await?;
            let new_id = || RoundId::new(by.act.now, by.act.chance);
            let id = new_id();
            if let Some(first) = made_before(by, &unit, once, id).await? {
                return Ok((first..).take(rounds.len()).collect());
            }
            let first = next_number(by, &unit).await?;
            let ids = iter::once(id).chain(iter::repeat_with(new_id));
            let mut numbers = Vec::new();
            for ((number, id), round) in (first..).zip(ids).zip(rounds) {
                create_one(by, &unit, (id, number), round, why).await?;
                numbers.push(number);
            }
            Ok::<_, Outcome<Refusal>>(numbers)
        })
        .await?;
    by.told_everybody();
    Ok(numbers)
}

async fn create_one(
    by: &Planner<'_>,
    unit: &Unit,
    (id, number): (RoundId, u32),
    round: &NewRound,
    why: Why<'_>,
) -> Result<(), Outcome<Refusal>> {
    let numbered = NewRound {
        number,
        key: format!("omgang-{number}"),
        sessions: Vec::new(),
        ..round.clone()
    };
    let act = by.act;
    insert(unit, act.now, act.chance, id, &numbered).await?;
    put_clear(by, unit, (id, &numbered, 1), &round.sessions, why).await?;
    let event = audit::Event {
        code: "round.drafted",
        municipality: Some(by.municipality),
        about: &[("round", id.uuid())],
    };
    audit::record(unit, act.now, act.chance, act.actor, &event).await?;
    Ok(())
}

/// The number of the first round that the form has made before. One that has been thrown away since is
/// made anew: whoever goes back and sends the form again wants it after all.
async fn made_before(
    by: &Planner<'_>,
    unit: &Unit,
    once: &Once,
    id: RoundId,
) -> Result<Option<u32>, Fault> {
    let Some(before) = once.made(unit, by.act.now, id.uuid()).await? else {
        return Ok(None);
    };
    let before = table::round::Entity::find_by_id(before);
    let Some(before) = before.one(unit.db()).await? else {
        once.makes_instead(unit, id.uuid()).await?;
        return Ok(None);
    };
    Ok(u32::try_from(before.number).ok())
}

/// One more than the highest, so that a number on a letter never means another round.
async fn next_number(by: &Planner<'_>, unit: &Unit) -> Result<u32, Fault> {
    use table::round::{Column, Entity};
    let highest: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(Column::Number.max(), "highest")
        .filter(Column::MunicipalityCode.eq(by.municipality.as_str()))
        .into_tuple()
        .one(unit.db())
        .await?;
    let highest = highest.flatten().unwrap_or(0);
    Ok(u32::try_from(highest).unwrap_or(0) + 1)
}
