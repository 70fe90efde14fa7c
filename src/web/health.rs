//! Questions that machines ask: does it live, can it serve.

use super::gate::Closed;
use crate::store::Store;
use rocket::{State, http::Status};

/// `GET /healthz`: the process lives. Says nothing about the database, so that a watchdog does not
/// restart the program because of one.
#[rocket::get("/healthz")]
pub(crate) fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, has every migration and is not known to be damaged.
#[rocket::get("/readyz")]
pub(crate) async fn readyz(store: &State<Store>, closed: &State<Closed>) -> (Status, &'static str) {
    if closed.is_closed() {
        return (Status::ServiceUnavailable, "the database is damaged\n");
    }
    if let Err(fault) = store.ping().await {
        tracing::warn!(%fault, "not ready");
        return (Status::ServiceUnavailable, "the database does not answer\n");
    }
    match store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => (Status::Ok, "ready\n"),
        Ok(_) => (Status::ServiceUnavailable, "migrations are waiting\n"),
        Err(fault) => {
            tracing::warn!(%fault, "not ready");
            (
                Status::ServiceUnavailable,
                "the database is newer than this program\n",
            )
        }
    }
}
