//! Somebody too young for the programme: told so kindly, with the phone number, and with a way on
//! for the other one of two. Never a dead end (mission rule "Audience").

use super::{
    answers::{Answers, Nth, PersonAnswers, Who},
    context::Flow,
    draft::{self, Purpose},
    question::{Answered, ROUND_FIELD, name_of, nothing_to_ask},
    steps::Question,
};
use crate::{
    kernel::BirthYear,
    registrations::tools::Tools,
    web::{Failure, Frame, Here, Page, ProtectedForm, Visit},
};
use askama::Template;
use rocket::{get, http::Status, post, response::Redirect};

#[derive(Template)]
#[template(path = "registrations/too_young.html")]
struct TooYoung<'a> {
    frame: &'a Frame,
    /// The sentences of the page.
    lines: Vec<String>,
    /// What the one who may come can do: what it means, the button.
    alone: Option<(String, String)>,
    action: String,
    csrf: String,
    round: u32,
    /// The way back to the year, if it was wrong.
    change: String,
    all: String,
}

/// Who is too young for this round, with the rule's age.
pub(super) fn who(flow: &Flow<'_>, answers: &Answers) -> Option<(Vec<Nth>, u8)> {
    let programme = &flow.planned.as_ref()?.plan.programme;
    let year = flow.round.year();
    let too_young = |nth: Nth| {
        let born = answers.person(nth).birth_year.map(BirthYear::from_year);
        born.is_some_and(|born| !programme.is_for(born, year))
    };
    let mut young = Vec::new();
    if too_young(Nth::First) {
        young.push(Nth::First);
    }
    if answers.are_two() && too_young(Nth::Second) {
        young.push(Nth::Second);
    }
    (!young.is_empty()).then_some((young, programme.minimum_age))
}

/// `GET /<municipality>/anmalan/for-ung`: what the rule is, and whom to call.
#[get("/<_>/anmalan/for-ung?<traff>")]
pub(in crate::registrations) async fn too_young(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    traff: Option<u32>,
) -> Answered {
    let found = Flow::find(&here, &tools, visit, Purpose::SignUp, traff).await?;
    let Some(flow) = found else {
        return Ok(Ok(nothing_to_ask(&here, Purpose::SignUp)));
    };
    let answers = flow.answers();
    let Some((young, age)) = who(&flow, &answers) else {
        return Ok(Ok(Redirect::to(flow.next_open(&answers))));
    };
    let text = flow.frame.text;
    let phone = &here.place.phone;
    let mut lines = vec![text.flow_young_rule(u32::from(age), flow.round.year().to_string())];
    let one_of_two = answers.are_two() && young.len() == 1;
    let first = young.first().copied().unwrap_or(Nth::First);
    if one_of_two {
        lines.push(text.flow_young_who(name_of(&answers, first)));
    }
    lines.push(text.flow_young_call(phone));
    let alone = one_of_two.then(|| {
        let name = name_of(&answers, other(first));
        (
            text.flow_young_alone_words(&name),
            text.flow_young_alone(&name),
        )
    });
    let page = TooYoung {
        frame: &flow.frame,
        lines,
        alone,
        action: flow.page("for-ung"),
        csrf: visit.token(tools.keys, tools.chance),
        round: flow.round.number,
        change: flow.to(Some(Question::BirthYear(first))),
        all: flow.frame.links.to("traffar"),
    };
    Page::with_status(Status::Ok, &page).map(Err)
}

/// `POST /<municipality>/anmalan/for-ung`: the one who may come goes on alone.
#[post("/<_>/anmalan/for-ung", data = "<form>")]
pub(in crate::registrations) async fn alone(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    form: ProtectedForm,
) -> Result<Redirect, Failure> {
    let (typed, expired) = form.opened();
    let number = typed.text(ROUND_FIELD).parse().ok();
    let found = Flow::find(&here, &tools, visit, Purpose::SignUp, number).await?;
    let Some(flow) = found else {
        return Ok(nothing_to_ask(&here, Purpose::SignUp));
    };
    let answers = flow.answers();
    let (Some((young, _)), Some(mut draft), false) =
        (who(&flow, &answers), flow.draft.clone(), expired)
    else {
        return Ok(Redirect::to(flow.page("for-ung")));
    };
    if let [one] = young.as_slice()
        && answers.are_two()
    {
        draft.answers = without(answers, *one);
        tools.recent.take(&flow.owner());
        draft::save(tools.store, tools.clock.now(), &mut draft).await?;
        return Ok(Redirect::to(flow.next_open(&draft.answers)));
    }
    Ok(Redirect::to(flow.page("for-ung")))
}

/// The answers of the other one, as «Jag själv».
fn without(mut answers: Answers, left: Nth) -> Answers {
    if left == Nth::First {
        answers.first = answers.second;
    }
    answers.second = PersonAnswers::default();
    answers.who = Some(Who::Myself);
    answers
}

fn other(nth: Nth) -> Nth {
    match nth {
        Nth::First => Nth::Second,
        Nth::Second => Nth::First,
    }
}
