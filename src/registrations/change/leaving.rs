//! The pages of leaving.

use super::{
    cancel::{Leaving, cancel},
    current::{Current, ask_again, deadline, round_words},
    found::Found,
    menu::{UndoButton, undo_button},
    refused::refuse,
    replaced::Before,
};
use crate::{
    audit::Actor,
    kernel::MemberId,
    locale::Text,
    registrations::{Standing, flow::Answered, registration::Left, tools::Tools},
    rounds::State,
    web::{
        Failure, Frame, Here, Page, PageResult, ProtectedForm, Visit,
        form::{Answer, Choice, ErrorSummary, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

/// The field that says who leaves.
pub(super) const WHO: &str = "vem";
const BOTH: &str = "bada";

#[derive(Template)]
#[template(path = "registrations/change_cancel.html")]
struct AskToLeave<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    heading: String,
    /// Who of two.
    who: Option<Choice>,
    after: String,
    action: String,
    csrf: String,
    registration: String,
    button: String,
    keep: Link,
}

#[derive(Template)]
#[template(path = "registrations/change_cancelled.html")]
struct LeftPage<'a> {
    frame: &'a Frame,
    heading: String,
    /// Which round it was, while the change can be undone.
    about: Option<String>,
    told: String,
    undo: Option<UndoButton>,
    csrf: String,
    registration: String,
    link: Link,
}

/// `GET /<municipality>/andra/avboka`: is it meant?
#[get("/<_>/andra/avboka")]
pub(in crate::registrations) async fn ask_to_leave(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Answered {
    let Some(current) = Current::latest(&here, &tools, visit).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    if current.found.people.is_empty() {
        return Ok(Ok(Redirect::to(here.frame.links.to("andra/avbokad"))));
    }
    let asked = (&here, &tools, visit);
    page(asked, &current, Status::Ok, &FormState::default()).map(Err)
}

/// `POST /<municipality>/andra/avboka`: it is meant.
#[post("/<_>/andra/avboka", data = "<form>")]
pub(in crate::registrations) async fn leave(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let (typed, expired) = form.opened();
    let Some(current) = Current::of_form(&here, &tools, visit, &typed).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let text = here.frame.text;
    let asked = (&here, &tools, visit);
    let mut state = FormState::default();
    if !typed.text(WHO).is_empty() {
        state.typed(WHO, typed.text(WHO));
    }
    if expired {
        state.refuse_all(text.web_stale());
        return page(asked, &current, Status::UnprocessableEntity, &state).map(Err);
    }
    let Some(leaving) = leaving(&current, typed.text(WHO)) else {
        state.refuse(WHO, text.change_wrong_who());
        return page(asked, &current, Status::UnprocessableEntity, &state).map(Err);
    };
    let (store, chance) = (tools.store, tools.chance);
    let done = cancel(
        store,
        current.now,
        chance,
        &Actor::Visitor,
        &current.proved,
        leaving,
    )
    .await;
    match done {
        Ok(_) => Ok(Ok(Redirect::to(here.frame.links.to("andra/avbokad")))),
        Err(outcome) => {
            let refusal = Failure::or_refusal(outcome)?;
            refuse(&here, refusal, None, Vec::new()).map(Err)
        }
    }
}

/// `GET /<municipality>/andra/avbokad`: it is done, and can be undone.
#[get("/<_>/andra/avbokad")]
pub(in crate::registrations) async fn left(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Answered {
    let Some(current) = Current::latest(&here, &tools, visit).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let (text, found) = (here.frame.text, &current.found);
    let change = found.undoable.as_ref().map(|change| &change.before);
    let left = match change {
        Some(Before::Cancelled { members, .. }) => members.len(),
        _ if found.people.is_empty() => 1,
        _ => return Ok(Ok(Redirect::to(here.frame.links.to("andra/val")))),
    };
    let called_off = found.round.state == State::CalledOff;
    let about = (called_off || change.is_some())
        .then(|| text.change_left_about(round_words(text, &found.round)));
    let what = Left::of(found.row.line_number).word();
    let stays = !found.people.is_empty();
    let heading = match (found.leavers.as_slice(), stays) {
        ([one], true) => text.change_one_left(what, one.name.as_str()),
        _ if called_off => text.change_off(),
        _ if left > 1 => text.change_both_left(what),
        _ => text.change_left(what),
    };
    let link = if stays {
        Link::new(text.change_to_menu(), here.frame.links.to("andra/val"))
    } else {
        Link::new(text.registrations_see_all(), here.frame.links.to("traffar"))
    };
    Page::show(&LeftPage {
        frame: here.frame,
        heading,
        about,
        told: if called_off {
            text.change_off_words(&here.place.phone)
        } else {
            text.change_told(&found.row.channel)
        },
        undo: undo_button(&here, &current),
        csrf: visit.token(tools.keys, tools.chance),
        registration: found.id.to_string(),
        link,
    })
    .map(Err)
}

/// Who leaves, if that is clear.
pub(super) fn leaving(current: &Current, picked: &str) -> Option<Leaving> {
    if picked == BOTH {
        return Some(Leaving::All);
    }
    if let Ok(member) = picked.parse::<MemberId>() {
        return Some(Leaving::One(member));
    }
    // Nobody is asked who of one, or pressed a second time.
    (picked.is_empty() && current.found.people.len() < 2).then_some(Leaving::All)
}

/// Who of two it is about; nobody asks one.
pub(super) fn who(text: Text, found: &Found, asked: String) -> Option<Choice> {
    if found.people.len() < 2 {
        return None;
    }
    let members = found.members.iter().zip(&found.people);
    let each =
        members.map(|(member, person)| Answer::new(member.id.to_string(), person.name.as_str()));
    let both = std::iter::once(Answer::new(BOTH, text.change_both()));
    let answers = both.chain(each).collect();
    Some(Choice::radios(WHO, asked, answers))
}

fn page(
    (here, tools, visit): (&Here<'_>, &Tools<'_>, &Visit),
    current: &Current,
    status: Status,
    state: &FormState,
) -> PageResult {
    let (text, found) = (here.frame.text, &current.found);
    if found.has_begun(current.now) {
        return refuse(here, super::refusal::Refusal::Begun, None, Vec::new());
    }
    let round = round_words(text, &found.round);
    let waiting = matches!(found.standing, Standing::Waiting { .. });
    let (heading, button, keep) = if waiting {
        (
            text.change_ask_line(round),
            text.change_leave_yes(),
            text.change_keep_line(current.voice()),
        )
    } else {
        (
            text.change_ask(round),
            text.change_cancel_yes(),
            text.change_keep(current.voice()),
        )
    };
    let who = who(text, found, text.change_who()).map(|who| who.filled(state));
    let parts: Vec<&dyn Part> = who.iter().map(|choice| choice as &dyn Part).collect();
    let summary = ErrorSummary::of(state, &parts);
    Page::with_status(
        status,
        &AskToLeave {
            frame: here.frame,
            words: here.frame.form_words(),
            summary,
            heading,
            after: text.change_ask_after(deadline(
                text,
                &found.round,
                super::undo_until::undo_until(current.now, found.round.zone),
            )),
            who,
            action: here.frame.links.to("andra/avboka"),
            csrf: visit.token(tools.keys, tools.chance),
            registration: found.id.to_string(),
            button,
            keep: Link::new(keep, here.frame.links.to("andra/val")),
        },
    )
}
