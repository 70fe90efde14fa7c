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

/// The address of the few lines that give a municipality's pages its own colour, `rrggbb`.
#[must_use]
pub fn brand_stylesheet(colour: &str) -> String {
    format!("/static/brand-{colour}.css")
}

/// A colour as six hexadecimal digits, if the name of a file says so.
fn brand_of(name: &str) -> Option<&str> {
    let colour = name.strip_prefix("brand-")?.strip_suffix(".css")?;
    let digits = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    (colour.len() == 6 && colour.bytes().all(digits)).then_some(colour)
}

/// A file that never changes under its name.
#[derive(Responder)]
pub(crate) struct Immutable {
    bytes: Cow<'static, [u8]>,
    kind: ContentType,
    keep: Header<'static>,
}

/// `GET /static/<name>`: the stylesheet of this version, or a colour, which is its own version.
// A rank of its own, since a municipality's pages also have two words in their paths.
#[rocket::get("/static/<name>", rank = 1)]
pub(crate) fn asset(name: &str) -> Option<Immutable> {
    let bytes = if name == STYLESHEET.name {
        STYLESHEET.bytes.clone()
    } else {
        let colour = brand_of(name)?;
        Cow::Owned(format!(":root{{--govuk-brand-colour:#{colour}}}\n").into_bytes())
    };
    Some(Immutable {
        bytes,
        kind: ContentType::CSS,
        keep: Header::new("Cache-Control", "public, max-age=31536000, immutable"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(brand_of("brand-0b4f6c.css"), Some("0b4f6c"));
        for odd in [
            "brand-0b4f6.css",
            "brand-}a{b:c.css",
            "brand-0B4F6C.css",
            "kommun.css",
        ] {
            assert_eq!(brand_of(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_stylesheet_is_built_into_the_program() {
        assert!(STYLESHEET.bytes.len() > 10_000);
    }
}
