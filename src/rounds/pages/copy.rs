//! A round is copied to other days.

use super::{
    form::{Button, DO, FormPage},
    office::Office,
    questions, read, words,
};
use crate::{
    accounts::{Answered, Planning, StaffForm, Tools, Workplace},
    locale::Text,
    rounds::{Followers, Round, copy},
    web::{
        Failure, Here, PageResult,
        form::{Entry, Field, FormState, Section},
        parts::Link,
    },
};
use rocket::{State, get, post};

const FIRST: &str = "forsta";

/// `GET /<municipality>/planering/<number>/kopiera`: the form.
#[get("/<_>/planering/<number>/kopiera")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    page(&office, &round)
        .asking(vec![first_day(office.text())], &FormState::default())
        .show()
}

/// `POST /<municipality>/planering/<number>/kopiera`: there is a draft like it.
#[post("/<_>/planering/<number>/kopiera", data = "<form>")]
pub(in crate::rounds) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let (office, text) = (&sent.office, sent.office.text());
    let round = office.round(number).await?;
    let sections = vec![first_day(text)];
    let mut read = questions::with_why(&sent.typed, text, &sections);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let why = questions::read_why(&mut read);
    let first = read::day(&mut read, text, office.work.today(), FIRST);
    let mut refused = None;
    if let (Some(first), true) = (first, read.state.is_valid()) {
        let once = office.work.once(&sent.typed);
        match copy(&office.planner(), &once, number, first, why.as_deref()).await {
            Ok(made) => return Ok(Ok(office.done(made, "kopierad"))),
            Err(outcome) => refused = Some(Failure::or_refusal(outcome)?),
        }
    }
    let page = page(office, &round).refused(text, sections, read, refused.as_ref());
    page.map(Err)
}

fn page<'a>(office: &Office<'a>, round: &Round) -> FormPage<'a> {
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let action = office.to(round.number, "kopiera");
    let buttons = vec![Button::new(text.planning_copy_button(), DO)];
    let title = text.planning_copy_round(round.number.to_string());
    FormPage::new(office, title, back, action, buttons)
        .lead(text.planning_copy_lead())
        .making(office)
}

fn first_day(text: Text) -> Section {
    Section::plain(vec![
        Field::new(FIRST, text.planning_first_day(), Entry::Date)
            .hint(text.planning_day_hint())
            .into(),
    ])
}
