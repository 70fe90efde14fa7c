//! The way from the service into its practice world, and in there.

use super::{
    enter::enter,
    pass::{Pass, PracticeDoor, PracticePlace},
};
use crate::{
    accounts::{
        guard::{Former, remember},
        pages::{FormPage, Told, own_path},
        password::Password,
        rights::Residents,
        tools::Tools,
        workplace::Workplace,
    },
    web::{
        Failure, Frame, Links, Page, PageResult, ProtectedForm, Visit, form::FormState, parts::Link,
    },
};
use rocket::{
    State, get,
    http::{CookieJar, Status},
    post,
    response::Redirect,
};

/// The page under a municipality that leads to the practice world.
pub const PRACTICE_PAGE: &str = "telefon/ova";

/// Where the practice world takes in those who come.
const ENTRANCE: &str = "ovning";

/// The field of the pass.
const PASS: &str = "pass";

/// The page in the practice world that work begins on.
const BEGINS_ON: &str = "telefon";

/// `GET /<municipality>/telefon/ova`: on to the practice world, with a pass.
#[get("/<_>/telefon/ova")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn leave(
    work: Workplace<'_, Residents>,
    door: &State<Option<PracticeDoor>>,
) -> Result<Redirect, Failure> {
    let here = work.municipality()?;
    let pass = Pass::of(work.allowed.account, &here);
    let (Some(door), Some(pass)) = (door.as_ref(), pass) else {
        return Err(Failure::NotFound);
    };
    let written = door.write(&pass, work.now())?;
    let path = Links::new(work.text().lang(), None, false).to(ENTRANCE);
    Ok(Redirect::to(
        door.address(&format!("{path}?{PASS}={written}")),
    ))
}

/// `GET /ovning?pass=`: what practising is, and the way in.
#[get("/ovning?<pass>")]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Rocket hands guards over by value"
)]
pub(in crate::accounts) fn ask(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    door: &State<Option<PracticeDoor>>,
    pass: Option<&str>,
) -> PageResult {
    let pass = pass.unwrap_or_default();
    let read = (door.as_ref()).and_then(|door| door.read(pass, tools.clock.now()));
    match read {
        Some(read) => entrance(frame, &tools, visit, &read, pass),
        None => no_pass(frame),
    }
}

/// `POST /ovning`: in.
#[post("/ovning", data = "<form>")]
#[expect(
    clippy::too_many_arguments,
    reason = "Rocket hands each guard over by itself"
)]
pub(in crate::accounts) async fn send(
    frame: &Frame,
    tools: Tools<'_>,
    visit: &Visit,
    cookies: &CookieJar<'_>,
    door: &State<Option<PracticeDoor>>,
    place: &State<PracticePlace>,
    former: Former,
    form: ProtectedForm,
) -> Result<Result<Redirect, Page>, Failure> {
    let (typed, expired) = form.opened();
    let (now, written) = (tools.clock.now(), typed.text(PASS));
    let Some(pass) = (door.as_ref()).and_then(|door| door.read(written, now)) else {
        return no_pass(frame).map(Err);
    };
    if expired {
        return entrance(frame, &tools, visit, &pass, written).map(Err);
    }
    let lang = frame.text.lang();
    let unknown = Password::typed(&tools.chance.token());
    let hash = tools.hasher.hash(&unknown).await?;
    let token = enter(
        tools.store,
        (now, tools.chance),
        (&pass, place),
        (lang, tools.device(), &hash),
        former.0,
    );
    remember(cookies, tools.secure, &token.await?);
    let links = Links::new(lang, Some(place.slug.clone()), false);
    Ok(Ok(Redirect::to(links.to(BEGINS_ON))))
}

fn entrance(
    frame: &Frame,
    tools: &Tools<'_>,
    visit: &Visit,
    pass: &Pass,
    written: &str,
) -> PageResult {
    let text = frame.text;
    let button = (
        text.accounts_practice_begin(),
        visit.token(tools.keys, tools.chance),
    );
    let title = text.accounts_practice_title();
    let mut page =
        FormPage::new(frame, title, ENTRANCE, button).asking(Vec::new(), &FormState::default());
    page.hidden = vec![(PASS, written.to_owned())];
    page.lead = vec![
        text.accounts_practice_hello(pass.name.as_str()),
        text.accounts_practice_words(),
        text.accounts_practice_invent(),
    ];
    page.show(Status::Ok)
}

/// The page of somebody whose pass is no longer good, or who has none.
fn no_pass(frame: &Frame) -> PageResult {
    let text = frame.text;
    Page::refuse(&Told {
        frame,
        title: text.accounts_practice_no_pass(),
        lead: vec![text.accounts_practice_no_pass_words()],
        link: Link::new(text.accounts_practice_look(), own_path(text, "")),
    })
}
