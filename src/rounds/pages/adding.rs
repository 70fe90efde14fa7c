//! More days in a draft, like the last one it has.

use super::{
    form::{Button, DO, FormPage},
    office::{Office, Sent},
    proposal::DAYS,
    questions::{self, RESERVED, TUTORS},
    read, words,
};
use crate::{
    accounts::{Answered, Planning, StaffForm, Tools, Workplace},
    calendars::ScarcePerson,
    rounds::{Followers, NewSession, Round, SessionTerms, State as RoundState, add_sessions},
    venues::RoomChoice,
    web::{
        Failure, Here, Reading,
        form::{Area, FormState, Section},
        parts::Link,
    },
};
use rocket::{State, get, post, response::Redirect};

/// `GET /<municipality>/planering/<number>/dagar`: the form, for a draft.
#[get("/<_>/planering/<number>/dagar")]
pub(in crate::rounds) async fn ask(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> Answered {
    let office = Office::of(work, followers)?;
    let round = office.round(number).await?;
    if round.state != RoundState::Draft {
        return Ok(Ok(Redirect::to(office.to(number, ""))));
    }
    let choices = Choices::of(&office).await?;
    let sections = choices.sections(&office, &round).await?;
    page(&office, &round)
        .asking(sections, &FormState::default())
        .show()
        .map(Err)
}

/// `POST /<municipality>/planering/<number>/dagar`: the draft has them.
#[post("/<_>/planering/<number>/dagar", data = "<form>")]
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
    let choices = Choices::of(office).await?;
    let sections = choices.sections(office, &round).await?;
    let mut read = questions::with_why(&sent.typed, text, &sections);
    let why = questions::read_why(&mut read);
    let mut refused = None;
    if let Some(asked) = choices.read(&mut read, &sent) {
        match add_sessions(&office.planner(), number, &asked, why.as_deref()).await {
            Ok(()) => return Ok(Ok(office.done(number, "sparat"))),
            Err(outcome) => refused = Some(Failure::or_refusal(outcome)?),
        }
    }
    let page = page(office, &round).refused(text, sections, read, refused.as_ref());
    page.map(Err)
}

fn page<'a>(office: &Office<'a>, round: &Round) -> FormPage<'a> {
    let text = office.text();
    let back = Link::new(words::title(text, round), office.to(round.number, ""));
    let action = office.to(round.number, "dagar");
    let buttons = vec![Button::new(text.planning_add_days(), DO)];
    let title = text.planning_add_days_to(round.number.to_string());
    FormPage::new(office, title, back, action, buttons).lead(text.planning_add_days_lead())
}

/// What can be chosen among.
struct Choices {
    rooms: Vec<RoomChoice>,
    people: Vec<ScarcePerson>,
}

impl Choices {
    async fn of(office: &Office<'_>) -> Result<Self, Failure> {
        Ok(Self {
            rooms: office.rooms().await?,
            people: office.people().await?,
        })
    }

    /// The questions, answered as the draft's last session has it.
    async fn sections(&self, office: &Office<'_>, round: &Round) -> Result<Vec<Section>, Failure> {
        let text = office.text();
        let last = round.sessions.last();
        let terms = match last {
            Some(session) => Some(SessionTerms::of(office.store().read(), session).await?),
            None => None,
        };
        let terms = terms.as_ref();
        let named = terms.map_or(&[][..], |terms| &terms.people);
        let named: Vec<_> = named.iter().map(|(role, id)| (*role, Some(*id))).collect();
        let reserved = terms.map(|terms| terms.reserved);
        let [from, to] = questions::hours(text, last.map(|session| session.hours));
        Ok(vec![
            Section::titled(
                text.planning_section_days(),
                vec![
                    Area::new(DAYS, text.planning_days())
                        .hint(text.planning_days_hint())
                        .rows(3)
                        .into(),
                    questions::room(text, &self.rooms, last.map(|session| session.room)),
                    from,
                    to,
                ],
            ),
            Section::titled(
                text.planning_section_seats(),
                vec![
                    questions::tutors(text, terms.map(|terms| terms.planned_tutors)),
                    questions::number(RESERVED, text.planning_reserved(), reserved)
                        .hint(text.planning_reserved_hint())
                        .into(),
                ],
            ),
            Section::titled(
                text.planning_section_people(),
                questions::roles(text, &self.people, &named),
            )
            .lead(text.planning_people_lead()),
        ])
    }

    /// The sessions that are asked for; `None` when something is wrong, which is noted.
    fn read(&self, read: &mut Reading<'_>, sent: &Sent<'_>) -> Option<Vec<NewSession>> {
        let (office, text) = (&sent.office, sent.office.text());
        if sent.expired {
            read.state.refuse_all(text.web_stale());
        }
        let days = read::days(read, text, office.work.today(), DAYS);
        let room = questions::read_room(read, text, &self.rooms);
        let hours = read::hours(read, text, questions::HOURS);
        let tutors = questions::read_number(read, text, TUTORS, (0, 500));
        let most = room.map_or(u32::MAX, |room| room.seats);
        let reserved = questions::read_number(read, text, RESERVED, (0, most));
        let people = questions::read_roles(read, text, &self.people);
        let (room, hours, tutors, reserved) = (room?, hours?, tutors?, reserved?);
        let sessions = days?
            .into_iter()
            .map(|day| NewSession {
                room: room.id,
                room_seats: room.seats,
                reserved,
                day,
                starts: hours.from,
                ends: hours.to,
                planned_tutors: tutors,
                people: people.iter().map(|(r, p)| (*r, p.name.clone())).collect(),
            })
            .collect();
        read.state.is_valid().then_some(sessions)
    }
}
