//! Giving a booking word: none is given again until 24 months after the round it was given for.

use super::table::booking_word::{ActiveModel, Column, Entity};
use crate::{
    kernel::{BookingWord, Chance, RegistrationId},
    store::{Fault, Unit},
};
use chrono::{Months, NaiveDate};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

/// How long a word rests after the last session it was used for (mission rule "Booking word").
const REST: Months = Months::new(24);

/// A million combinations against some ten thousand live bookings: more tries than this mean that
/// something else is wrong.
const MOST_TRIES: u32 = 50;

/// Draws a word that rests for nobody else and ties it to a registration.
pub(super) async fn give(
    unit: &Unit,
    chance: &Chance,
    registration: RegistrationId,
    today: NaiveDate,
    last_day: NaiveDate,
) -> Result<BookingWord, Fault> {
    for _ in 0..MOST_TRIES {
        let word = BookingWord::draw(chance);
        let row = ActiveModel {
            key: Set(word.key()),
            registration_id: Set(registration.uuid()),
            reusable_from: Set(last_day.checked_add_months(REST).unwrap_or(NaiveDate::MAX)),
        };
        let given = Entity::insert(row)
            .on_conflict(
                OnConflict::column(Column::Key)
                    .update_columns([Column::RegistrationId, Column::ReusableFrom])
                    .action_and_where(Expr::col((Entity, Column::ReusableFrom)).lte(today))
                    .to_owned(),
            )
            .exec_without_returning(unit.db())
            .await?;
        if given > 0 {
            return Ok(word);
        }
    }
    Err(Fault::new("no free booking word was found"))
}

/// A registration's word rests at least as long after this day, when another round was chosen.
pub(super) async fn rest_after(
    unit: &Unit,
    registration: RegistrationId,
    last_day: Option<NaiveDate>,
) -> Result<(), Fault> {
    let Some(reusable_from) = last_day.and_then(|day| day.checked_add_months(REST)) else {
        return Ok(());
    };
    Entity::update_many()
        .col_expr(Column::ReusableFrom, Expr::value(reusable_from))
        .filter(Column::RegistrationId.eq(registration.uuid()))
        .filter(Column::ReusableFrom.lt(reusable_from))
        .exec(unit.db())
        .await?;
    Ok(())
}
