//! The list: one's own first, then what is late, then by what was promised.

use super::{
    Clerk, PATH,
    called::Callees,
    words::{self, Names},
};
use crate::{
    accounts::Nav,
    locale::Text,
    messages::{ListedCall, TaskState, calls_to_do, is_late, rank},
    web::{
        Frame, Page, PageResult,
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "desk/call_list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    title: String,
    counted: String,
    late: Option<String>,
    links: Vec<Link>,
    groups: Vec<Group>,
}

/// Tasks under a heading.
struct Group {
    title: String,
    rows: Vec<Row>,
}

/// A task in the list.
struct Row {
    title: Link,
    state: Tag,
    lines: Vec<String>,
}

/// `GET /<municipality>/ringlista`: whoever is to be called.
#[get("/<_>/ringlista")]
pub(in crate::desk) async fn page(work: Clerk<'_>) -> PageResult {
    let (text, code) = (work.text(), work.municipality()?);
    let (db, now, me) = (work.store().read(), work.now(), work.allowed.account.id);
    let mut listed = calls_to_do(db, &code).await?;
    listed.sort_by_key(|it| rank(&it.task, me, now));
    let callees = Callees::of(db, &code, &listed).await?;
    let owners = listed.iter().filter_map(|it| it.task.owner);
    let names = Names::of(db, text, owners).await?;
    let is_open = |it: &&ListedCall| it.task.state == TaskState::Open;
    let open = listed.iter().filter(is_open).count();
    let late = listed.iter().filter(is_open);
    let late = late.filter(|it| is_late(it.task.promised_by, now)).count();
    let row = |it: &ListedCall| row(&work, it, &callees, &names);
    let group = |title: String, of: &dyn Fn(&ListedCall) -> bool| Group {
        title,
        rows: listed.iter().filter(|it| of(it)).map(row).collect(),
    };
    let rests = |it: &ListedCall| it.task.call_from > now;
    let letter = |it: &ListedCall| it.task.state == TaskState::Letter;
    let groups = [
        group(text.tasks_now(), &|it| !letter(it) && !rests(it)),
        group(text.tasks_letters(), &letter),
        group(text.tasks_later(), &|it| !letter(it) && rests(it)),
    ];
    Page::show(&ListPage {
        frame: work.frame,
        nav: work.nav(),
        title: text.tasks_title(),
        counted: text.tasks_counted(open),
        late: (late > 0).then(|| text.tasks_late(late)),
        links: links(&work, text),
        groups: groups
            .into_iter()
            .filter(|it| !it.rows.is_empty())
            .collect(),
    })
}

fn links(work: &Clerk<'_>, text: Text) -> Vec<Link> {
    vec![
        Link::new(text.tasks_new(), work.to(&format!("{PATH}/ny"))),
        Link::new(text.tasks_team(), work.to(&format!("{PATH}/laget"))),
    ]
}

fn row(work: &Clerk<'_>, listed: &ListedCall, callees: &Callees, names: &Names) -> Row {
    let (text, now, task) = (work.text(), work.now(), &listed.task);
    let me = work.allowed.account.id;
    let mut lines = vec![
        task.phone.to_string(),
        words::why(text, listed),
        words::promised(text, task, now),
    ];
    lines.push(format!(
        "{} · {}",
        text.tasks_tries(task.tries),
        words::owner(text, task, me, names)
    ));
    Row {
        title: Link::new(
            callees.name(text, listed),
            work.to(&format!("{PATH}/{}", task.id)),
        ),
        state: words::state(text, task, now),
        lines,
    }
}
