//! What diaries and files have said is not kept longer than it is needed.

use super::table::diary_entry;
use crate::{
    kernel::{CivilTime, Moment, Zone},
    store::{Ageing, AgeingRows, Fault, RetentionRule, Term, Unit},
};
use chrono::{Duration, NaiveDate};
use rocket::async_trait;
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select,
};

/// How long a file waits to be looked over.
const WAITS: Duration = Duration::hours(12);

/// How many days what stood in a diary is kept after it was over: long enough to see why a session was
/// planned as it was. The number is a choice of ours.
pub const DIARY_KEPT_DAYS: u32 = 60;

/// The rules of calendars: files that nobody looked over, and what stood in diaries.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let files = AgeingRows {
        table: "calendar_previews",
        key: "id",
        since: "made_at",
    };
    vec![
        RetentionRule::new("calendar-files", Term::Fixed(WAITS), files),
        RetentionRule::new("diaries", Term::Days(DIARY_KEPT_DAYS), PastEntries),
    ]
}

/// What stood in diaries and is over.
struct PastEntries;

impl PastEntries {
    fn over(before: Moment) -> Select<diary_entry::Entity> {
        let day: NaiveDate = CivilTime::of(before, Zone::stockholm()).date;
        diary_entry::Entity::find().filter(diary_entry::Column::ToDay.lt(day))
    }
}

#[async_trait]
impl Ageing for PastEntries {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        Ok(Self::over(before).count(db).await?)
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let ids: Vec<uuid::Uuid> = Self::over(before)
            .select_only()
            .column(diary_entry::Column::Id)
            .limit(u64::from(most))
            .into_tuple()
            .all(unit.db())
            .await?;
        let removed = diary_entry::Entity::delete_many()
            .filter(diary_entry::Column::Id.is_in(ids))
            .exec(unit.db())
            .await?;
        Ok(removed.rows_affected)
    }
}
