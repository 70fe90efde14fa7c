//! What has served its time is removed, and seen to be removed.

mod hold;
mod page;
mod promise;
mod removing;

use crate::support::Town;
use brygga::privacy::{self, RanBy, RetentionPlan};
use std::collections::HashMap;

/// The installation's rules, as the running program has them.
fn plan(town: &Town) -> &RetentionPlan {
    town.client.rocket().state().unwrap()
}

/// The night's job; how many it removed of each kind.
async fn a_night_passes(town: &Town) -> HashMap<&'static str, u64> {
    let (store, by) = (&town.store, RanBy::Nightly);
    let done = privacy::run(store, &town.clock, &town.chance, plan(town), by).await;
    done.iter()
        .map(|done| {
            assert!(done.failed.is_none(), "{:?}", done.failed);
            (done.ruled.rule.kind, done.removed)
        })
        .collect()
}

/// How many are due and overdue in all, by the dry run.
async fn dry_run(town: &Town) -> (u64, u64) {
    let counted = privacy::count(&town.store, plan(town), town.clock.now()).await;
    let counted = counted.unwrap();
    let due = counted.iter().map(|due| due.due).sum();
    (due, counted.iter().map(|due| due.overdue).sum())
}
