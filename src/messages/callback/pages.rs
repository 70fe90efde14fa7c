//! The page on which somebody asks to be called, and the one that says when.

use super::{
    ask::{AskForCall, TooManyCalls, ask_for_call, hours_of},
    form,
    jobs::KEPT_DAYS,
    limits::Limits,
    promise::promised_by,
    queries,
    tools::Tools,
};
use crate::{
    audit::Actor,
    kernel::{CivilTime, Moment, Zone},
    locale::{Text, unbroken},
    municipalities,
    store::{Fault, Outcome},
    web::{
        Failure, Frame, Here, Page, PageResult, ProtectedForm, Visit,
        form::{ErrorSummary, Field, FormState, Words},
    },
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

#[derive(Template)]
#[template(path = "messages/callback.html")]
struct Ask<'a> {
    frame: &'a Frame,
    title: String,
    promise: String,
    words: Words,
    summary: Option<ErrorSummary>,
    fields: [Field; 2],
    kept_days: i64,
    action: String,
    csrf: String,
    key: String,
}

#[derive(Template)]
#[template(path = "messages/callback_received.html")]
struct Received<'a> {
    frame: &'a Frame,
    title: String,
    promise: String,
    /// Whether the time that was promised is over.
    over: bool,
    number: String,
    phone: String,
}

/// `GET /<municipality>/ring-mig`: the empty form.
#[get("/<_>/ring-mig")]
pub(super) async fn ask(here: Here<'_>, tools: Tools<'_>, visit: &Visit) -> PageResult {
    let key = tools.chance.token();
    show(&here, &tools, visit, key, Status::Ok, &FormState::default()).await
}

/// `POST /<municipality>/ring-mig`: somebody asks to be called.
#[post("/<_>/ring-mig", data = "<form>")]
pub(super) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Result<Result<Redirect, Page>, Failure> {
    let text = here.frame.text;
    let (typed, expired) = form.opened();
    let key = typed.form_key(tools.chance);
    let mut state = form::keep(&typed);
    let again = |status, state: FormState| {
        let (here, tools, key) = (&here, &tools, key.clone());
        async move { show(here, tools, visit, key, status, &state).await.map(Err) }
    };
    if expired {
        state.refuse_all(text.web_stale());
        return again(Status::UnprocessableEntity, state).await;
    }
    let Some(answers) = form::parse(&typed, text, &mut state) else {
        return again(Status::UnprocessableEntity, state).await;
    };
    let municipality = here.municipality()?;
    let draft_code = tools
        .drafts
        .code(visit.fingerprint(), &municipality)
        .await?;
    let request = AskForCall {
        municipality,
        name: answers.name,
        phone: answers.phone,
        draft_code,
        lang: text.lang(),
        visit: visit.fingerprint(),
        form_key: key.clone(),
    };
    let limits = Limits {
        keys: tools.keys,
        network: &tools.network,
    };
    let now = tools.clock.now();
    let asked = ask_for_call(
        tools.store,
        &limits,
        now,
        tools.chance,
        &Actor::Visitor,
        &request,
    );
    match asked.await {
        Ok(_) => Ok(Ok(Redirect::to(here.frame.links.to("ring-mig/mottaget")))),
        Err(Outcome::Refused(TooManyCalls)) => {
            state.refuse_all(text.callbacks_too_many(&here.place.phone));
            again(Status::TooManyRequests, state).await
        }
        Err(Outcome::Fault(fault)) if fault.is_busy() => {
            let status = Failure::Fault(fault).logged(&here.frame.request_id);
            state.refuse_all(text.web_busy_words());
            again(status, state).await
        }
        Err(outcome) => {
            Failure::or_refusal(outcome)?;
            Err(Failure::NotFound)
        }
    }
}

/// `GET /<municipality>/ring-mig/mottaget`: when somebody calls, opened by the visitor's cookie.
#[get("/<_>/ring-mig/mottaget")]
pub(super) async fn received(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let code = here.municipality()?;
    let promise = queries::promise_of(tools.store.read(), visit.fingerprint(), &code).await?;
    let Some(promise) = promise else {
        return Ok(Ok(Redirect::to(here.frame.links.to("ring-mig"))));
    };
    let text = here.frame.text;
    let now = tools.clock.now();
    let over = promise.by <= now;
    let by = CivilTime::of(promise.by, Zone::stockholm());
    Page::show(&Received {
        frame: here.frame,
        title: text.callbacks_received(),
        promise: if over {
            text.callbacks_was_promised(text.day(by.date), unbroken(&text.clock(by.time)))
        } else {
            promised(text, now, by)
        },
        over,
        number: promise.phone,
        phone: here.place.phone.clone(),
    })
    .map(Err)
}

/// The form with what was typed and what is wrong.
async fn show(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
    key: String,
    status: Status,
    state: &FormState,
) -> PageResult {
    let frame = here.frame;
    let text = frame.text;
    let municipality = municipalities::by_code(tools.store.read(), &here.municipality()?).await?;
    let municipality = municipality.ok_or_else(|| Fault::new("a municipality is gone"))?;
    let hours = hours_of(&municipality);
    let now = tools.clock.now();
    let fields = form::fields(text, state);
    let page = Ask {
        frame,
        title: text.callbacks_title(),
        promise: promised(text, now, promised_by(now, &hours, Zone::stockholm())),
        words: frame.form_words(),
        summary: form::summary(state, &fields),
        fields,
        kept_days: KEPT_DAYS,
        action: frame.links.to("ring-mig"),
        csrf: visit.token(tools.keys, tools.chance),
        key,
    };
    Page::with_status(status, &page)
}

/// «Vi ringer i dag före klockan 16.»
fn promised(text: Text, now: Moment, by: CivilTime) -> String {
    let clock = unbroken(&text.clock(by.time));
    if by.date == CivilTime::of(now, Zone::stockholm()).date {
        text.callbacks_today(clock)
    } else {
        text.callbacks_another_day(text.day(by.date), clock)
    }
}
