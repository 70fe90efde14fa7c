//! Taking a change back, as a visitor does it.

use super::{
    current::{Current, ask_again},
    refusal::Refusal,
    refused::{Offer, refuse},
    replaced::Before,
    undo::{IfTaken, undo},
};
use crate::{
    audit::Actor,
    kernel::ChangeId,
    registrations::{finding, flow::Answered, tools::Tools},
    store::Outcome,
    web::{Failure, Here, ProtectedForm, Typed, Visit},
};
use rocket::{post, response::Redirect};

/// The field that says which change is taken back: a second press must not take back another.
const CHANGE: &str = "andring";

/// `POST /<municipality>/andra/angra`: the latest change is taken back.
#[post("/<_>/andra/angra", data = "<form>")]
pub(in crate::registrations) async fn take_back(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    answer(&here, &tools, visit, form, IfTaken::Refuse).await
}

/// `POST /<municipality>/andra/reservlistan`: the seat is gone, a place last in line will do.
#[post("/<_>/andra/reservlistan", data = "<form>")]
pub(in crate::registrations) async fn stand_in_line(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Answered {
    answer(&here, &tools, visit, form, IfTaken::LastInLine).await
}

async fn answer(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
    if_taken: IfTaken,
) -> Answered {
    let (typed, expired) = form.opened();
    let current = Current::of_form(here, tools, visit, &typed).await?;
    let Some(current) = current else {
        return Ok(Ok(ask_again(here)));
    };
    let menu = here.frame.links.to("andra/val");
    let Ok(which) = typed.text(CHANGE).parse::<ChangeId>() else {
        return Ok(Ok(Redirect::to(menu)));
    };
    if expired {
        // The page is shown again with the same button; nothing was typed in it.
        return Ok(Ok(Redirect::to(menu)));
    }
    let (store, chance, proved) = (tools.store, tools.chance, &current.proved);
    let done = undo(
        store,
        current.now,
        chance,
        &Actor::Visitor,
        proved,
        which,
        if_taken,
    )
    .await;
    match done {
        Ok(_) => Ok(Ok(Redirect::to(format!("{menu}?klart=angrat")))),
        Err(outcome) => refused(here, tools, visit, &current, &typed, outcome).await,
    }
}

/// The seat is gone: they can stand in line, or choose another day.
async fn refused(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
    current: &Current,
    typed: &Typed,
    outcome: Outcome<Refusal>,
) -> Answered {
    let refusal = Failure::or_refusal(outcome)?;
    if refusal != Refusal::SeatTaken {
        return refuse(here, refusal, None, Vec::new()).map(Err);
    }
    let (text, found) = (here.frame.text, &current.found);
    let left = found.undoable.as_ref().map(|change| &change.before);
    let gone = found.people.is_empty() && matches!(left, Some(Before::Cancelled { .. }));
    let offer = gone.then(|| Offer {
        action: here.frame.links.to("andra/reservlistan"),
        csrf: visit.token(tools.keys, tools.chance),
        registration: found.id.to_string(),
        change: typed.text(CHANGE).to_owned(),
        words: text.change_line_words(),
        button: text.change_line(),
    });
    let others = if gone {
        let size = found.leavers.len().max(1);
        finding::with_room(tools, here, &found.round, size).await?
    } else {
        Vec::new()
    };
    refuse(here, refusal, offer, others).map(Err)
}
