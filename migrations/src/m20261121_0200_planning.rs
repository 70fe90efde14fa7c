//! What is taught, where and when: the rows that people sign up to.

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
                "CREATE TABLE programmes (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    key text NOT NULL,
                    minimum_age {whole} NOT NULL CHECK (minimum_age BETWEEN 0 AND 120),
                    facts text NOT NULL,
                    UNIQUE (municipality_code, key)
                ) {strict}",
                "CREATE TABLE places (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    key text NOT NULL,
                    name text NOT NULL,
                    sort_key {key} NOT NULL,
                    UNIQUE (municipality_code, key)
                ) {strict}",
                "CREATE TABLE place_postcodes (
                    place_id {id} NOT NULL REFERENCES places (id),
                    postcode text NOT NULL CHECK (length(postcode) = 5),
                    PRIMARY KEY (place_id, postcode)
                ) {strict}",
                "CREATE TABLE near_places (
                    place_id {id} NOT NULL REFERENCES places (id),
                    near_id {id} NOT NULL REFERENCES places (id),
                    PRIMARY KEY (place_id, near_id),
                    CHECK (place_id <> near_id)
                ) {strict}",
                "CREATE TABLE venues (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    place_id {id} NOT NULL REFERENCES places (id),
                    key text NOT NULL,
                    name text NOT NULL,
                    street text NOT NULL,
                    postcode text NOT NULL CHECK (length(postcode) = 5),
                    facts text NOT NULL,
                    UNIQUE (municipality_code, key)
                ) {strict}",
                "CREATE TABLE rooms (
                    id {id} NOT NULL PRIMARY KEY,
                    venue_id {id} NOT NULL REFERENCES venues (id),
                    key text NOT NULL,
                    name text NOT NULL,
                    seats {whole} NOT NULL CHECK (seats BETWEEN 1 AND 10000),
                    reserved {whole} NOT NULL CHECK (reserved BETWEEN 0 AND seats),
                    UNIQUE (venue_id, key)
                ) {strict}",
                "CREATE TABLE rounds (
                    id {id} NOT NULL PRIMARY KEY,
                    municipality_code text NOT NULL REFERENCES municipalities (code),
                    programme_id {id} NOT NULL REFERENCES programmes (id),
                    key text NOT NULL,
                    number {whole} NOT NULL CHECK (number > 0),
                    line_policy text NOT NULL CHECK (line_policy IN ('fill', 'keep_order')),
                    residents_per_tutor {whole} NOT NULL CHECK (residents_per_tutor > 0),
                    cap {whole} CHECK (cap > 0),
                    zone text NOT NULL,
                    opens_day {day} NOT NULL,
                    opens_time {time} NOT NULL,
                    closes_day {day} NOT NULL,
                    closes_time {time} NOT NULL,
                    UNIQUE (municipality_code, key),
                    UNIQUE (municipality_code, number)
                ) {strict}",
                "CREATE TABLE sessions (
                    id {id} NOT NULL PRIMARY KEY,
                    round_id {id} NOT NULL REFERENCES rounds (id),
                    number {whole} NOT NULL CHECK (number > 0),
                    room_id {id} NOT NULL REFERENCES rooms (id),
                    day {day} NOT NULL,
                    starts {time} NOT NULL,
                    ends {time} NOT NULL CHECK (ends > starts),
                    planned_tutors {whole} NOT NULL CHECK (planned_tutors >= 0),
                    UNIQUE (round_id, number)
                ) {strict}",
                "CREATE INDEX sessions_by_room ON sessions (room_id, day)",
                "CREATE TABLE session_people (
                    session_id {id} NOT NULL REFERENCES sessions (id),
                    role text NOT NULL CHECK (role IN ('host', 'welcome', 'responsible_adult')),
                    name text NOT NULL,
                    PRIMARY KEY (session_id, role, name)
                ) {strict}",
                "CREATE TABLE seats (
                    session_id {id} NOT NULL REFERENCES sessions (id),
                    number {whole} NOT NULL CHECK (number > 0),
                    PRIMARY KEY (session_id, number)
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
