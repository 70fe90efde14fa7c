//! Sending what was looked over: a place, a place in line, or a kind no.

use super::{
    answers::Answers,
    check,
    context::Flow,
    draft::{Draft, Purpose},
    question::{Answered, ROUND_FIELD, nothing_to_ask},
    steps,
};
use crate::{
    audit::Actor,
    registrations::{
        asked::Means,
        confirmation,
        refused::{refuse, trapped},
        register::{ByStaff, Party, Register, Registered, register_planned},
        registration::{CameBy, Refusal, Standing},
        tools::Tools,
    },
    store::{Fault, Outcome},
    web::{Failure, Here, Limit, ProtectedForm, Typed, Visit, form::FormState},
};
use rocket::{http::Status, response::Redirect};
use sha2::{Digest, Sha256};

/// A field that people neither see nor reach; programs that fill in every field fill it in.
pub(super) const TRAP_FIELD: &str = "webbplats";

/// What the check page said about seats.
const FREE_FIELD: &str = "ledigt";

/// How many confirmations one e-mail address gets: a couple with a few rounds each, not a campaign.
const PER_RECEIVER: Limit = Limit {
    purpose: "confirmation",
    burst: 6,
    per_day: 24,
};

/// How many registrations one phone number makes: a couple with a few rounds each, not a storm.
const PER_PHONE: Limit = Limit {
    purpose: "sign-up-phone",
    burst: 12,
    per_day: 12,
};

/// `POST …/anmalan/kontrollera`: somebody asks for a place.
pub(super) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let (typed, expired) = form.opened();
    let number = typed.text(ROUND_FIELD).parse().ok();
    let found = Flow::find_to_write(&here, &tools, visit, Purpose::SignUp, number).await?;
    let Some(mut flow) = found else {
        return Ok(Ok(nothing_to_ask(&here, Purpose::SignUp)));
    };
    if has_changed(&flow, &typed)? {
        let found = Flow::find_anew(&here, &tools, visit, Purpose::SignUp, number).await?;
        let Some(anew) = found else {
            return Ok(Ok(nothing_to_ask(&here, Purpose::SignUp)));
        };
        flow = anew;
    }
    let key = typed.form_key(tools.chance);
    let Some(draft) = flow.draft.clone() else {
        return Ok(Ok(Redirect::to(flow.to(None))));
    };
    if flow.was_sent() {
        let address = confirmation::address(&flow.frame, Standing::Placed);
        return Ok(Ok(Redirect::to(address)));
    }
    let answers = draft.answers.clone();
    if steps::first_open(&answers).is_some() {
        return Ok(Ok(Redirect::to(flow.next_open(&answers))));
    }
    let mut state = FormState::default();
    if expired {
        state.refuse_all(here.frame.text.web_stale());
    } else if has_changed(&flow, &typed)? {
        state.refuse_all(here.frame.text.flow_started_elsewhere());
    } else if check::promised_another(&typed, check::promised(&flow)) {
        state.refuse_all(here.frame.text.flow_privacy_changed());
    }
    if !state.is_valid() {
        let status = Status::UnprocessableEntity;
        return check::page(&flow, &answers, key, status, &state)
            .await
            .map(Err);
    }
    if !typed.text(TRAP_FIELD).is_empty() {
        return trapped(&here).map(Err);
    }
    let request = request(&flow, &draft, &answers, key.clone())?;
    let was_free = typed.text(FREE_FIELD) == "ja";
    let planned = flow.planned.clone().ok_or(Failure::NotFound)?;
    let sent = register_planned(
        tools.store,
        tools.clock.now(),
        tools.chance,
        &Actor::Visitor,
        &request,
        &planned.plan,
    );
    let sent = sent.await;
    if matches!(sent, Err(Outcome::Refused(Refusal::AnotherDraft))) {
        // Another window has changed it in the same moment: what would be sent is looked over again.
        let found = Flow::find_anew(&here, &tools, visit, Purpose::SignUp, number).await?;
        let Some(anew) = found.filter(|flow| flow.draft.is_some()) else {
            return refuse(&here, &Refusal::AnotherDraft).map(Err);
        };
        state.refuse_all(here.frame.text.flow_started_elsewhere());
        let answers = anew.answers();
        return check::page(&anew, &answers, key, Status::Conflict, &state)
            .await
            .map(Err);
    }
    answer(&flow, &answers, key, was_free, sent).await
}

/// Whether the draft is not what was looked over, as far as is known.
fn has_changed(flow: &Flow<'_>, typed: &Typed) -> Result<bool, Fault> {
    match &flow.draft {
        Some(draft) => check::has_changed(typed, draft),
        None => Ok(true),
    }
}

/// What the handler makes of what the verb said.
async fn answer(
    flow: &Flow<'_>,
    answers: &Answers,
    key: String,
    was_free: bool,
    sent: Result<Registered, Outcome<Refusal>>,
) -> Answered {
    let text = flow.frame.text;
    let mut state = FormState::default();
    let status = match sent {
        Ok(registered) => {
            let mut address = confirmation::address(&flow.frame, registered.standing);
            if was_free && matches!(registered.standing, Standing::Waiting { .. }) {
                // It filled up while the form was on its way, and the page says so.
                address.push_str(confirmation::JUST_FILLED);
            }
            return Ok(Ok(Redirect::to(address)));
        }
        Err(Outcome::Refused(Refusal::TooMany)) => {
            state.refuse_all(text.web_too_many_words());
            Status::TooManyRequests
        }
        Err(Outcome::Refused(Refusal::TooYoung { .. })) => {
            return Ok(Ok(Redirect::to(flow.page("for-ung"))));
        }
        Err(Outcome::Fault(fault)) => {
            let busy = fault.is_busy();
            let status = Failure::Fault(fault).logged(&flow.frame.request_id);
            state.refuse_all(if busy {
                text.web_busy_words()
            } else {
                text.web_broken_words()
            });
            status
        }
        Err(outcome) => {
            let refusal = Failure::or_refusal(outcome)?;
            return refuse(flow.here, &refusal).map(Err);
        }
    };
    check::page(flow, answers, key, status, &state)
        .await
        .map(Err)
}

/// What the answers ask for.
fn request(
    flow: &Flow<'_>,
    draft: &Draft,
    answers: &Answers,
    form_key: String,
) -> Result<Register, Failure> {
    let odd = || Failure::Fault(Fault::new("a draft that cannot be sent"));
    let (first, second) = answers.people().ok_or_else(odd)?;
    let wants = answers
        .wants(flow.frame.text_size.percent())
        .ok_or_else(odd)?;
    let keys = flow.tools.keys;
    let bucket = |limit: Limit, key: &str| limit.bucket(keys, key);
    let mut limits = vec![bucket(flow.tools.limit, &flow.tools.network)];
    let phones = [&first]
        .into_iter()
        .chain(&second)
        .filter_map(|p| p.phone.as_ref());
    limits.extend(phones.map(|phone| bucket(PER_PHONE, phone.e164())));
    let receiver = match &wants.means {
        // However it is written, it is one mailbox.
        Means::Email(address) => Some(bucket(PER_RECEIVER, &address.as_str().to_lowercase())),
        _ => None,
    };
    limits.extend(receiver);
    let print = draft.print()?;
    Ok(Register {
        municipality: flow.round.municipality.clone(),
        round: flow.round.id,
        party: Party { first, second },
        wants,
        lang: flow.frame.text.lang(),
        came_by: CameBy::Web,
        form_print: fingerprint(flow, &print),
        form_key,
        visit: Some(flow.visit.fingerprint()),
        draft: Some((draft.id, print)),
        hold: None,
        promised: check::promised(flow),
        limits,
        by_staff: ByStaff::default(),
    })
}

/// Tells a repeated form from a changed one.
fn fingerprint(flow: &Flow<'_>, print: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(flow.round.id.uuid().as_bytes());
    hash.update(print);
    hash.finalize().into()
}
