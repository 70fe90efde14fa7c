//! The steps that bring a database from any earlier version to this one: forward only, one file
//! per step, each with the reason for it. A step that has been released is never edited or
//! renamed; its name is its identity in the database.

mod sql;

mod m20261121_0100_municipalities;
mod m20261121_0200_planning;
mod m20261121_0300_registrations;
mod m20261121_0400_reach;
mod m20261121_0500_traces;
mod m20261121_0600_flow;
mod m20261121_0700_callbacks;
mod m20261122_0800_light_writes;
mod m20261122_0900_lines;
mod m20261122_1000_accounts;
mod m20261122_1100_history;
mod m20261122_1200_closed_places;
mod m20261122_1200_operating;
mod m20261122_1300_calendars;
mod m20261122_1400_rounds_change;
mod m20261122_1600_promised_days;
mod m20261122_1600_sent_forms;
mod m20261122_1700_notices_say;
mod m20261122_1800_closed_accounts;
mod m20261122_1900_authenticators;
mod m20261123_2000_holds;
mod m20261123_2100_search;
mod m20261123_2200_calls;
mod m20261123_2300_merging;
mod m20261123_2400_call_tasks;
mod m20261123_2500_sealed;
mod m20261123_2600_arrangements;
mod m20261123_2700_away;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait::async_trait};

/// All steps, oldest first.
pub struct Migrator;

#[async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_0100_municipalities::Migration),
            Box::new(m20261121_0200_planning::Migration),
            Box::new(m20261121_0300_registrations::Migration),
            Box::new(m20261121_0400_reach::Migration),
            Box::new(m20261121_0500_traces::Migration),
            Box::new(m20261121_0600_flow::Migration),
            Box::new(m20261121_0700_callbacks::Migration),
            Box::new(m20261122_0800_light_writes::Migration),
            Box::new(m20261122_0900_lines::Migration),
            Box::new(m20261122_1000_accounts::Migration),
            Box::new(m20261122_1100_history::Migration),
            Box::new(m20261122_1200_operating::Migration),
            Box::new(m20261122_1200_closed_places::Migration),
            Box::new(m20261122_1300_calendars::Migration),
            Box::new(m20261122_1400_rounds_change::Migration),
            Box::new(m20261122_1600_promised_days::Migration),
            Box::new(m20261122_1600_sent_forms::Migration),
            Box::new(m20261122_1700_notices_say::Migration),
            Box::new(m20261122_1800_closed_accounts::Migration),
            Box::new(m20261122_1900_authenticators::Migration),
            Box::new(m20261123_2000_holds::Migration),
            Box::new(m20261123_2100_search::Migration),
            Box::new(m20261123_2200_calls::Migration),
            Box::new(m20261123_2300_merging::Migration),
            Box::new(m20261123_2400_call_tasks::Migration),
            Box::new(m20261123_2500_sealed::Migration),
            Box::new(m20261123_2600_arrangements::Migration),
            Box::new(m20261123_2700_away::Migration),
        ]
    }
}
