//! The plain sign-up page of a round: shown, sent, shown again.

use super::{
    asking::Asking,
    confirmation, form,
    refused::refuse,
    register::{Register, register},
    registration::{CameBy, Refusal},
    tools::{Tools, code_of},
};
use crate::{
    audit::Actor,
    kernel::{Chance, CivilTime},
    rounds::{self, Round, SignUp},
    web::{Failure, Here, Page, PageResult, ProtectedForm, Stale, Typed, Visit, form::FormState},
};
use rocket::{get, http::Status, post, response::Redirect};

/// `GET /<municipality>/traffar/<number>/anmalan`: the empty form.
#[get("/<_>/traffar/<number>/anmalan")]
pub(super) async fn new(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    number: u32,
) -> PageResult {
    let round = find(&tools, &here, number).await?;
    if round.sign_up(tools.clock.now()) != SignUp::Open {
        return refuse(&here, &Refusal::NotOpen, None);
    }
    let asking = Asking {
        here: &here,
        tools: &tools,
        visit,
        round: &round,
        key: tools.chance.token(),
    };
    asking.show(Status::Ok, &FormState::default()).await
}

/// `POST /<municipality>/traffar/<number>/anmalan`: somebody asks for a place.
#[post("/<_>/traffar/<number>/anmalan", data = "<form>")]
pub(super) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    number: u32,
    form: ProtectedForm,
) -> Result<Result<Redirect, Page>, Failure> {
    let round = find(&tools, &here, number).await?;
    let text = here.frame.text;
    let (typed, stale) = match form.open() {
        Ok(typed) => (typed, false),
        Err(Stale(typed)) => (typed, true),
    };
    let asking = Asking {
        here: &here,
        tools: &tools,
        visit,
        round: &round,
        key: form_key(&typed, tools.chance),
    };
    let mut state = form::keep(&typed);
    if stale {
        state.refuse_all(text.web_stale());
        return asking
            .show(Status::UnprocessableEntity, &state)
            .await
            .map(Err);
    }
    if !typed.text(form::AGAIN_FIELD).is_empty() {
        return asking.show(Status::Ok, &state).await.map(Err);
    }
    let now = tools.clock.now();
    if !tools.limit.take(tools.store, &tools.network, now).await? {
        state.refuse_all(text.web_too_many_words());
        return asking.show(Status::TooManyRequests, &state).await.map(Err);
    }
    let today = CivilTime::of(now, round.zone).date;
    let Some(answers) = form::parse(&typed, text, today, &mut state) else {
        return asking
            .show(Status::UnprocessableEntity, &state)
            .await
            .map(Err);
    };
    let request = Register {
        municipality: round.municipality.clone(),
        round: round.id,
        people: vec![answers.person],
        email: answers.email,
        lang: text.lang(),
        came_by: CameBy::Web,
        form_key: asking.key.clone(),
        form_print: form::fingerprint(&typed),
        visit: visit.fingerprint(),
    };
    let asked = register(tools.store, now, tools.chance, &Actor::Visitor, &request).await;
    match asked {
        Ok(registered) => Ok(Ok(Redirect::to(confirmation::address(
            here.frame,
            registered.standing,
        )))),
        Err(outcome) => {
            let refusal = Failure::or_refusal(outcome)?;
            // A form that was sent already is over; any other can be changed and sent again.
            let again = (refusal != Refusal::AlreadySent).then(|| asking.again(&state));
            refuse(&here, &refusal, again).map(Err)
        }
    }
}

async fn find(tools: &Tools<'_>, here: &Here<'_>, number: u32) -> Result<Round, Failure> {
    let code = code_of(here)?;
    rounds::by_number(tools.store.read(), &code, number)
        .await?
        .ok_or(Failure::NotFound)
}

/// The key of the form that was sent; a form without a fitting one gets its own.
fn form_key(typed: &Typed, chance: &Chance) -> String {
    let key = typed.text(form::KEY_FIELD);
    let fits = (20..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { key.to_owned() } else { chance.token() }
}
