//! The page of parts, mounted in the demo alone.

use super::PartsPage;
use crate::kernel::Chance;
use crate::web::{Failure, Frame, Keys, Page, PageResult, ProtectedForm, Visit};
use rocket::{State, get, post, response::Redirect};

/// `GET /delar?fel=1&ovning=1`: every part in every state; with `fel` as after a refusal, 422; with
/// `ovning` as in the practice.
#[get("/delar?<fel>&<ovning>")]
pub(crate) fn show(
    frame: &Frame,
    visit: &Visit,
    keys: &State<Keys>,
    chance: &State<Chance>,
    fel: Option<&str>,
    ovning: Option<&str>,
) -> PageResult {
    let csrf = visit.token(keys, chance);
    let frame = match ovning {
        Some(_) => &frame.as_practice(),
        None => frame,
    };
    if fel.is_some() {
        Page::refuse(&PartsPage::sample_refused(frame, csrf))
    } else {
        Page::show(&PartsPage::sample(frame, csrf))
    }
}

/// `POST /delar`: shows the page again, refused or not depending on the token alone.
#[post("/delar", data = "<form>")]
pub(crate) fn send(
    frame: &Frame,
    visit: &Visit,
    keys: &State<Keys>,
    chance: &State<Chance>,
    form: ProtectedForm,
) -> Result<Result<Redirect, Page>, Failure> {
    if form.open().is_ok() {
        return Ok(Ok(Redirect::to("/delar")));
    }
    let page = PartsPage::sample_refused(frame, visit.token(keys, chance));
    Page::refuse(&page).map(Err)
}
