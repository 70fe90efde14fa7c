//! People and the places they take; one claim per seat is a rule of the database itself.

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
                "CREATE TABLE residents (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    home_municipality_code text NOT NULL CHECK (length(home_municipality_code) = 4),
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    matching_key text NOT NULL,
                    birth_year {whole} NOT NULL CHECK (birth_year BETWEEN 1880 AND 2200),
                    postcode text CHECK (length(postcode) = 5),
                    phone text,
                    phone_typed text,
                    known_since {instant} NOT NULL,
                    CHECK ((phone IS NULL) = (phone_typed IS NULL))
                ) {strict}",
                "CREATE INDEX residents_by_name ON residents (municipality_code, matching_key, birth_year)",
                "CREATE UNIQUE INDEX one_row_per_known_person
                 ON residents (municipality_code, matching_key, birth_year, phone) WHERE phone IS NOT NULL",
                "CREATE INDEX residents_by_phone ON residents (municipality_code, phone)",
                "CREATE TABLE likely_duplicates (
                    resident_id {id} NOT NULL REFERENCES residents (id),
                    other_id {id} NOT NULL REFERENCES residents (id),
                    found_at {instant} NOT NULL,
                    PRIMARY KEY (resident_id, other_id)
                ) {strict}",
                "CREATE TABLE registrations (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    round_id {id} NOT NULL REFERENCES rounds (id),
                    standing text NOT NULL CHECK (standing IN ('placed', 'waiting', 'offered', 'cancelled')),
                    line_number {big},
                    came_by text NOT NULL CHECK (came_by IN ('web', 'phone', 'paper')),
                    language text NOT NULL,
                    email text,
                    booking_word text NOT NULL,
                    form_key text NOT NULL UNIQUE,
                    form_print {bytes} NOT NULL,
                    made_at {instant} NOT NULL,
                    CHECK (standing NOT IN ('waiting', 'offered') OR line_number IS NOT NULL)
                ) {strict}",
                "CREATE INDEX registrations_by_standing ON registrations (round_id, standing)",
                "CREATE UNIQUE INDEX registrations_in_line ON registrations (round_id, line_number) WHERE line_number IS NOT NULL",
                "CREATE TABLE members (
                    id {id} NOT NULL PRIMARY KEY,
                    registration_id {id} NOT NULL REFERENCES registrations (id),
                    round_id {id} NOT NULL REFERENCES rounds (id),
                    resident_id {id} NOT NULL REFERENCES residents (id),
                    number {whole} NOT NULL CHECK (number IN (1, 2)),
                    live {flag} NOT NULL,
                    UNIQUE (registration_id, number)
                ) {strict}",
                "CREATE UNIQUE INDEX one_live_registration_per_resident_and_round ON members (round_id, resident_id) WHERE live",
                "CREATE INDEX members_by_resident ON members (resident_id)",
                "CREATE TABLE claims (
                    session_id {id} NOT NULL,
                    seat_number {whole} NOT NULL,
                    kind text NOT NULL CHECK (kind IN ('placed', 'offered', 'held')),
                    member_id {id} NOT NULL REFERENCES members (id),
                    made_at {instant} NOT NULL,
                    PRIMARY KEY (session_id, seat_number),
                    UNIQUE (session_id, member_id),
                    FOREIGN KEY (session_id, seat_number) REFERENCES seats (session_id, number)
                ) {strict}",
                "CREATE TABLE booking_words (
                    key text NOT NULL PRIMARY KEY,
                    registration_id {id} NOT NULL,
                    reusable_from {day} NOT NULL
                ) {strict}",
                "CREATE TABLE openings (
                    visit {bytes} NOT NULL,
                    registration_id {id} NOT NULL REFERENCES registrations (id),
                    opened_at {instant} NOT NULL,
                    PRIMARY KEY (visit, registration_id)
                ) {strict}",
            ],
        )
        .await
    }

    /// PostgreSQL does so anyway; SQLite would leave half a step behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
