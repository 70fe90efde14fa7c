//! The plain sign-up page of a round: shown, sent, shown again.

use super::{
    asking::Asking,
    confirmation, form,
    refused::refuse,
    register::{Party, Register, Registered, register},
    registration::{CameBy, Refusal},
    tools::{Tools, code_of},
};
use crate::{
    audit::Actor,
    kernel::{Chance, CivilTime, Moment},
    rounds::{self, Round, SignUp},
    store::Outcome,
    web::{
        Failure, Here, Limit, Page, PageResult, ProtectedForm, Stale, Typed, Visit, form::FormState,
    },
};
use rocket::{get, http::Status, post, response::Redirect};

/// How many confirmations one e-mail address gets: a couple with a few rounds each, not a campaign.
const PER_RECEIVER: Limit = Limit {
    purpose: "confirmation",
    burst: 6,
    per_hour: 1,
};

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
    let (typed, expired) = match form.open() {
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
    if expired {
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
        party: Party::alone(answers.person),
        email: answers.email,
        lang: text.lang(),
        came_by: CameBy::Web,
        form_key: asking.key.clone(),
        form_print: form::fingerprint(&typed),
        visit: visit.fingerprint(),
    };
    match attempt(&tools, now, &request).await {
        Ok(registered) => {
            let address = confirmation::address(here.frame, registered.standing);
            Ok(Ok(Redirect::to(address)))
        }
        Err(Outcome::Refused(Refusal::TooMany)) => {
            state.refuse_all(text.web_too_many_words());
            asking.show(Status::TooManyRequests, &state).await.map(Err)
        }
        Err(Outcome::Fault(fault)) if fault.is_busy() => {
            tracing::warn!(request = %here.frame.request_id, %fault, "the database is busy");
            state.refuse_all(text.web_busy_words());
            asking
                .show(Status::ServiceUnavailable, &state)
                .await
                .map(Err)
        }
        Err(outcome) => {
            let refusal = Failure::or_refusal(outcome)?;
            // A form that was sent already is over; any other can be changed and sent again.
            let again = (refusal != Refusal::AlreadySent).then(|| asking.again(&state));
            refuse(&here, &refusal, again).map(Err)
        }
    }
}

/// Registers, if this network has not sent too many already.
async fn attempt(
    tools: &Tools<'_>,
    now: Moment,
    request: &Register,
) -> Result<Registered, Outcome<Refusal>> {
    let allowed = tools
        .limit
        .take(tools.store, tools.keys, &tools.network, now)
        .await?;
    if !allowed {
        return Err(Outcome::Refused(Refusal::TooMany));
    }
    let mut request = request.clone();
    if let Some(email) = &request.email
        && !PER_RECEIVER
            .take(tools.store, tools.keys, email.as_str(), now)
            .await?
    {
        // Nobody's inbox is flooded through our forms; the page shows the confirmation all the same.
        request.email = None;
    }
    register(tools.store, now, tools.chance, &Actor::Visitor, &request).await
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
