//! What the database promises.

mod migrations;
mod promises;
mod rate_limits;
