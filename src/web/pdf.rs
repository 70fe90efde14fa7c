//! A paper as an answer.

use rocket::{
    Request,
    http::{ContentType, Header},
    response::{self, Responder, Response},
};
use std::{io::Cursor, sync::Arc};

/// How long a browser may show the same paper again without asking.
const KEPT: &str = "private, max-age=60";

/// A PDF that a browser shows, and saves under its name. Nothing in it may be about a person: it may be
/// kept for a minute.
#[derive(Debug)]
pub struct Pdf {
    /// What it is saved as, without the ending; only letters, digits and hyphens are kept.
    pub name: String,
    /// The whole file.
    pub bytes: Arc<[u8]>,
}

impl<'r> Responder<'r, 'static> for Pdf {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = self.name.chars().filter(plain).collect();
        Response::build()
            .header(ContentType::PDF)
            .header(Header::new(
                "Content-Disposition",
                format!("inline; filename=\"{name}.pdf\""),
            ))
            .header(Header::new("Cache-Control", KEPT))
            .sized_body(self.bytes.len(), Cursor::new(self.bytes))
            .ok()
    }
}
