//! An account knows when it was closed, so that its name and address can go in their time. What lets
//! somebody in goes at once, also from those that are closed; they count as closed today. And no mail that
//! has left still holds an address that opens something.

use crate::sql;
use sea_orm_migration::{async_trait::async_trait, prelude::*};

/// See the top of the file.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let now = if sql::is_sqlite(manager) {
            "unixepoch() * 1000000"
        } else {
            "(extract(epoch FROM now()) * 1000000)::bigint"
        };
        let close = format!(
            "UPDATE accounts SET closed_at = {now}, password_hash = NULL, secret = NULL,
             new_secret = NULL, last_step = NULL WHERE state = 'disabled'"
        );
        sql::run(
            manager,
            &[
                "ALTER TABLE accounts ADD COLUMN closed_at {instant}",
                &close,
                "DELETE FROM recovery_codes WHERE account_id IN
                 (SELECT id FROM accounts WHERE state = 'disabled')",
                "UPDATE outbox SET body = '' WHERE kind = 'account.link' AND settled_at IS NOT NULL",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
