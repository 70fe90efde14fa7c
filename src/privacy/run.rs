//! Removing what is due, and writing it down.

use super::{
    plan::{RetentionPlan, Ruled},
    table,
};
use crate::{
    kernel::{Chance, Clock, Moment, RetentionRunId},
    store::{Fault, Store, Unit},
};
use rocket::tokio::time::sleep;
use sea_orm::{ActiveValue::Set, EntityTrait};
use std::time::Duration;

/// How many are removed in one unit of work: nobody who signs up waits long behind it.
const BATCH: u32 = 500;

/// Between two batches others come first.
const PAUSE: Duration = Duration::from_millis(20);

/// Who has it run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RanBy {
    /// The service itself, every night.
    Nightly,
    /// Whoever runs commands on the machine.
    Operator,
}

impl RanBy {
    /// As it stands in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nightly => "nightly",
            Self::Operator => "operator",
        }
    }
}

/// What a run did to one kind of record.
#[derive(Debug)]
pub struct Removed<'a> {
    /// Its rule.
    pub ruled: &'a Ruled,
    /// How many were removed.
    pub removed: u64,
    /// Why not all that were due, if something broke; the other kinds are removed all the same.
    pub failed: Option<Fault>,
}

/// Removes everything that is due by now, kind by kind. Every kind gets a line in the log, also when
/// nothing was due, and one more for each further batch. Safe to run again, and in several processes.
pub async fn run<'a>(
    store: &Store,
    clock: &Clock,
    chance: &Chance,
    plan: &'a RetentionPlan,
    by: RanBy,
) -> Vec<Removed<'a>> {
    let now = clock.now();
    let run = RetentionRunId::new(now, chance);
    let mut done = Vec::new();
    for ruled in plan.rules() {
        let mut removed = 0;
        let failed = loop {
            match batch(store, now, chance, run, ruled, by, removed == 0).await {
                Ok(some) => {
                    removed += some;
                    if some < u64::from(BATCH) {
                        break None;
                    }
                }
                Err(fault) => break Some(fault),
            }
            sleep(PAUSE).await;
        };
        done.push(Removed {
            ruled,
            removed,
            failed,
        });
    }
    done
}

/// One unit of work: what it removes and the line that says so are kept together.
async fn batch(
    store: &Store,
    now: Moment,
    chance: &Chance,
    run: RetentionRunId,
    ruled: &Ruled,
    by: RanBy,
    first: bool,
) -> Result<u64, Fault> {
    store
        .write(|unit| async move {
            let removed = ruled.rule.remove(&unit, now, BATCH).await?;
            if removed > 0 || first {
                write_down(&unit, now, chance, run, ruled, by, removed).await?;
            }
            Ok(removed)
        })
        .await
}

async fn write_down(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    run: RetentionRunId,
    ruled: &Ruled,
    by: RanBy,
    removed: u64,
) -> Result<(), Fault> {
    let removed = i64::try_from(removed).map_err(|e| Fault::because("counting", e))?;
    let row = table::ActiveModel {
        id: Set(RetentionRunId::new(now, chance).uuid()),
        run_id: Set(run.uuid()),
        at: Set(now.microseconds()),
        kind: Set(ruled.rule.kind.to_owned()),
        rule: Set(ruled.rule.term.code()),
        decision: Set(ruled.decisions()),
        removed: Set(removed),
        ran_by: Set(by.code().to_owned()),
    };
    table::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
