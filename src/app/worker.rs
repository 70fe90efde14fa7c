//! Periodic work beside the requests: delivering messages, looking whether the database is whole,
//! clearing away what has served its time. Every read is correct without it; it only hurries things along.

use super::assembly::Parts;
use crate::{
    accounts, messages, registrations,
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

/// How long after what has served its time was cleared away it is next.
const BETWEEN_CLEARINGS: Duration = Duration::from_hours(1);

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
            tasks.spawn(deliver(parts.clone(), closed, stop.clone(), stopping));
        }
        tasks.spawn(clear_away(parts.clone(), stop));
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

/// Limits that have filled up again say nothing any more; half-filled forms and the like have their
/// time.
async fn clear_away(parts: Parts, mut stop: Shutdown) {
    loop {
        let now = parts.clock.now();
        if let Err(fault) = web::clear_limits(&parts.store, now).await {
            tracing::warn!(%fault, "spent limits were not cleared away");
        }
        if let Err(fault) = messages::forget_old_calls(&parts.store, now).await {
            tracing::warn!(%fault, "old requests for calls were not cleared away");
        }
        if let Err(fault) = accounts::forget_old_sign_ins(&parts.store, now).await {
            tracing::warn!(%fault, "old sign-ins were not cleared away");
        }
        if let Err(fault) = registrations::forget_old(&parts.store, now).await {
            tracing::warn!(%fault, "what has served its time was not cleared away");
        }
        tokio::select! {
            () = time::sleep(BETWEEN_CLEARINGS) => {}
            () = &mut stop => return,
        }
    }
}
