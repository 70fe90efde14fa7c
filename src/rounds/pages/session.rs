//! What holds for one session: tutors, reserved seats, and who is there.

use super::{
    clash_words,
    office::Office,
    questions::{self, RESERVED, TUTORS},
    refusal_words::refuse,
    words,
};
use crate::{
    accounts::{
        Answered, EditPage, Planning, StaffForm, Tools, Workplace, last_hand_of, sent_version,
    },
    calendars::ScarcePerson,
    kernel::Version,
    locale::Text,
    rounds::{Followers, Refusal, Round, Session, SessionTerms, set_session_terms},
    web::{
        Failure, Here, PageResult, Reading,
        form::{FormState, Section},
        parts::Link,
    },
};
use rocket::{State, get, post};

/// More seats than this are kept from residents in no room.
const MOST_RESERVED: u32 = 1_000;

/// `GET /<municipality>/planering/<number>/dag/<session>`: the form.
#[get("/<_>/planering/<number>/dag/<session>")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    let session = round.session(session).ok_or(Failure::NotFound)?;
    let people = office.people().await?;
    let now = SessionTerms::of(office.store().read(), session).await?;
    let sections = sections(&office, &now, &people);
    page(&office, &round, (session, &now), sections).show()
}

/// `POST /<municipality>/planering/<number>/dag/<session>`: it is changed.
#[post("/<_>/planering/<number>/dag/<session>", data = "<form>")]
pub(in crate::rounds) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    session: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let (office, text) = (&sent.office, sent.office.text());
    let round = office.round(number).await?;
    let there = round.session(session).ok_or(Failure::NotFound)?;
    let people = office.people().await?;
    let now = SessionTerms::of(office.store().read(), there).await?;
    let mut sections = sections(office, &now, &people);
    sections.push(overruling(office));
    let mut read = Reading::of(&sent.typed, text, &sections);
    if sent.expired {
        read.state.refuse_all(text.web_stale());
    }
    let mut clashes = false;
    if let Some((terms, why)) = read_terms(&mut read, text, &people) {
        let (by, seen) = (office.planner(), sent_version(&sent.typed));
        match set_session_terms(&by, number, session, &seen, &terms, why.as_deref()).await {
            Ok(()) => return Ok(Ok(office.done(number, "sparat"))),
            Err(outcome) => match Failure::or_refusal(outcome)? {
                Refusal::Overtaken => {
                    return overtaken(office, number, there, &people, read.state).await;
                }
                refused => {
                    clashes = matches!(refused, Refusal::Clashes(_));
                    say(text, &refused, &mut read.state);
                }
            },
        }
    }
    // Why is only asked when something has stood in the way.
    if !clashes && read.is_empty(questions::WHY) {
        sections.pop();
    }
    page(office, &round, (there, &now), sections).refused(&sent.typed, &read.state)
}

/// What was typed, and why it is done though something is in the way; none when something is wrong.
fn read_terms(
    read: &mut Reading<'_>,
    text: Text,
    people: &[ScarcePerson],
) -> Option<(SessionTerms, Option<String>)> {
    let tutors = questions::read_number(read, text, TUTORS, (0, 500));
    let reserved = questions::read_number(read, text, RESERVED, (0, MOST_RESERVED));
    let picked = questions::read_roles(read, text, people);
    let why = questions::read_why(read);
    let terms = SessionTerms {
        planned_tutors: tutors?,
        reserved: reserved?,
        people: picked.iter().map(|(role, p)| (*role, p.id)).collect(),
    };
    read.state.is_valid().then_some((terms, why))
}

/// What stands in the way comes first, also where a reason is enough.
fn say(text: Text, refused: &Refusal, state: &mut FormState) {
    if let Refusal::Clashes(found) = refused {
        for clash in found.iter().filter(|clash| !clash.is_hard()) {
            state.refuse_all(clash_words::clash(text, clash));
        }
    }
    refuse(text, refused, state);
}

/// What another has saved meanwhile, beside what was typed.
async fn overtaken(
    office: &Office<'_>,
    number: u32,
    there: &Session,
    people: &[ScarcePerson],
    state: FormState,
) -> Answered {
    let who = last_hand_of(
        office.store(),
        office.text(),
        there.id.uuid(),
        &["session.changed"],
    )
    .await?;
    let round = office.round(number).await?;
    let session = round.session(there.number).ok_or(Failure::NotFound)?;
    let now = SessionTerms::of(office.store().read(), session).await?;
    let mut sections = sections(office, &now, people);
    if state
        .values(questions::WHY)
        .iter()
        .any(|why| !why.is_empty())
    {
        sections.push(overruling(office));
    }
    page(office, &round, (session, &now), sections).overtaken(state, &who)
}

fn page<'a>(
    office: &'a Office<'_>,
    round: &Round,
    (session, now): (&Session, &SessionTerms),
    sections: Vec<Section>,
) -> EditPage<'a> {
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let action = format!("planering/{}/dag/{}", round.number, session.number);
    let title = words::when(text, session);
    EditPage::new(&office.work, title, back, &action, sections)
        .lead(text.planning_session_lead())
        .version(&Version::of(now))
}

fn sections(office: &Office<'_>, now: &SessionTerms, people: &[ScarcePerson]) -> Vec<Section> {
    let text = office.text();
    let named: Vec<_> = now
        .people
        .iter()
        .map(|(role, id)| (*role, Some(*id)))
        .collect();
    let reserved = questions::number(RESERVED, text.planning_reserved(), Some(now.reserved));
    vec![
        Section::titled(
            text.planning_section_seats(),
            vec![
                questions::tutors(text, Some(now.planned_tutors)),
                reserved.hint(text.planning_reserved_hint()).into(),
            ],
        ),
        Section::titled(
            text.planning_section_people(),
            questions::roles(text, people, &named),
        )
        .lead(text.planning_people_lead()),
    ]
}

fn overruling(office: &Office<'_>) -> Section {
    let text = office.text();
    Section::titled(text.planning_overrule(), vec![questions::why(text)])
}
