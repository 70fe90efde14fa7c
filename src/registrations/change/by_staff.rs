//! Changing a registration together with somebody on the phone: cancelling, another day, and taking it back,
//! on one page.

use super::{
    cancel::cancel,
    current::{Current, deadline, round_words},
    found::Found,
    leaving::{WHO, leaving, who},
    menu::{UndoButton, undo_button},
    move_to::move_to,
    moving::{ROUND, days},
    one_day::can_change_one_day,
    refusal::Refusal,
    refused,
    undo::{IfTaken, undo},
    undo_until::undo_until,
};
use crate::{
    accounts::{self, Answered, Nav, Residents, StaffForm, Workplace},
    kernel::ChangeId,
    locale::Text,
    registrations::{Standing, tools::Tools},
    rounds,
    store::Outcome,
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        form::{Choice, ErrorSummary, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

/// Which button was pressed.
const PRESSED: &str = "gor";
/// Which change is taken back.
const CHANGE: &str = "andring";

pub(super) type Helper<'r> = Workplace<'r, Residents>;

#[derive(Template)]
#[template(path = "registrations/change_by_staff.html")]
struct ByStaff<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    back: Link,
    title: String,
    summary: Option<ErrorSummary>,
    done: Option<String>,
    /// How it stands, to be said.
    stands: String,
    /// «Ändra en av dagarna», of several.
    one_day: Option<Link>,
    action: String,
    csrf: String,
    undo: Option<UndoButton>,
    /// Whether the seat is gone that was to be taken back, and a place in line will do.
    line: bool,
    leave: Option<Leave>,
    days: Option<Choice>,
}

/// The part of leaving.
struct Leave {
    ask: String,
    after: String,
    who: Option<Choice>,
    button: String,
}

/// What a press came to.
enum Came {
    /// It is done, and what the next page says.
    Done(&'static str),
    /// A rule says no.
    Refused(Refusal),
    /// Something was not picked: the field and the words.
    Missing(&'static str, String),
}

/// `GET /<municipality>/anmalda/<id>/andra`: what shall be changed?
#[get("/<_>/anmalda/<id>/andra?<klart>")]
pub(in crate::registrations) async fn ask(
    work: Helper<'_>,
    tools: Tools<'_>,
    id: &str,
    klart: Option<&str>,
) -> PageResult {
    let current = current(&work, id).await?;
    let state = FormState::default();
    page(&work, &tools, &current, (klart, false), Status::Ok, &state).await
}

/// `POST /<municipality>/anmalda/<id>/andra`: that.
#[post("/<_>/anmalda/<id>/andra", data = "<form>")]
pub(in crate::registrations) async fn send(
    here: Here<'_>,
    staff: accounts::Tools<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    id: &str,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, staff, allowed);
    let current = current(&work, id).await?;
    let mut state = typed.kept(&[WHO, ROUND]);
    let mut line = false;
    if expired {
        state.refuse_all(work.text().web_stale());
    } else {
        match pressed(&work, &current, &typed).await? {
            Came::Done(what) => {
                let address = work.to(&format!("anmalda/{}/andra", current.found.id));
                return Ok(Ok(Redirect::to(format!("{address}?klart={what}"))));
            }
            Came::Missing(field, words) => state.refuse(field, words),
            Came::Refused(refusal) => {
                line = refusal == Refusal::SeatTaken && current.found.people.is_empty();
                let place = Here {
                    frame: work.frame,
                    place: work.place,
                };
                let (what, and_now) = refused::words(&place, refusal);
                state.refuse_all(format!("{what}. {and_now}"));
            }
        }
    }
    let status = Status::UnprocessableEntity;
    page(&work, &tools, &current, (None, line), status, &state)
        .await
        .map(Err)
}

pub(super) async fn current(work: &Helper<'_>, id: &str) -> Result<Current, Failure> {
    let id = id.parse().map_err(|_| Failure::NotFound)?;
    let code = work.municipality()?;
    let current = Current::by_staff(work.store().read(), &code, id, work.now()).await?;
    current.ok_or(Failure::NotFound)
}

async fn pressed(work: &Helper<'_>, current: &Current, typed: &Typed) -> Result<Came, Failure> {
    match typed.text(PRESSED) {
        "avboka" => leaves(work, current, typed).await,
        "byt" => moves(work, current, typed).await,
        "angra" => comes_back(work, current, typed, IfTaken::Refuse).await,
        "reservlistan" => comes_back(work, current, typed, IfTaken::LastInLine).await,
        _ => Err(Failure::NotFound),
    }
}

async fn leaves(work: &Helper<'_>, current: &Current, typed: &Typed) -> Result<Came, Failure> {
    let Some(leaving) = leaving(current, typed.text(WHO)) else {
        return Ok(Came::Missing(WHO, work.text().change_wrong_who()));
    };
    let (now, chance, actor) = (current.now, work.tools.chance, work.actor());
    let done = cancel(work.store(), now, chance, &actor, &current.proved, leaving).await;
    came(done, "avbokad")
}

async fn moves(work: &Helper<'_>, current: &Current, typed: &Typed) -> Result<Came, Failure> {
    let to = match typed.text(ROUND).parse() {
        Ok(number) => {
            let code = work.municipality()?;
            rounds::by_number(work.store().read(), &code, number).await?
        }
        Err(_) => None,
    };
    let Some(to) = to else {
        return Ok(Came::Missing(ROUND, work.text().change_wrong_day()));
    };
    let (now, chance, actor) = (current.now, work.tools.chance, work.actor());
    let done = move_to(work.store(), now, chance, &actor, &current.proved, to.id).await;
    came(done, "bytt")
}

async fn comes_back(
    work: &Helper<'_>,
    current: &Current,
    typed: &Typed,
    if_taken: IfTaken,
) -> Result<Came, Failure> {
    let which: ChangeId = (typed.text(CHANGE).parse()).map_err(|_| Failure::NotFound)?;
    let (now, chance, actor) = (current.now, work.tools.chance, work.actor());
    let proved = &current.proved;
    let done = undo(work.store(), now, chance, &actor, proved, which, if_taken).await;
    came(done, "angrat")
}

fn came<T>(done: Result<T, Outcome<Refusal>>, word: &'static str) -> Result<Came, Failure> {
    match done {
        Ok(_) => Ok(Came::Done(word)),
        Err(outcome) => Ok(Came::Refused(Failure::or_refusal(outcome)?)),
    }
}

async fn page(
    work: &Helper<'_>,
    tools: &Tools<'_>,
    current: &Current,
    (done, line): (Option<&str>, bool),
    status: Status,
    state: &FormState,
) -> PageResult {
    let (text, found) = (work.text(), &current.found);
    let here = Here {
        frame: work.frame,
        place: work.place,
    };
    let here_now = !found.people.is_empty() && !found.has_begun(current.now);
    let days = if here_now {
        days(&here, tools, found).await?
    } else {
        None
    };
    let days = days.map(|days| days.filled(state));
    let leave = here_now.then(|| leave(work, current, state));
    let who = leave.as_ref().and_then(|leave| leave.who.as_ref());
    let who = who.map(|who| who as &dyn Part);
    let parts: Vec<&dyn Part> = who
        .into_iter()
        .chain(days.iter().map(|days| days as &dyn Part))
        .collect();
    let summary = ErrorSummary::of(state, &parts);
    let names: Vec<String> = (found.people.iter().chain(&found.leavers))
        .map(|person| person.name.to_string())
        .collect();
    Page::with_status(
        status,
        &ByStaff {
            frame: work.frame,
            nav: work.nav(),
            words: work.frame.form_words(),
            back: Link::new(text.change_see(), work.to(&format!("anmalda/{}", found.id))),
            title: text.change_of(text.list(&names)),
            summary,
            done: done.and_then(|what| done_in_words(text, what)),
            stands: stands(text, found),
            one_day: can_change_one_day(current).then(|| {
                let page = work.to(&format!("anmalda/{}/andra/en-dag", found.id));
                Link::new(text.change_one_day(), page)
            }),
            action: work.to(&format!("anmalda/{}/andra", found.id)),
            csrf: work.csrf(),
            undo: undo_button(&here, current),
            line,
            leave,
            days,
        },
    )
}

/// How it stands, with who misses what.
fn stands(text: Text, found: &Found) -> String {
    let stands = super::menu::standing(text, found.standing, found.people.len().max(1));
    let away = found.comes.in_words(text, &found.round, &found.names());
    std::iter::once(stands)
        .chain(away)
        .collect::<Vec<_>>()
        .join(" ")
}

fn leave(work: &Helper<'_>, current: &Current, state: &FormState) -> Leave {
    let (text, found) = (work.text(), &current.found);
    let round = round_words(text, &found.round);
    let until = undo_until(current.now, found.round.zone);
    let waiting = matches!(found.standing, Standing::Waiting { .. });
    let (ask, button) = if waiting {
        (text.change_ask_line(round), text.change_leave_yes())
    } else {
        (text.change_ask(round), text.change_cancel_yes())
    };
    Leave {
        ask,
        after: text.change_ask_after(deadline(text, &found.round, until)),
        who: who(text, found, text.change_who()).map(|who| who.filled(state)),
        button,
    }
}

/// What has just been done, by the fixed word in the address.
fn done_in_words(text: Text, what: &str) -> Option<String> {
    Some(match what {
        "avbokad" => text.change_done_left(),
        "bytt" => text.change_done_moved(),
        "dagen" => text.change_done_coming(),
        "angrat" => text.change_done_undone(),
        _ => return None,
    })
}
