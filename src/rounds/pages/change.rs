//! What holds for all sessions of a round.

use super::{office::Office, questions, refusal_words::refuse, words};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand_of, sent_version,
    },
    kernel::Version,
    rounds::{Followers, Refusal, Round, Terms, set_terms},
    web::{Failure, Here, PageResult, Reading, form::Section, parts::Link},
};
use rocket::{State, get, post};

/// What is done with what stands on the page.
const CHANGES: [&str; 1] = ["round.changed"];

/// `GET /<municipality>/planering/<number>/villkor`: the form.
#[get("/<_>/planering/<number>/villkor")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    page(&office, &round, sections(&office, &round)).show()
}

/// `POST /<municipality>/planering/<number>/villkor`: it is changed, and the seats follow.
#[post("/<_>/planering/<number>/villkor", data = "<form>")]
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
    let sections = sections(office, &round);
    let mut read = Reading::of(&sent.typed, text, &sections);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let policy = questions::read_policy(&mut read, text);
    let ratio = questions::read_number(&mut read, text, questions::RATIO, (1, 50));
    let cap = questions::read_cap(&mut read, text);
    if let (Some(policy), Some(ratio), Some(cap), true) =
        (policy, ratio, cap, read.state.is_valid())
    {
        let terms = Terms {
            policy,
            residents_per_tutor: ratio,
            cap,
        };
        let seen = sent_version(&sent.typed);
        match set_terms(&office.planner(), number, &seen, terms).await {
            Ok(()) => return Ok(Ok(office.done(number, "sparat"))),
            Err(outcome) => match Failure::or_refusal(outcome)? {
                Refusal::Overtaken => {
                    let who = last_hand_of(office.store(), text, round.id.uuid(), &CHANGES).await?;
                    let now = office.round(number).await?;
                    let page = page(office, &now, self::sections(office, &now));
                    return page.overtaken(read.state, &who);
                }
                refused => refuse(text, &refused, &mut read.state),
            },
        }
    }
    page(office, &round, sections).refused(&sent.typed, &read.state)
}

fn page<'a>(office: &'a Office<'_>, round: &Round, sections: Vec<Section>) -> EditPage<'a> {
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let action = format!("planering/{}/villkor", round.number);
    EditPage::new(
        &office.work,
        text.planning_terms_of(round.number.to_string()),
        back,
        &action,
        sections,
    )
    .lead(text.planning_terms_lead())
    .version(&Version::of(&Terms::of(round)))
}

fn sections(office: &Office<'_>, round: &Round) -> Vec<Section> {
    let text = office.text();
    vec![Section::plain(vec![
        questions::ratio(text, Some(round.residents_per_tutor)),
        questions::cap(text, round.cap),
        questions::policy(text, round.policy),
    ])]
}
