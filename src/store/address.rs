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
    /// Something in it stands where it cannot be understood; it is never quoted.
    #[error(
        "the database address is not understood; a / # ? @ or % in its password must be written as %2F %23 %3F %40 %25"
    )]
    NotUnderstood,
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
        let rest = text
            .strip_prefix("postgres://")
            .or_else(|| text.strip_prefix("postgresql://"))
            .ok_or(AddressProblem::UnknownScheme)?;
        let authority_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(authority_ends);
        // An @ after the first / # or ? is one that belongs to a password.
        let path = path.split('?').next().unwrap_or("");
        if authority.matches('@').count() > 1 || path.contains(['@', '#']) {
            return Err(AddressProblem::NotUnderstood);
        }
        Ok(Self::Server {
            url: text.to_owned(),
        })
    }
}

impl fmt::Display for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded { folder } => write!(f, "embedded database in {}", folder.display()),
            Self::Server { url } => {
                // A password never reaches a log: neither one before the @ nor one after the ?.
                let rest = url.split_once("://").map_or("", |(_, rest)| rest);
                let plain = rest.split('?').next().unwrap_or("");
                let shown = plain.rsplit_once('@').map_or(plain, |(_, shown)| shown);
                write!(f, "PostgreSQL at {shown}")
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
    fn a_password_in_the_parameters_is_not_shown_either() {
        let address: Result<DatabaseAddress, _> = "postgres://db/x?user=u&password=p@ss".parse();
        let shown = address.map(|a| a.to_string()).unwrap_or_default();
        assert_eq!(shown, "PostgreSQL at db/x");
    }

    #[test]
    fn a_password_with_odd_signs_is_refused_without_being_quoted() {
        for odd in [
            "postgres://u:HEM/LIGT@h/x",
            "postgres://u:HEM#LIGT@h/x",
            "postgres://u:A@B@h/x",
        ] {
            assert_eq!(
                odd.parse::<DatabaseAddress>(),
                Err(AddressProblem::NotUnderstood)
            );
        }
    }

    #[test]
    fn another_scheme_is_refused() {
        assert_eq!(
            "mysql://x/y".parse::<DatabaseAddress>(),
            Err(AddressProblem::UnknownScheme)
        );
    }
}
