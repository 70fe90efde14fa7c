//! What has served its time is removed, and seen to be removed.

mod hold;
mod page;
mod promise;
mod removing;

use crate::support::Town;
use brygga::privacy::{self, RetentionPlan};

/// The installation's rules, as the running program has them.
fn plan(town: &Town) -> &RetentionPlan {
    town.client.rocket().state().unwrap()
}

/// How many are due and overdue in all, by the dry run.
async fn dry_run(town: &Town) -> (u64, u64) {
    let counted = privacy::count(&town.store, plan(town), town.clock.now()).await;
    let counted = counted.unwrap();
    let due = counted.iter().map(|due| due.due).sum();
    (due, counted.iter().map(|due| due.overdue).sum())
}
