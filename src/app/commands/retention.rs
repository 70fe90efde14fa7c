//! `brygga retention`: removes what has served its time, or counts it.

use super::{Common, RetentionArguments, counted, say};
use crate::{
    app::retention::plan,
    kernel::{Chance, Clock},
    privacy::{self, RanBy, RetentionPlan, Ruled},
    store::{Fault, Store},
};
use serde_json::{Value, json};

pub(super) async fn retention(
    common: &Common,
    arguments: &RetentionArguments,
) -> Result<(), Fault> {
    let plan = plan(&common.settings()?).map_err(|e| Fault::because("reading the settings", e))?;
    if arguments.dry_run {
        let store = common.look().await?;
        let counted = dry_run(common, &store, &plan).await;
        store.close().await?;
        return counted;
    }
    let store = common.store().await?;
    let ran = run(common, &store, &plan).await;
    store.close().await?;
    ran
}

async fn dry_run(common: &Common, store: &Store, plan: &RetentionPlan) -> Result<(), Fault> {
    let counted = privacy::count(store, plan, Clock::system().now()).await?;
    let lines = counted.iter().map(|due| {
        let facts = json!({ "due": due.due, "overdue": due.overdue });
        (
            due.ruled,
            format!("{} due, {} overdue", due.due, due.overdue),
            facts,
        )
    });
    print(common, lines);
    Ok(())
}

async fn run(common: &Common, store: &Store, plan: &RetentionPlan) -> Result<(), Fault> {
    let (clock, chance) = (Clock::system(), Chance::from_system());
    let done = privacy::run(store, &clock, &chance, plan, RanBy::Operator).await;
    let lines = done.iter().map(|done| {
        let facts = json!({ "removed": done.removed });
        (done.ruled, format!("{} removed", done.removed), facts)
    });
    print(common, lines);
    let failed: Vec<_> = done.into_iter().filter_map(|done| done.failed).collect();
    let number = failed.len() as u64;
    match failed.into_iter().next() {
        None => Ok(()),
        Some(first) if number == 1 => Err(first),
        Some(first) => Err(first.during(&format!("of {} the first", counted(number, "failure")))),
    }
}

fn print<'a>(common: &Common, lines: impl Iterator<Item = (&'a Ruled, String, Value)>) {
    let mut all = Vec::new();
    for (ruled, words, mut facts) in lines {
        let (kind, rule) = (ruled.rule.kind, ruled.rule.term.code());
        let decision = ruled.decisions();
        if common.json {
            facts["kind"] = kind.into();
            facts["rule"] = rule.into();
            facts["decision"] = decision.into();
            all.push(facts);
        } else {
            let decision = decision.unwrap_or_else(|| "no decision named".to_owned());
            say(format_args!("{kind} ({rule}; {decision}): {words}"));
        }
    }
    if common.json {
        say(Value::Array(all));
    }
}
