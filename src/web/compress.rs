//! Pages go out compressed, also without a proxy in front: the first page must fit into the first few
//! packets of a slow line (experience.md section 6). Tokens are masked, so compression tells nothing.

use flate2::{Compression, write::GzEncoder};
use rocket::{
    Request, Response, async_trait,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use std::io::{Cursor, Write};

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
        let Ok(plain) = response.body_mut().to_bytes().await else {
            return;
        };
        match compressed(&plain) {
            Some(small) => {
                response.set_header(Header::new("Content-Encoding", "gzip"));
                response.set_sized_body(small.len(), Cursor::new(small));
            }
            None => response.set_sized_body(plain.len(), Cursor::new(plain)),
        }
    }
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

fn compressed(plain: &[u8]) -> Option<Vec<u8>> {
    if plain.len() < WORTH_IT {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}
