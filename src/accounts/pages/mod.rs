//! Pages of accounts: signing in, one's own account, and the people who work with it.

pub(super) mod authenticator;
pub(super) mod inviting;
pub(super) mod link;
mod office;
pub(super) mod own;
pub(super) mod recovery_codes;
mod roles_in_words;
pub(super) mod sign_in;
pub(super) mod user;
mod user_page;
pub(super) mod users;

use super::{edit_page::Answered, nav::Nav};
use crate::{
    locale::Text,
    web::{
        Frame, Page, PageResult,
        form::{ErrorSummary, Field, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::http::Status;

/// A page that is one form.
#[derive(Template)]
#[template(path = "accounts/form.html")]
pub(super) struct FormPage<'a> {
    frame: &'a Frame,
    nav: Option<Nav>,
    title: String,
    /// What stands apart, above the rest.
    inset: Option<String>,
    pub(super) lead: Vec<String>,
    /// What the form carries without asking.
    pub(super) hidden: Vec<(&'static str, String)>,
    words: Words,
    summary: Option<ErrorSummary>,
    fields: Vec<Field>,
    action: String,
    csrf: String,
    button: String,
    more: Option<Link>,
}

impl<'a> FormPage<'a> {
    /// A page with nothing but its form.
    pub(super) fn new(
        frame: &'a Frame,
        title: String,
        path: &str,
        (button, csrf): (String, String),
    ) -> Self {
        Self {
            frame,
            nav: None,
            title,
            inset: None,
            lead: Vec::new(),
            hidden: Vec::new(),
            words: frame.form_words(),
            summary: None,
            fields: Vec::new(),
            action: own_path(frame.text, path),
            csrf,
            button,
            more: None,
        }
    }

    /// With fields, what was typed in them and what is wrong.
    pub(super) fn asking(mut self, fields: Vec<Field>, state: &FormState) -> Self {
        self.fields = fields
            .into_iter()
            .map(|field| field.filled(state))
            .collect();
        let parts: Vec<&dyn Part> = self.fields.iter().map(|field| field as &dyn Part).collect();
        self.summary = ErrorSummary::of(state, &parts);
        self
    }

    pub(super) fn show(self, status: Status) -> PageResult {
        Page::with_status(status, &self)
    }
}

/// A page that says something, and leads on.
#[derive(Template)]
#[template(path = "accounts/told.html")]
pub(super) struct Told<'a> {
    pub(super) frame: &'a Frame,
    pub(super) title: String,
    pub(super) lead: Vec<String>,
    pub(super) link: Link,
}

/// The address of a page of the installation.
pub(super) fn own_path(text: Text, path: &str) -> String {
    crate::web::Links::new(text.lang(), None, false).to(path)
}
