//! A page of questions: shown, answered, shown again with what is wrong.

use super::{
    answers::{Answers, Nth},
    ask::{Entered, Facts, sheet},
    context::Flow,
    draft::{self, Draft, Purpose, Start},
    steps::{self, NUMBERED, Question},
    take::{self, keep},
    young,
};
use crate::{
    registrations::{refused::refuse, registration::Refusal, tools::Tools},
    rounds::SignUp,
    web::{
        Failure, Frame, Here, Page, PageResult, ProtectedForm, Visit,
        form::{ErrorSummary, FormState, Words},
    },
};
use askama::Template;
use rocket::{http::Status, response::Redirect};

/// The field that names the round.
pub(super) const ROUND_FIELD: &str = "traff";

/// A page of the flow, or the way to another.
pub(in crate::registrations) type Answered = Result<Result<Redirect, Page>, Failure>;

#[derive(Template)]
#[template(path = "registrations/question.html")]
struct QuestionPage<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    progress: String,
    sheet: super::ask::Sheet,
    action: String,
    back: String,
    csrf: String,
    round: u32,
    without: &'static str,
}

/// Shows a question with what was answered before.
pub(super) async fn show(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    purpose: Purpose,
    path: &str,
    number: Option<u32>,
) -> Answered {
    let question = asked(purpose, path)?;
    let Some(flow) = Flow::find(&here, &tools, visit, purpose, number).await? else {
        return Ok(Ok(nothing_to_ask(&here, purpose)));
    };
    if let Some(no) = closed(&flow)? {
        return Ok(Err(no));
    }
    let answers = shown_answers(&flow, question);
    // Nobody can be asked the fifth question before the first: what is missing comes first.
    if !steps::steps(&answers).contains(&question)
        || steps::first_open(&answers).is_some_and(|open| comes_before(open, question, &answers))
    {
        return Ok(Ok(Redirect::to(flow.next_open(&answers))));
    }
    page(&flow, question, &answers, Status::Ok, &FormState::default()).map(Err)
}

/// Takes an answer, keeps it, and leads on.
pub(super) async fn answer(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    purpose: Purpose,
    path: &str,
    form: ProtectedForm,
) -> Answered {
    let question = asked(purpose, path)?;
    let (typed, expired) = form.opened();
    let number = typed.text(ROUND_FIELD).parse().ok();
    let Some(mut flow) = Flow::find_to_write(&here, &tools, visit, purpose, number).await? else {
        return Ok(Ok(nothing_to_ask(&here, purpose)));
    };
    if let Some(no) = closed(&flow)? {
        return Ok(Err(no));
    }
    let mut state = keep(&typed);
    if expired {
        state.refuse_all(here.frame.text.web_stale());
        let answers = shown_answers(&flow, question);
        return page(
            &flow,
            question,
            &answers,
            Status::UnprocessableEntity,
            &state,
        )
        .map(Err);
    }
    // A draft that another window has changed meanwhile is loaded once more.
    for _ in 0..3 {
        let mut answers = shown_answers(&flow, question);
        let before = answers.clone();
        let today = flow.today();
        take::take(
            question,
            &typed,
            here.frame.text,
            today,
            facts(&flow),
            &mut answers,
            &mut state,
        );
        if !state.is_valid() {
            let status = Status::UnprocessableEntity;
            return page(&flow, question, &before, status, &state).map(Err);
        }
        if kept(&mut flow, &answers).await? {
            let next = next(&flow, question, &answers);
            return Ok(Ok(Redirect::to(next)));
        }
        let Some(again) = Flow::find_anew(&here, &tools, visit, purpose, number).await? else {
            break;
        };
        flow = again;
    }
    state.refuse_all(here.frame.text.flow_started_elsewhere());
    let answers = shown_answers(&flow, question);
    page(&flow, question, &answers, Status::Conflict, &state).map(Err)
}

/// The question at a path. Who somebody is cannot be changed afterwards: staff look at that.
fn asked(purpose: Purpose, path: &str) -> Result<Question, Failure> {
    let question = Question::at(path).ok_or(Failure::NotFound)?;
    let who_they_are = matches!(
        question,
        Question::Who | Question::Helper | Question::Name(_) | Question::BirthYear(_)
    );
    if purpose == Purpose::Change && who_they_are {
        return Err(Failure::NotFound);
    }
    Ok(question)
}

/// Writes the answers into the draft; false when another window was faster.
async fn kept(flow: &mut Flow<'_>, answers: &Answers) -> Result<bool, Failure> {
    let now = flow.tools.clock.now();
    let round = (flow.purpose != Purpose::Practice).then_some(flow.round.id);
    let draft = match flow.draft.clone() {
        None => {
            let start = Start {
                round,
                registration: None,
                answers: answers.clone(),
                lang: flow.frame.text.lang(),
            };
            let draft = draft::begin(
                flow.tools.store,
                now,
                flow.tools.chance,
                &flow.owner(),
                start,
            )
            .await?;
            if draft.answers != *answers {
                return Ok(false);
            }
            draft
        }
        Some(mut draft) => {
            draft.answers = answers.clone();
            draft.round = round;
            if flow.purpose == Purpose::SignUp {
                // Whoever changes what was sent is on the way to another sign-up.
                draft.registration = None;
            }
            if !draft::save(flow.tools.store, now, &mut draft).await? {
                return Ok(false);
            }
            draft
        }
    };
    flow.settles(draft);
    Ok(true)
}

/// Where the answer leads: the next question, the check, or the page for somebody too young.
fn next(flow: &Flow<'_>, question: Question, answers: &Answers) -> String {
    if matches!(question, Question::BirthYear(_)) && young::who(flow, answers).is_some() {
        return flow.page("for-ung");
    }
    flow.to(steps::after(question, answers))
}

/// The page of a question.
fn page(
    flow: &Flow<'_>,
    question: Question,
    answers: &Answers,
    status: Status,
    state: &FormState,
) -> PageResult {
    let frame = &flow.frame;
    let text = frame.text;
    let sheet = sheet(text, question, answers, facts(flow), state);
    let back = match (flow.purpose, steps::before(question, answers)) {
        (Purpose::Change, _) => flow.to(None),
        (_, Some(before)) => flow.to(Some(before)),
        (Purpose::SignUp, None) => frame.links.to(&format!("traffar/{}", flow.round.number)),
        (Purpose::Practice, None) => frame.links.to("ova"),
    };
    let shown = QuestionPage {
        frame,
        words: frame.form_words(),
        summary: sheet.summary(state),
        progress: text.flow_progress(question.number(), NUMBERED),
        action: flow.to(Some(question)),
        back,
        csrf: flow.visit.token(flow.tools.keys, flow.tools.chance),
        round: flow.round.number,
        without: take::WITHOUT,
        sheet,
    };
    Page::with_status(status, &shown)
}

/// What some questions depend on.
fn facts(flow: &Flow<'_>) -> Facts {
    Facts {
        letter_in_time: flow.letter_in_time(),
    }
}

/// What the page begins from: whoever starts anew after sending starts with empty pages, since the
/// next sign-up at this computer may be somebody else's.
fn shown_answers(flow: &Flow<'_>, question: Question) -> Answers {
    let sent = flow.purpose == Purpose::SignUp && flow.draft.as_ref().is_some_and(Draft::is_sent);
    if sent && question == Question::Who {
        Answers::default()
    } else {
        flow.answers()
    }
}

fn comes_before(open: Question, question: Question, answers: &Answers) -> bool {
    let steps = steps::steps(answers);
    let at = |q| steps.iter().position(|s| *s == q);
    at(open) < at(question)
}

/// The page that says no when the round cannot be asked for any more.
fn closed(flow: &Flow<'_>) -> Result<Option<Page>, Failure> {
    let open = flow.round.sign_up(flow.tools.clock.now()) == SignUp::Open;
    if open || flow.purpose != Purpose::SignUp {
        return Ok(None);
    }
    refuse(flow.here, &Refusal::NotOpen).map(Some)
}

/// Without a round there is nothing to sign up to; without a draft nothing to change.
pub(super) fn nothing_to_ask(here: &Here<'_>, purpose: Purpose) -> Redirect {
    Redirect::to(here.frame.links.to(match purpose {
        Purpose::SignUp => "traffar",
        Purpose::Practice => "ova",
        Purpose::Change => "andra",
    }))
}

impl super::ask::Sheet {
    /// The parts as the template walks through them.
    fn parts(&self) -> &[Entered] {
        &self.fields
    }
}

/// The name of somebody in the answers, for pages that speak of them.
pub(super) fn name_of(answers: &Answers, nth: Nth) -> String {
    answers.person(nth).name.clone().unwrap_or_default()
}
