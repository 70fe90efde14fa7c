//! The verb: a school calendar, read from a file and looked over, takes the place of what was read before.

use super::{
    acting::Acting,
    days_file::DayLine,
    diary::EntrySource,
    keep_days::{DaysNotKept, NewDays, days_row},
    preview::{self, Of},
    table::{calendar_days, preview as table},
};
use crate::{
    kernel::{AccountId, ClosedDaysId, ImportId, SchoolId},
    store::{Fault, Outcome},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl Acting<'_> {
    /// Keeps what a file says until it is looked over.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be kept.
    pub async fn preview_days(
        &self,
        school: Option<SchoolId>,
        content: &DaysPreview,
    ) -> Result<(), Fault> {
        preview::keep(self, Of::Schools(school), content).await
    }

    /// What somebody has sent of a school calendar and not looked over yet.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read.
    pub async fn days_preview(
        &self,
        account: AccountId,
    ) -> Result<Option<(ImportId, Option<SchoolId>, DaysPreview)>, Fault> {
        preview::find(self.store.read(), account, self.municipality, None).await
    }

    /// Takes what was looked over into the calendar: all of it, in place of everything that was read in
    /// before for the same school and within the same days. Answers how many lines.
    ///
    /// # Errors
    /// There is nothing that was looked over, or the school is gone; a fault.
    pub async fn import_days(
        &self,
        account: AccountId,
        looked_over: ImportId,
    ) -> Result<usize, Outcome<DaysNotKept>> {
        self.store
            .write(|unit| async move {
                let found: Option<(ImportId, Option<SchoolId>, DaysPreview)> =
                    preview::find(unit.db(), account, self.municipality, None).await?;
                let Some((id, school, content)) = found.filter(|(id, _, _)| *id == looked_over)
                else {
                    return Err(Outcome::NotFound);
                };
                self.ask_school(&unit, school).await?;
                let first = content.days.iter().map(|line| line.first).min();
                let last = content.days.iter().map(|line| line.last).max();
                if let Some((first, last)) = first.zip(last) {
                    calendar_days::Entity::delete_many()
                        .filter(
                            calendar_days::Column::MunicipalityCode.eq(self.municipality.as_str()),
                        )
                        .filter(calendar_days::Column::Source.eq(EntrySource::Import.code()))
                        .filter(match school {
                            Some(school) => calendar_days::Column::SchoolId.eq(school.uuid()),
                            None => calendar_days::Column::SchoolId.is_null(),
                        })
                        .filter(calendar_days::Column::LastDay.gte(first))
                        .filter(calendar_days::Column::FirstDay.lte(last))
                        .exec(unit.db())
                        .await?;
                }
                let rows = content.days.iter().map(|line| {
                    let id = ClosedDaysId::new(self.now, self.chance);
                    let days = NewDays {
                        first: line.first,
                        last: line.last,
                        kind: line.kind(),
                        label: line.label.clone(),
                        school,
                    };
                    days_row(self, id, &days, EntrySource::Import)
                });
                calendar_days::Entity::insert_many(rows)
                    .exec_without_returning(unit.db())
                    .await?;
                table::Entity::delete_by_id(id.uuid())
                    .exec(unit.db())
                    .await?;
                self.record(&unit, "school_calendar.read_in", &[("import", id.uuid())])
                    .await?;
                Ok(content.days.len())
            })
            .await
    }
}

/// What a file says of a school calendar, as it is kept until it is looked over.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DaysPreview {
    /// The days.
    pub days: Vec<DayLine>,
    /// The first lines that name no days.
    pub unread: Vec<usize>,
    /// How many more there are; one that was kept before they were counted has them all above.
    #[serde(default)]
    pub more_unread: usize,
}
