//! `/ordna/<round>/<session>`: what is promised at one session, by kind. It prints on paper.

use super::{
    Clerk, PATH,
    arrange::{Change, Overtaken, Which, arrange},
    rows::{self, Coming, Promise},
    rule::{Kind, Noted},
    words::{self, Names},
};
use crate::{
    accounts::{Answered, Nav, Residents, StaffForm, Tools, Workplace, sent_version},
    kernel::{RegistrationId, Version},
    web::{
        Failure, Frame, Here, Page, PageResult, Typed,
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{get, post, response::Redirect};

/// The button that was pressed: what it does, and about what.
const DEED: &str = "gor";

#[derive(Template)]
#[template(path = "desk/promises_session.html")]
struct SessionPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    counted: String,
    refused: Option<String>,
    groups: Vec<Group>,
    action: String,
    csrf: String,
}

/// The promises of one kind.
struct Group {
    title: String,
    last: String,
    rows: Vec<Row>,
}

/// One promise.
struct Row {
    title: Link,
    state: Tag,
    lines: Vec<String>,
    version: String,
    /// What the buttons are about.
    about: String,
    /// Whose it is and what, for those who cannot see which button stands where.
    name: String,
    take: bool,
    done: bool,
}

/// `GET /<municipality>/ordna/<number>/<session>`: the list.
#[get("/<_>/ordna/<number>/<session>?<nej>")]
pub(in crate::desk) async fn page(
    work: Clerk<'_>,
    number: u32,
    session: u32,
    nej: Option<&str>,
) -> PageResult {
    let it = found(&work, (number, session)).await?;
    show(&work, it, nej.is_some()).await
}

/// The session with these numbers.
pub(super) async fn found(work: &Clerk<'_>, numbers: (u32, u32)) -> Result<Coming, Failure> {
    let code = work.municipality()?;
    let found = rows::one(work.store().read(), &code, numbers).await?;
    found.ok_or(Failure::NotFound)
}

async fn show(work: &Clerk<'_>, it: Coming, refused: bool) -> PageResult {
    let text = work.text();
    let all = std::slice::from_ref(&it);
    let names = words::names(work.store().read(), text, all).await?;
    let mut kinds: Vec<Kind> = it.promises.iter().map(|promise| promise.kind).collect();
    kinds.dedup();
    let group = |kind: Kind| {
        let of_kind = it.promises.iter().filter(|promise| promise.kind == kind);
        Group {
            title: words::kind(text, kind),
            last: text.promises_last(text.day(kind.last_day(it.session.day))),
            rows: of_kind
                .map(|promise| row(work, &it, promise, &names))
                .collect(),
        }
    };
    Page::show(&SessionPage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.promises_title(), work.to(PATH)),
        title: words::session(text, &it),
        counted: text.promises_counted(it.left()),
        refused: refused.then(|| text.promises_overtaken()),
        groups: kinds.into_iter().map(group).collect(),
        action: work.to(&words::path(&it)),
        csrf: work.csrf(),
    })
}

fn row(work: &Clerk<'_>, it: &Coming, promise: &Promise, names: &Names) -> Row {
    let text = work.text();
    let whose = &promise.whose;
    let done = promise.done.as_ref();
    let owner = done.and_then(|done| done.owner);
    let name = text.promises_of(
        words::who(text, whose),
        &whose.booking_word,
        words::what(text, promise),
    );
    let mut lines = Vec::new();
    lines.extend(phones(whose));
    match owner.and_then(|owner| names.get(&owner)) {
        Some(name) => lines.push(text.promises_owner(name)),
        None if promise.stands.is_left() => lines.push(text.promises_nobody()),
        None => {}
    }
    lines.extend(done.and_then(|done| done.note.clone()));
    let left = promise.stands.is_left();
    Row {
        title: Link::new(name.clone(), work.to(&words::path_of(it, promise))),
        state: words::tag(text, promise, it.session.day, work.today()),
        lines,
        version: Version::of(&promise.version()).to_string(),
        about: format!("{}:{}", promise.kind.code(), whose.id),
        name,
        take: left && owner != Some(work.allowed.account.id),
        done: left,
    }
}

/// How they are reached by phone.
fn phones(whose: &crate::registrations::Promised) -> Vec<String> {
    let own = whose
        .people
        .iter()
        .filter_map(|person| person.phone.as_ref());
    let own = own.map(ToString::to_string);
    let helper = whose.helper.iter();
    own.chain(helper.map(|(name, phone)| format!("{name}, {phone}")))
        .collect()
}

/// `POST /<municipality>/ordna/<number>/<session>`: one's own now, or arranged.
#[post("/<_>/ordna/<number>/<session>", data = "<form>")]
pub(in crate::desk) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Residents>,
    number: u32,
    session: u32,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let it = found(&work, (number, session)).await?;
    let list = work.to(&words::path(&it));
    let done = !expired && press(&work, &it, &typed).await?;
    Ok(Ok(Redirect::to(if done {
        list
    } else {
        format!("{list}?nej=ja")
    })))
}

/// Does it; answers whether it was done, and a colleague was not faster.
async fn press(work: &Clerk<'_>, it: &Coming, typed: &Typed) -> Result<bool, Failure> {
    let mut words = typed.text(DEED).splitn(3, ':');
    let (deed, kind, whose) = (words.next(), words.next(), words.next());
    let kind = kind.and_then(Kind::from_code).ok_or(Failure::NotFound)?;
    let whose: RegistrationId = whose
        .and_then(|id| id.parse().ok())
        .ok_or(Failure::NotFound)?;
    let fits = |promise: &&Promise| promise.kind == kind && promise.whose.id == whose;
    let promise = it.promises.iter().find(fits).ok_or(Failure::NotFound)?;
    let (me, done) = (work.allowed.account.id, promise.done.as_ref());
    let note = done.and_then(|done| done.note.clone());
    let change = match deed {
        Some("ta") => Change {
            owner: Some(me),
            noted: Noted::Open,
            note,
            quietly: false,
        },
        Some("klart") => Change {
            owner: done.and_then(|done| done.owner).or(Some(me)),
            noted: Noted::Done,
            note,
            quietly: false,
        },
        _ => return Err(Failure::NotFound),
    };
    let which = Which {
        session: (it.round.number, it.session.number),
        whose,
        kind,
        seen: sent_version(typed),
    };
    let (actor, code) = (work.actor(), work.municipality()?);
    let by = work.by(&actor, &code);
    match arrange(work.store(), &by, &which, &change).await {
        Ok(()) => Ok(true),
        Err(outcome) => {
            let Overtaken = Failure::or_refusal(outcome)?;
            Ok(false)
        }
    }
}
