//! Everybody whom sessions need: a list.

use super::path_of;
use crate::{
    accounts::{Diaries, Nav, Workplace},
    calendars::{person::ScarcePerson, queries},
    kernel::ScarcePersonId,
    locale::Text,
    web::{Frame, Page, PageResult, parts::Link},
};
use askama::Template;
use rocket::get;
use std::collections::HashMap;

/// Somebody in the list.
struct Row {
    link: Link,
    title: String,
    calendar: String,
    stand_ins: Vec<String>,
    closed: bool,
}

#[derive(Template)]
#[template(path = "calendars/diaries.html")]
struct List<'a> {
    frame: &'a Frame,
    nav: Nav,
    add: Link,
    rows: Vec<Row>,
}

/// `GET /<municipality>/dagbocker`: everybody, in Swedish order.
#[get("/<_>/dagbocker")]
pub(in crate::calendars) async fn list(workplace: Workplace<'_, Diaries>) -> PageResult {
    let (text, db) = (workplace.text(), workplace.store().read());
    let everybody = queries::everybody(db, &workplace.municipality()?).await?;
    let ids: Vec<ScarcePersonId> = everybody.iter().map(|person| person.id).collect();
    let stand_ins = queries::stand_ins_of(db, &ids).await?;
    let names: HashMap<_, _> = everybody.iter().map(|p| (p.id, p.name.as_str())).collect();
    let row = |person: &ScarcePerson| {
        let of = stand_ins.get(&person.id).into_iter().flatten();
        Row {
            link: Link::new(person.name.as_str(), workplace.to(&path_of(person))),
            title: person.title.clone().unwrap_or_default(),
            calendar: calendar(text, person),
            stand_ins: of
                .filter_map(|id| names.get(id))
                .map(|&name| name.to_owned())
                .collect(),
            closed: !person.is_open(),
        }
    };
    Page::show(&List {
        frame: workplace.frame,
        nav: workplace.nav(),
        add: Link::new(text.calendars_add_person(), workplace.to("dagbocker/ny")),
        rows: everybody.iter().map(row).collect(),
    })
}

/// What is known of somebody's calendar.
pub(super) fn calendar(text: Text, person: &ScarcePerson) -> String {
    match person.imported {
        None => text.calendars_calendar_none(),
        Some(read) => text.calendars_calendar_read(
            text.date_and_year(read.on),
            text.date_and_year(read.first),
            text.date_and_year(read.last),
        ),
    }
}
