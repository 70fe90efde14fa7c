//! `/telefon`: who is calling?

use super::{
    caller::{self, Callers, SHOWN},
    calls::{self, Call, CallState},
};
use crate::{
    accounts::{Nav, PRACTICE_PAGE, PracticeDoor, Residents, Workplace},
    kernel::{CivilTime, ResidentId, Zone, spoken_code_in},
    locale::Text,
    registrations::{self, InShort, OpenRegistration, Plans, Standing, unfinished},
    residents::Resident,
    web::{
        Failure, Frame, Page, PageResult,
        form::{Entry, Field, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{State, get};
use std::collections::HashMap;

/// The field of the search.
const SEARCH: &str = "q";

/// The field of the person's name, in a call and in a half-filled form.
const NAME: &str = "namn";

/// Longer texts are no search.
const LONGEST: usize = 100;

#[derive(Template)]
#[template(path = "desk/phone.html")]
struct PhonePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    title: String,
    heading: String,
    action: String,
    begin: String,
    csrf: String,
    key: String,
    /// To where somebody with protected identity is registered.
    protected: Link,
    field: Field,
    /// What was looked for.
    looked_for: String,
    /// How many were found; none before anything is looked for.
    found: Option<String>,
    rows: Vec<Row>,
    draft: Option<Draft>,
    calls: Vec<Waiting>,
    /// The way to the world in which new staff practise, where there is one.
    practice: Option<Link>,
}

/// A half-filled form that is finished together.
struct Draft {
    id: String,
    button: String,
    about: String,
}

/// A call that is not over.
struct Waiting {
    link: Link,
    about: String,
}

/// Somebody who may be calling.
struct Row {
    id: String,
    name: String,
    /// Year and the end of the phone, when they were last here.
    about: String,
    open: Vec<Open>,
}

/// What somebody has now.
pub(super) struct Open {
    pub(super) state: Tag,
    pub(super) what: String,
    pub(super) page: String,
}

/// `GET /<municipality>/telefon?q=`: the people whom the words fit.
#[get("/<_>/telefon?<q>")]
pub(super) async fn page(
    work: Workplace<'_, Residents>,
    plans: &State<Plans>,
    door: &State<Option<PracticeDoor>>,
    q: Option<&str>,
) -> PageResult {
    let (text, code) = (work.text(), work.municipality()?);
    let typed: String = q.unwrap_or_default().trim().chars().take(LONGEST).collect();
    let (store, today) = (work.store(), work.today());
    let callers = caller::find(store.read(), &code, &typed).await?;
    let ids: Vec<ResidentId> = callers.people.iter().map(|person| person.id).collect();
    let short = registrations::in_short(store, plans, &code, today, &ids).await?;
    let found = (!typed.is_empty()).then(|| counted(text, &callers));
    let said = spoken_code_in(&typed);
    let calls = waiting(&work, said.as_deref()).await?;
    Page::show(&PhonePage {
        frame: work.frame,
        nav: work.nav(),
        words: work.frame.form_words(),
        title: (found.as_ref()).map_or_else(|| text.desk_title(), |found| text.desk_found(found)),
        heading: text.desk_who_is_calling(),
        action: work.to("telefon"),
        begin: work.to("telefon/samtal"),
        csrf: work.csrf(),
        key: work.form_key(),
        protected: Link::new(text.sealed_link(), work.to("telefon/skyddat")),
        draft: draft(&work, said.as_deref()).await?,
        rows: rows(&work, &callers.people, &short),
        field: Field::new(SEARCH, text.desk_search(), Entry::Search)
            .hint(text.desk_search_hint())
            .value(typed.clone()),
        looked_for: typed,
        found,
        calls,
        practice: practice(&work, door.as_ref()),
    })
}

/// In the practice world itself there is no way further in.
fn practice(work: &Workplace<'_, Residents>, door: Option<&PracticeDoor>) -> Option<Link> {
    let leads = door.is_some() && !work.frame.practice;
    leads.then(|| Link::new(work.text().desk_practice(), work.to(PRACTICE_PAGE)))
}

pub(super) fn counted(text: Text, callers: &Callers) -> String {
    if callers.more {
        text.desk_more(SHOWN)
    } else {
        text.desk_hits(callers.people.len())
    }
}

/// The form that somebody on the phone has begun.
async fn draft(
    work: &Workplace<'_, Residents>,
    code: Option<&str>,
) -> Result<Option<Draft>, Failure> {
    let Some(code) = code else {
        return Ok(None);
    };
    let (text, here) = (work.text(), work.municipality()?);
    let found = unfinished(work.store().read(), &here, code).await?;
    Ok(found.map(|draft| {
        let name = draft.said.iter().find(|(field, _)| *field == NAME);
        Draft {
            id: draft.id.to_string(),
            button: text.desk_draft(&draft.code),
            about: name.map_or_else(|| text.desk_draft_empty(), |(_, name)| name.clone()),
        }
    }))
}

/// The calls that are not over: the one with this code first, then one's own and those that wait.
async fn waiting(
    work: &Workplace<'_, Residents>,
    code: Option<&str>,
) -> Result<Vec<Waiting>, Failure> {
    let (text, here, db) = (work.text(), work.municipality()?, work.store().read());
    let of_code = match code {
        Some(code) => calls::of_code(db, &here, code).await?,
        None => None,
    };
    let account = work.allowed.account.id;
    let unfinished = calls::unfinished(db, &here, account, SHOWN as u64).await?;
    let others = unfinished.into_iter();
    let others = others.filter(|call| of_code.as_ref().is_none_or(|found| found.id != call.id));
    let all: Vec<Call> = of_code.iter().cloned().chain(others).collect();
    let row = |call: &Call| {
        let at = CivilTime::of(call.touched, Zone::stockholm());
        let name = call.said.text(NAME);
        let name = if name.is_empty() {
            text.desk_nameless()
        } else {
            name.to_owned()
        };
        let (day, clock) = (text.day(at.date), text.clock(at.time));
        Waiting {
            link: Link::new(
                text.desk_call_of(name, clock),
                work.to(&format!("telefon/samtal/{}", call.id)),
            ),
            about: match &call.code {
                Some(code) if call.state == CallState::Parked => text.desk_parked(code, day),
                _ => text.desk_going_on(day),
            },
        }
    };
    Ok(all.iter().map(row).collect())
}

fn rows(
    work: &Workplace<'_, Residents>,
    people: &[Resident],
    short: &HashMap<ResidentId, InShort>,
) -> Vec<Row> {
    let text = work.text();
    let nothing = InShort::default();
    let row = |person: &Resident| {
        let known = short.get(&person.id).unwrap_or(&nothing);
        Row {
            id: person.id.to_string(),
            name: person.name.to_string(),
            about: about(text, person, known),
            open: known.open.iter().map(|open| open_row(work, open)).collect(),
        }
    };
    people.iter().map(row).collect()
}

/// «Född 1949 · Telefonen slutar på 05 · Senast här tisdag 12 januari 2027».
pub(super) fn about(text: Text, person: &Resident, known: &InShort) -> String {
    let mut parts = vec![text.desk_born(person.born.to_string())];
    parts.push(match &person.phone {
        Some(phone) => {
            let last = phone.last_four();
            text.desk_phone_ends(last.get(2..).unwrap_or(last))
        }
        None => text.desk_no_phone(),
    });
    parts.extend(known.last.map(|day| text.desk_last(text.day_and_year(day))));
    parts.join(" · ")
}

pub(super) fn open_row(work: &Workplace<'_, Residents>, open: &OpenRegistration) -> Open {
    let text = work.text();
    let (state, colour) = match open.standing {
        Standing::Waiting { position } => (text.history_waiting(position), "yellow"),
        Standing::Placed | Standing::Cancelled(_) => (text.history_placed(), "green"),
    };
    Open {
        state: Tag {
            text: state,
            colour,
        },
        what: text.desk_open(text.day(open.next), &open.venue),
        page: work.to(&format!("anmalda/{}", open.registration)),
    }
}
