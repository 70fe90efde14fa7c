//! The list of municipalities, and each one's start page, accessibility statement, privacy page and
//! contact page.

use super::{Accessibility, Compliance, Facts, Municipality, Privacy};
use crate::{
    locale::{Text, capitalised},
    store::{Fault, Store},
    web::{Failure, Frame, Here, Page, PageResult},
};
use askama::Template;
use rocket::{State, get};

/// Where complaints about accessibility go (lag 2018:1937, Digg).
const SUPERVISOR: &str = "https://www.digg.se/tdosanmalan";

#[derive(Template)]
#[template(path = "municipalities/list.html")]
struct List<'a> {
    frame: &'a Frame,
    /// Address and name of each, in Swedish order.
    municipalities: Vec<(String, String)>,
}

/// `GET /`: choose a municipality.
#[get("/")]
pub(super) async fn list(frame: &Frame, store: &State<Store>) -> PageResult {
    let municipalities = super::all(store.read())
        .await?
        .into_iter()
        .filter(Municipality::is_open)
        .map(|m| {
            let links = crate::web::Links::new(frame.text.lang(), Some(m.slug), false);
            (links.start(), m.full_name)
        })
        .collect();
    Page::show(&List {
        frame,
        municipalities,
    })
}

#[derive(Template)]
#[template(path = "municipalities/start.html")]
struct Start<'a> {
    frame: &'a Frame,
    phone: String,
}

/// `GET /<municipality>`: what it is, and the way in.
#[get("/<_>")]
pub(super) fn start(here: Here<'_>) -> PageResult {
    Page::show(&Start {
        frame: here.frame,
        phone: here.place.phone.clone(),
    })
}

#[derive(Template)]
#[template(path = "municipalities/accessibility.html")]
struct Statement<'a> {
    frame: &'a Frame,
    owner: String,
    phone: String,
    email: Option<String>,
    grade: String,
    method: String,
    assessed_on: String,
    updated_on: String,
    /// Use situation and what does not work in it.
    problems: Vec<(String, String)>,
    supervisor: &'static str,
}

/// `GET /<municipality>/tillganglighet`: the statement that the law wants.
#[get("/<_>/tillganglighet")]
pub(super) async fn accessibility(here: Here<'_>, store: &State<Store>) -> PageResult {
    let municipality = find(store, &here).await?;
    let text = here.frame.text;
    let facts = municipality.facts;
    let statement: Accessibility = facts.accessibility.ok_or(Failure::NotFound)?;
    let lang = text.lang();
    Page::show(&Statement {
        frame: here.frame,
        owner: municipality.full_name,
        phone: municipality.phone,
        email: facts.email,
        grade: grade(text, statement.status),
        method: statement.method.of(lang).to_owned(),
        assessed_on: text.day_and_year(statement.assessed_on),
        updated_on: text.day_and_year(statement.updated_on),
        problems: statement
            .problems
            .iter()
            .map(|p| (p.group.of(lang).to_owned(), p.text.of(lang).to_owned()))
            .collect(),
        supervisor: SUPERVISOR,
    })
}

#[derive(Template)]
#[template(path = "municipalities/privacy.html")]
struct PrivacyPage<'a> {
    frame: &'a Frame,
    controller: String,
    officer: String,
    retention: String,
}

/// `GET /<municipality>/personuppgifter`: what is kept about whom, and why.
#[get("/<_>/personuppgifter")]
pub(super) async fn privacy(here: Here<'_>, store: &State<Store>) -> PageResult {
    let municipality = find(store, &here).await?;
    let lang = here.frame.text.lang();
    let facts: Privacy = municipality.facts.privacy.ok_or(Failure::NotFound)?;
    Page::show(&PrivacyPage {
        frame: here.frame,
        controller: facts.controller.of(lang).to_owned(),
        officer: facts.officer.of(lang).to_owned(),
        retention: facts.retention.of(lang).to_owned(),
    })
}

#[derive(Template)]
#[template(path = "municipalities/contact.html")]
struct Contact<'a> {
    frame: &'a Frame,
    phone: String,
    those_who_answer: String,
    hours: Vec<String>,
    email: Option<String>,
    postal_address: Vec<String>,
    website: Option<String>,
}

/// `GET /<municipality>/kontakt`: phone, hours and addresses.
#[get("/<_>/kontakt")]
pub(super) async fn contact(here: Here<'_>, store: &State<Store>) -> PageResult {
    let municipality = find(store, &here).await?;
    let text = here.frame.text;
    let facts = municipality.facts;
    Page::show(&Contact {
        frame: here.frame,
        phone: municipality.phone,
        those_who_answer: facts.contact_name.of(text.lang()).to_owned(),
        hours: hours(text, &facts),
        email: facts.email,
        postal_address: facts.postal_address,
        website: facts.website,
    })
}

/// One line per weekday on which the phone is answered; the words alone where no times are given.
fn hours(text: Text, facts: &Facts) -> Vec<String> {
    if facts.opening_hours.is_empty() {
        return vec![facts.phone_hours.of(text.lang()).to_owned()];
    }
    facts
        .opening_hours
        .iter()
        .map(|day| {
            let span = crate::locale::Span {
                from: day.from,
                to: day.to,
            };
            format!(
                "{} {}",
                capitalised(text.weekday_name(day.weekday)),
                text.hours(span)
            )
        })
        .collect()
}

fn grade(text: Text, status: Compliance) -> String {
    match status {
        Compliance::Fully => text.municipalities_fully(),
        Compliance::Partly => text.municipalities_partly(),
        Compliance::Not => text.municipalities_not(),
    }
}

async fn find(store: &Store, here: &Here<'_>) -> Result<Municipality, Failure> {
    super::by_slug(store.read(), &here.place.slug)
        .await?
        .ok_or_else(|| Failure::Fault(Fault::new("a municipality is gone")))
}
