//! What can go wrong: refusals that a person can act on, and faults that only an engineer can.

use sea_orm::{DbErr, RuntimeErr, SqlErr};
use std::{error::Error, fmt};

/// Something that should not have happened. Opaque on purpose: it is logged once, at the edge,
/// with the request's id, and a person sees a calm page with the phone number instead.
#[derive(Debug)]
pub struct Fault {
    context: String,
    cause: Option<Box<dyn Error + Send + Sync>>,
    conflict: bool,
    busy: bool,
}

impl Fault {
    /// A fault without an underlying error: a broken invariant, named in words.
    #[must_use]
    pub fn new(context: impl Into<String>) -> Self {
        Self {
            context: context.into(),
            cause: None,
            conflict: false,
            busy: false,
        }
    }

    /// A fault caused by another error, with what was being done.
    #[must_use]
    pub fn because(
        context: impl Into<String>,
        cause: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> Self {
        Self {
            context: context.into(),
            cause: Some(cause.into()),
            conflict: false,
            busy: false,
        }
    }

    /// The same fault, with what the caller was doing put in front.
    #[must_use]
    pub fn during(mut self, doing: &str) -> Self {
        self.context = format!("{doing}: {}", self.context);
        self
    }

    /// Whether the database was too busy to answer: a matter of trying again, not of repair.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.busy
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.context)?;
        let mut cause: Option<&(dyn Error + 'static)> =
            self.cause.as_deref().map(|c| c as &(dyn Error + 'static));
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl Error for Fault {}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Self {
        let code = sql_state(&error);
        let code = code.as_deref();
        Self {
            // 40001 serialization failure, 40P01 deadlock (PostgreSQL manual, appendix A).
            conflict: matches!(code, Some("40001" | "40P01")),
            // 55P03 lock not available (PostgreSQL); 5 SQLITE_BUSY, 6 SQLITE_LOCKED and their
            // extended forms; a pool that had no connection to give in time.
            busy: matches!(code, Some("55P03" | "5" | "6" | "261" | "517"))
                || matches!(error, DbErr::ConnectionAcquire(_)),
            context: "database".to_owned(),
            cause: Some(Box::new(error)),
        }
    }
}

/// Whether a database refused a row because an equal one exists: the other of two racing requests.
#[must_use]
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Whether the same unit of work may succeed if it is run once more.
pub trait Conflict {
    /// True for a serialization failure or a deadlock, where the database asks for another try.
    fn is_conflict(&self) -> bool;
}

impl Conflict for Fault {
    fn is_conflict(&self) -> bool {
        self.conflict
    }
}

/// What a verb answers when it did not do what was asked. `R` is the feature's own enum of
/// refusals, each with its sentence in the catalogues.
#[derive(Debug)]
pub enum Outcome<R> {
    /// A rule of the mission says no; the person is told which, in plain words.
    Refused(R),
    /// There is no such thing.
    NotFound,
    /// There is such a thing, in somebody else's scope. From outside it looks like `NotFound`.
    NotYours,
    /// Something broke.
    Fault(Fault),
}

impl<R> From<Fault> for Outcome<R> {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<R> From<DbErr> for Outcome<R> {
    fn from(error: DbErr) -> Self {
        Self::Fault(error.into())
    }
}

impl<R> Conflict for Outcome<R> {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.is_conflict())
    }
}

/// The database's own error code: an SQLSTATE on PostgreSQL, a result code on SQLite.
fn sql_state(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return None;
    };
    inner
        .as_database_error()?
        .code()
        .map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_tells_the_whole_chain_of_causes() {
        let inner = std::io::Error::other("disk full");
        let fault = Fault::because("writing the backup", inner).during("nightly job");
        assert_eq!(
            fault.to_string(),
            "nightly job: writing the backup: disk full"
        );
    }

    #[test]
    fn an_ordinary_fault_is_not_tried_again() {
        assert!(!Fault::from(DbErr::Custom("no".to_owned())).is_conflict());
        assert!(!Outcome::<()>::NotFound.is_conflict());
    }
}
