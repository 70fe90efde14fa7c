//! `/telefon`: who is calling?

use super::caller::{self, Callers, SHOWN};
use crate::{
    accounts::{Nav, Residents, Workplace},
    kernel::ResidentId,
    locale::Text,
    registrations::{self, InShort, OpenRegistration, Plans, Standing},
    residents::Resident,
    web::{
        Frame, Page, PageResult,
        form::{Entry, Field, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{State, get};
use std::collections::HashMap;

/// The field of the search.
const SEARCH: &str = "q";

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
    field: Field,
    /// How many were found; none before anything is looked for.
    found: Option<String>,
    rows: Vec<Row>,
}

/// Somebody who may be calling.
struct Row {
    person: Link,
    /// Year and the end of the phone, when they were last here.
    about: String,
    open: Vec<Open>,
}

/// What somebody has now.
struct Open {
    state: Tag,
    what: String,
}

/// `GET /<municipality>/telefon?q=`: the people whom the words fit.
#[get("/<_>/telefon?<q>")]
pub(super) async fn page(
    work: Workplace<'_, Residents>,
    plans: &State<Plans>,
    q: Option<&str>,
) -> PageResult {
    let (text, code) = (work.text(), work.municipality()?);
    let typed: String = q.unwrap_or_default().trim().chars().take(LONGEST).collect();
    let (store, today) = (work.store(), work.today());
    let callers = caller::find(store.read(), &code, &typed).await?;
    let ids: Vec<ResidentId> = callers.people.iter().map(|person| person.id).collect();
    let short = registrations::in_short(store, plans, &code, today, &ids).await?;
    let found = (!typed.is_empty()).then(|| counted(text, &callers));
    Page::show(&PhonePage {
        frame: work.frame,
        nav: work.nav(),
        words: work.frame.form_words(),
        title: (found.as_ref()).map_or_else(|| text.desk_title(), |found| text.desk_found(found)),
        heading: text.desk_who_is_calling(),
        action: work.to("telefon"),
        field: Field::new(SEARCH, text.desk_search(), Entry::Search)
            .hint(text.desk_search_hint())
            .value(typed),
        found,
        rows: rows(&work, &callers.people, &short),
    })
}

fn counted(text: Text, callers: &Callers) -> String {
    if callers.more {
        text.desk_more(SHOWN)
    } else {
        text.desk_hits(callers.people.len())
    }
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
            person: Link::new(
                person.name.to_string(),
                work.to(&format!("personer/{}", person.id)),
            ),
            about: about(text, person, known),
            open: known.open.iter().map(|open| row_of(text, open)).collect(),
        }
    };
    people.iter().map(row).collect()
}

/// «Född 1949 · Telefonen slutar på 05 · Senast här tisdag 12 januari 2027».
fn about(text: Text, person: &Resident, known: &InShort) -> String {
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

fn row_of(text: Text, open: &OpenRegistration) -> Open {
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
    }
}
