//! `/skyddade/lasningar`: who has opened a protected identity, when and why.

use super::{PATH, Reader, reason_in_words};
use crate::{
    accounts::{Nav, name_of},
    kernel::{CivilTime, Zone},
    residents::latest_readings,
    web::{
        Frame, Page, PageResult,
        parts::{FactRow, Link},
    },
};
use askama::Template;
use rocket::get;

/// So many are shown.
const SHOWN: u64 = 200;

#[derive(Template)]
#[template(path = "desk/sealed_readings.html")]
struct ReadingsPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    rows: Vec<FactRow>,
    nobody: String,
}

/// `GET /<municipality>/skyddade/lasningar`: the latest first, without whom they were of.
#[get("/<_>/skyddade/lasningar")]
pub(in crate::desk) async fn page(work: Reader<'_>) -> PageResult {
    let (text, code, db) = (work.text(), work.municipality()?, work.store().read());
    let mut rows = Vec::new();
    for reading in latest_readings(db, &code, SHOWN).await? {
        let at = CivilTime::of(reading.at(), Zone::stockholm());
        let who = name_of(db, reading.reader()).await?;
        let who = who.unwrap_or_else(|| text.accounts_by_somebody_else());
        let reason = reading.reason().map(|reason| reason_in_words(text, reason));
        rows.push(FactRow {
            key: format!("{} {}", text.day_and_year(at.date), text.clock(at.time)),
            value: format!("{who}. {}. {}", reason.unwrap_or_default(), reading.words()),
            change: None,
        });
    }
    Page::show(&ReadingsPage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.sealed_open(), work.to(PATH)),
        title: text.sealed_readings(),
        rows,
        nobody: text.sealed_no_readings(),
    })
}
