//! The rules of all features together, under the installation's decisions.

use super::config::Config;
use crate::{
    accounts, calendars, desk, messages, outbox,
    privacy::{PlanProblem, RetentionPlan},
    registrations, web,
};

/// The plan. What refers to something else is removed before it.
///
/// # Errors
/// A [`PlanProblem`] that names the setting that cannot be.
pub(super) fn plan(config: &Config) -> Result<RetentionPlan, PlanProblem> {
    let rules = [
        registrations::retention(),
        messages::retention(),
        desk::retention(),
        outbox::retention(),
        accounts::retention(),
        calendars::retention(),
        web::retention(),
    ];
    RetentionPlan::of(rules.concat(), &config.retention)
}
