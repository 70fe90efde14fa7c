//! Periodic work beside the requests: delivering messages, and looking whether the database is
//! whole. Every read is correct without it; it only hurries things along.

use super::assembly::Parts;
use crate::{messages, web::Closed};
use rocket::{
    Orbit, Rocket, Shutdown,
    tokio::{self, time},
};
use std::time::Duration;

/// How long after one look for due messages the next begins.
const PAUSE: Duration = Duration::from_secs(2);

/// How long after one look through the database the next begins.
const BETWEEN_CHECKS: Duration = Duration::from_hours(6);

/// Starts the periodic work; it ends with the program, after what it was doing.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where background tasks begin"
)]
pub fn start_worker(rocket: &Rocket<Orbit>, parts: &Parts) {
    let stop = rocket.shutdown();
    if let Some(closed) = rocket.state::<Closed>().cloned() {
        tokio::spawn(watch_integrity(parts.clone(), closed, stop.clone()));
    }
    tokio::spawn(deliver(parts.clone(), stop));
}

async fn deliver(parts: Parts, mut stop: Shutdown) {
    let Some(mailer) = parts.mailer else {
        return;
    };
    loop {
        if let Err(fault) = messages::deliver_due(&parts.store, &parts.clock, &mailer).await {
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
        match parts.store.check_integrity().await {
            Ok(()) => tracing::debug!("the database is whole"),
            Err(fault) if parts.store.is_embedded() => {
                tracing::error!(%fault, "closing: restore a backup and start again");
                closed.close();
                return;
            }
            Err(fault) => tracing::error!(%fault, "the database was not checked"),
        }
        tokio::select! {
            () = time::sleep(BETWEEN_CHECKS) => {}
            () = &mut stop => return,
        }
    }
}
