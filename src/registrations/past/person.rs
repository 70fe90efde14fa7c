//! One person: what is known, what they have signed up to, and what has happened.

use super::{
    Helper,
    acts::acts,
    list::{Row, made},
    party::{Party, of_person, standing_in_words},
};
use crate::{
    accounts::{Done, Nav},
    kernel::{Moment, ResidentId, RoundId},
    locale::Text,
    residents::{self, Resident},
    rounds,
    store::Fault,
    web::{
        Failure, Frame, Page, PageResult,
        parts::{FactRow, Link},
    },
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "registrations/past/person.html")]
struct PersonPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    facts: Vec<FactRow>,
    rows: Vec<Row>,
    past: Vec<Done>,
}

/// `GET /<municipality>/personer/<id>`: the person.
#[get("/<_>/personer/<id>")]
pub(in crate::registrations) async fn page(work: Helper<'_>, id: &str) -> PageResult {
    let text = work.text();
    let (db, code) = (work.store().read(), work.municipality()?);
    let id: ResidentId = id.parse().map_err(|_| Failure::NotFound)?;
    let known = residents::by_id(db, &code, id).await?;
    let person = known.ok_or(Failure::NotFound)?;
    let parties = of_person(db, &code, id).await?;
    let ids: Vec<_> = parties.iter().map(Party::id).collect();
    Page::show(&PersonPage {
        frame: work.frame,
        nav: work.nav(),
        title: person.name.to_string(),
        facts: facts(text, &person),
        rows: rows(&work, id, &parties).await?,
        past: acts(db, text, &ids).await?,
    })
}

fn facts(text: Text, person: &Resident) -> Vec<FactRow> {
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let unknown = || text.history_unknown();
    let phone = person.phone.as_ref().map(ToString::to_string);
    let postcode = person.postcode.as_ref().map(ToString::to_string);
    vec![
        row(text.history_born(), person.born.to_string()),
        row(text.history_phone(), phone.unwrap_or_else(unknown)),
        row(text.history_postcode(), postcode.unwrap_or_else(unknown)),
    ]
}

async fn rows(work: &Helper<'_>, id: ResidentId, parties: &[Party]) -> Result<Vec<Row>, Fault> {
    let (text, db) = (work.text(), work.store().read());
    let mut rows = Vec::new();
    for party in parties {
        let round = rounds::by_id(db, RoundId::from_uuid(party.row.round_id)).await?;
        let round = round.ok_or_else(|| Fault::new("a registration's round is gone"))?;
        let days: Vec<String> = round.days().iter().map(|day| text.day(*day)).collect();
        let page = work.to(&format!("anmalda/{}", party.id()));
        let at = Moment::from_microseconds(party.row.made_at);
        rows.push(Row {
            title: Link::new(text.planning_round(round.number.to_string()), page),
            state: standing_in_words(text, party.standing_of(id)),
            lines: vec![text.list(&days), made(text, &round, at)],
        });
    }
    Ok(rows)
}
