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
    Asset { hash, bytes }
});

struct Asset {
    /// Hash of the content, in the name.
    hash: String,
    bytes: Cow<'static, [u8]>,
}

/// The address of the stylesheet, with a municipality's own colour, `rrggbb`, if it has one: in the
/// same file, since one more request is half a second on a slow line.
#[must_use]
pub fn stylesheet(brand: Option<&str>) -> String {
    let hash = &STYLESHEET.hash;
    match brand {
        Some(colour) => format!("/static/kommun.{hash}.{colour}.css"),
        None => format!("/static/kommun.{hash}.css"),
    }
}

/// The stylesheet of this name, if it is one of this version.
fn styles(name: &str) -> Option<Cow<'static, [u8]>> {
    let rest = name.strip_prefix("kommun.")?.strip_suffix(".css")?;
    if rest == STYLESHEET.hash {
        return Some(STYLESHEET.bytes.clone());
    }
    let (hash, colour) = rest.split_once('.')?;
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if hash != STYLESHEET.hash || colour.len() != 6 || !colour.bytes().all(is_digit) {
        return None;
    }
    let mut bytes = STYLESHEET.bytes.to_vec();
    bytes.extend_from_slice(format!("\n:root{{--govuk-brand-colour:#{colour}}}\n").as_bytes());
    Some(Cow::Owned(bytes))
}

/// A file that never changes under its name.
#[derive(Responder)]
pub(crate) struct Immutable {
    bytes: Cow<'static, [u8]>,
    kind: ContentType,
    keep: Header<'static>,
}

/// `GET /static/<name>`: the stylesheet of this version, in a municipality's colour if the name says so.
// A rank of its own, since a municipality's pages also have two words in their paths.
#[rocket::get("/static/<name>", rank = 1)]
pub(crate) fn asset(name: &str) -> Option<Immutable> {
    Some(Immutable {
        bytes: styles(name)?,
        kind: ContentType::CSS,
        keep: Header::new("Cache-Control", "public, max-age=31536000, immutable"),
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn name(brand: Option<&str>) -> String {
        stylesheet(brand)
            .strip_prefix("/static/")
            .unwrap()
            .to_owned()
    }

    #[test]
    fn the_stylesheet_is_built_into_the_program_and_ends_with_the_colour() {
        assert!(styles(&name(None)).unwrap().len() > 10_000);
        let coloured = styles(&name(Some("0b4f6c"))).unwrap();
        assert!(coloured.ends_with(b":root{--govuk-brand-colour:#0b4f6c}\n"));
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour_and_only_this_version_is_there() {
        for odd in ["0b4f6", "}a{b:c", "0B4F6C", "0b4f6c.x"] {
            assert!(styles(&name(Some(odd))).is_none(), "{odd}");
        }
        assert!(styles("kommun.0000000000000000.css").is_none());
    }
}
