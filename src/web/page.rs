//! From a template to an answer.

use super::Failure;
use askama::Template;
use rocket::{
    Request,
    http::{ContentType, Status},
    response::{self, Responder, Response},
};
use std::io::Cursor;

/// A whole page, already written, with its status.
#[derive(Debug)]
pub struct Page {
    status: Status,
    html: String,
}

/// What a handler that shows a page answers.
pub type PageResult = Result<Page, Failure>;

impl Page {
    /// The page of a template, 200.
    ///
    /// # Errors
    /// A [`Failure`] when the template cannot be written.
    pub fn show(template: &impl Template) -> Result<Self, Failure> {
        Self::with_status(Status::Ok, template)
    }

    /// The form again with what is wrong with it, 422 (criterion C9).
    ///
    /// # Errors
    /// A [`Failure`] when the template cannot be written.
    pub fn refuse(template: &impl Template) -> Result<Self, Failure> {
        Self::with_status(Status::UnprocessableEntity, template)
    }

    /// The page of a template with a status of its own.
    ///
    /// # Errors
    /// A [`Failure`] when the template cannot be written.
    pub fn with_status(status: Status, template: &impl Template) -> Result<Self, Failure> {
        Ok(Self {
            status,
            html: template.render()?,
        })
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(self.status)
            .header(ContentType::HTML)
            .sized_body(self.html.len(), Cursor::new(self.html))
            .ok()
    }
}
