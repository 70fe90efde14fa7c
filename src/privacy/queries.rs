//! Reads of what was removed, and when.

use super::{run::RanBy, table};
use crate::{kernel::Moment, store::Fault};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement,
};
use std::collections::HashMap;

/// The last run for a kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastRun {
    /// When.
    pub at: Moment,
    /// How many it removed.
    pub removed: u64,
}

/// The last run of every kind that has had one.
///
/// # Errors
/// A [`Fault`] when the log cannot be read.
pub async fn last_runs(db: &impl ConnectionTrait) -> Result<HashMap<String, LastRun>, Fault> {
    #[derive(FromQueryResult)]
    struct Row {
        kind: String,
        at: i64,
        removed: i64,
    }
    // PostgreSQL's sum of whole numbers is a decimal one.
    let last = "SELECT kind, max(at) AS at, CAST(sum(removed) AS bigint) AS removed \
                FROM retention_runs r WHERE run_id = (SELECT run_id FROM retention_runs l \
                WHERE l.kind = r.kind ORDER BY l.at DESC, l.id DESC LIMIT 1) GROUP BY kind";
    let statement = Statement::from_string(db.get_database_backend(), last);
    let rows = Row::find_by_statement(statement).all(db).await?;
    rows.into_iter()
        .map(|row| {
            let removed = u64::try_from(row.removed)
                .map_err(|e| Fault::because("reading what was removed", e))?;
            let at = Moment::from_microseconds(row.at);
            Ok((row.kind, LastRun { at, removed }))
        })
        .collect()
}

/// When the nightly job last removed something or looked for something to remove.
///
/// # Errors
/// A [`Fault`] when the log cannot be read.
pub async fn last_nightly_run(db: &impl ConnectionTrait) -> Result<Option<Moment>, Fault> {
    let at: Option<Option<i64>> = table::Entity::find()
        .filter(table::Column::RanBy.eq(RanBy::Nightly.code()))
        .select_only()
        .column_as(table::Column::At.max(), "at")
        .into_tuple()
        .one(db)
        .await?;
    Ok(at.flatten().map(Moment::from_microseconds))
}
