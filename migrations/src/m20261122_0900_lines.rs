//! How long each line is stands beside the rounds: a popular round's line may hold a thousand parties,
//! and every page that shows the round, and everybody who joins the line, would count them all.

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
                "CREATE TABLE lines (
                    round_id {id} NOT NULL PRIMARY KEY REFERENCES rounds (id),
                    parties {big} NOT NULL CHECK (parties >= 0),
                    people {big} NOT NULL CHECK (people >= parties)
                ) {strict}",
                "INSERT INTO lines (round_id, parties, people)
                 SELECT r.round_id, COUNT(DISTINCT r.id), COUNT(m.id)
                 FROM registrations r JOIN members m ON m.registration_id = r.id
                 WHERE r.standing = 'waiting' AND m.live
                 GROUP BY r.round_id",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
