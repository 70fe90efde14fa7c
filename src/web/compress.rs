//! Pages go out compressed, also without a proxy in front: the first page must fit into the first few
//! packets of a slow line (experience.md section 6). Tokens are masked, so compression tells nothing.

use flate2::{Compress as Compressor, Compression, FlushCompress, Status, write::GzEncoder};
use rocket::{
    Request, Response, async_trait,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use std::{
    cell::RefCell,
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
        let small = if plain.len() < WORTH_IT {
            None
        } else if lasting.is_some() {
            thoroughly(&plain)
        } else {
            quickly(&plain)
        };
        let Some(small) = small else {
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

/// For what is compressed once and sent often.
fn thoroughly(plain: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}

thread_local! {
    /// A compressor's tables take longer to set up than a page to compress, so each thread keeps one.
    static KEPT: RefCell<Compressor> =
        RefCell::new(Compressor::new_gzip(Compression::fast(), WINDOW_BITS));
}

/// The largest window that gzip knows (RFC 1951).
const WINDOW_BITS: u8 = 15;

/// For a page that is sent once.
fn quickly(plain: &[u8]) -> Option<Vec<u8>> {
    KEPT.with_borrow_mut(|compressor| {
        compressor.reset();
        let mut small = Vec::with_capacity(plain.len() / 2);
        loop {
            let done = usize::try_from(compressor.total_in()).ok()?;
            let rest = plain.get(done..)?;
            match compressor.compress_vec(rest, &mut small, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => return Some(small),
                Ok(Status::Ok | Status::BufError) => small.reserve(plain.len() / 2),
                Err(_) => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn a_kept_compressor_forgets_the_page_before() {
        let noise: String = (0..20_000_u32)
            .map(|n| char::from(33 + (n * n % 89) as u8))
            .collect();
        for page in [
            "Tisdag 19 januari klockan 10–12. ".repeat(60),
            noise,
            "a".repeat(700),
        ] {
            let small = quickly(page.as_bytes()).unwrap_or_default();
            let mut back = String::new();
            let read = GzDecoder::new(small.as_slice()).read_to_string(&mut back);
            assert!(read.is_ok(), "{read:?}");
            assert_eq!(back, page);
        }
    }
}
