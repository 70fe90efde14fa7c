//! The sign-up flow: eight questions with their follow-ups, the check, and the sending
//! (experience.md section 2). The same pages serve practice and changing what a registration says.
//!
//! [`steps`] says which question comes next, [`ask`] words it, [`take`] reads the answer, [`draft`]
//! keeps it, [`check`] shows everything and [`send`] asks for the place.

mod answers;
mod ask;
mod check;
mod context;
mod draft;
mod practice;
mod question;
mod recent;
mod rows;
mod send;
mod steps;
mod stop;
mod take;
mod unfinished;
mod young;

pub(super) use answers::{Address, Answers, Helper, Known, PersonAnswers, Way, Who};
pub(super) use check::{has_changed, page as check_page};
pub(super) use context::{Flow, LETTER_DAYS};
pub(super) use draft::{KEPT, Owner, Purpose, Start, begin, forget, load, print_of};
pub(super) use practice::{finished, start};
pub(super) use question::Answered;
pub use recent::RecentDrafts;
pub(super) use steps::first_open;
pub(super) use stop::{ask_to_stop, forget_answers};
pub use unfinished::{Unfinished, unfinished, unfinished_by_id};
pub(super) use young::{alone, too_young};

use super::tools::Tools;
use crate::web::{Failure, Here, ProtectedForm, Visit};
use rocket::{get, http::uri::Segments, http::uri::fmt::Path, post, response::Redirect};

/// `GET /<municipality>/anmalan/<question>`: a question of the sign-up.
#[get("/<_>/anmalan/<path..>?<traff>", rank = 5)]
pub(super) async fn ask_sign_up(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
    traff: Option<u32>,
) -> Answered {
    let path = words(path);
    question::show(here, tools, visit, Purpose::SignUp, &path, traff).await
}

/// `POST /<municipality>/anmalan/<question>`: its answer.
#[post("/<_>/anmalan/<path..>", data = "<form>", rank = 5)]
pub(super) async fn answer_sign_up(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
    form: ProtectedForm,
) -> Answered {
    let path = words(path);
    question::answer(here, tools, visit, Purpose::SignUp, &path, form).await
}

/// `GET /<municipality>/anmalan/kontrollera`: everything to look over.
#[get("/<_>/anmalan/kontrollera?<traff>")]
pub(super) async fn check_sign_up(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    traff: Option<u32>,
) -> Answered {
    check::show(here, tools, visit, Purpose::SignUp, traff).await
}

/// `POST /<municipality>/anmalan/kontrollera`: somebody asks for a place.
#[post("/<_>/anmalan/kontrollera", data = "<form>")]
pub(super) async fn send_sign_up(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    send::send(here, tools, visit, form).await
}

/// `GET /<municipality>/ova/<question>`: a question of the practice.
#[get("/<_>/ova/<path..>", rank = 5)]
pub(super) async fn ask_practice(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
) -> Answered {
    let path = words(path);
    question::show(here, tools, visit, Purpose::Practice, &path, None).await
}

/// `POST /<municipality>/ova/<question>`: its answer.
#[post("/<_>/ova/<path..>", data = "<form>", rank = 5)]
pub(super) async fn answer_practice(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
    form: ProtectedForm,
) -> Answered {
    let path = words(path);
    question::answer(here, tools, visit, Purpose::Practice, &path, form).await
}

/// `GET /<municipality>/ova/kontrollera`: everything to look over.
#[get("/<_>/ova/kontrollera")]
pub(super) async fn check_practice(here: Here<'_>, tools: Tools<'_>, visit: &Visit) -> Answered {
    check::show(here, tools, visit, Purpose::Practice, None).await
}

/// `POST /<municipality>/ova/kontrollera`: the practice is over; nothing is sent.
#[post("/<_>/ova/kontrollera", data = "<form>")]
pub(super) async fn finish_practice(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Result<Redirect, Failure> {
    if form.open().is_err() {
        return Ok(Redirect::to(here.frame.links.to("ova/kontrollera")));
    }
    let owner = Owner::of(&here, visit, Purpose::Practice)?;
    context::throw_away(&tools, &owner).await?;
    Ok(Redirect::to(here.frame.links.to("ova/fardig")))
}

/// `GET /<municipality>/andra/uppgifter/<question>`: a question about what a registration says.
#[get("/<_>/andra/uppgifter/<path..>", rank = 5)]
pub(super) async fn ask_change(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
) -> Answered {
    let path = words(path);
    question::show(here, tools, visit, Purpose::Change, &path, None).await
}

/// `POST /<municipality>/andra/uppgifter/<question>`: its answer.
#[post("/<_>/andra/uppgifter/<path..>", data = "<form>", rank = 5)]
pub(super) async fn answer_change(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    path: Segments<'_, Path>,
    form: ProtectedForm,
) -> Answered {
    let path = words(path);
    question::answer(here, tools, visit, Purpose::Change, &path, form).await
}

/// `GET /<municipality>/andra/uppgifter/kontrollera`: what the registration says now.
#[get("/<_>/andra/uppgifter/kontrollera")]
pub(super) async fn check_change(here: Here<'_>, tools: Tools<'_>, visit: &Visit) -> Answered {
    check::show(here, tools, visit, Purpose::Change, None).await
}

/// The words of a path, joined as they stand in the address.
fn words(path: Segments<'_, Path>) -> String {
    path.collect::<Vec<_>>().join("/")
}
