//! When sign-up opens and closes.

use super::{office::Office, read, refusal_words::refuse, words};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand_of, sent_version,
    },
    kernel::{CivilTime, Version},
    rounds::{Followers, Refusal, Round, SignUpTimes, set_sign_up},
    web::{
        Failure, Here, PageResult, Reading,
        form::{Entry, Field, Section},
        parts::Link,
    },
};
use rocket::{State, get, post};

const OPENS: [&str; 2] = ["oppnar", "oppnar-tid"];
const CLOSES: [&str; 2] = ["stanger", "stanger-tid"];

/// What is done with what stands on the page.
const CHANGES: [&str; 2] = ["round.sign_up_set", "round.sign_up_closed"];

/// `GET /<municipality>/planering/<number>/anmalan`: the form.
#[get("/<_>/planering/<number>/anmalan")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    page(&office, &round, sections(&office, &round)).show()
}

/// `POST /<municipality>/planering/<number>/anmalan`: sign-up opens and closes then.
#[post("/<_>/planering/<number>/anmalan", data = "<form>")]
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
    let today = office.work.today();
    let opens = read::moment(&mut read, text, today, OPENS);
    let closes = read::moment(&mut read, text, today, CLOSES);
    if let (Some(opens), Some(closes), true) = (opens, closes, read.state.is_valid()) {
        let times = SignUpTimes { opens, closes };
        let seen = sent_version(&sent.typed);
        match set_sign_up(&office.planner(), number, &seen, times).await {
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
    let action = format!("planering/{}/anmalan", round.number);
    EditPage::new(
        &office.work,
        text.planning_sign_up_of(round.number.to_string()),
        back,
        &action,
        sections,
    )
    .lead(text.planning_sign_up_lead())
    .version(&Version::of(&SignUpTimes::of(round)))
}

fn sections(office: &Office<'_>, round: &Round) -> Vec<Section> {
    let text = office.text();
    let asked = |[day, clock]: [&'static str; 2], labels: [String; 2], at: CivilTime| {
        let [day_label, clock_label] = labels;
        let day = Field::new(day, day_label, Entry::Date)
            .hint(text.planning_day_hint())
            .value(text.day_and_year(at.date));
        let clock =
            Field::new(clock, clock_label, Entry::Time).value(at.time.format("%H.%M").to_string());
        [day.into(), clock.into()]
    };
    let opens = [text.planning_opens_day(), text.planning_opens_time()];
    let closes = [text.planning_closes_day(), text.planning_closes_time()];
    let questions = [
        asked(OPENS, opens, round.opens),
        asked(CLOSES, closes, round.closes),
    ];
    vec![Section::plain(questions.into_iter().flatten().collect())]
}
