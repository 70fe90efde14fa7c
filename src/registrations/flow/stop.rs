//! «Sluta»: somebody leaves a half-filled form, on a computer that others may use too.

use super::{
    context::{Flow, throw_away},
    draft::{Owner, Purpose},
    question::{Answered, nothing_to_ask},
};
use crate::{
    registrations::tools::Tools,
    web::{Failure, Frame, Here, Page, ProtectedForm, SecureCookies, Visit, parts::Link},
};
use askama::Template;
use rocket::{State, get, http::CookieJar, post, response::Redirect};

#[derive(Template)]
#[template(path = "registrations/stop.html")]
struct Stop<'a> {
    frame: &'a Frame,
    action: String,
    csrf: String,
    keep: Link,
}

/// `GET /<municipality>/anmalan/sluta`: is it meant?
#[get("/<_>/anmalan/sluta")]
pub(in crate::registrations) async fn ask_to_stop(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Answered {
    let found = Flow::find(&here, &tools, visit, Purpose::SignUp, None).await?;
    let Some(flow) = found.filter(|flow| flow.draft.is_some() && !flow.was_sent()) else {
        return Ok(Ok(nothing_to_ask(&here, Purpose::SignUp)));
    };
    let frame = &flow.frame;
    Page::show(&Stop {
        frame,
        action: frame.links.to("anmalan/sluta"),
        csrf: visit.token(tools.keys, tools.chance),
        keep: Link::new(frame.text.flow_stop_keep(), flow.next_open(&flow.answers())),
    })
    .map(Err)
}

/// `POST /<municipality>/anmalan/sluta`: the answers go, and the browser is nobody's again. What has
/// been sent stays sent.
#[post("/<_>/anmalan/sluta", data = "<form>")]
pub(in crate::registrations) async fn forget_answers(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    cookies: &CookieJar<'_>,
    secure: &State<SecureCookies>,
    form: ProtectedForm,
) -> Result<Redirect, Failure> {
    if form.open().is_err() {
        return Ok(Redirect::to(here.frame.links.to("anmalan/sluta")));
    }
    let owner = Owner::of(&here, visit, Purpose::SignUp)?;
    throw_away(&tools, &owner).await?;
    Visit::forget(cookies, **secure);
    Ok(Redirect::to(here.frame.links.start()))
}
