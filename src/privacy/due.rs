//! What is due, and what is overdue.

use super::plan::{RetentionPlan, Ruled};
use crate::{
    kernel::Moment,
    store::{Fault, Store},
};
use chrono::Duration;

/// How long after its time a record may still be there: the night after it, and one that did not work.
const TWO_NIGHTS: Duration = Duration::days(2);

/// How a kind of record stands.
#[derive(Debug, Clone)]
pub struct Due<'a> {
    /// Its rule.
    pub ruled: &'a Ruled,
    /// How many are to be removed by now.
    pub due: u64,
    /// How many of those should have been gone two nights ago.
    pub overdue: u64,
}

/// Counts what is due now, of every kind. Removes nothing.
///
/// # Errors
/// A [`Fault`] when it cannot be counted.
pub async fn count<'a>(
    store: &Store,
    plan: &'a RetentionPlan,
    now: Moment,
) -> Result<Vec<Due<'a>>, Fault> {
    let mut counted = Vec::new();
    for ruled in plan.rules() {
        counted.push(Due {
            ruled,
            due: ruled.rule.due(store.read(), now).await?,
            overdue: ruled.rule.due(store.read(), now.minus(TWO_NIGHTS)).await?,
        });
    }
    Ok(counted)
}
