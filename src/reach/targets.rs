//! What a municipality set out to reach.

use super::{arithmetic::Target, table};
use crate::{
    kernel::{MunicipalityCode, Percent},
    store::{Fault, Unit},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};

/// Writes the target of a year, in place of the one before.
///
/// # Errors
/// A [`Fault`] when it cannot be written, among others because it is too large.
pub async fn put_target(
    unit: &Unit,
    municipality: &MunicipalityCode,
    year: i32,
    target: Target,
) -> Result<(), Fault> {
    use table::target::{ActiveModel, Column, Entity};
    let (percent_ten_thousandths, people) = match target {
        Target::Share(percent) => (Some(ten_thousandths(percent)?), None),
        Target::People(people) => {
            let people = i64::try_from(people).map_err(|_| Fault::new("too large a target"))?;
            (None, Some(people))
        }
    };
    let row = ActiveModel {
        municipality_code: Set(municipality.as_str().to_owned()),
        year: Set(year),
        percent_ten_thousandths: Set(percent_ten_thousandths),
        people: Set(people),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::MunicipalityCode, Column::Year])
                .update_columns([Column::PercentTenThousandths, Column::People])
                .to_owned(),
        )
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}

/// The target of a year, if there is one.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn target_of(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    year: i32,
) -> Result<Option<Target>, Fault> {
    let key = (municipality.as_str().to_owned(), year);
    let Some(row) = table::target::Entity::find_by_id(key).one(db).await? else {
        return Ok(None);
    };
    let odd = || Fault::new("an odd target");
    match (row.percent_ten_thousandths, row.people) {
        (Some(value), None) => {
            let percent = Decimal::new(i64::from(value), 4).to_string();
            let percent = Percent::parse(&percent).map_err(|_| odd())?;
            Ok(Some(Target::Share(percent)))
        }
        (None, Some(people)) => Ok(Some(Target::People(
            u64::try_from(people).map_err(|_| odd())?,
        ))),
        _ => Err(odd()),
    }
}

/// A percentage as whole ten-thousandths of a percent, the form in which the database keeps it
/// exactly: a percentage is written with four decimals at most.
fn ten_thousandths(percent: Percent) -> Result<i32, Fault> {
    Decimal::from_str_exact(&percent.to_decimal_string())
        .ok()
        .map(|value| value * Decimal::from(10_000))
        .filter(Decimal::is_integer)
        .and_then(|value| value.to_i32())
        .ok_or_else(|| Fault::new("an odd target"))
}
