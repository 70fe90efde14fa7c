//! The verb: somebody's calendar, read from a file and looked over, takes the place of what was read before.

use super::{
    acting::Acting,
    diary::{EntryKind, EntrySource, Span, midnight},
    ics::{self, Occurrence},
    preview::{self, Of},
    table::{diary_entry, preview as table, scarce_person},
    write_entry::{NewEntry, row},
};
use crate::{
    kernel::{AccountId, CivilTime, DiaryEntryId, ImportId, ScarcePersonId},
    store::{Fault, Outcome},
};
use chrono::{Days, Months, NaiveDate, NaiveDateTime};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};
use std::convert::Infallible;

/// How far ahead a calendar is read, in months: a school year and a half.
const MONTHS: u32 = 18;

/// Rows written at a time, within what SQLite takes of values in one statement.
const BATCH: usize = 500;

/// The days that a calendar is read for: from today.
#[must_use]
pub fn window_from(today: NaiveDate) -> ics::Window {
    let last = today.checked_add_months(Months::new(MONTHS));
    ics::Window {
        first: today,
        last: last.unwrap_or(today),
    }
}

/// What a file says of somebody's diary, as it is kept until it is looked over: times and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiaryPreview {
    first: NaiveDate,
    last: NaiveDate,
    busy: Vec<(NaiveDateTime, NaiveDateTime)>,
    /// What was not understood first, as sentences in the language of whoever sent the file.
    pub unread: Vec<String>,
    /// How many more there are; one that was kept before they were counted has them all above.
    #[serde(default)]
    pub more_unread: usize,
}

impl DiaryPreview {
    /// What a file says; none when it tells of no day to come.
    #[must_use]
    pub fn of(read: &ics::Read, unread: Vec<String>) -> Option<Self> {
        let (first, last) = read.covers?;
        let plain = |time: CivilTime| time.date.and_time(time.time);
        let times = read.occurrences.iter();
        let times = times.map(|Occurrence { span, .. }| (plain(span.from()), plain(span.to())));
        Some(Self {
            first,
            last,
            busy: times.collect(),
            unread,
            more_unread: read.problems.more(),
        })
    }

    /// The first and the last day that the file tells of.
    #[must_use]
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.first, self.last)
    }

    /// The times at which the person is busy, the earliest first.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let civil = |at: NaiveDateTime| CivilTime {
            date: at.date(),
            time: at.time(),
        };
        let spans = self.busy.iter();
        spans.filter_map(move |(from, to)| Span::new(civil(*from), civil(*to)))
    }
}

impl Acting<'_> {
    /// Keeps what a file says until it is looked over.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be kept.
    pub async fn preview_diary(
        &self,
        person: ScarcePersonId,
        content: &DiaryPreview,
    ) -> Result<(), Fault> {
        preview::keep(self, Of::Person(person), content).await
    }

    /// What somebody has sent of a diary and not looked over yet.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read.
    pub async fn diary_preview(
        &self,
        account: AccountId,
        person: ScarcePersonId,
    ) -> Result<Option<(ImportId, DiaryPreview)>, Fault> {
        let db = self.store.read();
        let found = preview::find(db, account, self.municipality, Some(person)).await?;
        Ok(found.map(|(id, _, content)| (id, content)))
    }

    /// Takes what was looked over into the diary: all of it, in place of everything that was read in
    /// before for the days that the file tells of. Answers how many times.
    ///
    /// # Errors
    /// There is nobody of that id here, or nothing that was looked over; a fault.
    pub async fn import_diary(
        &self,
        account: AccountId,
        person: ScarcePersonId,
        looked_over: ImportId,
    ) -> Result<usize, Outcome<Infallible>> {
        self.store
            .write(|unit| async move {
                let known = self.lock_person(&unit, person).await?;
                let found: Option<(ImportId, _, DiaryPreview)> =
                    preview::find(unit.db(), account, self.municipality, Some(person)).await?;
                let Some((id, _, content)) = found.filter(|(id, _, _)| *id == looked_over) else {
                    return Err(Outcome::NotFound);
                };
                let (first, last) = content.days();
                let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
                diary_entry::Entity::delete_many()
                    .filter(diary_entry::Column::PersonId.eq(person.uuid()))
                    .filter(diary_entry::Column::Source.eq(EntrySource::Import.code()))
                    .filter(diary_entry::Column::FromDay.lt(after))
                    .filter(diary_entry::Column::ToDay.gte(first))
                    .filter(
                        diary_entry::Column::ToDay
                            .gt(first)
                            .or(diary_entry::Column::ToTime.gt(midnight(first).time)),
                    )
                    .exec(unit.db())
                    .await?;
                let rows: Vec<_> = content
                    .spans()
                    .map(|span| {
                        let id = DiaryEntryId::new(self.now, self.chance);
                        let entry = NewEntry {
                            span,
                            kind: EntryKind::Busy,
                            note: None,
                        };
                        row(id, person, &entry, EntrySource::Import)
                    })
                    .collect();
                for batch in rows.chunks(BATCH) {
                    diary_entry::Entity::insert_many(batch.to_vec())
                        .exec_without_returning(unit.db())
                        .await?;
                }
                let mut known = scarce_person::ActiveModel::from(known);
                known.imported_on = Set(Some(self.today));
                known.imported_from = Set(Some(first));
                known.imported_to = Set(Some(last));
                known.update(unit.db()).await?;
                table::Entity::delete_by_id(id.uuid())
                    .exec(unit.db())
                    .await?;
                let about = [("scarce_person", person.uuid()), ("import", id.uuid())];
                self.record(&unit, "diary.read_in", &about).await?;
                Ok(rows.len())
            })
            .await
    }
}
