//! A task: whom to call, what to say, how it went.

use super::{
    Clerk, PATH,
    called::Callees,
    form,
    script::{self, Step},
    words::{self, Names},
};
use crate::{
    accounts::{Done, Nav},
    kernel::{CallTaskId, Moment, MunicipalityCode},
    locale::Text,
    messages::{CallTry, ListedCall, TaskState, Why, call_task, call_tries},
    store::Fault,
    web::{
        Failure, Frame, Page, PageResult,
        form::{ErrorSummary, FormState, Part, Section, Words},
        parts::{Change, FactRow, Link, Tag},
    },
};
use askama::Template;
use rocket::{get, http::Status};

#[derive(Template)]
#[template(path = "desk/call_task.html")]
struct TaskPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    summary: Option<ErrorSummary>,
    title: String,
    state: Tag,
    facts: Vec<FactRow>,
    people: Vec<Link>,
    /// The language in which it is said.
    spoken: &'static str,
    steps: Vec<Step>,
    voicemail: Option<String>,
    sections: Vec<Section>,
    deeds: Deeds,
    action: String,
    csrf: String,
    key: String,
    version: String,
    past: Vec<Done>,
}

/// What can be done.
#[derive(Default)]
struct Deeds {
    note: bool,
    letter: bool,
    take: Option<String>,
    let_go: bool,
}

/// `GET /<municipality>/ringlista/<id>`: the task.
#[get("/<_>/ringlista/<id>", rank = 2)]
pub(in crate::desk) async fn page(work: Clerk<'_>, id: &str) -> PageResult {
    let (code, id) = (work.municipality()?, parsed(id)?);
    show(&work, &code, id, Status::Ok, &FormState::default()).await
}

/// The id in an address.
pub(super) fn parsed(id: &str) -> Result<CallTaskId, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The task as it stands, with what was typed.
pub(super) async fn show(
    work: &Clerk<'_>,
    code: &MunicipalityCode,
    id: CallTaskId,
    status: Status,
    state: &FormState,
) -> PageResult {
    let (text, db, now) = (work.text(), work.store().read(), work.now());
    let listed = call_task(db, code, id).await?.ok_or(Failure::NotFound)?;
    let one = std::slice::from_ref(&listed);
    let callees = Callees::of(db, code, one).await?;
    let tries = call_tries(db, id).await?;
    let who = tries.iter().map(|it| it.by).chain(listed.task.owner);
    let names = Names::of(db, text, who).await?;
    let deeds = deeds(work, &listed, &names, state);
    let sections: Vec<Section> = if deeds.note {
        form::after_a_call(text)
    } else {
        Vec::new()
    };
    let sections: Vec<_> = sections.into_iter().map(|it| it.filled(state)).collect();
    let questions = sections.iter().flat_map(|section| &section.questions);
    let parts: Vec<&dyn Part> = questions.map(|question| question as &dyn Part).collect();
    let is_open = listed.task.state == TaskState::Open && !is_gone(&listed);
    Page::with_status(
        status,
        &TaskPage {
            frame: work.frame,
            nav: work.nav(),
            back: Link::new(text.tasks_title(), work.to(PATH)),
            words: work.frame.form_words(),
            summary: ErrorSummary::of(state, &parts),
            title: text.tasks_call(callees.name(text, &listed)),
            state: state_of(text, &listed, now),
            facts: facts(work, &listed, &callees, &names),
            people: people(work, &listed, &callees),
            spoken: listed.task.lang.code(),
            steps: match listed.task.state {
                TaskState::Open | TaskState::Letter => script::steps(work, &listed, &callees),
                TaskState::Done | TaskState::Unreached => Vec::new(),
            },
            voicemail: is_open.then(|| script::voicemail(work, &listed, &callees)),
            sections,
            deeds,
            action: work.to(&format!("{PATH}/{id}")),
            csrf: work.csrf(),
            key: work.form_key(),
            version: listed.task.version().to_string(),
            past: past(text, &tries, &names),
        },
    )
}

/// How it stands, in a word.
fn state_of(text: Text, listed: &ListedCall, now: Moment) -> Tag {
    if is_gone(listed) {
        return Tag {
            text: text.tasks_state_gone(),
            colour: "",
        };
    }
    words::state(text, &listed.task, now)
}

/// Whether what was to be told is not true any more.
fn is_gone(listed: &ListedCall) -> bool {
    let live = listed.task.state.is_live();
    live && matches!(listed.task.why, Why::Notice(_)) && listed.told.is_none()
}

fn deeds(work: &Clerk<'_>, listed: &ListedCall, names: &Names, state: &FormState) -> Deeds {
    let (text, task) = (work.text(), &listed.task);
    if !task.state.is_live() || is_gone(listed) {
        return Deeds::default();
    }
    let mine = task.owner == Some(work.allowed.account.id);
    let others = task.owner.filter(|_| !mine);
    Deeds {
        // What somebody has filled in stays on the page, also when the task is a colleague's now.
        note: task.state == TaskState::Open && (others.is_none() || state.was_sent()),
        letter: task.state == TaskState::Letter && others.is_none(),
        take: match others {
            Some(other) => Some(text.tasks_take_over(names.get(other))),
            None => (!mine).then(|| text.tasks_take()),
        },
        let_go: mine,
    }
}

fn facts(work: &Clerk<'_>, listed: &ListedCall, callees: &Callees, names: &Names) -> Vec<FactRow> {
    let (text, task) = (work.text(), &listed.task);
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let mut facts = vec![
        row(text.tasks_phone(), task.phone.to_string()),
        row(text.tasks_why(), words::why(text, listed)),
    ];
    facts.extend(task.note.clone().map(|note| row(text.tasks_note(), note)));
    let code = task.draft_code.clone();
    facts.extend(code.map(|code| FactRow {
        // What was begun is found by its code, whether it is a form on the web or a call put aside.
        change: Some(Change {
            href: work.to(&format!("telefon?q={}", code.replace(' ', "+"))),
            text: text.tasks_draft_open(),
            about: code.clone(),
        }),
        ..row(text.tasks_draft(), code)
    }));
    if task.state.is_live() {
        let promised = words::promised(text, task, work.now());
        facts.push(row(text.tasks_promise(), promised));
    }
    let me = work.allowed.account.id;
    facts.push(row(text.tasks_whose(), words::owner(text, task, me, names)));
    if task.state == TaskState::Letter {
        let name = callees.name(text, listed);
        let address = (callees.get(listed)).and_then(|callee| callee.address.clone());
        let lines = [vec![name], address.unwrap_or_default()].concat();
        facts.push(row(text.tasks_send_to(), lines.join("\n")));
    }
    facts
}

fn people(work: &Clerk<'_>, listed: &ListedCall, callees: &Callees) -> Vec<Link> {
    let text = work.text();
    let known = callees.get(listed).map_or(&[][..], |callee| &callee.people);
    let mut links: Vec<Link> = (known.iter())
        .map(|person| {
            let page = work.to(&format!("personer/{}", person.id));
            Link::new(text.history_all_of(person.name.as_str()), page)
        })
        .collect();
    if let (Some(person), Some(name)) = (listed.task.resident, &listed.task.name) {
        let page = work.to(&format!("personer/{person}"));
        links.push(Link::new(text.history_all_of(name.as_str()), page));
    }
    links
}

fn past(text: Text, tries: &[CallTry], names: &Names) -> Vec<Done> {
    let latest_first = tries.iter().rev();
    let done = latest_first.map(|it| {
        let (what, who) = (words::tried(text, it.tried), names.get(it.by));
        Done::new(text, it.at, what, who)
    });
    done.collect()
}

/// Whether a letter can be written to whoever a task is for.
pub(super) async fn has_address(
    work: &Clerk<'_>,
    code: &MunicipalityCode,
    id: CallTaskId,
) -> Result<bool, Fault> {
    let db = work.store().read();
    let Some(listed) = call_task(db, code, id).await? else {
        return Ok(false);
    };
    let callees = Callees::of(db, code, std::slice::from_ref(&listed)).await?;
    Ok(callees
        .get(&listed)
        .is_some_and(|callee| callee.address.is_some()))
}
