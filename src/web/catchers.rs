//! Pages for when there is no page: calm words and the phone number, in the visitor's language.

use super::{Frame, Links, Page, gate::Arrival, wanted};
use askama::Template;
use rocket::{
    Catcher, Request, Response, async_trait, catcher,
    http::{ContentType, Method, Status},
    response::{Redirect, Responder},
};

/// Where people who work with it sign in.
const SIGN_IN: &str = "logga-in";

/// Where somebody is led who may not see a page yet.
struct LeadTo(&'static str);

/// Has a guard lead to another page than the sign-in; answers the status that does it.
pub fn lead_to(request: &Request<'_>, path: &'static str) -> Status {
    request.local_cache(|| LeadTo(path));
    Status::Unauthorized
}

/// The page for a status that is not a page of a feature.
#[derive(Template)]
#[template(path = "web/failure.html")]
struct FailurePage<'a> {
    frame: &'a Frame,
    heading: String,
    words: String,
}

/// One catcher for every status.
pub(crate) fn catchers() -> Vec<Catcher> {
    vec![Catcher::new(None, CatchAll)]
}

#[derive(Clone)]
struct CatchAll;

#[async_trait]
impl catcher::Handler for CatchAll {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        let status = told(status, request);
        if status == Status::Unauthorized {
            return sign_in_first(request);
        }
        let page = match Frame::of(request).await {
            Ok(frame) => {
                let closed = Arrival::of(request).refused.is_some();
                failure_page(frame, status, closed)
            }
            Err(_) => None,
        };
        let answer = match page {
            Some(page) => page.respond_to(request),
            // The frame itself could not be made: plain words are all there is left.
            None => plain(status, request),
        };
        answer.map(|mut response| {
            response.set_status(status);
            response
        })
    }
}

/// Leads somebody who is not signed in to the sign-in, and remembers the page that was asked for. Only
/// this program sets the cookie, so no link from elsewhere can lead anywhere by it (trust plan F8).
fn sign_in_first<'r>(request: &'r Request<'_>) -> catcher::Result<'r> {
    let LeadTo(path) = request.local_cache(|| LeadTo(SIGN_IN));
    if request.method() == Method::Get && *path == SIGN_IN {
        wanted::remember(request);
    }
    let links = Links::new(Arrival::of(request).lang, None, false);
    Redirect::to(links.to(path)).respond_to(request)
}

/// What is told: why the gate did not let the request through, if it did not. A path whose parameter
/// is no number (422 from Rocket) is a page that does not exist.
fn told(status: Status, request: &Request<'_>) -> Status {
    match Arrival::of(request).refused {
        Some(refused) => refused,
        None if status == Status::UnprocessableEntity => Status::NotFound,
        None => status,
    }
}

fn failure_page(frame: &Frame, status: Status, closed: bool) -> Option<Page> {
    let text = frame.text;
    let (heading, words) = match status.code {
        404 | 421 => (text.web_not_found(), text.web_not_found_words()),
        403 => (text.web_foreign(), text.web_foreign_words()),
        413 => (text.web_too_large(), text.web_too_large_words()),
        429 => (text.web_too_many(), text.web_too_many_words()),
        503 if closed => (text.web_closed(), text.web_closed_words()),
        503 => (text.web_busy(), text.web_busy_words()),
        400..500 => (text.web_not_understood(), text.web_not_understood_words()),
        _ => (text.web_broken(), text.web_broken_words()),
    };
    let page = FailurePage {
        frame,
        heading,
        words,
    };
    Page::with_status(status, &page).ok()
}

fn plain<'r>(status: Status, request: &Request<'_>) -> catcher::Result<'r> {
    let id = &Arrival::of(request).request_id;
    let words = format!("Något gick fel. Försök igen om en stund. ({id})\n");
    Response::build()
        .status(status)
        .header(ContentType::Plain)
        .sized_body(words.len(), std::io::Cursor::new(words))
        .ok()
}
