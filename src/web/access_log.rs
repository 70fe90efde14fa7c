//! One line per request: the route's name, never its path or query, which may hold what a person
//! typed.

use super::gate::Arrival;
use rocket::{
    Data, Request, Response, async_trait,
    fairing::{Fairing, Info, Kind},
};
use std::time::Instant;

struct Began(Instant);

/// The fairing that writes it.
pub(crate) struct AccessLog;

#[async_trait]
impl Fairing for AccessLog {
    fn info(&self) -> Info {
        Info {
            name: "access log",
            kind: Kind::Request | Kind::Response,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        request.local_cache(|| Began(Instant::now()));
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let route = request
            .route()
            .and_then(|r| r.name.as_deref())
            .unwrap_or("none");
        let took = request.local_cache(|| Began(Instant::now())).0.elapsed();
        tracing::info!(
            target: "brygga::access",
            route,
            method = request.method().as_str(),
            status = response.status().code,
            milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            request = %Arrival::of(request).request_id,
            "request"
        );
    }
}
