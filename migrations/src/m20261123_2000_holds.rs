//! Whoever talks to somebody on the phone holds seats for them: a claim belongs to a member or to a hold.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        sql::run(
            manager,
            &[
                // Three hours in microseconds: no hold lasts longer, whatever the program says.
                "CREATE TABLE holds (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    round_id {id} NOT NULL REFERENCES rounds (id),
                    people {whole} NOT NULL CHECK (people IN (1, 2)),
                    held_since {instant} NOT NULL,
                    touched_at {instant} NOT NULL,
                    lapses_at {instant} NOT NULL,
                    closed {flag} NOT NULL,
                    CHECK (lapses_at <= held_since + 10800000000)
                ) {strict}",
                "CREATE INDEX holds_by_lapse ON holds (lapses_at)",
            ],
        )
        .await?;
        sql::run(manager, claims_of_holds(sql::is_sqlite(manager))).await?;
        let by_hold = "CREATE INDEX claims_by_hold ON claims (hold_id) WHERE hold_id IS NOT NULL";
        sql::run(manager, &[by_hold]).await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A claim is held exactly when a hold has it, and then no member does. SQLite takes back no rule of a
/// column, so its table is made anew.
fn claims_of_holds(sqlite: bool) -> &'static [&'static str] {
    if sqlite {
        &[
            "CREATE TABLE claims_with_holds (
                session_id {id} NOT NULL,
                seat_number {whole} NOT NULL,
                kind text NOT NULL CHECK (kind IN ('placed', 'offered', 'held')),
                member_id {id} REFERENCES members (id),
                hold_id {id} REFERENCES holds (id),
                made_at {instant} NOT NULL,
                PRIMARY KEY (session_id, seat_number),
                UNIQUE (session_id, member_id),
                FOREIGN KEY (session_id, seat_number) REFERENCES seats (session_id, number),
                CHECK ((kind = 'held') = (hold_id IS NOT NULL)),
                CHECK ((member_id IS NULL) = (hold_id IS NOT NULL))
            ) {strict}",
            "INSERT INTO claims_with_holds (session_id, seat_number, kind, member_id, made_at)
             SELECT session_id, seat_number, kind, member_id, made_at FROM claims",
            "DROP TABLE claims",
            "ALTER TABLE claims_with_holds RENAME TO claims",
        ]
    } else {
        &[
            "ALTER TABLE claims
                ALTER COLUMN member_id DROP NOT NULL,
                ADD COLUMN hold_id {id} REFERENCES holds (id)",
            "ALTER TABLE claims
                ADD CHECK ((kind = 'held') = (hold_id IS NOT NULL)),
                ADD CHECK ((member_id IS NULL) = (hold_id IS NOT NULL))",
        ]
    }
}
