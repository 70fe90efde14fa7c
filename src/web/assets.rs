//! Files that pages use, built into the program and named by their content, so that a browser may
//! keep them for a year and still sees a change at once.

use rocket::{
    http::{ContentType, Header},
    response::Responder,
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::{borrow::Cow, fmt::Write as _, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "assets/styles/"]
#[include = "*.css"]
struct Styles;

/// The stylesheet with its address; read once.
static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = Styles::get("kommun.css").map_or(Cow::Borrowed(&[][..]), |f| f.data);
    let hash = Sha256::digest(&bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        });
    Asset {
        name: format!("kommun.{hash}.css"),
        bytes,
    }
});

struct Asset {
    name: String,
    bytes: Cow<'static, [u8]>,
}

/// The address of the stylesheet.
#[must_use]
pub fn stylesheet() -> String {
    format!("/static/{}", STYLESHEET.name)
}

/// A file that never changes under its name.
#[derive(Responder)]
pub(crate) struct Immutable {
    bytes: Cow<'static, [u8]>,
    kind: ContentType,
    keep: Header<'static>,
}

/// `GET /static/<name>`: the name must be the one of this version.
// A rank of its own, since a municipality's pages also have two words in their paths.
#[rocket::get("/static/<name>", rank = 1)]
pub(crate) fn asset(name: &str) -> Option<Immutable> {
    (name == STYLESHEET.name).then(|| Immutable {
        bytes: STYLESHEET.bytes.clone(),
        kind: ContentType::CSS,
        keep: Header::new("Cache-Control", "public, max-age=31536000, immutable"),
    })
}
