//! The verbs of one's own words in a diary: written, and taken away.

use super::{
    acting::Acting,
    diary::{EntryKind, EntrySource, Span},
    table::diary_entry,
};
use crate::{
    accounts::Once,
    kernel::{DiaryEntryId, ScarcePersonId},
    store::Outcome,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::convert::Infallible;

/// Something to be written in a diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// From when until when.
    pub span: Span,
    /// What it says.
    pub kind: EntryKind,
    /// A short word about it.
    pub note: Option<String>,
}

impl Acting<'_> {
    /// Writes something in somebody's diary; a form that has written it before writes nothing.
    ///
    /// # Errors
    /// There is nobody of that id here; a fault.
    pub async fn write_entry(
        &self,
        person: ScarcePersonId,
        once: &Once,
        entry: &NewEntry,
    ) -> Result<DiaryEntryId, Outcome<Infallible>> {
        self.store
            .write(|unit| async move {
                self.lock_person(&unit, person).await?;
                let id = DiaryEntryId::new(self.now, self.chance);
                if let Some(before) = once.made(&unit, self.now, id.uuid()).await? {
                    return Ok(DiaryEntryId::from_uuid(before));
                }
                let row = row(id, person, entry, EntrySource::Own);
                diary_entry::Entity::insert(row)
                    .exec_without_returning(unit.db())
                    .await?;
                let about = [("scarce_person", person.uuid()), ("diary_entry", id.uuid())];
                self.record(&unit, "diary.written", &about).await?;
                Ok(id)
            })
            .await
    }

    /// Takes away what somebody wrote; what was read in goes with the next reading only.
    ///
    /// # Errors
    /// There is no such entry of that person here; a fault.
    pub async fn strike_entry(
        &self,
        person: ScarcePersonId,
        entry: DiaryEntryId,
    ) -> Result<(), Outcome<Infallible>> {
        self.store
            .write(|unit| async move {
                self.lock_person(&unit, person).await?;
                let gone = diary_entry::Entity::delete_many()
                    .filter(diary_entry::Column::Id.eq(entry.uuid()))
                    .filter(diary_entry::Column::PersonId.eq(person.uuid()))
                    .filter(diary_entry::Column::Source.eq(EntrySource::Own.code()))
                    .exec(unit.db())
                    .await?;
                if gone.rows_affected == 0 {
                    return Err(Outcome::NotFound);
                }
                let about = [
                    ("scarce_person", person.uuid()),
                    ("diary_entry", entry.uuid()),
                ];
                self.record(&unit, "diary.struck", &about).await?;
                Ok(())
            })
            .await
    }
}

/// The row of an entry.
pub(super) fn row(
    id: DiaryEntryId,
    person: ScarcePersonId,
    entry: &NewEntry,
    source: EntrySource,
) -> diary_entry::ActiveModel {
    let (from, to) = (entry.span.from(), entry.span.to());
    diary_entry::ActiveModel {
        id: Set(id.uuid()),
        person_id: Set(person.uuid()),
        from_day: Set(from.date),
        from_time: Set(from.time),
        to_day: Set(to.date),
        to_time: Set(to.time),
        whole_day: Set(entry.span.days().is_some()),
        kind: Set(entry.kind.code().to_owned()),
        note: Set(entry.note.clone()),
        source: Set(source.code().to_owned()),
    }
}
