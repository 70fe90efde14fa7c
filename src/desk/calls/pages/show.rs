//! `/telefon/samtal/<id>`: a call on the screen.

use super::{
    super::{
        asked::{DECIDED, FIRST, OUTSIDE, Until, kept, known_second, language, postcode, read},
        call::{Call, CallState, Said},
        focus::{self, Focus, Shown},
        rows,
    },
    booked,
    people::{Found, Panel, Person, found, panels, person_of},
    questions::{Asking, parts},
    read_back::read_back,
    rounds::{Rounds, notice, rounds},
};
use crate::{
    accounts::{Done, Nav, Residents, Workplace},
    kernel::CallId,
    locale::Text,
    registrations::{self, Tools, offered, touch_seldom},
    residents,
    web::{
        Failure, Frame, Page, PageResult,
        form::{ErrorSummary, Field, FormState, Part, Question, Section, Words},
    },
};
use askama::Template;
use rocket::{get, http::Status};
use std::collections::BTreeSet;

/// Which version of the call the page shows.
pub(super) const VERSION: &str = "version";

/// So many acts of somebody's history are shown.
const PAST: usize = 12;

/// A call on the screen, by whoever has it.
pub(super) type Clerk<'r> = Workplace<'r, Residents>;

#[derive(Template)]
#[template(path = "desk/call.html")]
struct CallPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    title: String,
    greeting: String,
    code: Option<String>,
    parked: bool,
    summary: Option<ErrorSummary>,
    theirs: Vec<String>,
    notice: Option<String>,
    action: String,
    csrf: String,
    key: String,
    hidden: Vec<(&'static str, String)>,
    search: Field,
    found: Option<Found>,
    person: Option<Person>,
    second: Option<Person>,
    panels: Vec<Panel>,
    who: [Section; 1],
    rounds: Rounds,
    rest: [Section; 1],
    read_back: Vec<String>,
    book: String,
    focus: Focus,
    past: Vec<Done>,
}

/// What is shown beside how the call stands.
#[derive(Default)]
pub(super) struct Beside {
    /// What is wrong, if the page comes back.
    pub(super) wrong: Option<FormState>,
    /// What a colleague wrote in the same call meanwhile, a line each.
    pub(super) theirs: Vec<String>,
    /// Whether every round is shown, near or not.
    pub(super) all_rounds: bool,
}

/// `GET /<municipality>/telefon/samtal/<id>`: the call.
#[get("/<_>/telefon/samtal/<id>?<alla>")]
pub(in crate::desk) async fn show(
    work: Clerk<'_>,
    tools: Tools<'_>,
    id: &str,
    alla: Option<&str>,
) -> PageResult {
    let code = work.municipality()?;
    let id: CallId = id.parse().map_err(|_| Failure::NotFound)?;
    let call = rows::by_id(work.store().read(), &code, id).await?;
    let call = call.ok_or(Failure::NotFound)?;
    let beside = Beside {
        all_rounds: alla.is_some(),
        ..Beside::default()
    };
    page(&work, &tools, &call, Status::Ok, beside).await
}

/// The page of a call, whether it goes on, waits or is over.
pub(super) async fn page(
    work: &Clerk<'_>,
    tools: &Tools<'_>,
    call: &Call,
    status: Status,
    beside: Beside,
) -> PageResult {
    if call.state == CallState::Ended {
        return booked::page(work, call).await;
    }
    let (text, db) = (work.text(), work.store().read());
    let code = work.municipality()?;
    let said = &call.said;
    let all = offered(tools, text, &code, postcode(said).as_ref()).await?;
    let chosen = all.iter().find(|round| Some(round.id) == call.round);
    let (whole, asked) = read(said, text, work.today(), chosen, Until::Booked);
    let complete = asked.as_ref().zip(chosen).filter(|_| whole.is_valid());
    let outside = asks_why(&whole, said);
    let state = beside.wrong.unwrap_or_else(|| kept(said));
    let person = match call.person {
        Some(person) => residents::by_id(db, &code, person).await?,
        None => None,
    };
    let second = match known_second(said) {
        Some(second) => residents::by_id(db, &code, second).await?,
        None => None,
    };
    let panels = panels(work, call).await?;
    let held = match call.hold {
        Some(held) => touch_seldom(work.store(), work.now(), &code, held).await?,
        None => false,
    };
    let wrong = !state.is_valid();
    let focus = if wrong {
        Focus::Elsewhere
    } else if complete.is_some() {
        Focus::Book
    } else {
        focus::next(
            said,
            Shown {
                proposed: !panels.is_empty(),
                chosen: chosen.is_some(),
                outside,
            },
        )
    };
    let asking = Asking {
        text,
        said,
        state: &state,
        focus,
        round: chosen,
    };
    let (who, rest) = (asking.who(), asking.rest(outside));
    let past = match call.person {
        Some(person) => registrations::past_of_person(db, text, &code, person).await?,
        None => Vec::new(),
    };
    let page = CallPage {
        frame: work.frame,
        nav: work.nav(),
        words: work.frame.form_words(),
        title: title(text, call),
        greeting: text.desk_greeting(&work.place.full_name, &work.allowed.account.name),
        code: call.code.clone(),
        parked: call.state == CallState::Parked,
        summary: summary(&state, &who, &rest),
        theirs: beside.theirs,
        notice: notice(text, call, chosen, held),
        action: work.to(&format!("telefon/samtal/{}", call.id)),
        csrf: work.csrf(),
        key: work.form_key(),
        hidden: hidden(call),
        search: asking.search(),
        found: found(work, tools, said).await?,
        person: match &person {
            Some(person) => Some(person_of(work, tools, person).await?),
            None => None,
        },
        second: match &second {
            Some(second) => Some(person_of(work, tools, second).await?),
            None => None,
        },
        panels,
        who: [Section::titled(text.desk_part_who(), who)],
        rounds: rounds(text, &all, call, held, beside.all_rounds),
        rest: [Section::titled(text.desk_part_rest(), rest)],
        read_back: complete.map_or_else(Vec::new, |(asked, round)| {
            read_back(text, asked, round, language(&call.said))
        }),
        book: match chosen {
            Some(round) if !round.has_room && !held => text.desk_book_line(),
            _ => text.desk_book(),
        },
        focus,
        past: past.into_iter().take(PAST).collect(),
    };
    Page::with_status(status, &page)
}

/// What goes along with everything that is typed.
fn hidden(call: &Call) -> Vec<(&'static str, String)> {
    let decided = DECIDED.into_iter().flat_map(|field| {
        let values = call.said.choices(field).iter();
        values.map(move |value| (field, value.clone()))
    });
    let version = (VERSION, call.version.to_string());
    std::iter::once(version).chain(decided).collect()
}

fn title(text: Text, call: &Call) -> String {
    match call.said.text(FIRST[0]) {
        "" => text.desk_call(),
        name => text.desk_call_with(name),
    }
}

/// Whether a reason is asked for, or has been given, for somebody from outside the audience.
fn asks_why(whole: &FormState, said: &Said) -> bool {
    whole.error(OUTSIDE).is_some() || !said.text(OUTSIDE).is_empty()
}

fn summary(state: &FormState, who: &[Question], rest: &[Question]) -> Option<ErrorSummary> {
    let parts: Vec<&dyn Part> = parts(&[who, rest]);
    ErrorSummary::of(state, &parts)
}

/// A colleague's words where they differ from one's own, a line each.
pub(super) fn differing(text: Text, theirs: &Said, own: &Said) -> Vec<String> {
    let fields = theirs.0.keys().chain(own.0.keys());
    let fields: BTreeSet<&String> = fields.collect();
    // Ids are no words; whom they decided on is shown as the page shows it.
    let typed = fields
        .into_iter()
        .filter(|field| !DECIDED.contains(&field.as_str()));
    let lines = typed.filter_map(|field| {
        let wrote = theirs.choices(field);
        let differs = wrote != own.choices(field);
        let label = text.desk_field(field);
        differs.then(|| text.desk_theirs(label, wrote.join(", ")))
    });
    lines.collect()
}
