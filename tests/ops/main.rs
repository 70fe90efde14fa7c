//! Races and faults: real processes of the built program, on real databases of their own.
//!
//! `BRYGGA_TEST_POSTGRES` is the address of a PostgreSQL where databases may be made and dropped;
//! `./test` starts one. `BRYGGA_LONG=1` makes every run longer.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod account;
mod book_check;
mod books;
mod damage;
mod database;
mod kills;
mod lost_log;
mod people;
mod race;
mod run;
mod rush;
mod second_start;
mod service;
mod starts;
mod stops;
mod world;
