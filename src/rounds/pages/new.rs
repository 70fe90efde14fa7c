//! New rounds: what and how often, then the days, then everything once more with what clashes.

use super::{
    form::{Button, DO, FormPage, InTheWay},
    office::{Office, Sent},
    proposal::{Choices, carried},
    questions,
    refusal_words::refuse,
    words,
};
use crate::{
    accounts::{Answered, Planning, StaffForm, Tools, Workplace},
    locale::{Span, Text, capitalised},
    rounds::{Clash, Followers, NewRound, NewSession, all, create, look, seats_offered},
    web::{
        Failure, Here, PageResult, Reading,
        form::{FormState, Section},
        parts::Link,
    },
};
use chrono::Datelike;
use rocket::{State, get, post, response::Redirect};

/// The words of the buttons: on to the days, and to the check.
const TO_DAYS: &str = "dagar";
const TO_CHECK: &str = "kontrollera";
/// Back to the days, with what was typed.
const AGAIN: &str = "andra";

/// `GET /<municipality>/planering/ny`: the first step.
#[get("/<_>/planering/ny")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let choices = Choices::of(&office).await?;
    let sections = choices.first_step(office.text());
    first_page(&office)
        .asking(sections, &FormState::default())
        .show()
}

/// `POST /<municipality>/planering/ny`: the next step, or the rounds are saved.
#[post("/<_>/planering/ny", data = "<form>")]
pub(in crate::rounds) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let (office, text) = (&sent.office, sent.office.text());
    let choices = Choices::of(office).await?;
    let first = choices.first_step(text);
    let mut read = Reading::of(&sent.typed, text, &first);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let Some(frame) = choices
        .read_first(&mut read, text)
        .filter(|_| !sent.expired)
    else {
        return first_page(office)
            .asking(first, &read.state)
            .refuse()
            .map(Err);
    };
    let along = carried(&read.state, &first);
    let second = choices.second_step(text, &frame, latest_ratio(office).await?);
    if sent.step() == TO_DAYS {
        let mut page = second_page(office, along).lead(text.planning_days_lead(frame.days.len()));
        if !frame.passed_over.is_empty() {
            page = page.note(text.planning_passed_over(), frame.passed_over.clone());
        }
        return page.asking(second, &FormState::default()).show().map(Err);
    }
    let mut read = Reading::of(&sent.typed, text, &second);
    if sent.step() == AGAIN {
        let page = second_page(office, along).asking(second, &read.state);
        return page.show().map(Err);
    }
    let Some(rounds) = choices.read_second(&mut read, text, &frame, office) else {
        return second_page(office, along)
            .asking(second, &read.state)
            .refuse()
            .map(Err);
    };
    let along = [along, carried(&read.state, &second)].concat();
    if sent.step() == DO {
        save(&sent, &choices, &rounds, along).await
    } else {
        let fresh = FormState::default();
        let page = check_page(office, &choices, &rounds, along, &fresh).await?;
        page.show().map(Err)
    }
}

async fn save(
    sent: &Sent<'_>,
    choices: &Choices,
    rounds: &[NewRound],
    along: Vec<(&'static str, String)>,
) -> Answered {
    let (office, text) = (&sent.office, sent.office.text());
    let asked = [Section::plain(vec![questions::why(text)])];
    let mut read = Reading::of(&sent.typed, text, &asked);
    let why = questions::read_why(&mut read);
    if !read.state.is_valid() {
        let page = check_page(office, choices, rounds, along, &read.state).await?;
        return page.refuse().map(Err);
    }
    let once = office.work.once(&sent.typed);
    match create(&office.planner(), &once, rounds, why.as_deref()).await {
        Ok(numbers) => Ok(Ok(match numbers.as_slice() {
            [only] => office.done(*only, "planerad"),
            many => Redirect::to(format!(
                "{}?ar={}&klart=planerade&antal={}&fran={}",
                office.work.to("planering"),
                year_of(rounds),
                many.len(),
                many.first().copied().unwrap_or_default()
            )),
        })),
        Err(outcome) => {
            let refused = Failure::or_refusal(outcome)?;
            let mut state = read.state;
            refuse(text, &refused, &mut state);
            let page = check_page(office, choices, rounds, along, &state).await?;
            page.refuse().map(Err)
        }
    }
}

fn first_page<'a>(office: &Office<'a>) -> FormPage<'a> {
    let text = office.text();
    let back = Link::new(text.planning_back(), office.work.to("planering"));
    let buttons = vec![Button::new(text.planning_to_days(), TO_DAYS)];
    FormPage::new(office, text.planning_new(), back, action(office), buttons)
}

fn second_page<'a>(office: &Office<'a>, along: Vec<(&'static str, String)>) -> FormPage<'a> {
    let text = office.text();
    let back = Link::new(text.planning_begin_again(), action(office));
    let buttons = vec![Button::new(text.planning_to_check(), TO_CHECK)];
    FormPage::new(
        office,
        text.planning_new_days(),
        back,
        action(office),
        buttons,
    )
    .carrying(along)
}

/// Everything once more: each day with its seats, and what stands in the way.
async fn check_page<'a>(
    office: &Office<'a>,
    choices: &Choices,
    rounds: &[NewRound],
    along: Vec<(&'static str, String)>,
    state: &FormState,
) -> Result<FormPage<'a>, Failure> {
    let text = office.text();
    let sessions: Vec<NewSession> = rounds.iter().flat_map(|r| r.sessions.clone()).collect();
    let found = look(&office.planner(), &sessions).await?;
    let hard = found.iter().flatten().any(Clash::is_hard);
    let soft = found.iter().flatten().any(|clash| !clash.is_hard());
    let back = Link::new(text.planning_begin_again(), action(office));
    let mut buttons = vec![Button::new(text.planning_save_drafts(rounds.len()), DO)];
    buttons.push(Button::new(text.planning_change_answers(), AGAIN));
    if hard {
        buttons.remove(0);
    }
    let mut page = FormPage::new(office, text.planning_check(), back, action(office), buttons)
        .lead(summary(office, choices, rounds))
        .warning(warning(text, &found))
        .making(office)
        .carrying(along);
    for (session, clashes) in sessions.iter().zip(&found) {
        page = page.clashing(
            line(office, session),
            notes(office, rounds, session),
            InTheWay::all(text, clashes),
        );
    }
    let asked = if soft && !hard {
        vec![Section::titled(
            text.planning_overrule(),
            vec![questions::why(text)],
        )]
    } else {
        Vec::new()
    };
    Ok(page.asking(asked, state))
}

/// On how many days something stands in the way, and what to do about it.
fn warning(text: Text, found: &[Vec<Clash>]) -> Option<String> {
    let days =
        |wanted: fn(&Clash) -> bool| found.iter().filter(|day| day.iter().any(wanted)).count();
    match (days(Clash::is_hard), days(|clash| !clash.is_hard())) {
        (0, 0) => None,
        (0, soft) => Some(text.planning_warn_soft(soft)),
        (hard, _) => Some(text.planning_warn_hard(hard)),
    }
}

fn summary(office: &Office<'_>, choices: &Choices, rounds: &[NewRound]) -> String {
    let text = office.text();
    let sessions: usize = rounds.iter().map(|round| round.sessions.len()).sum();
    let seats: u32 = rounds
        .iter()
        .flat_map(|round| round.sessions.iter().map(move |s| seats_of(round, s)))
        .sum();
    let first = rounds.first().and_then(|round| round.sessions.first());
    let room = first.and_then(|s| choices.rooms.iter().find(|room| room.id == s.room));
    let place = room.map(|room| format!("{}, {}", room.venue_name, room.room_name));
    text.planning_summary(sessions, place.unwrap_or_default(), seats, rounds.len())
}

fn seats_of(round: &NewRound, session: &NewSession) -> u32 {
    seats_offered(
        session.room_seats,
        session.reserved,
        round.cap,
        session.planned_tutors,
        round.residents_per_tutor,
    )
}

/// «Torsdag 4 februari 2027 klockan 13–15».
fn line(office: &Office<'_>, session: &NewSession) -> String {
    let text = office.text();
    let hours = Span {
        from: session.starts,
        to: session.ends,
    };
    let day = text.day_and_year(session.day);
    capitalised(&format!("{day} {}", text.hours(hours)))
}

fn notes(office: &Office<'_>, rounds: &[NewRound], session: &NewSession) -> Vec<String> {
    let text = office.text();
    let round = rounds
        .iter()
        .find(|r| r.sessions.iter().any(|s| s.day == session.day));
    let seats = round.map_or(0, |round| seats_of(round, session));
    let people = session.people.iter();
    let people = people.map(|(role, name)| format!("{}: {name}", words::role(text, *role)));
    std::iter::once(text.planning_seats(seats))
        .chain(people.map(|p| capitalised(&p)))
        .collect()
}

/// The year of the first session, whose season shows them.
fn year_of(rounds: &[NewRound]) -> i32 {
    let sessions = rounds.iter().flat_map(|round| &round.sessions);
    sessions.map(|s| s.day).min().map_or(0, |day| day.year())
}

fn action(office: &Office<'_>) -> String {
    office.work.to("planering/ny")
}

/// What the municipality's latest round had: most have the same.
async fn latest_ratio(office: &Office<'_>) -> Result<Option<u32>, Failure> {
    let rounds = all(office.store().read(), &office.code).await?;
    let latest = rounds.iter().max_by_key(|round| round.number);
    Ok(latest.map(|round| round.residents_per_tutor))
}
