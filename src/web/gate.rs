//! The first thing a request meets: it gets its id, its path is understood, and what cannot be
//! served is turned to an answer that says so.

use super::{RequestId, address};
use crate::{kernel::Chance, locale::Lang};
use rocket::{
    Data, Request, async_trait,
    fairing::{Fairing, Info, Kind},
    http::uri::Origin,
};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Paths that belong to the program, not to a municipality.
const OWN: [&str; 6] = ["static", "healthz", "readyz", "delar", "postlada", REFUSED];

/// Where requests go that are not let through; a municipality cannot be called so.
const REFUSED: &str = "-";

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
}

impl Arrival {
    pub(crate) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| Self {
            request_id: RequestId::default(),
            lang: Lang::Swedish,
            slug: None,
            hosted: false,
            path: request.uri().path().as_str().to_owned(),
        })
    }
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

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let request_id = request
            .rocket()
            .state::<Chance>()
            .map(RequestId::draw)
            .unwrap_or_default();
        let host = host_of(request);
        let (lang, path) = address::understand(request.uri().path().as_str());
        let mut arrival = Arrival {
            request_id,
            lang,
            slug: None,
            hosted: false,
            path: String::new(),
        };
        let goes_to = match (host, path) {
            (Host::Unknown, _) => refusal(421),
            (_, None) => refusal(404),
            (host, Some(path)) => place_under(host, path, &mut arrival),
        };
        let closed = request
            .rocket()
            .state::<Closed>()
            .is_some_and(Closed::is_closed);
        let goes_to = if closed && !is_probe(&goes_to) {
            refusal(503)
        } else {
            goes_to
        };
        arrival.path.clone_from(&goes_to);
        request.local_cache(|| arrival);
        let query = request
            .uri()
            .query()
            .map_or_else(String::new, |q| format!("?{q}"));
        if let Ok(uri) = Origin::parse_owned(format!("{goes_to}{query}")) {
            request.set_uri(uri);
        }
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

/// The path as routes know it, with the municipality in front also when the host name says it.
fn place_under(host: Host, path: String, arrival: &mut Arrival) -> String {
    let first = path.split('/').find(|p| !p.is_empty()).unwrap_or("");
    let path = match host {
        Host::Municipality(slug) if !OWN.contains(&first) => {
            arrival.hosted = true;
            if path == "/" {
                format!("/{slug}")
            } else {
                format!("/{slug}{path}")
            }
        }
        _ => path,
    };
    let first = path.split('/').find(|p| !p.is_empty()).unwrap_or("");
    if !first.is_empty() && !OWN.contains(&first) {
        arrival.slug = Some(first.to_owned());
    }
    path
}

fn refusal(status: u16) -> String {
    format!("/{REFUSED}/{status}")
}

/// Health questions and the stylesheet of the error page are answered even when closed.
fn is_probe(path: &str) -> bool {
    ["/healthz", "/readyz", "/static/"]
        .iter()
        .any(|p| path.starts_with(p))
}
