//! The front door: everything that a visitor, an operator or a mail relay can see of Brygga, on the
//! embedded database, and on PostgreSQL when `BRYGGA_TEST_DATABASE` says so.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::expect_used, reason = "a test fails by panicking")]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod support;

mod accounts;
mod app;
mod calendars;
mod desk;
mod messages;
mod municipalities;
mod privacy;
mod programmes;
mod reach;
mod registrations;
mod rights;
mod rounds;
mod settings;
mod store;
mod venues;
mod web;
