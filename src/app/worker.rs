//! Periodic work beside the requests: delivering messages, looking whether the database is whole, and
//! every night a backup and removing what has served its time. Every read is correct without it.

use super::{
    assembly::Parts,
    backup::{Nightly, latest_due},
    retention,
};
use crate::{
    kernel::Phone,
    messages,
    privacy::{self, RanBy, RetentionPlan},
    registrations, residents,
    store::Fault,
    web::{self, Closed},
};
use rocket::{
    Orbit, Rocket, Shutdown,
    tokio::{self, sync::Mutex, task::JoinSet, time},
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// How long after one look for due messages the next begins.
const PAUSE: Duration = Duration::from_secs(2);

/// How long after one look through the database the next begins.
const BETWEEN_CHECKS: Duration = Duration::from_hours(6);

/// How long after a look that a busy database did not allow the next begins.
const CHECK_AGAIN: Duration = Duration::from_mins(1);

/// How long after limits that have filled up and holds that have lapsed were cleared away the next are.
const BETWEEN_CLEARINGS: Duration = Duration::from_hours(1);

/// How long after the start the nights' work begins that was not done: those come first who wait.
const SETTLING: Duration = Duration::from_secs(30);

/// How long after some people's words were written anew those of the next are.
const BETWEEN_PORTIONS: Duration = Duration::from_millis(200);

/// How long after one look whether the night's work is to be done the next begins.
const BETWEEN_LOOKS: Duration = Duration::from_mins(5);

/// How long after work that failed it is tried again.
const TRY_AGAIN: Duration = Duration::from_hours(1);

/// The hour on Swedish clocks from which on the night's removing is due.
const REMOVING_HOUR: u32 = 3;

/// The background tasks of a running program, to be awaited before its database is closed.
#[derive(Debug, Clone, Default)]
pub struct Workers(Arc<Mutex<JoinSet<()>>>);

impl Workers {
    /// Starts the periodic work; it ends when the program is told to stop.
    pub async fn start(&self, rocket: &Rocket<Orbit>, parts: &Parts) {
        let stop = rocket.shutdown();
        let mut tasks = self.0.lock().await;
        if let Some(closed) = rocket.state::<Closed>().cloned() {
            tasks.spawn(watch_integrity(parts.clone(), closed.clone(), stop.clone()));
            let stopping = Arc::new(AtomicBool::new(false));
            tasks.spawn(announce(stop.clone(), Arc::clone(&stopping)));
            tasks.spawn(list_calls(parts.clone(), closed.clone(), stop.clone()));
            tasks.spawn(deliver(parts.clone(), closed, stop.clone(), stopping));
        }
        tasks.spawn_blocking(Phone::read_numbering_plans);
        tasks.spawn(clear_away(parts.clone(), stop.clone()));
        tasks.spawn(write_words(parts.clone(), stop.clone()));
        tasks.spawn(remove_nightly(parts.clone(), stop.clone()));
        tasks.spawn(back_up_nightly(parts.clone(), stop));
    }

    /// Something else that is done beside the requests, and ends when the program is told to stop.
    pub async fn also(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.lock().await.spawn(task);
    }

    /// Waits for the work that has begun: a mail that the relay has taken must be written down as
    /// sent before the database closes, or it would be sent again.
    pub async fn finished(&self) {
        while self.0.lock().await.join_next().await.is_some() {}
    }
}

/// Lets work that goes step by step see that it should not begin another.
async fn announce(stop: Shutdown, stopping: Arc<AtomicBool>) {
    stop.await;
    stopping.store(true, Ordering::SeqCst);
}

/// Nothing is delivered from a damaged database: what it says may not be true.
async fn deliver(parts: Parts, closed: Closed, mut stop: Shutdown, stopping: Arc<AtomicBool>) {
    let Some(mailer) = parts.mailer else {
        return;
    };
    let stopped = || stopping.load(Ordering::SeqCst) || closed.is_closed();
    loop {
        let delivered = messages::deliver_due(&parts.store, &parts.clock, &mailer, stopped).await;
        if let Err(fault) = delivered {
            tracing::error!(%fault, "delivering messages failed");
        }
        tokio::select! {
            () = time::sleep(PAUSE) => {}
            () = &mut stop => return,
        }
    }
}

/// News that are told in a call come on the call list, also where no mail is sent.
async fn list_calls(parts: Parts, closed: Closed, mut stop: Shutdown) {
    while !closed.is_closed() {
        if let Err(fault) = messages::adopt_calls(&parts.store, parts.clock.now()).await {
            tracing::error!(%fault, "calls were not put on the call list");
        }
        tokio::select! {
            () = time::sleep(PAUSE) => {}
            () = &mut stop => return,
        }
    }
}

/// A damaged database must not be served as if it were the truth: the service turns to 503.
async fn watch_integrity(parts: Parts, closed: Closed, mut stop: Shutdown) {
    loop {
        let pause = match parts.store.check_integrity().await {
            Ok(()) => BETWEEN_CHECKS,
            Err(fault) if parts.store.is_embedded() && !fault.is_busy() => {
                tracing::error!(%fault, "closing: restore a backup and start again");
                closed.close();
                return;
            }
            Err(fault) => {
                tracing::warn!(%fault, "the database was not checked");
                CHECK_AGAIN
            }
        };
        tokio::select! {
            () = time::sleep(pause) => {}
            () = &mut stop => return,
        }
    }
}

/// Limits that have filled up again say nothing any more, nor do holds that have lapsed. There may be many, so
/// they do not wait for the night.
async fn clear_away(parts: Parts, mut stop: Shutdown) {
    loop {
        if let Err(fault) = web::clear_limits(&parts.store, parts.clock.now()).await {
            tracing::warn!(%fault, "spent limits were not cleared away");
        }
        if let Err(fault) = registrations::clear_holds(&parts.store, parts.clock.now()).await {
            tracing::warn!(%fault, "lapsed holds were not cleared away");
        }
        tokio::select! {
            () = time::sleep(BETWEEN_CLEARINGS) => {}
            () = &mut stop => return,
        }
    }
}

/// After a new version has come, people are found by its rule, as soon as their words are written anew: a few
/// hundred at a time, between what others write.
async fn write_words(parts: Parts, mut stop: Shutdown) {
    loop {
        let pause = match residents::write_waiting(&parts.store).await {
            Ok(0) => return,
            Ok(_) => BETWEEN_PORTIONS,
            Err(fault) => {
                tracing::warn!(%fault, "the words that people are found by were not written");
                TRY_AGAIN
            }
        };
        tokio::select! {
            () = time::sleep(pause) => {}
            () = &mut stop => return,
        }
    }
}

/// What has served its time goes once a night, by the log that all instances share.
async fn remove_nightly(parts: Parts, mut stop: Shutdown) {
    let plan = match retention::plan(&parts.config) {
        Ok(plan) => plan,
        Err(problem) => {
            tracing::error!(%problem, "nothing is removed");
            return;
        }
    };
    let mut pause = SETTLING;
    loop {
        tokio::select! {
            () = time::sleep(pause) => {}
            () = &mut stop => return,
        }
        pause = match remove_if_due(&parts, &plan).await {
            Ok(()) => BETWEEN_LOOKS,
            Err(fault) => {
                tracing::error!(%fault, "what has served its time was not removed");
                TRY_AGAIN
            }
        };
    }
}

async fn remove_if_due(parts: &Parts, plan: &RetentionPlan) -> Result<(), Fault> {
    let due = latest_due(parts.clock.now(), REMOVING_HOUR);
    let last = privacy::last_nightly_run(parts.store.read()).await?;
    if last.is_some_and(|last| last >= due) {
        return Ok(());
    }
    let (store, by) = (&parts.store, RanBy::Nightly);
    for done in privacy::run(store, &parts.clock, &parts.chance, plan, by).await {
        let kind = done.ruled.rule.kind;
        if let Some(fault) = done.failed {
            tracing::error!(%fault, kind, "not all that was due was removed");
        }
        if done.removed > 0 {
            tracing::info!(
                kind,
                removed = done.removed,
                "removed what had served its time"
            );
        }
    }
    Ok(())
}

/// The night's backup, where one is set.
async fn back_up_nightly(parts: Parts, mut stop: Shutdown) {
    let nightly = match Nightly::of(&parts.config.backup, parts.store.address()) {
        Ok(Some(nightly)) => nightly,
        Ok(None) => return,
        Err(fault) => {
            tracing::error!(%fault, "no backups are made");
            return;
        }
    };
    let mut pause = SETTLING;
    loop {
        tokio::select! {
            () = time::sleep(pause) => {}
            () = &mut stop => return,
        }
        pause = match nightly.make_if_due(&parts.clock).await {
            Ok(()) => BETWEEN_LOOKS,
            Err(fault) => {
                tracing::error!(%fault, "no backup was made");
                TRY_AGAIN
            }
        };
    }
}
