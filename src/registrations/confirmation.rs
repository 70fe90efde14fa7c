//! The confirmation of a seat or of a place in line, opened by the visitor's cookie.

use super::{
    notices, queries,
    registration::{Registration, Standing},
    shown,
    tools::{Tools, code_of},
};
use crate::{
    locale::{capitalised, unbroken},
    programmes,
    rounds::{self, Round},
    store::Fault,
    web::{Failure, Frame, Here, Page, ProtectedForm, SecureCookies, Visit, parts::Link},
};
use askama::Template;
use rocket::{State, get, http::CookieJar, post, response::Redirect};

#[derive(Template)]
#[template(path = "registrations/done.html")]
struct Done<'a> {
    frame: &'a Frame,
    heading: String,
    booking_word: String,
    times: Vec<String>,
    place: String,
    way_in: String,
    bring: Vec<String>,
    do_not_bring: Vec<String>,
    email: Option<String>,
    forgetting: Forgetting,
    phone: String,
}

#[derive(Template)]
#[template(path = "registrations/waiting.html")]
struct Waiting<'a> {
    frame: &'a Frame,
    heading: String,
    booking_word: String,
    times: Vec<String>,
    place: String,
    email: Option<String>,
    forgetting: Forgetting,
    phone: String,
    others: Vec<Link>,
}

/// `GET /<municipality>/anmalan/klar`: the confirmation of a seat, opened by the visitor's cookie.
#[get("/<_>/anmalan/klar")]
pub(super) async fn done(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, round) = of_visit(&here, &tools, visit).await?;
    if registration.standing != Standing::Placed {
        let address = address(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    }
    let text = here.frame.text;
    let programme = programmes::by_id(tools.store.read(), round.programme).await?;
    let sites = notices::sites_of(tools.store.read(), &round).await?;
    let first = sites.first();
    let lang = text.lang();
    let words = |list: &[crate::locale::Words]| -> Vec<String> {
        list.iter().map(|w| w.of(lang).to_owned()).collect()
    };
    Page::show(&Done {
        frame: here.frame,
        heading: text.registrations_done(
            round.sessions.len(),
            shown::number(text, round.sessions.len()),
        ),
        booking_word: registration.booking_word,
        times: times(here.frame, &round),
        place: first.map(shown::place_line).unwrap_or_default(),
        way_in: first
            .map(|s| s.venue.facts.way_in.of(lang).to_owned())
            .unwrap_or_default(),
        bring: words(&programme.facts.bring),
        do_not_bring: words(&programme.facts.do_not_bring),
        email: registration.email,
        forgetting: Forgetting::of(&here, &tools, visit),
        phone: here.place.phone.clone(),
    })
    .map(Err)
}

/// `GET /<municipality>/anmalan/reservlistan`: the confirmation of a place in line.
#[get("/<_>/anmalan/reservlistan")]
pub(super) async fn waiting(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, round) = of_visit(&here, &tools, visit).await?;
    let Standing::Waiting { position } = registration.standing else {
        let address = address(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    };
    let text = here.frame.text;
    let sites = notices::sites_of(tools.store.read(), &round).await?;
    let now = tools.clock.now();
    let others = super::finding::with_room(tools.store, text, &here, &round, now).await?;
    Page::show(&Waiting {
        frame: here.frame,
        heading: text.registrations_in_line(position),
        booking_word: registration.booking_word,
        times: times(here.frame, &round),
        place: sites.first().map(shown::place_line).unwrap_or_default(),
        email: registration.email,
        forgetting: Forgetting::of(&here, &tools, visit),
        phone: here.place.phone.clone(),
        others,
    })
    .map(Err)
}

/// `POST /<municipality>/anmalan/glom`: somebody is done at a computer that others use.
#[post("/<_>/anmalan/glom", data = "<form>")]
pub(super) fn forget(
    here: Here<'_>,
    cookies: &CookieJar<'_>,
    secure: &State<SecureCookies>,
    form: ProtectedForm,
) -> Redirect {
    if form.open().is_ok() {
        Visit::forget(cookies, **secure);
    }
    Redirect::to(here.frame.links.start())
}

/// What the button that forgets needs.
struct Forgetting {
    action: String,
    csrf: String,
}

impl Forgetting {
    fn of(here: &Here<'_>, tools: &Tools<'_>, visit: &Visit) -> Self {
        Self {
            action: here.frame.links.to("anmalan/glom"),
            csrf: visit.token(tools.keys, tools.chance),
        }
    }
}

/// The address of the confirmation; it holds no key, the visitor's cookie opens it.
pub(super) fn address(frame: &Frame, standing: Standing) -> String {
    frame.links.to(match standing {
        Standing::Placed => "anmalan/klar",
        Standing::Waiting { .. } => "anmalan/reservlistan",
    })
}

async fn of_visit(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
) -> Result<(Registration, Round), Failure> {
    let code = code_of(here)?;
    let db = tools.store.read();
    let registration = queries::of_visit(db, visit.fingerprint(), &code)
        .await?
        .ok_or(Failure::NotFound)?;
    let round = rounds::by_id(db, registration.round)
        .await?
        .ok_or_else(|| Fault::new("a registration's round is gone"))?;
    Ok((registration, round))
}

fn times(frame: &Frame, round: &Round) -> Vec<String> {
    shown::each_time(frame.text, round)
        .iter()
        .map(|t| unbroken(&capitalised(t)))
        .collect()
}
