//! A session or a round is called off: who is told, why, and the button.

use super::{
    form::{Button, DO, FormPage},
    moving::told,
    office::{Office, Sent},
    refusal_words::refuse,
    words,
};
use crate::{
    accounts::{Answered, Planning, StaffForm, Tools, Workplace},
    locale::Text,
    rounds::{
        Followers, PlanChange, Reason, Refusal, Round, Session, State as RoundState, call_off,
        call_off_session,
    },
    store::Outcome,
    web::{
        Failure, Here, PageResult, Reading,
        form::{Answer, Choice, FormState, Section},
        parts::Link,
    },
};
use rocket::{State, get, post, response::Redirect};

const REASON: &str = "orsak";

/// `GET /<municipality>/planering/<number>/stall-in`: the round; is it meant?
#[get("/<_>/planering/<number>/stall-in")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    page(&office, &round, None, &FormState::default())
        .await?
        .show()
}

/// `GET /<municipality>/planering/<number>/dag/<session>/stall-in`: one session.
#[get("/<_>/planering/<number>/dag/<session>/stall-in")]
pub(in crate::rounds) async fn ask_session(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    let session = round.session(session).ok_or(Failure::NotFound)?;
    page(&office, &round, Some(session), &FormState::default())
        .await?
        .show()
}

/// `POST /<municipality>/planering/<number>/stall-in`: the round is called off.
#[post("/<_>/planering/<number>/stall-in", data = "<form>")]
pub(in crate::rounds) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let round = sent.office.round(number).await?;
    let (state, reason) = read(&sent);
    let Some(reason) = reason else {
        return refused(&sent, &round, None, &state).await;
    };
    let done = call_off(&sent.office.planner(), number, reason).await;
    answer(&sent, &round, None, done, state).await
}

/// `POST /<municipality>/planering/<number>/dag/<session>/stall-in`: the session is.
#[post("/<_>/planering/<number>/dag/<session>/stall-in", data = "<form>")]
pub(in crate::rounds) async fn send_session(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let round = sent.office.round(number).await?;
    let there = round.session(session).ok_or(Failure::NotFound)?;
    let (state, reason) = read(&sent);
    let Some(reason) = reason else {
        return refused(&sent, &round, Some(there), &state).await;
    };
    let done = call_off_session(&sent.office.planner(), number, session, reason).await;
    answer(&sent, &round, Some(there), done, state).await
}

fn read(sent: &Sent<'_>) -> (FormState, Option<Reason>) {
    let text = sent.office.text();
    let asked = [Section::plain(vec![reasons(text).into()])];
    let mut read = Reading::of(&sent.typed, text, &asked);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let reason = read.parsed(REASON, Reason::parse, text.planning_wrong_pick());
    (read.state, reason.filter(|_| !sent.expired))
}

async fn answer(
    sent: &Sent<'_>,
    round: &Round,
    session: Option<&Session>,
    done: Result<u32, Outcome<Refusal>>,
    mut state: FormState,
) -> Answered {
    match done {
        Ok(told) => {
            let page = sent.office.to(round.number, "");
            Ok(Ok(Redirect::to(format!(
                "{page}?klart=installd&antal={told}"
            ))))
        }
        Err(outcome) => {
            refuse(
                sent.office.text(),
                &Failure::or_refusal(outcome)?,
                &mut state,
            );
            refused(sent, round, session, &state).await
        }
    }
}

async fn refused(
    sent: &Sent<'_>,
    round: &Round,
    session: Option<&Session>,
    state: &FormState,
) -> Answered {
    let page = page(&sent.office, round, session, state).await?;
    page.refuse().map(Err)
}

async fn page<'a>(
    office: &Office<'a>,
    round: &Round,
    session: Option<&Session>,
    state: &FormState,
) -> Result<FormPage<'a>, Failure> {
    if round.state != RoundState::Published || round.sessions.is_empty() {
        return Err(Failure::NotFound);
    }
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let (title, path) = match session {
        Some(session) => (
            text.planning_call_off_session(round.number.to_string()),
            format!("dag/{}/stall-in", session.number),
        ),
        None => (
            text.planning_call_off_round(round.number.to_string()),
            "stall-in".to_owned(),
        ),
    };
    let which: Vec<String> = match session {
        Some(session) => vec![words::when(text, session)],
        None => round
            .sessions
            .iter()
            .map(|s| words::when(text, s))
            .collect(),
    };
    let now = office.work.now();
    let planned = session.map(|off| (round.without(off.id), off));
    let change = match &planned {
        Some((planned, off)) => PlanChange::SessionOff(planned, off),
        None => PlanChange::RoundOff(round),
    };
    let affected = office.followers.affected(office.store(), now, change);
    let buttons = vec![Button::new(text.planning_call_off_button(), DO).warning()];
    let page = FormPage::new(office, title, back, office.to(round.number, &path), buttons)
        .lead(text.planning_call_off_lead())
        .note(text.planning_called_off_what(), which)
        .note(text.planning_told(), told(text, &affected.await?));
    Ok(page.asking(vec![Section::plain(vec![reasons(text).into()])], state))
}

fn reasons(text: Text) -> Choice {
    let answers = Reason::ALL.map(|reason| {
        let words = match reason {
            Reason::Helpers => text.notices_reason_helpers(),
            Reason::Room => text.notices_reason_room(),
            Reason::TooFew => text.notices_reason_too_few(),
            Reason::Weather => text.notices_reason_weather(),
            Reason::Unsaid => text.planning_reason_unsaid(),
        };
        Answer::new(reason.code(), words)
    });
    Choice::radios(REASON, text.planning_reason(), answers.into()).hint(text.planning_reason_hint())
}
