//! How long a kind of record is kept: the face that every feature gives its rules.
//!
//! A feature exports its rules as values; `app` puts them together, and `privacy` counts what is due,
//! removes it in batches and writes down what it removed. A rule never removes what a page promised to
//! keep, nor an audit event, which the database would refuse.

use super::{Fault, Unit};
use crate::kernel::Moment;
use chrono::Duration;
use rocket::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, Value};
use std::{fmt, sync::Arc};

/// How long a kind of record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// So many days, which an installation may decide differently.
    Days(u32),
    /// So long, as pages promise it or a cookie lives: nobody may decide differently.
    Fixed(Duration),
    /// Until a date that each record has of its own.
    Own,
}

impl Term {
    /// The moment before which a record must have begun to be due now; now itself where each has a date
    /// of its own.
    #[must_use]
    pub fn before(self, now: Moment) -> Moment {
        match self {
            Self::Days(days) => now.minus(Duration::days(days.into())),
            Self::Fixed(kept) => now.minus(kept),
            Self::Own => now,
        }
    }

    /// As the log of what was removed tells it: `90 days`, `12 hours`, `own date`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Days(days) => format!("{days} days"),
            Self::Fixed(kept) if kept.num_hours() % 24 != 0 => {
                format!("{} hours", kept.num_hours())
            }
            Self::Fixed(kept) => format!("{} days", kept.num_days()),
            Self::Own => "own date".to_owned(),
        }
    }
}

/// Which records of a kind are due, and how they are removed.
#[async_trait]
pub trait Ageing: Send + Sync {
    /// How many are due.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be counted.
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault>;

    /// Removes at most so many of those that are due, and answers how many.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be removed.
    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault>;
}

/// A kind of record and how long it is kept.
#[derive(Clone)]
pub struct RetentionRule {
    /// What kind, as settings and the log name it: `sign-ins`.
    pub kind: &'static str,
    /// How long.
    pub term: Term,
    ageing: Arc<dyn Ageing>,
}

impl RetentionRule {
    /// A rule.
    pub fn new(kind: &'static str, term: Term, ageing: impl Ageing + 'static) -> Self {
        Self {
            kind,
            term,
            ageing: Arc::new(ageing),
        }
    }

    /// How many are due at a moment.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be counted.
    pub async fn due(&self, db: &DatabaseConnection, now: Moment) -> Result<u64, Fault> {
        let due = self.ageing.due(db, self.term.before(now)).await;
        due.map_err(|fault| fault.during(self.kind))
    }

    /// Removes at most so many of those that are due at a moment, and answers how many.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be removed.
    pub async fn remove(&self, unit: &Unit, now: Moment, most: u32) -> Result<u64, Fault> {
        let removed = self.ageing.remove(unit, self.term.before(now), most).await;
        removed.map_err(|fault| fault.during(self.kind))
    }
}

impl fmt::Debug for RetentionRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} kept for {}", self.kind, self.term.code())
    }
}

/// Rows that age by themselves: due when the moment in a column is past.
#[derive(Debug, Clone, Copy)]
pub struct AgeingRows {
    /// The table.
    pub table: &'static str,
    /// The columns of its key.
    pub key: &'static str,
    /// The column with the moment that the row's time runs from.
    pub since: &'static str,
}

#[async_trait]
impl Ageing for AgeingRows {
    async fn due(&self, db: &DatabaseConnection, before: Moment) -> Result<u64, Fault> {
        let Self { table, since, .. } = self;
        count_due(
            db,
            format!("SELECT count(*) FROM {table} WHERE {since} < $1"),
            [before.microseconds().into()],
        )
        .await
    }

    async fn remove(&self, unit: &Unit, before: Moment, most: u32) -> Result<u64, Fault> {
        let Self { table, key, since } = self;
        change_due(
            unit,
            format!(
                "DELETE FROM {table} WHERE ({key}) IN \
                 (SELECT {key} FROM {table} WHERE {since} < $1 ORDER BY {since} LIMIT $2)"
            ),
            [before.microseconds().into(), i64::from(most).into()],
        )
        .await
    }
}

/// The number that a query answers.
///
/// # Errors
/// A [`Fault`] when it cannot be asked.
pub async fn count_due(
    db: &DatabaseConnection,
    sql: String,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<u64, Fault> {
    let ask = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let row = db.query_one_raw(ask).await?;
    let row = row.ok_or_else(|| Fault::new("no answer to a count"))?;
    let number: i64 = row.try_get_by_index(0)?;
    u64::try_from(number).map_err(|e| Fault::because("counting", e))
}

/// Runs a statement in a unit of work, and answers how many rows it changed.
///
/// # Errors
/// A [`Fault`] when it cannot be run.
pub async fn change_due(
    unit: &Unit,
    sql: String,
    values: impl IntoIterator<Item = Value> + Send,
) -> Result<u64, Fault> {
    let backend: DbBackend = unit.db().get_database_backend();
    let change = Statement::from_sql_and_values(backend, sql, values);
    Ok(unit.db().execute_raw(change).await?.rows_affected())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_told_in_days_or_hours_and_reaches_back_as_far() {
        let now = Moment::from_microseconds(1_800_000_000_000_000);
        assert_eq!(Term::Days(90).code(), "90 days");
        assert_eq!(Term::Fixed(Duration::hours(12)).code(), "12 hours");
        assert_eq!(Term::Fixed(Duration::days(3)).code(), "3 days");
        assert_eq!(Term::Own.before(now), now);
        assert_eq!(now.since(Term::Days(90).before(now)), Duration::days(90));
    }
}
