//! What every verb of calendars is done with.

use super::table::scarce_person;
use crate::{
    audit::{self, Actor},
    kernel::{Chance, Moment, MunicipalityCode, ScarcePersonId},
    store::{Fault, Outcome, Store, Unit},
};
use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

/// Who does something in a municipality, and when.
#[derive(Clone, Copy)]
pub struct Acting<'a> {
    /// The database.
    pub store: &'a Store,
    /// The moment it is.
    pub now: Moment,
    /// The day it is in Sweden.
    pub today: NaiveDate,
    /// Randomness.
    pub chance: &'a Chance,
    /// Who acts.
    pub actor: &'a Actor,
    /// Where.
    pub municipality: &'a MunicipalityCode,
}

impl Acting<'_> {
    /// Locks somebody of this municipality until the unit ends.
    pub(super) async fn lock_person<R>(
        &self,
        unit: &Unit,
        id: ScarcePersonId,
    ) -> Result<scarce_person::Model, Outcome<R>> {
        unit.lock("scarce_people", &[id.uuid()]).await?;
        let row = scarce_person::Entity::find_by_id(id.uuid())
            .filter(scarce_person::Column::MunicipalityCode.eq(self.municipality.as_str()))
            .one(unit.db())
            .await
            .map_err(Fault::from)?;
        row.ok_or(Outcome::NotFound)
    }

    /// Notes what was done.
    pub(super) async fn record(
        &self,
        unit: &Unit,
        code: &'static str,
        about: &[(&'static str, Uuid)],
    ) -> Result<(), Fault> {
        let event = audit::Event {
            code,
            municipality: Some(self.municipality),
            about,
        };
        audit::record(unit, self.now, self.chance, self.actor, &event).await
    }
}
