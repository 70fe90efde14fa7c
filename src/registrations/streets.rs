//! The street that a letter goes to is what many say first on the phone: who has asked for letters is found
//! by it as long as a registration holds it.

use super::{
    state,
    table::{member, registration},
};
use crate::{
    kernel::ResidentId,
    residents,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

/// These people are found by the street of their latest registration that has one, and by no other.
pub(super) async fn keep_streets(unit: &Unit, people: &[ResidentId]) -> Result<(), Fault> {
    for person in people {
        let street: Option<Option<String>> = registration::Entity::find()
            .join(JoinType::InnerJoin, state::members())
            .filter(member::Column::ResidentId.eq(person.uuid()))
            .filter(registration::Column::Street.is_not_null())
            .order_by_desc(registration::Column::MadeAt)
            .select_only()
            .column(registration::Column::Street)
            .into_tuple()
            .one(unit.db())
            .await?;
        residents::live_at(unit, *person, street.flatten().as_deref()).await?;
    }
    Ok(())
}
