//! A venue or a room is not used any more, or is used again. What is planned there stays planned.

use super::{
    planning::{building, building_with},
    table,
};
use crate::{
    audit::By,
    kernel::{CivilTime, RoomId, VenueId, Zone},
    store::{Outcome, Store},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::convert::Infallible;

/// Whether something is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Not any more.
    Over,
    /// Again.
    Again,
}

impl Use {
    /// The day to write.
    fn day(self, by: &By<'_>) -> Option<NaiveDate> {
        let today = CivilTime::of(by.now, Zone::stockholm()).date;
        (self == Self::Over).then_some(today)
    }
}

/// Says whether a venue is used. Saying the same twice changes nothing.
///
/// # Errors
/// A fault, or that there is no such venue in the municipality.
pub(super) async fn use_venue(
    store: &Store,
    by: &By<'_>,
    id: VenueId,
    used: Use,
) -> Result<(), Outcome<Infallible>> {
    store
        .write(|unit| async move {
            unit.lock("venues", &[id.uuid()]).await?;
            let known = building(unit.db(), by.municipality, id).await?;
            let known = known.ok_or(Outcome::NotFound)?;
            if known.closed_on.is_some() == (used == Use::Over) {
                return Ok(());
            }
            table::venue::Entity::update_many()
                .col_expr(table::venue::Column::ClosedOn, Expr::value(used.day(by)))
                .filter(table::venue::Column::Id.eq(id.uuid()))
                .exec(unit.db())
                .await?;
            let code = match used {
                Use::Over => "venue.closed",
                Use::Again => "venue.opened",
            };
            by.record(&unit, code, &[("venue", id.uuid())]).await?;
            Ok::<_, Outcome<Infallible>>(())
        })
        .await?;
    store.plan_changed();
    Ok(())
}

/// Says whether a room is used; answers its venue. Saying the same twice changes nothing.
///
/// # Errors
/// A fault, or that there is no such room in the municipality.
pub(super) async fn use_room(
    store: &Store,
    by: &By<'_>,
    id: RoomId,
    used: Use,
) -> Result<VenueId, Outcome<Infallible>> {
    let venue = store
        .write(|unit| async move {
            unit.lock("rooms", &[id.uuid()]).await?;
            let known = building_with(unit.db(), by.municipality, id).await?;
            let known = known.ok_or(Outcome::NotFound)?;
            let venue = known.venue.id;
            let hall = known.rooms.iter().find(|hall| hall.room.id == id);
            let hall = hall.ok_or(Outcome::NotFound)?;
            if hall.closed_on.is_some() == (used == Use::Over) {
                return Ok(venue);
            }
            table::room::Entity::update_many()
                .col_expr(table::room::Column::ClosedOn, Expr::value(used.day(by)))
                .filter(table::room::Column::Id.eq(id.uuid()))
                .exec(unit.db())
                .await?;
            let code = match used {
                Use::Over => "room.closed",
                Use::Again => "room.opened",
            };
            let about = [("room", id.uuid()), ("venue", venue.uuid())];
            by.record(&unit, code, &about).await?;
            Ok::<_, Outcome<Infallible>>(venue)
        })
        .await?;
    store.plan_changed();
    Ok(venue)
}
