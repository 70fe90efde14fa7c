//! What has served its time is removed, and everybody who answers for it can see that it is.
//!
//! Rules (mission rule "Privacy"):
//! 1. Every kind of record has one rule: how long, and by which decision of the municipality's
//!    ([`RetentionPlan`]).
//! 2. A dry run counts and removes nothing. A run removes what is due in batches, and writes down each
//!    batch in the unit of work that removes it; the database refuses to change what was written down.
//! 3. What is still there two nights after its time is overdue: the nightly job does not do its work.
//! 4. What was on its way when a backup was taken is sent by a decision only ([`crate::messages::decide_held`]).
//!
//! Administrators alone see it. The rules themselves are the features' own.

mod due;
mod pages;
mod plan;
mod queries;
mod run;
mod table;

pub use due::{Due, count};
pub use pages::{BackupsSeen, LastBackup};
pub use plan::{KindSettings, PlanProblem, RetentionPlan, RetentionSettings, Ruled};
pub use queries::{LastRun, last_nightly_run, last_runs};
pub use run::{RanBy, Removed, run};

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![
        Policy::Staff(Right::Retention).of("privacy", routes![pages::show, pages::ask_release]),
        Policy::StaffForm(Right::Retention).of("privacy", routes![pages::release]),
    ]
}
