//! The first thing a request meets: it gets its id, its path is understood, and what cannot be
//! served is turned to an answer that says so.

use super::{
    RequestId,
    address::{self, Understood},
};
use crate::{kernel::Chance, locale::Lang};
use rocket::{
    Data, Request, async_trait,
    fairing::{Fairing, Info, Kind},
    http::{Method, Status, ext::IntoOwned, uri::Origin},
};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Paths that belong to the program, not to a municipality.
const OWN: [&str; 10] = [
    "static",
    "healthz",
    "readyz",
    "delar",
    "postlada",
    "logga-in",
    "konto",
    "anvandare",
    "gallring",
    "ovning",
];

/// Those of them that no person reads.
const MACHINES: [&str; 3] = ["static", "healthz", "readyz"];

/// Where requests go that are not let through: no route has this path, and the page for errors then
/// says why.
const NOWHERE: &str = "/-/-/-";

/// Under which names the service may be called, and whose they are.
#[derive(Debug, Clone, Default)]
pub struct Hosts {
    /// Host name (without port) to the slug of the municipality it belongs to; an empty slug means
    /// the installation's own name.
    pub names: HashMap<String, String>,
    /// Whether any name is answered: only where nobody but this machine can call.
    pub any: bool,
}

/// Whether the service may answer: the integrity check turns it off when the database is damaged.
#[derive(Debug, Clone, Default)]
pub struct Closed(Arc<AtomicBool>);

impl Closed {
    /// Closes for good: the program answers 503 until it is started again.
    pub fn close(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether it is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// How a request came: kept for the frame, the log and the error pages.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub(crate) request_id: RequestId,
    pub(crate) lang: Lang,
    /// The first word of the path, if it may be a municipality.
    pub(crate) slug: Option<String>,
    /// Whether the municipality came from the host name.
    pub(crate) hosted: bool,
    /// The Swedish path that routes know.
    pub(crate) path: String,
    /// The path as it was asked for.
    pub(crate) asked: String,
    /// Why the request was not let through.
    pub(crate) refused: Option<Status>,
}

impl Arrival {
    pub(crate) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| Self {
            request_id: RequestId::default(),
            lang: Lang::Swedish,
            slug: None,
            hosted: false,
            path: request.uri().path().as_str().to_owned(),
            asked: request.uri().path().as_str().to_owned(),
            refused: None,
        })
    }
}

/// The path of a request as it was asked for, before it was understood.
#[must_use]
pub fn asked_path<'r>(request: &'r Request<'_>) -> &'r str {
    &Arrival::of(request).asked
}

/// The fairing that does it.
pub(crate) struct Gate;

#[async_trait]
impl Fairing for Gate {
    fn info(&self) -> Info {
        Info {
            name: "gate",
            kind: Kind::Request,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        undo_method_field(request, data).await;
        let request_id = request
            .rocket()
            .state::<Chance>()
            .map(RequestId::draw)
            .unwrap_or_default();
        let understood = address::understand(request.uri().path().as_str());
        let mut arrival = Arrival {
            request_id,
            lang: understood.lang,
            slug: None,
            hosted: false,
            path: String::new(),
            asked: request.uri().path().as_str().to_owned(),
            refused: None,
        };
        match host_of(request) {
            Host::Unknown => arrival.refused = Some(Status::MisdirectedRequest),
            host => place_under(host, &understood, &mut arrival),
        }
        let closed = request
            .rocket()
            .state::<Closed>()
            .is_some_and(Closed::is_closed);
        if closed && !is_probe(&arrival.path) {
            arrival.refused = Some(Status::ServiceUnavailable);
        }
        let moved = match arrival.refused {
            Some(_) => None,
            None => request.uri().map_path(|_| arrival.path.as_str()),
        };
        // What cannot be let through, or cannot be moved, goes where no route is.
        let uri = moved.unwrap_or_else(|| Origin::const_new(NOWHERE, None));
        let uri = uri.into_owned();
        request.local_cache(|| arrival);
        request.set_uri(uri);
    }
}

/// Rocket lets a form's `_method` field change the method of its request. No form of ours has one,
/// and a method of somebody's choosing is one more thing to get wrong, so the change is undone.
async fn undo_method_field(request: &mut Request<'_>, data: &mut Data<'_>) {
    let form = request.content_type().is_some_and(|kind| kind.is_form());
    if form && request.method() != Method::Post && data.peek(8).await.starts_with(b"_method=") {
        request.set_method(Method::Post);
    }
}

/// Whose name the request called.
enum Host {
    Unknown,
    Installation,
    Municipality(String),
}

fn host_of(request: &Request<'_>) -> Host {
    let Some(hosts) = request.rocket().state::<Hosts>() else {
        return Host::Installation;
    };
    let name = request
        .host()
        .map(|h| h.domain().as_str().to_ascii_lowercase());
    match name.and_then(|n| hosts.names.get(&n)) {
        Some(slug) if slug.is_empty() => Host::Installation,
        Some(slug) => Host::Municipality(slug.clone()),
        None if hosts.any => Host::Installation,
        None => Host::Unknown,
    }
}

/// Finds the municipality and the path as routes know it, with the municipality in front also when
/// the host name says it.
fn place_under(host: Host, understood: &Understood, arrival: &mut Arrival) {
    let Some(path) = &understood.path else {
        arrival.slug.clone_from(&understood.first);
        arrival.refused = Some(Status::NotFound);
        return;
    };
    let first = understood.first.as_deref().unwrap_or("");
    // Machines ask in one way only; the demo's own pages have an English twin.
    if understood.lang == Lang::English && MACHINES.contains(&first) {
        arrival.refused = Some(Status::NotFound);
        return;
    }
    arrival.path = match host {
        Host::Municipality(slug) if !OWN.contains(&first) => {
            arrival.hosted = true;
            arrival.slug = Some(slug.clone());
            if path == "/" {
                format!("/{slug}")
            } else {
                format!("/{slug}{path}")
            }
        }
        _ => {
            arrival.slug = (!first.is_empty() && !OWN.contains(&first)).then(|| first.to_owned());
            path.clone()
        }
    };
}

/// Health questions and the stylesheet of the error page are answered even when closed.
fn is_probe(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz") || path.starts_with("/static/")
}
