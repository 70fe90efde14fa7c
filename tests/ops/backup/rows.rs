//! Every row of a database, as text.

use crate::database::TestDatabase;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Tables whose rows stay as they were written as long as nobody changes or cancels anything.
const STAY: [&str; 9] = [
    "audit_events",
    "audit_subjects",
    "booking_words",
    "claims",
    "members",
    "registrations",
    "residents",
    "seats",
    "sessions",
];

/// What of the outbox is the same whether a notice was sent or is held.
const OF_THE_OUTBOX: &str = "id, municipality_code, kind, about_id, channel, sender, receiver, language, \
     subject, body, queued_at";

/// The rows of each table.
pub(super) struct Rows(BTreeMap<String, BTreeSet<String>>);

impl Rows {
    pub(super) async fn read(database: &TestDatabase) -> Self {
        let db = database.connect().await;
        let tables = match db.get_database_backend() {
            DbBackend::Postgres => {
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
            }
            _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        };
        let mut rows = BTreeMap::new();
        for table in texts(&db, tables).await {
            let columns = columns_of(&db, &table).await;
            let select = format!("SELECT {columns} FROM {table}");
            rows.insert(table, texts(&db, &select).await.into_iter().collect());
        }
        db.close().await.unwrap();
        Self(rows)
    }

    /// How many rows a table has now.
    pub(super) async fn count(database: &TestDatabase, table: &str) -> usize {
        let db = database.connect().await;
        let ask = format!("SELECT count(*) FROM {table}");
        let ask = Statement::from_string(db.get_database_backend(), ask);
        let row = db.query_one_raw(ask).await.unwrap().unwrap();
        db.close().await.unwrap();
        let number: i64 = row.try_get_by_index(0).unwrap();
        usize::try_from(number).unwrap()
    }

    pub(super) fn all(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }

    pub(super) fn number_of(&self, table: &str) -> usize {
        self.0[table].len()
    }

    /// The rows that are not elsewhere, of the tables whose rows stay as they were written.
    pub(super) fn missing_from(&self, other: &Self) -> Vec<String> {
        let stay = STAY.iter().copied().chain(["outbox"]);
        stay.flat_map(|table| {
            let missing = self.0[table].difference(&other.0[table]);
            missing.map(move |row| format!("{table}: {row}"))
        })
        .collect()
    }

    /// The rows of all tables that are in one of the two alone.
    pub(super) fn differences(&self, other: &Self) -> Vec<String> {
        assert_eq!(
            self.0.keys().collect::<Vec<_>>(),
            other.0.keys().collect::<Vec<_>>()
        );
        let tables = self.0.iter().zip(other.0.values());
        tables
            .flat_map(|((table, here), there)| {
                let differing = here.symmetric_difference(there);
                differing.map(move |row| format!("{table}: {row}"))
            })
            .collect()
    }
}

/// All columns of a table as one text.
async fn columns_of(db: &DatabaseConnection, table: &str) -> String {
    let outbox = table == "outbox";
    if db.get_database_backend() == DbBackend::Postgres {
        return if outbox {
            format!("ROW({OF_THE_OUTBOX})::text")
        } else {
            format!("{table}::text")
        };
    }
    let ask = format!("SELECT name FROM pragma_table_info('{table}')");
    let names = texts(db, &ask).await;
    let names: Vec<String> = if outbox {
        OF_THE_OUTBOX.split(", ").map(str::to_owned).collect()
    } else {
        names
    };
    let quoted: Vec<String> = names.iter().map(|name| format!("quote({name})")).collect();
    quoted.join(" || ',' || ")
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    let texts = rows.iter().map(|row| row.try_get_by_index(0).unwrap());
    texts.collect()
}
