//! Rows found by words that begin as what is sought: FTS5 on SQLite, a GIN index on PostgreSQL.
//!
//! A table that is found so has the columns `number` (the order in which rows came), the scope, the
//! subject, and `words`: letters and digits in lower case, one space between two words. Its index is
//! named after it.

use super::Fault;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use uuid::Uuid;

/// What is sought in the words of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// This word.
    Word(String),
    /// A word that begins so.
    Beginning(String),
    /// All of these.
    All(Vec<Sought>),
    /// One of these at least.
    Any(Vec<Sought>),
}

/// A table whose rows are found by their words.
#[derive(Debug, Clone, Copy)]
pub struct TextIndex {
    /// The table.
    pub table: &'static str,
    /// The column of the scope outside which nothing is found.
    pub scope: &'static str,
    /// The column with the id of what a row is about.
    pub subject: &'static str,
}

impl TextIndex {
    /// What the words are found of, the latest row first and so many at most. Nothing sought finds
    /// nothing.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be read.
    pub async fn find(
        &self,
        db: &impl ConnectionTrait,
        scope: &str,
        sought: &Sought,
        most: u32,
    ) -> Result<Vec<Uuid>, Fault> {
        let backend = db.get_database_backend();
        let Some(words) = written(sought, &Language::of(backend)) else {
            return Ok(Vec::new());
        };
        let ask = self.ask(backend, &words, scope, most);
        let rows = db.query_all_raw(ask).await?;
        let ids: Result<_, _> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
        Ok(ids?)
    }

    fn ask(&self, backend: DbBackend, words: &str, scope: &str, most: u32) -> Statement {
        let Self {
            table,
            scope: scoped,
            subject,
        } = self;
        if backend == DbBackend::Sqlite {
            let sql = format!(
                "SELECT {table}.{subject} FROM {table}_index \
                 JOIN {table} ON {table}.number = {table}_index.rowid \
                 WHERE {table}_index MATCH $1 AND {table}.{scoped} = $2 \
                 ORDER BY {table}_index.rowid DESC LIMIT {most}"
            );
            let values: [Value; 2] = [words.into(), scope.into()];
            return Statement::from_sql_and_values(backend, sql, values);
        }
        // The words and the limit stand in the question itself, so that PostgreSQL plans for how common the
        // words are beside how many are wanted: common ones are read in order until there are enough, others
        // through the index. Of a limit that it is not told it believes that it is a tenth of all.
        let sql = format!(
            "SELECT {subject} FROM {table} \
             WHERE index_of_words @@ '{words}'::tsquery AND {scoped} = $1 \
             ORDER BY number DESC LIMIT {most}",
            words = words.replace('\'', "''"),
        );
        Statement::from_sql_and_values(backend, sql, [scope.into()])
    }
}

/// How an index wants to be asked.
struct Language {
    quote: char,
    beginning: &'static str,
    and: &'static str,
    or: &'static str,
}

impl Language {
    const FTS5: Self = Self {
        quote: '"',
        beginning: "*",
        and: " AND ",
        or: " OR ",
    };
    const TSQUERY: Self = Self {
        quote: '\'',
        beginning: ":*",
        and: " & ",
        or: " | ",
    };

    fn of(backend: DbBackend) -> Self {
        match backend {
            DbBackend::Sqlite => Self::FTS5,
            _ => Self::TSQUERY,
        }
    }
}

/// The question in a language; none where nothing is sought.
fn written(sought: &Sought, language: &Language) -> Option<String> {
    let quoted = |text: &str| {
        let quote = language.quote;
        plain(text).map(|text| format!("{quote}{text}{quote}"))
    };
    let joined = |parts: &[Sought], sign: &str| {
        let parts: Vec<_> = parts.iter().filter_map(|p| written(p, language)).collect();
        (!parts.is_empty()).then(|| format!("({})", parts.join(sign)))
    };
    match sought {
        Sought::Word(text) => quoted(text),
        Sought::Beginning(text) => Some(quoted(text)? + language.beginning),
        Sought::All(parts) => joined(parts, language.and),
        Sought::Any(parts) => joined(parts, language.or),
    }
}

/// Letters and digits alone: nothing that an index could take for a sign of its own.
fn plain(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    (!plain.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought() -> Sought {
        Sought::All(vec![
            Sought::Beginning("anna".to_owned()),
            Sought::Any(vec![
                Sought::Word("1949".to_owned()),
                Sought::Beginning("r94".to_owned()),
            ]),
        ])
    }

    #[test]
    fn each_index_is_asked_in_its_own_way() {
        assert_eq!(
            written(&sought(), &Language::FTS5).as_deref(),
            Some("(\"anna\"* AND (\"1949\" OR \"r94\"*))")
        );
        assert_eq!(
            written(&sought(), &Language::TSQUERY).as_deref(),
            Some("('anna':* & ('1949' | 'r94':*))")
        );
    }

    #[test]
    fn no_sign_of_an_index_comes_through_and_nothing_sought_is_no_question() {
        let odd = Sought::Beginning("an'na\" OR *:\\ &|!()".to_owned());
        assert_eq!(
            written(&odd, &Language::FTS5).as_deref(),
            Some("\"annaOR\"*")
        );
        assert_eq!(
            written(&odd, &Language::TSQUERY).as_deref(),
            Some("'annaOR':*")
        );
        let nothing = Sought::All(vec![Sought::Word("-- '".to_owned()), Sought::Any(vec![])]);
        assert_eq!(written(&nothing, &Language::FTS5), None);
    }
}
