//! Races and faults: real processes of the built program, on real databases of their own.
//!
//! `BRYGGA_TEST_POSTGRES` is the address of a PostgreSQL where databases may be made and dropped;
//! `./test` starts one. `BRYGGA_LONG=1` makes every run longer.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../benches/journeys/browser.rs"]
mod browser;
#[path = "../../benches/journeys/journey.rs"]
mod journey;
#[path = "../../benches/journeys/world.rs"]
mod many_rounds;

mod account;
mod backup;
mod book_check;
mod books;
mod bots;
mod damage;
mod database;
mod edge;
mod first_user;
mod guess;
mod kills;
mod lost_log;
mod measure;
mod opening;
mod people;
mod post_office;
mod power;
mod race;
mod run;
mod rush;
mod second_start;
mod secrets;
mod service;
mod sign_in;
mod starts;
mod stops;
mod unit;
mod world;
