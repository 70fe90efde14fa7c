//! `/ordna`: the sessions to come at which something is promised, soonest first.

use super::{
    Clerk, PATH,
    rows::{Coming, coming},
    words,
};
use crate::{
    accounts::Nav,
    kernel::AccountId,
    web::{
        Frame, Page, PageResult,
        parts::{Link, Tag},
    },
};
use askama::Template;
use chrono::NaiveDate;
use rocket::get;

#[derive(Template)]
#[template(path = "desk/promises.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    counted: String,
    late: Option<String>,
    other: Link,
    rows: Vec<Row>,
}

/// A session in the list.
struct Row {
    title: Link,
    state: Tag,
    lines: Vec<String>,
}

/// `GET /<municipality>/ordna?vems=mina`: all of them, or those with something that is one's own.
#[get("/<_>/ordna?<vems>")]
pub(in crate::desk) async fn page(work: Clerk<'_>, vems: Option<&str>) -> PageResult {
    let (text, code, today) = (work.text(), work.municipality()?, work.today());
    let me = work.allowed.account.id;
    let mut sessions = coming(work.store().read(), &code, work.now()).await?;
    let mine = vems == Some("mina");
    if mine {
        for session in &mut sessions {
            session.promises.retain(|it| is_of(it.done.as_ref(), me));
        }
        sessions.retain(|it| !it.promises.is_empty());
    }
    let left: usize = sessions.iter().map(Coming::left).sum();
    let late: usize = sessions.iter().map(|it| late_in(it, today)).sum();
    Page::show(&ListPage {
        frame: work.frame,
        nav: work.nav(),
        title: if mine {
            text.promises_title_mine()
        } else {
            text.promises_title()
        },
        counted: text.promises_counted(left),
        late: (late > 0).then(|| text.promises_counted_late(late)),
        other: if mine {
            Link::new(text.promises_all(), work.to(PATH))
        } else {
            let mine = format!("{}?vems=mina", work.to(PATH));
            Link::new(text.promises_mine(), mine)
        },
        rows: sessions.iter().map(|it| row(&work, it, today)).collect(),
    })
}

fn is_of(done: Option<&super::rule::Arrangement>, me: AccountId) -> bool {
    done.is_some_and(|done| done.owner == Some(me))
}

fn late_in(it: &Coming, today: NaiveDate) -> usize {
    let left = it.promises.iter().filter(|it| it.stands.is_left());
    left.filter(|promise| today > promise.kind.last_day(it.session.day))
        .count()
}

fn row(work: &Clerk<'_>, it: &Coming, today: NaiveDate) -> Row {
    let text = work.text();
    let (left, late) = (it.left(), late_in(it, today));
    let (words, colour) = match (left, late) {
        (0, _) => (text.promises_all_done(), "green"),
        (_, 0) => (text.promises_left(left), "yellow"),
        _ => (text.promises_left(left), "red"),
    };
    let mut lines: Vec<String> = Vec::new();
    for promise in it.promises.iter().filter(|it| it.stands.is_left()) {
        let last = text.day(promise.kind.last_day(it.session.day));
        let what = words::kind(text, promise.kind);
        let line = text.promises_line(what, last);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Row {
        title: Link::new(words::session(text, it), work.to(&words::path(it))),
        state: Tag {
            text: words,
            colour,
        },
        lines,
    }
}
