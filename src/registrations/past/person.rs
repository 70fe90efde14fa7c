//! One person: what is known, what they have signed up to, and what has happened. Of somebody who has been
//! merged that is the page of who stands for both.

use super::{
    Helper,
    acts::acts_of,
    list::{Row, made},
    party::{Party, of_person, standing_in_words},
};
use crate::{
    accounts::{Answered, Done, Nav},
    kernel::{Moment, ResidentId, RoundId},
    locale::Text,
    residents::{self, Resident},
    rounds,
    store::Fault,
    web::{
        Failure, Frame, Page,
        parts::{FactRow, Link},
    },
};
use askama::Template;
use rocket::{get, response::Redirect};

#[derive(Template)]
#[template(path = "registrations/past/person.html")]
struct PersonPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    facts: Vec<FactRow>,
    /// Where those are whom this person may be.
    likely: Option<Link>,
    rows: Vec<Row>,
    past: Vec<Done>,
}

/// `GET /<municipality>/personer/<id>`: the person.
#[get("/<_>/personer/<id>")]
pub(in crate::registrations) async fn page(work: Helper<'_>, id: &str) -> Answered {
    let text = work.text();
    let (db, code) = (work.store().read(), work.municipality()?);
    let id: ResidentId = id.parse().map_err(|_| Failure::NotFound)?;
    let known = residents::by_id(db, &code, id).await?;
    let row = known.ok_or(Failure::NotFound)?.id;
    let stands = residents::persons(db, &[row]).await?;
    if let Some(person) = stands.into_iter().find(|person| *person != row) {
        let page = work.to(&format!("personer/{person}"));
        return Ok(Ok(Redirect::to(page)));
    }
    let known = residents::rows_of(db, id).await?;
    let person = known.first().ok_or(Failure::NotFound)?;
    let parties = of_person(db, &code, id).await?;
    let ids: Vec<_> = parties.iter().map(Party::id).collect();
    let own: Vec<_> = known.iter().map(|row| row.id).collect();
    Page::show(&PersonPage {
        frame: work.frame,
        nav: work.nav(),
        title: person.name.to_string(),
        facts: facts(text, person, known.get(1..).unwrap_or_default()),
        likely: likely(&work, id).await?,
        rows: rows(&work, id, &parties).await?,
        past: acts_of(db, text, &own, &ids).await?,
    })
    .map(Err)
}

/// The way to deciding whether this person is somebody else too.
async fn likely(work: &Helper<'_>, id: ResidentId) -> Result<Option<Link>, Failure> {
    let code = work.municipality()?;
    let pairs = residents::likely_pairs(work.store().read(), &code, Some(id)).await?;
    let page = format!("{}?person={id}", work.to("dubbletter"));
    let text = work.text();
    Ok((!pairs.is_empty()).then(|| Link::new(text.history_may_be(pairs.len()), page)))
}

fn facts(text: Text, person: &Resident, merged: &[Resident]) -> Vec<FactRow> {
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let unknown = || text.history_unknown();
    let phone = person.phone.as_ref().map(ToString::to_string);
    let postcode = person.postcode.as_ref().map(ToString::to_string);
    let mut facts = vec![
        row(text.history_born(), person.born.to_string()),
        row(text.history_phone(), phone.unwrap_or_else(unknown)),
        row(text.history_postcode(), postcode.unwrap_or_else(unknown)),
    ];
    let also = merged.iter().map(|other| in_one_line(text, other));
    facts.extend(also.map(|other| row(text.history_also(), other)));
    facts
}

/// «Rut Alm, 1949, 070-174 06 06, 392 31», as far as it is known.
fn in_one_line(text: Text, person: &Resident) -> String {
    let unknown = || text.history_no_phone();
    let phone = person
        .phone
        .as_ref()
        .map_or_else(unknown, ToString::to_string);
    let mut parts = vec![person.name.to_string(), person.born.to_string(), phone];
    parts.extend(person.postcode.as_ref().map(ToString::to_string));
    parts.join(", ")
}

async fn rows(work: &Helper<'_>, id: ResidentId, parties: &[Party]) -> Result<Vec<Row>, Fault> {
    let (text, db) = (work.text(), work.store().read());
    let mut rows = Vec::new();
    for party in parties {
        let round = rounds::by_id(db, RoundId::from_uuid(party.row.round_id)).await?;
        let round = round.ok_or_else(|| Fault::new("a registration's round is gone"))?;
        let days: Vec<String> = round.days().iter().map(|day| text.day(*day)).collect();
        let page = work.to(&format!("anmalda/{}", party.id()));
        let mut title = text.planning_round(round.number.to_string());
        let in_it = parties
            .iter()
            .filter(|p| p.row.round_id == party.row.round_id);
        if in_it.count() > 1 {
            title = text.history_round_by_word(title, &party.row.booking_word);
        }
        let at = Moment::from_microseconds(party.row.made_at);
        rows.push(Row {
            title: Link::new(title, page),
            state: standing_in_words(text, party.standing_of(id)),
            lines: vec![text.list(&days), made(text, &round, at)],
        });
    }
    Ok(rows)
}
