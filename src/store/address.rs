//! Where the database is.

use std::{fmt, path::PathBuf, str::FromStr};

/// The two databases Brygga runs on.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseAddress {
    /// An embedded SQLite file in a private folder; exactly one running instance.
    Embedded {
        /// The data folder; the database is `brygga.db` inside it.
        folder: PathBuf,
    },
    /// A PostgreSQL server, shared by several instances.
    Server {
        /// `postgres://…`, with its password if it has one; never printed.
        url: String,
    },
}

/// Why a database address was not understood.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Neither a `postgres://` address nor a folder.
    #[error("the database address must start with postgres:// or postgresql://")]
    UnknownScheme,
}

impl DatabaseAddress {
    /// The file of the embedded database; `None` for a server.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Embedded { folder } => Some(folder.join("brygga.db")),
            Self::Server { .. } => None,
        }
    }
}

impl FromStr for DatabaseAddress {
    type Err = AddressProblem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Server {
                url: text.to_owned(),
            })
        } else {
            Err(AddressProblem::UnknownScheme)
        }
    }
}

impl fmt::Display for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded { folder } => write!(f, "embedded database in {}", folder.display()),
            Self::Server { url } => {
                // A password never reaches a log: only what stands behind the last @ is shown.
                let shown = url.rsplit_once('@').map_or_else(
                    || url.split_once("://").map_or("", |(_, rest)| rest),
                    |(_, rest)| rest,
                );
                write!(f, "PostgreSQL at {}", shown.split('?').next().unwrap_or(""))
            }
        }
    }
}

impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let address: Result<DatabaseAddress, _> =
            "postgres://anna:hemligt@db.kommun/brygga".parse();
        let shown = address.map(|a| format!("{a} {a:?}")).unwrap_or_default();
        assert!(!shown.contains("hemligt"), "{shown}");
        assert!(shown.contains("db.kommun/brygga"), "{shown}");
    }

    #[test]
    fn another_scheme_is_refused() {
        assert_eq!(
            "mysql://x/y".parse::<DatabaseAddress>(),
            Err(AddressProblem::UnknownScheme)
        );
    }
}
