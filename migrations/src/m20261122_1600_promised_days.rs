//! A registration keeps the day by which it is removed, as its person was promised: what is decided or
//! moved afterwards changes no promise. Those that are there get the day that the rule gives today.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = "ALTER TABLE registrations ADD COLUMN keep_until {day}";
        let (fill, required) = if sql::is_sqlite(manager) {
            (FILL_SQLITE, REQUIRED_SQLITE)
        } else {
            (FILL_POSTGRES, REQUIRED_POSTGRES)
        };
        sql::run(manager, &[add, fill, required]).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The municipality's months (twelve where it has decided none) after the last session that is held,
/// and a day. A month that is too short for the day ends on its last one.
const FILL_SQLITE: &str = "UPDATE registrations SET keep_until = date(
        coalesce(
            (SELECT max(day) FROM sessions
                WHERE sessions.round_id = registrations.round_id AND sessions.state = 'planned'),
            (SELECT max(day) FROM sessions WHERE sessions.round_id = registrations.round_id),
            date(made_at / 1000000, 'unixepoch')
        ),
        '+' || (SELECT coalesce(json_extract(facts, '$.privacy.months'), 12) FROM municipalities
                WHERE municipalities.code = registrations.municipality_code) || ' months',
        'floor', '+1 day')";

const FILL_POSTGRES: &str = "UPDATE registrations SET keep_until = (
        coalesce(
            (SELECT max(day) FROM sessions
                WHERE sessions.round_id = registrations.round_id AND sessions.state = 'planned'),
            (SELECT max(day) FROM sessions WHERE sessions.round_id = registrations.round_id),
            to_timestamp(made_at / 1000000)::date
        )
        + make_interval(months =>
            (SELECT coalesce((facts::json -> 'privacy' ->> 'months')::integer, 12) FROM municipalities
                WHERE municipalities.code = registrations.municipality_code)))::date + 1";

/// SQLite adds no column that must be filled to a table with rows.
const REQUIRED_SQLITE: &str =
    "CREATE TRIGGER registrations_have_their_day BEFORE INSERT ON registrations
     WHEN NEW.keep_until IS NULL
     BEGIN SELECT RAISE(ABORT, 'a registration has a day by which it is removed'); END";

const REQUIRED_POSTGRES: &str = "ALTER TABLE registrations ALTER COLUMN keep_until SET NOT NULL";
