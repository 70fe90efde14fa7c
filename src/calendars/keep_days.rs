//! The verbs of a school calendar by hand: days are written or changed, and taken away.

use super::{acting::Acting, closed_days::ClosedKind, diary::EntrySource, table::calendar_days};
use crate::{
    accounts::Once,
    kernel::{ClosedDaysId, SchoolId},
    municipalities,
    store::{Outcome, Unit},
};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Days to be written in a school calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDays {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, not before the first.
    pub last: NaiveDate,
    /// What kind of days.
    pub kind: ClosedKind,
    /// «Sportlov».
    pub label: String,
    /// The school; none: all of them.
    pub school: Option<SchoolId>,
}

/// Why days were not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysNotKept {
    /// There is no such school here.
    NoSuchSchool,
}

impl Acting<'_> {
    /// Writes days, or changes what was written; what was read in is then somebody's own. A form that has
    /// written days before writes none.
    ///
    /// # Errors
    /// [`DaysNotKept`] says what is wrong; there are no such days here; a fault.
    pub async fn keep_days(
        &self,
        id: Option<ClosedDaysId>,
        once: &Once,
        days: &NewDays,
    ) -> Result<ClosedDaysId, Outcome<DaysNotKept>> {
        self.store
            .write(|unit| async move {
                self.ask_school(&unit, days.school).await?;
                let known = id.is_some();
                let id = id.unwrap_or_else(|| ClosedDaysId::new(self.now, self.chance));
                if known {
                    self.lock_days(&unit, id).await?;
                } else if let Some(before) = once.made(&unit, self.now, id.uuid()).await? {
                    return Ok(ClosedDaysId::from_uuid(before));
                }
                let row = days_row(self, id, days, EntrySource::Own);
                let code = if known {
                    row.update(unit.db()).await?;
                    "school_calendar.changed"
                } else {
                    calendar_days::Entity::insert(row)
                        .exec_without_returning(unit.db())
                        .await?;
                    "school_calendar.written"
                };
                self.record(&unit, code, &[("closed_days", id.uuid())])
                    .await?;
                Ok(id)
            })
            .await
    }

    /// Takes days away.
    ///
    /// # Errors
    /// There are no such days here; a fault.
    pub async fn remove_days(&self, id: ClosedDaysId) -> Result<(), Outcome<DaysNotKept>> {
        self.store
            .write(|unit| async move {
                self.lock_days(&unit, id).await?;
                calendar_days::Entity::delete_by_id(id.uuid())
                    .exec(unit.db())
                    .await?;
                self.record(
                    &unit,
                    "school_calendar.removed",
                    &[("closed_days", id.uuid())],
                )
                .await?;
                Ok(())
            })
            .await
    }

    async fn lock_days(&self, unit: &Unit, id: ClosedDaysId) -> Result<(), Outcome<DaysNotKept>> {
        unit.lock("calendar_days", &[id.uuid()]).await?;
        let row = calendar_days::Entity::find_by_id(id.uuid())
            .filter(calendar_days::Column::MunicipalityCode.eq(self.municipality.as_str()))
            .one(unit.db())
            .await?;
        row.map(|_| ()).ok_or(Outcome::NotFound)
    }

    /// Whether the school is one of this municipality.
    pub(super) async fn ask_school(
        &self,
        unit: &Unit,
        school: Option<SchoolId>,
    ) -> Result<(), Outcome<DaysNotKept>> {
        let Some(school) = school else { return Ok(()) };
        let schools = municipalities::schools(unit.db(), self.municipality).await;
        let known = schools?.iter().any(|one| one.id == school);
        known
            .then_some(())
            .ok_or(Outcome::Refused(DaysNotKept::NoSuchSchool))
    }
}

/// The row of some days.
pub(super) fn days_row(
    acting: &Acting<'_>,
    id: ClosedDaysId,
    days: &NewDays,
    source: EntrySource,
) -> calendar_days::ActiveModel {
    calendar_days::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(acting.municipality.as_str().to_owned()),
        school_id: Set(days.school.map(SchoolId::uuid)),
        first_day: Set(days.first),
        last_day: Set(days.last),
        kind: Set(days.kind.code().to_owned()),
        label: Set(days.label.clone()),
        source: Set(source.code().to_owned()),
    }
}
