//! Who has signed up to a round.

use super::{
    Helper,
    party::{Party, of_round, standing_in_words},
};
use crate::{
    accounts::Nav,
    kernel::{CivilTime, Moment},
    locale::Text,
    registrations::registration::Standing,
    rounds::{self, Round},
    web::{
        Failure, Frame, Page, PageResult, Right,
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "registrations/past/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    counted: String,
    rows: Vec<Row>,
}

/// A registration in a list.
pub(super) struct Row {
    /// Who, or which round.
    pub(super) title: Link,
    pub(super) state: Tag,
    pub(super) lines: Vec<String>,
}

/// `GET /<municipality>/planering/<number>/anmalda`: everybody, also who has left.
#[get("/<_>/planering/<number>/anmalda")]
pub(in crate::registrations) async fn page(work: Helper<'_>, number: u32) -> PageResult {
    let text = work.text();
    let (db, code) = (work.store().read(), work.municipality()?);
    let found = rounds::by_number(db, &code, number).await?;
    let round = found.ok_or(Failure::NotFound)?;
    let parties = of_round(db, round.id).await?;
    let count = |is: fn(&Standing) -> bool| -> usize {
        let standing = parties.iter().filter(|party| is(&party.standing));
        standing.map(|party| party.people.len()).sum()
    };
    let placed = count(|standing| matches!(standing, Standing::Placed));
    let waiting = count(|standing| matches!(standing, Standing::Waiting { .. }));
    Page::show(&ListPage {
        frame: work.frame,
        nav: work.nav(),
        back: back(&work, &round),
        title: text.history_signed_up(number.to_string()),
        counted: text.planning_booked_people(placed, waiting),
        rows: parties
            .iter()
            .map(|party| row(&work, &round, party))
            .collect(),
    })
}

fn back(work: &Helper<'_>, round: &Round) -> Link {
    let (text, number) = (work.text(), round.number);
    let path = if work.may(Right::Planning) {
        format!("planering/{number}")
    } else {
        format!("traffar/{number}")
    };
    Link::new(text.planning_round(number.to_string()), work.to(&path))
}

fn row(work: &Helper<'_>, round: &Round, party: &Party) -> Row {
    let text = work.text();
    let page = work.to(&format!("anmalda/{}", party.id()));
    let mut lines = vec![made(
        text,
        round,
        Moment::from_microseconds(party.row.made_at),
    )];
    lines.extend(party.who_has_left(text));
    lines.extend(party.away(text, round));
    Row {
        title: Link::new(party.names(text), page),
        state: standing_in_words(text, party.standing),
        lines,
    }
}

/// «Anmälan kom 12 januari 2027 klockan 9.14».
pub(super) fn made(text: Text, round: &Round, at: Moment) -> String {
    let at = CivilTime::of(at, round.zone);
    text.history_made(text.day_and_year(at.date), text.clock(at.time))
}
