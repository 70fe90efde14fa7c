//! One day of several is changed: the same two steps for a visitor and for whoever helps them.

use super::{
    current::Current,
    leaving::WHO,
    one_day::{Around, Chosen, DAY, HOW, asked, chosen, how, which},
    refused,
    set_coming::set_coming,
};
use crate::{
    audit::Actor,
    registrations::tools::Tools,
    web::{Failure, Here, Page, PageResult, Typed, form::FormState},
};
use rocket::{http::Status, response::Redirect};

/// What an address says of the first step.
pub(super) struct Asked<'a> {
    /// Which day, if one is said.
    pub(super) day: Option<&'a str>,
    pub(super) who: Option<&'a str>,
    /// Whether the first step was sent.
    pub(super) sent: bool,
}

/// The step that an address leads to: the first, with what is wrong in it, or the second.
pub(super) async fn ask(
    here: &Here<'_>,
    tools: &Tools<'_>,
    current: &Current,
    around: Around,
    typed: Asked<'_>,
) -> PageResult {
    let mut state = FormState::default();
    let (day, who) = (typed.day.unwrap_or_default(), typed.who.unwrap_or_default());
    if typed.day.is_none() && !typed.sent {
        return which(here, current, around, (Status::Ok, &state));
    }
    match chosen(here.frame.text, current, (day, who)) {
        Ok(chosen) => {
            let shown = (Status::Ok, &state);
            how(here, tools, current, &chosen, around, shown).await
        }
        Err((field, words)) => {
            state.typed(DAY, day);
            state.typed(WHO, who);
            state.refuse(field, words);
            let shown = (Status::UnprocessableEntity, &state);
            which(here, current, around, shown)
        }
    }
}

/// Does what the second step asks for, and leads back to the registration; or shows what is wrong.
pub(super) async fn save(
    here: &Here<'_>,
    tools: &Tools<'_>,
    current: &Current,
    around: Around,
    (actor, typed, expired): (&Actor, &Typed, bool),
) -> Result<Result<Redirect, Page>, Failure> {
    let text = here.frame.text;
    let Ok(chosen) = chosen(text, current, (typed.text(DAY), typed.text(WHO))) else {
        return Ok(Ok(Redirect::to(around.menu)));
    };
    let mut state = typed.kept(&[HOW]);
    if expired {
        state.refuse_all(text.web_stale());
    } else if does(here, tools, current, &chosen, (actor, typed), &mut state).await? {
        return Ok(Ok(Redirect::to(format!("{}?klart=dagen", around.menu))));
    }
    let shown = (Status::UnprocessableEntity, &state);
    how(here, tools, current, &chosen, around, shown)
        .await
        .map(Err)
}

/// Whether it was done; what is wrong is said in the state.
async fn does(
    here: &Here<'_>,
    tools: &Tools<'_>,
    current: &Current,
    chosen: &Chosen<'_>,
    (actor, typed): (&Actor, &Typed),
    state: &mut FormState,
) -> Result<bool, Failure> {
    let Some(asked) = asked(here, tools, chosen, typed).await? else {
        state.refuse(HOW, here.frame.text.change_wrong_one_day_how());
        return Ok(false);
    };
    let (store, chance, proved) = (tools.store, tools.chance, &current.proved);
    match set_coming(store, current.now, chance, actor, proved, asked).await {
        Ok(()) => Ok(true),
        Err(outcome) => {
            let (what, and_now) = refused::words(here, Failure::or_refusal(outcome)?);
            state.refuse_all(format!("{} {and_now}", refused::sentence(&what)));
            Ok(false)
        }
    }
}
