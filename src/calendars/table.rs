//! The tables of calendars.

use super::{
    closed_days::{ClosedDays, ClosedKind},
    diary::{DiaryEntry, EntryKind, EntrySource, Span},
    person::{Imported, ScarcePerson},
};
use crate::{
    kernel::{
        AccountId, CivilTime, ClosedDaysId, DiaryEntryId, MunicipalityCode, PersonName,
        ScarcePersonId, SchoolId,
    },
    store::Fault,
};

/// People whom sessions need.
pub(super) mod scarce_person {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "scarce_people")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub name: String,
        pub sort_key: String,
        pub title: Option<String>,
        pub account_id: Option<Uuid>,
        pub feed_fingerprint: Option<Vec<u8>>,
        pub closed_on: Option<Date>,
        pub imported_on: Option<Date>,
        pub imported_from: Option<Date>,
        pub imported_to: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who stands in for whom, the first to be asked at rank 1.
pub(super) mod stand_in {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "stand_ins")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub stand_in_id: Uuid,
        pub rank: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands in diaries.
pub(super) mod diary_entry {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "diary_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub from_day: Date,
        pub from_time: Time,
        pub to_day: Date,
        pub to_time: Time,
        pub whole_day: bool,
        pub kind: String,
        pub note: Option<String>,
        pub source: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Days of school calendars.
pub(super) mod calendar_days {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_days")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub municipality_code: String,
        pub school_id: Option<Uuid>,
        pub first_day: Date,
        pub last_day: Date,
        pub kind: String,
        pub label: String,
        pub source: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What files say, until somebody has looked it over.
pub(super) mod preview {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "calendar_previews")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: Uuid,
        pub municipality_code: String,
        pub person_id: Option<Uuid>,
        pub school_id: Option<Uuid>,
        pub made_at: i64,
        pub content: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl TryFrom<scarce_person::Model> for ScarcePerson {
    type Error = Fault;

    fn try_from(row: scarce_person::Model) -> Result<Self, Fault> {
        let municipality = MunicipalityCode::parse(&row.municipality_code)
            .ok_or_else(|| Fault::new("a scarce person with an odd municipality"))?;
        let name = PersonName::parse(&row.name)
            .map_err(|e| Fault::because("reading a scarce person's name", e))?;
        let imported = row.imported_on.zip(row.imported_from).zip(row.imported_to);
        Ok(Self {
            id: ScarcePersonId::from_uuid(row.id),
            municipality,
            name,
            title: row.title,
            account: row.account_id.map(AccountId::from_uuid),
            has_feed: row.feed_fingerprint.is_some(),
            closed_on: row.closed_on,
            imported: imported.map(|((on, first), last)| Imported { on, first, last }),
        })
    }
}

impl TryFrom<diary_entry::Model> for DiaryEntry {
    type Error = Fault;

    fn try_from(row: diary_entry::Model) -> Result<Self, Fault> {
        let from = CivilTime {
            date: row.from_day,
            time: row.from_time,
        };
        let to = CivilTime {
            date: row.to_day,
            time: row.to_time,
        };
        let odd = || Fault::new("an odd entry in a diary");
        Ok(Self {
            id: DiaryEntryId::from_uuid(row.id),
            person: ScarcePersonId::from_uuid(row.person_id),
            span: Span::new(from, to).ok_or_else(odd)?,
            kind: EntryKind::parse(&row.kind).ok_or_else(odd)?,
            note: row.note,
            source: EntrySource::parse(&row.source).ok_or_else(odd)?,
        })
    }
}

impl TryFrom<calendar_days::Model> for ClosedDays {
    type Error = Fault;

    fn try_from(row: calendar_days::Model) -> Result<Self, Fault> {
        let odd = || Fault::new("odd days in a school calendar");
        Ok(Self {
            id: ClosedDaysId::from_uuid(row.id),
            first: row.first_day,
            last: row.last_day,
            kind: ClosedKind::parse(&row.kind).ok_or_else(odd)?,
            label: row.label,
            school: row.school_id.map(SchoolId::from_uuid),
            source: EntrySource::parse(&row.source).ok_or_else(odd)?,
        })
    }
}
