//! What can go wrong: refusals that a person can act on, and faults that only an engineer can.

use sea_orm::{DbErr, RuntimeErr};
use std::{error::Error, fmt, sync::Arc};

/// Something that should not have happened. Opaque on purpose: it is logged once, at the edge,
/// with the request's id, and a person sees a calm page with the phone number instead.
///
/// It can be told to several: units of work that shared a commit fail together.
#[derive(Debug, Clone)]
pub struct Fault {
    context: String,
    cause: Option<Arc<dyn Error + Send + Sync>>,
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
            cause: Some(Arc::from(cause.into())),
            conflict: false,
            busy: false,
        }
    }

    /// A fault that is a matter of trying again: somebody else was in the way for too long.
    #[must_use]
    pub fn busy(context: &str) -> Self {
        Self {
            busy: true,
            ..Self::new(context)
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
        let code = code.as_deref().unwrap_or("");
        let no_connection = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
        Self {
            conflict: is_conflict(code),
            busy: no_connection || is_busy(code),
            context: "database".to_owned(),
            cause: Some(Arc::new(error)),
        }
    }
}

/// Codes after which the same unit may succeed (PostgreSQL manual, appendix A): serialization
/// failure, deadlock, and a row that another unit has written meanwhile, which the next try finds.
fn is_conflict(code: &str) -> bool {
    matches!(code, "40001" | "40P01" | "23505")
}

/// Codes that say that the database cannot answer now. PostgreSQL: lock not available, statement
/// cancelled by its time limit, disk full, too many connections, shutting down, starting, idle for too
/// long, and everything about the connection. SQLite: busy, locked and disk full, with their extended
/// forms.
fn is_busy(code: &str) -> bool {
    let postgres = matches!(
        code,
        "55P03" | "57014" | "53100" | "53300" | "57P01" | "57P02" | "57P03" | "25P03"
    ) || (code.len() == 5 && code.starts_with("08"));
    let sqlite = code.len() < 5
        && code
            .parse::<u32>()
            .is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 13));
    postgres || sqlite
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

impl<R> Outcome<R> {
    /// The same with another refusal, for a verb that is made of others.
    #[must_use]
    pub fn map<S>(self, refusal: impl FnOnce(R) -> S) -> Outcome<S> {
        match self {
            Self::Refused(refused) => Outcome::Refused(refusal(refused)),
            Self::NotFound => Outcome::NotFound,
            Self::NotYours => Outcome::NotYours,
            Self::Fault(fault) => Outcome::Fault(fault),
        }
    }
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
    fn a_database_that_cannot_answer_now_is_busy_and_not_broken() {
        for code in [
            "55P03", "57014", "53300", "08006", "5", "6", "13", "517", "262", "773",
        ] {
            assert!(is_busy(code), "{code}");
        }
        for code in ["", "23505", "42P01", "1", "11", "787"] {
            assert!(!is_busy(code), "{code}");
        }
    }

    #[test]
    fn what_another_unit_wrote_meanwhile_is_worth_another_try() {
        for code in ["40001", "40P01", "23505"] {
            assert!(is_conflict(code), "{code}");
        }
        assert!(!is_conflict("23503"));
    }

    #[test]
    fn an_ordinary_fault_is_not_tried_again() {
        assert!(!Fault::from(DbErr::Custom("no".to_owned())).is_conflict());
        assert!(!Outcome::<()>::NotFound.is_conflict());
    }
}
