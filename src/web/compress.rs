//! Pages go out compressed, also without a proxy in front: the first page must fit into the first few
//! packets of a slow line (experience.md section 6). Tokens are masked, so compression tells nothing.

use flate2::{Compression, write::GzEncoder};
use rocket::{
    Request, Response, async_trait,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use std::{
    collections::HashMap,
    io::{Cursor, Write},
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

/// Below this, compressing saves less than its own headers cost.
const WORTH_IT: usize = 600;

/// The fairing that does it.
pub(crate) struct Compress;

#[async_trait]
impl Fairing for Compress {
    fn info(&self) -> Info {
        Info {
            name: "compress",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let text = response
            .content_type()
            .is_some_and(|kind| kind.is_html() || kind.is_css() || kind.is_plain());
        if !text || response.headers().contains("Content-Encoding") {
            return;
        }
        response.adjoin_header(Header::new("Vary", "Accept-Encoding"));
        if !accepts_gzip(request) {
            return;
        }
        let lasting = response
            .content_type()
            .filter(|kind| kind.is_css())
            .map(|_| request.uri().path().to_string());
        if let Some(small) = lasting.as_ref().and_then(|path| held().get(path).cloned()) {
            response.set_header(Header::new("Content-Encoding", "gzip"));
            response.set_sized_body(small.len(), Cursor::new(small));
            return;
        }
        let Ok(plain) = response.body_mut().to_bytes().await else {
            return;
        };
        let level = if lasting.is_some() {
            Compression::best()
        } else {
            Compression::fast()
        };
        let Some(small) = compressed(&plain, level) else {
            response.set_sized_body(plain.len(), Cursor::new(plain));
            return;
        };
        let small: Arc<[u8]> = small.into();
        if let Some(path) = lasting
            && held().len() < MOST_HELD
        {
            held().insert(path, Arc::clone(&small));
        }
        response.set_header(Header::new("Content-Encoding", "gzip"));
        response.set_sized_body(small.len(), Cursor::new(small));
    }
}

/// Stylesheets, compressed once: each is large, the same for everybody, and fetched by every new
/// visitor.
static HELD: LazyLock<Mutex<HashMap<String, Arc<[u8]>>>> = LazyLock::new(Mutex::default);

/// So many stylesheets are held at most; a municipality has one.
const MOST_HELD: usize = 64;

fn held() -> MutexGuard<'static, HashMap<String, Arc<[u8]>>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accepts_gzip(request: &Request<'_>) -> bool {
    request.headers().get("Accept-Encoding").any(|accepted| {
        accepted.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let name = parts.next().unwrap_or("");
            let refused = parts.any(|p| matches!(p, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            name.eq_ignore_ascii_case("gzip") && !refused
        })
    })
}

fn compressed(plain: &[u8], level: Compression) -> Option<Vec<u8>> {
    if plain.len() < WORTH_IT {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}
