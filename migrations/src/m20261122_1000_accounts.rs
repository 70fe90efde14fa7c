//! Who works with it: accounts, what each may do and where, and how somebody is signed in.

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
                "CREATE TABLE schools (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    UNIQUE (municipality_code, name)
                ) {strict}",
                "CREATE TABLE accounts (
                    id {id} NOT NULL PRIMARY KEY,
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    email text NOT NULL,
                    login_key text NOT NULL UNIQUE,
                    state text NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
                    last_day {day},
                    password_hash text,
                    must_change {flag} NOT NULL,
                    secret {bytes} CHECK (length(secret) = 20),
                    new_secret {bytes} CHECK (length(new_secret) = 20),
                    last_step {big},
                    language text NOT NULL,
                    made_at {instant} NOT NULL,
                    CHECK (state <> 'active' OR password_hash IS NOT NULL)
                ) {strict}",
                "CREATE TABLE grants (
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    role text NOT NULL,
                    scope text NOT NULL,
                    municipality_code text REFERENCES municipalities (code),
                    school_id {id} REFERENCES schools (id),
                    PRIMARY KEY (account_id, role, scope)
                ) {strict}",
                "CREATE INDEX grants_by_municipality ON grants (municipality_code)",
                "CREATE TABLE recovery_codes (
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    fingerprint {bytes} NOT NULL CHECK (length(fingerprint) = 32),
                    used_at {instant},
                    PRIMARY KEY (account_id, fingerprint)
                ) {strict}",
                "CREATE TABLE account_links (
                    fingerprint {bytes} NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 32),
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    made_at {instant} NOT NULL,
                    ends_at {instant} NOT NULL,
                    used_at {instant}
                ) {strict}",
                "CREATE INDEX account_links_by_account ON account_links (account_id)",
                "CREATE TABLE sign_ins (
                    id {id} NOT NULL PRIMARY KEY,
                    fingerprint {bytes} NOT NULL UNIQUE CHECK (length(fingerprint) = 32),
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    stage text NOT NULL CHECK (stage IN ('password', 'whole')),
                    device text NOT NULL,
                    made_at {instant} NOT NULL,
                    used_at {instant} NOT NULL,
                    ends_at {instant} NOT NULL,
                    ended_at {instant},
                    ended_by text CHECK (ended_by IN ('renewed', 'out', 'idle', 'age', 'revoked', 'password', 'rights')),
                    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
                ) {strict}",
                "CREATE INDEX sign_ins_by_account ON sign_ins (account_id, made_at)",
                "CREATE TABLE set_aside (
                    sign_in_id {id} NOT NULL PRIMARY KEY REFERENCES sign_ins (id),
                    account_id {id} NOT NULL REFERENCES accounts (id),
                    path text NOT NULL,
                    fields text NOT NULL,
                    made_at {instant} NOT NULL
                ) {strict}",
                "CREATE INDEX set_aside_by_account ON set_aside (account_id, made_at)",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
