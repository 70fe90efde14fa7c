//! How the team stands.

use super::{
    Clerk, PATH,
    words::{Names, long},
};
use crate::{
    accounts::Nav,
    locale::Text,
    messages::{OwnersDay, TeamDay, team_day},
    web::{
        Frame, Page, PageResult,
        parts::{Column, FactRow, Link, Table},
    },
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "desk/call_team.html")]
struct TeamPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    facts: Vec<FactRow>,
    table: Table,
}

/// `GET /<municipality>/ringlista/laget`: what is late, what is due today, who has what.
#[get("/<_>/ringlista/laget")]
pub(in crate::desk) async fn page(work: Clerk<'_>) -> PageResult {
    let (text, code, db) = (work.text(), work.municipality()?, work.store().read());
    let team = team_day(db, &code, work.now()).await?;
    let owners = team.owners.iter().filter_map(|(owner, _)| *owner);
    let names = Names::of(db, text, owners).await?;
    Page::show(&TeamPage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.tasks_title(), work.to(PATH)),
        title: text.tasks_team(),
        facts: facts(text, &team),
        table: table(text, &team, &names),
    })
}

fn facts(text: Text, team: &TeamDay) -> Vec<FactRow> {
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let first_try = team.first_try.map(|time| long(text, time));
    vec![
        row(text.tasks_team_late(), team.late.to_string()),
        row(text.tasks_team_today(), team.today.to_string()),
        row(text.tasks_team_letters(), team.letters.to_string()),
        row(
            text.tasks_team_first(),
            first_try.unwrap_or_else(|| text.tasks_team_none()),
        ),
    ]
}

fn table(text: Text, team: &TeamDay, names: &Names) -> Table {
    let column = |text, numeric| Column { text, numeric };
    let row = |(owner, day): &(Option<_>, OwnersDay)| {
        let name = owner.map_or_else(|| text.tasks_owner_nobody(), |owner| names.get(owner));
        let counts = [day.open, day.late, day.done].map(|count| count.to_string());
        [vec![name], counts.to_vec()].concat()
    };
    Table {
        caption: text.tasks_team_each(),
        columns: vec![
            column(text.tasks_team_who(), false),
            column(text.tasks_team_open(), true),
            column(text.tasks_team_late(), true),
            column(text.tasks_team_done(), true),
        ],
        rows: team.owners.iter().map(row).collect(),
    }
}
