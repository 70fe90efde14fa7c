//! What the database says about itself: at start, and when it is asked whether it is whole.

use super::{Fault, Store};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

/// The settings that the promises depend on, as the database itself reports them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreReport {
    /// Name and version of the database.
    pub version: String,
    /// Each setting with its value, in the order asked.
    pub settings: Vec<(String, String)>,
    /// What is wrong with them, in English, for the operator; empty when all is well.
    pub problems: Vec<String>,
}

impl Store {
    /// Asks the database for its version and for the settings that durability depends on.
    ///
    /// # Errors
    /// A [`Fault`] when it does not answer.
    pub async fn report(&self) -> Result<StoreReport, Fault> {
        let (version, wanted): (&str, &[(&str, &str)]) = if self.is_embedded() {
            (
                "SELECT sqlite_version()",
                &[
                    ("journal_mode", "wal"),
                    ("synchronous", "2"),
                    ("foreign_keys", "1"),
                    ("secure_delete", "1"),
                ],
            )
        } else {
            (
                "SHOW server_version",
                &[
                    ("synchronous_commit", "on"),
                    ("fsync", "on"),
                    ("full_page_writes", "on"),
                    ("server_encoding", "UTF8"),
                ],
            )
        };
        let number = ask(self.writer(), version).await?;
        let mut report = StoreReport {
            version: format!("{} {number}", self.name()),
            settings: Vec::new(),
            problems: Vec::new(),
        };
        // The bundled SQLite is newer; this stands guard against one linked from the system,
        // since 3.51.3 fixes a corruption bug in write-ahead logs.
        if self.is_embedded() && version_tuple(&number) < (3, 51, 3) {
            report
                .problems
                .push(format!("SQLite {number} is older than 3.51.3"));
        }
        let word = if self.is_embedded() { "PRAGMA" } else { "SHOW" };
        for (setting, value) in wanted {
            let is = ask(self.writer(), &format!("{word} {setting}")).await?;
            let right = is.eq_ignore_ascii_case(value);
            #[cfg(debug_assertions)]
            let right = right || (*setting == "synchronous" && super::careless::forgetful());
            if !right {
                report
                    .problems
                    .push(format!("{setting} is {is}, it must be {value}"));
            }
            report.settings.push(((*setting).to_owned(), is));
        }
        Ok(report)
    }

    /// Whether the database answers at all.
    ///
    /// # Errors
    /// A [`Fault`] when it does not.
    pub async fn ping(&self) -> Result<(), Fault> {
        self.read().ping().await.map_err(Fault::from)
    }

    /// Reads the whole embedded database and checks that it is sound. PostgreSQL guards its own
    /// pages, so there this only asks whether it answers.
    ///
    /// # Errors
    /// A [`Fault`] that names the damage.
    pub async fn check_integrity(&self) -> Result<(), Fault> {
        if !self.is_embedded() {
            return self.ping().await;
        }
        // On a reading connection, so that nobody who signs up waits for it.
        let found = ask(self.read(), "PRAGMA quick_check(1)")
            .await
            .map_err(|f| f.during("checking the database"))?;
        if found == "ok" {
            Ok(())
        } else {
            Err(Fault::new(format!("the database file is damaged: {found}")))
        }
    }

    fn name(&self) -> &'static str {
        if self.is_embedded() {
            "SQLite"
        } else {
            "PostgreSQL"
        }
    }
}

/// Asks for one value.
async fn ask(connection: &DatabaseConnection, sql: &str) -> Result<String, Fault> {
    let backend = connection.get_database_backend();
    let row = connection
        .query_one_raw(Statement::from_string(backend, sql.to_owned()))
        .await?
        .ok_or_else(|| Fault::new(format!("no answer to {sql}")))?;
    let text: Result<String, _> = row.try_get_by_index(0);
    match text {
        Ok(text) => Ok(text),
        Err(_) if backend == DbBackend::Sqlite => {
            let number: i64 = row.try_get_by_index(0)?;
            Ok(number.to_string())
        }
        Err(error) => Err(error.into()),
    }
}

fn version_tuple(text: &str) -> (u32, u32, u32) {
    let mut parts = text.split('.').map(|p| p.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(version_tuple("3.9.0") < version_tuple("3.51.3"));
        assert!(version_tuple("3.51.3") >= (3, 51, 3));
    }
}
