//! The school calendar: the days by term.

use super::in_words::{days_when, kind_of_days};
use crate::{
    accounts::{Nav, Planning, Workplace},
    calendars::{closed_days::ClosedDays, queries},
    kernel::SchoolId,
    locale::Text,
    municipalities::{self, School},
    web::{Frame, Page, PageResult, parts::Link},
};
use askama::Template;
use chrono::{Datelike, Months};
use rocket::get;

/// Days in the list.
struct Row {
    label: String,
    when: String,
    school: String,
    kind: String,
    change: String,
}

/// A term with its days.
struct Term {
    id: String,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "calendars/school_days.html")]
struct List<'a> {
    frame: &'a Frame,
    nav: Nav,
    done: Option<String>,
    words: crate::web::form::Words,
    add: Link,
    read_in: Link,
    terms: Vec<Term>,
}

/// `GET /<municipality>/kalendrar`: the days of this term and those to come.
#[get("/<_>/kalendrar?<klart>&<antal>")]
pub(in crate::calendars) async fn list(
    workplace: Workplace<'_, Planning>,
    klart: Option<&str>,
    antal: Option<usize>,
) -> PageResult {
    let (text, db) = (workplace.text(), workplace.store().read());
    let municipality = workplace.municipality()?;
    let today = workplace.today();
    let from = today.checked_sub_months(Months::new(6)).unwrap_or(today);
    let to = today.checked_add_months(Months::new(60)).unwrap_or(today);
    let days = queries::closed_days(db, &municipality, from, to).await?;
    let schools = municipalities::schools(db, &municipality).await?;
    let mut terms: Vec<Term> = Vec::new();
    for one in &days {
        let (id, title) = term(text, one);
        let row = Row {
            label: one.label.clone(),
            when: days_when(text, one.first, one.last),
            school: school_name(text, &schools, one.school),
            kind: kind_of_days(text, one.kind),
            change: workplace.to(&format!("kalendrar/{}", one.id)),
        };
        match terms.last_mut() {
            Some(term) if term.id == id => term.rows.push(row),
            _ => terms.push(Term {
                id,
                title,
                rows: vec![row],
            }),
        }
    }
    Page::show(&List {
        frame: workplace.frame,
        nav: workplace.nav(),
        done: klart.and_then(|word| done(text, word, antal)),
        words: workplace.frame.form_words(),
        add: Link::new(text.calendars_add_days(), workplace.to("kalendrar/ny")),
        read_in: Link::new(
            text.calendars_days_read_in(),
            workplace.to("kalendrar/las-in"),
        ),
        terms,
    })
}

fn done(text: Text, word: &str, count: Option<usize>) -> Option<String> {
    Some(match word {
        "sparat" => text.calendars_done_days(),
        "borta" => text.calendars_done_days_removed(),
        "inlast" => text.calendars_done_days_read_in(count?),
        _ => return None,
    })
}

/// The term that days begin in: spring until July, autumn from August.
fn term(text: Text, days: &ClosedDays) -> (String, String) {
    let year = days.first.year();
    if days.first.month() <= 7 {
        (format!("vt-{year}"), text.calendars_term_spring(year))
    } else {
        (format!("ht-{year}"), text.calendars_term_autumn(year))
    }
}

/// What a school is called, or all of them.
pub(super) fn school_name(text: Text, schools: &[School], id: Option<SchoolId>) -> String {
    let named = |id| schools.iter().find(|school| school.id == id);
    match id {
        None => text.calendars_all_schools(),
        Some(id) => named(id).map_or_else(String::new, |school| school.name.clone()),
    }
}
