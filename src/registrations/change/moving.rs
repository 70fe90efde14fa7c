//! The pages of choosing another day.

use super::{
    current::{Current, ask_again, round_words, voice},
    found::Found,
    move_to::move_to,
    refusal::Refusal,
    refused::{self, refuse},
};
use crate::{
    audit::Actor,
    locale::{capitalised, unbroken},
    registrations::{Standing, finding, flow::Answered, plans::RoundPlan, shown, tools::Tools},
    rounds,
    web::{
        Failure, Frame, Here, Page, PageResult, ProtectedForm, Visit,
        form::{Answer, Choice, ErrorSummary, FormState, Part, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};
use std::sync::Arc;

/// The field that names the other round.
pub(super) const ROUND: &str = "traff";

#[derive(Template)]
#[template(path = "registrations/change_day.html")]
struct Day<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    heading: String,
    /// What they have now, and that they keep it until another is theirs.
    lead: String,
    /// The rounds with room; none when there are none.
    days: Option<Choice>,
    none: String,
    action: String,
    csrf: String,
    registration: String,
    keep: Link,
}

/// `GET /<municipality>/andra/byt-dag`: which other day?
#[get("/<_>/andra/byt-dag")]
pub(in crate::registrations) async fn ask_to_move(
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
    page(asked, &current, Status::Ok, FormState::default())
        .await
        .map(Err)
}

/// `POST /<municipality>/andra/byt-dag`: that one.
#[post("/<_>/andra/byt-dag", data = "<form>")]
pub(in crate::registrations) async fn go(
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
    let picked = typed.text(ROUND);
    if !picked.is_empty() {
        state.typed(ROUND, picked);
    }
    if expired {
        state.refuse_all(text.web_stale());
        return page(asked, &current, Status::UnprocessableEntity, state)
            .await
            .map(Err);
    }
    let to = match picked.parse() {
        Ok(number) => rounds::by_number(tools.store.read(), &here.municipality()?, number).await?,
        Err(_) => None,
    };
    let Some(to) = to else {
        state.refuse(ROUND, text.change_wrong_day());
        return page(asked, &current, Status::UnprocessableEntity, state)
            .await
            .map(Err);
    };
    let (store, chance, proved) = (tools.store, tools.chance, &current.proved);
    match move_to(store, current.now, chance, &Actor::Visitor, proved, to.id).await {
        Ok(()) => {
            let menu = here.frame.links.to("andra/val");
            Ok(Ok(Redirect::to(format!("{menu}?klart=bytt"))))
        }
        Err(outcome) => {
            let refusal = Failure::or_refusal(outcome)?;
            if matches!(refusal, Refusal::Begun | Refusal::Left(_)) {
                return refuse(&here, refusal, None, Vec::new()).map(Err);
            }
            let (what, and_now) = refused::words(&here, refusal);
            let keeps = match current.found.standing {
                Standing::Waiting { .. } => text.change_still_in_line(current.voice()),
                _ => text.change_still_placed(current.voice()),
            };
            state.refuse_all(if refusal == Refusal::Full {
                format!("{what} {keeps}")
            } else {
                format!("{what}. {and_now} {keeps}")
            });
            let status = Status::UnprocessableEntity;
            page(asked, &current, status, state).await.map(Err)
        }
    }
}

/// The other days with room for all of them, by day; none when there are none.
pub(super) async fn days(
    here: &Here<'_>,
    tools: &Tools<'_>,
    found: &Found,
) -> Result<Option<Choice>, Failure> {
    let text = here.frame.text;
    let size = found.people.len();
    let mut rounds = finding::others(tools, here, &found.round, size).await?;
    rounds.sort_by_key(|planned| {
        let first = planned.round.sessions.first();
        first.map(|s| (s.day, s.hours.from))
    });
    let answer = |planned: &Arc<RoundPlan>| {
        let when = unbroken(&capitalised(&shown::when(text, &planned.round)));
        let place = planned.plan.sites.first().map(shown::place_line);
        let number = planned.round.number.to_string();
        Answer::new(number, when).hint(place.unwrap_or_default())
    };
    let answers: Vec<Answer> = rounds.iter().map(answer).collect();
    Ok((!answers.is_empty()).then(|| Choice::radios(ROUND, text.change_days(), answers)))
}

async fn page(
    (here, tools, visit): (&Here<'_>, &Tools<'_>, &Visit),
    current: &Current,
    status: Status,
    state: FormState,
) -> PageResult {
    let (text, found) = (here.frame.text, &current.found);
    if found.has_begun(current.now) {
        return refuse(here, Refusal::Begun, None, Vec::new());
    }
    let size = found.people.len();
    let heading = text.change_which_day();
    let days = days(here, tools, found).await?;
    let days = days.map(|days| days.filled(&state));
    let parts: Vec<&dyn Part> = days.iter().map(|choice| choice as &dyn Part).collect();
    let summary = ErrorSummary::of(&state, &parts);
    let lead = match found.standing {
        Standing::Waiting { .. } => {
            text.change_day_from_line(voice(size), round_words(text, &found.round))
        }
        _ => text.change_day_from(voice(size), round_words(text, &found.round)),
    };
    let keep = match found.standing {
        Standing::Waiting { .. } => text.change_keep_line(voice(size)),
        _ => text.change_keep(voice(size)),
    };
    Page::with_status(
        status,
        &Day {
            frame: here.frame,
            words: here.frame.form_words(),
            summary,
            heading,
            lead,
            days,
            none: text.change_no_days(&here.place.phone),
            action: here.frame.links.to("andra/byt-dag"),
            csrf: visit.token(tools.keys, tools.chance),
            registration: found.id.to_string(),
            keep: Link::new(keep, here.frame.links.to("andra/val")),
        },
    )
}
