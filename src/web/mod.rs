//! What every page shares: its frame, forms and their state, the visitor's cookie, policies, errors
//! as pages, headers, assets, the request's id and limits. Knows no feature.
//!
//! A request's way: [`gate`](self) gives it an id and understands its path; guards ([`Here`],
//! [`Visit`], [`ProtectedForm`]) check what the handler needs; the handler answers a [`Page`], a
//! redirect or a [`Failure`]; headers and the access log see every answer.

mod access_log;
mod address;
mod assets;
mod base_address;
mod calendar_file;
mod catchers;
mod compress;
mod failure;
pub mod form;
mod form_token;
mod frame;
mod gate;
mod headers;
mod health;
mod keys;
mod page;
pub mod parts;
mod pdf;
mod policy;
mod protected_form;
mod rate_limit;
mod reading;
mod request_id;
mod text_size;
mod upload;
mod visit;
mod wanted;

pub use address::{Links, is_path_word};
pub use base_address::{BaseAddress, OnPaper, base_address};
pub use calendar_file::CalendarFile;
pub use catchers::lead_to;
pub use failure::{Failure, fault_status};
pub use form_token::FormOf;
pub use frame::{Frame, FrameSource, Here, Place};
pub use gate::{Closed, Hosts, asked_path};
pub use keys::Keys;
pub use page::{Page, PageResult};
pub use pdf::Pdf;
pub use policy::{Policed, Policies, Policy, PolicyTable, Right};
pub(crate) use protected_form::read_form;
pub use protected_form::{KEY_FIELD, ProtectedForm, Stale, TOKEN_FIELD, Typed};
pub use rate_limit::{Bucket, Limit, clear_limits, network_of, retention};
pub use reading::{LONGEST_LINE, LONGEST_TEXT, Reading, wrong_day};
pub use request_id::RequestId;
pub use text_size::TextSize;
pub(crate) use upload::read_upload;
pub use upload::{FILE_FIELD, MOST_UPLOADED};
pub use visit::{SecureCookies, Visit};
pub use wanted::wanted_page;

use rocket::{Build, Rocket, routes};

/// Managed when the program runs as the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demo;

/// Managed when the program runs as the practice world: every page says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practice;

/// The routes that belong to no feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![
        Policy::Operations.of("web", routes![health::healthz, health::readyz]),
        Policy::Public.of(
            "web",
            routes![assets::asset, text_size::choose, text_size::choose_anywhere],
        ),
    ]
}

/// The routes that only the demo has.
#[must_use]
pub fn demo_routes() -> Vec<Policed> {
    vec![
        Policy::Demo.of("web", routes![parts::show]),
        Policy::PublicForm.of("web", routes![parts::send]),
    ]
}

/// Everything around the routes, in the order in which a request meets it.
#[must_use]
pub fn attach(rocket: Rocket<Build>) -> Rocket<Build> {
    rocket
        .attach(access_log::AccessLog)
        .attach(gate::Gate)
        .attach(headers::Headers)
        .attach(compress::Compress)
        .register("/", catchers::catchers())
}
