//! A calendar file as an answer.

use rocket::{
    Request,
    http::{ContentType, Header},
    response::{self, Responder, Response},
};
use std::io::Cursor;

/// A calendar file that programs subscribe to (RFC 5545).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile(pub String);

impl<'r> Responder<'r, 'static> for CalendarFile {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let plain = ContentType::new("text", "calendar").with_params(("charset", "utf-8"));
        Response::build()
            .header(plain)
            .header(Header::new("Cache-Control", "private, no-cache"))
            .sized_body(self.0.len(), Cursor::new(self.0))
            .ok()
    }
}
