//! All that a database holds, to see that nothing was changed.

use super::{Town, databases::on_postgres};

/// What changes by itself: when a sign-in was used, how many tries are left, migrations, and that the night's
/// work was done, which a long test on a slow machine sees.
const OF_NO_MATTER: [&str; 4] = [
    "sign_ins",
    "rate_buckets",
    "seaql_migrations",
    "retention_runs",
];

impl Town {
    /// Every row of every table but of those that change by themselves, in a fixed order.
    pub async fn everything(&self) -> Vec<String> {
        let tables = if on_postgres() {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
        } else {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        };
        let mut selects = Vec::new();
        for table in self.texts(tables).await {
            if OF_NO_MATTER.contains(&table.as_str()) {
                continue;
            }
            selects.push(if on_postgres() {
                format!("SELECT '{table} ' || t::text FROM \"{table}\" t")
            } else {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns = self.texts(&columns).await;
                let quoted: Vec<_> = columns.iter().map(|c| format!("quote(\"{c}\")")).collect();
                format!(
                    "SELECT '{table} ' || {} FROM \"{table}\"",
                    quoted.join(" || ',' || ")
                )
            });
        }
        assert!(selects.len() > 30, "{}", selects.len());
        let rows = self.texts(&selects.join(" UNION ALL ")).await;
        let mut rows: Vec<String> = rows.iter().map(|row| without_hash(row)).collect();
        rows.sort_unstable();
        rows
    }
}

/// A row without its password's hash, whose salt is never the same: the event tells of another password.
fn without_hash(row: &str) -> String {
    let Some((before, rest)) = row.split_once("$argon2id$") else {
        return row.to_owned();
    };
    let after = rest.find(['\'', '"']).map_or("", |at| &rest[at..]);
    format!("{before}argon2id{after}")
}
