//! Changing what a registration says, by the pages of the sign-up.

use super::{
    current::{Current, ask_again},
    details::{answers_of, change_details},
    refused::refuse,
};
use crate::{
    audit::Actor,
    registrations::{
        flow::{
            Answered, Flow, Owner, Purpose, Start, begin, check_page, first_open, forget,
            has_changed, load,
        },
        tools::Tools,
    },
    web::{Failure, Here, ProtectedForm, Visit, form::FormState},
};
use rocket::{http::Status, post, response::Redirect};

/// `POST /<municipality>/andra/uppgifter`: a draft that says what the registration says.
#[post("/<_>/andra/uppgifter", data = "<form>")]
pub(in crate::registrations) async fn begin_details(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let (typed, expired) = form.opened();
    let Some(current) = Current::of_form(&here, &tools, visit, &typed).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let found = &current.found;
    if expired || found.people.is_empty() {
        return Ok(Ok(Redirect::to(here.frame.links.to("andra/val"))));
    }
    let owner = Owner::of(&here, visit, Purpose::Change)?;
    if let Some(draft) = load(tools.store.read(), &owner).await? {
        forget(tools.store, &draft).await?;
    }
    let start = Start {
        round: Some(found.round.id),
        registration: Some(found.id),
        answers: answers_of(&found.row, &found.people),
        lang: here.frame.text.lang(),
    };
    begin(tools.store, current.now, tools.chance, &owner, start).await?;
    let check = here.frame.links.to("andra/uppgifter/kontrollera");
    Ok(Ok(Redirect::to(check)))
}

/// `POST /<municipality>/andra/uppgifter/kontrollera`: what was answered is saved.
#[post("/<_>/andra/uppgifter/kontrollera", data = "<form>")]
pub(in crate::registrations) async fn save_details(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    let (typed, expired) = form.opened();
    let Some(flow) = Flow::find(&here, &tools, visit, Purpose::Change, None).await? else {
        return Ok(Ok(ask_again(&here)));
    };
    let Some(draft) = flow.draft.clone() else {
        return Ok(Ok(ask_again(&here)));
    };
    let current = Current::find(&here, &tools, visit, draft.registration).await?;
    let Some(current) = current.filter(|_| draft.registration.is_some()) else {
        return Ok(Ok(ask_again(&here)));
    };
    let answers = &draft.answers;
    if first_open(answers).is_some() {
        return Ok(Ok(Redirect::to(flow.next_open(answers))));
    }
    let mut state = FormState::default();
    if expired {
        state.refuse_all(here.frame.text.web_stale());
    } else if has_changed(&typed, &draft)? {
        state.refuse_all(here.frame.text.flow_started_elsewhere());
    }
    if !state.is_valid() {
        let key = tools.chance.token();
        let status = Status::UnprocessableEntity;
        return check_page(&flow, answers, key, status, &state)
            .await
            .map(Err);
    }
    let wanted = (answers, here.frame.text_size.percent());
    let (store, chance, proved) = (tools.store, tools.chance, &current.proved);
    let done = change_details(store, current.now, chance, &Actor::Visitor, proved, wanted).await;
    if let Err(outcome) = done {
        let refusal = Failure::or_refusal(outcome)?;
        return refuse(&here, refusal, None, Vec::new()).map(Err);
    }
    forget(tools.store, &draft).await?;
    let menu = here.frame.links.to("andra/val");
    Ok(Ok(Redirect::to(format!("{menu}?klart=uppgifter"))))
}
