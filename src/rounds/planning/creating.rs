//! The verb: rounds are planned, as drafts.

use super::{Planner, Refusal, Why, drafting::put_clear};
use crate::{
    audit,
    rounds::{NewRound, plan::insert, table},
    store::{Fault, Outcome, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// Writes new rounds, all or none, under the municipality's next numbers, and answers the numbers.
///
/// # Errors
/// [`Refusal::Clashes`] when a session clashes and nobody says why it is done all the same, or it
/// never can be.
pub async fn create(
    by: &Planner<'_>,
    rounds: &[NewRound],
    why: Why<'_>,
) -> Result<Vec<u32>, Outcome<Refusal>> {
    let numbers = by
        .store
        .write(|unit| async move {
            by.alone(&unit).await?;
            let first = next_number(by, &unit).await?;
            let mut numbers = Vec::new();
            for (number, round) in (first..).zip(rounds) {
                create_one(by, &unit, number, round, why).await?;
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
    number: u32,
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
    let id = insert(unit, act.now, act.chance, &numbered).await?;
    put_clear(by, unit, (id, &numbered, 1), &round.sessions, why).await?;
    let event = audit::Event {
        code: "round.drafted",
        municipality: Some(by.municipality),
        about: &[("round", id.uuid())],
    };
    audit::record(unit, act.now, act.chance, act.actor, &event).await?;
    Ok(())
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
