//! The confirmation of a seat or of a place in line, opened by the visitor's cookie.

use super::{
    asked::Means,
    away, calendar_file,
    plans::RoundPlan,
    queries,
    registration::{Registration, Standing},
    shown,
    tools::Tools,
};
use crate::{
    locale::{capitalised, unbroken},
    rounds::Round,
    store::Fault,
    web::{Failure, Frame, Here, Page, ProtectedForm, SecureCookies, Visit, parts::Link},
};
use askama::Template;
use rocket::{
    State, get,
    http::{ContentType, CookieJar},
    post,
    response::Redirect,
};

use std::sync::Arc;

/// Added to the address of a place in line that nobody expected.
pub(super) const JUST_FILLED: &str = "?nyss=ja";

#[derive(Template)]
#[template(path = "registrations/done.html")]
struct Done<'a> {
    frame: &'a Frame,
    heading: String,
    voice: &'static str,
    booking_word: String,
    times: Vec<String>,
    place: String,
    way_in: String,
    bring: Vec<String>,
    do_not_bring: Vec<String>,
    /// What we never ask for.
    safety: String,
    hosts: Option<String>,
    /// «Du behöver inte göra något mer. Brevet kommer inom en vecka.»
    next: Vec<String>,
    /// Whether the page is all they get: then printing comes first.
    only_page: bool,
    /// «Får du förhinder?»
    unable: String,
    cannot_come: Vec<String>,
    change: Link,
    calendar: Link,
    forgetting: Forgetting,
}

#[derive(Template)]
#[template(path = "registrations/waiting.html")]
struct Waiting<'a> {
    frame: &'a Frame,
    heading: String,
    voice: &'static str,
    booking_word: String,
    lead: String,
    why: String,
    times: Vec<String>,
    place: String,
    next: Vec<String>,
    /// «Vill du inte stå kvar?»
    unwilling: String,
    leave: String,
    change: Link,
    forgetting: Forgetting,
    others: Vec<Link>,
}

/// `GET /<municipality>/anmalan/klar`: the confirmation of a seat, opened by the visitor's cookie.
#[get("/<_>/anmalan/klar")]
pub(super) async fn done(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, planned) = of_visit(&here, &tools, visit).await?;
    let round = &planned.round;
    if registration.standing != Standing::Placed {
        let address = address(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    }
    let text = here.frame.text;
    let programme = &planned.plan.programme;
    let hosts = &planned.hosts;
    let first = planned.plan.sites.first();
    let lang = text.lang();
    let words = |list: &[crate::locale::Words]| -> Vec<String> {
        list.iter().map(|w| w.of(lang).to_owned()).collect()
    };
    let count = round.sessions.len();
    let phone = &here.place.phone;
    let (voice, name) = (voice(&registration), name(&registration));
    let mut cannot_come = vec![text.registrations_cannot_come_words(voice, phone)];
    if count > 1 {
        cannot_come.insert(0, text.registrations_miss_one(voice, name));
    }
    Page::show(&Done {
        frame: here.frame,
        heading: text.registrations_done(count, voice, name, shown::number(text, count)),
        voice,
        booking_word: registration.booking_word.clone(),
        times: times(here.frame, round),
        place: place(here.frame, &planned),
        way_in: first
            .map(|s| s.venue.facts.way_in.of(lang).to_owned())
            .unwrap_or_default(),
        hosts: (!hosts.is_empty())
            .then(|| text.registrations_host_line(hosts.len(), text.list(hosts))),
        bring: words(&programme.facts.bring),
        do_not_bring: words(&programme.facts.do_not_bring),
        safety: if programme.facts.do_not_bring.is_empty() {
            text.registrations_safety()
        } else {
            text.registrations_safety_short()
        },
        next: next(&here, &registration),
        only_page: registration.means == Means::Page,
        unable: text.registrations_cannot_come(voice, name),
        cannot_come,
        change: change_link(&here),
        calendar: Link::new(
            text.registrations_calendar(),
            here.frame.links.to("anmalan/kalender"),
        ),
        forgetting: Forgetting::of(&here, &tools, visit),
    })
    .map(Err)
}

/// `GET /<municipality>/anmalan/reservlistan`: the confirmation of a place in line. `nyss` says that
/// the round filled up while the form was on its way.
#[get("/<_>/anmalan/reservlistan?<nyss>")]
pub(super) async fn waiting(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    nyss: Option<&str>,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, planned) = of_visit(&here, &tools, visit).await?;
    let round = &planned.round;
    let Standing::Waiting { position } = registration.standing else {
        let address = address(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    };
    let text = here.frame.text;
    let others = super::finding::with_room(&tools, &here, round, registration.people).await?;
    let (voice, name) = (voice(&registration), name(&registration));
    let free = super::finding::free_left(tools.store, tools.clock.now(), &planned).await?;
    Page::show(&Waiting {
        frame: here.frame,
        heading: if nyss.is_some() {
            text.registrations_just_filled(voice, position, name)
        } else {
            text.registrations_in_line(voice, position, name)
        },
        lead: text.registrations_no_place_yet(voice, name),
        why: if free == 0 {
            text.registrations_why_full()
        } else {
            text.registrations_why_line()
        },
        voice,
        booking_word: registration.booking_word.clone(),
        times: times(here.frame, round),
        place: place(here.frame, &planned),
        next: vec![
            text.registrations_next_nothing(voice),
            text.registrations_in_line_next(way(&registration)),
        ],
        unwilling: text.registrations_leave_line(voice, name),
        leave: text.registrations_cannot_come_words(voice, &here.place.phone),
        change: change_link(&here),
        forgetting: Forgetting::of(&here, &tools, visit),
        others,
    })
    .map(Err)
}

/// `GET /<municipality>/anmalan/kalender`: the sessions as a file for a calendar program.
#[get("/<_>/anmalan/kalender")]
pub(super) async fn calendar(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<(ContentType, String), Failure> {
    let (registration, planned) = of_visit(&here, &tools, visit).await?;
    let round = &planned.round;
    if registration.standing != Standing::Placed {
        return Err(Failure::NotFound);
    }
    let file = calendar_file::write(here.frame.text, round, &planned.plan, tools.clock.now());
    Ok((ContentType::Calendar, file))
}

/// `POST /<municipality>/anmalan/glom`: somebody is done at a computer that others use.
#[post("/<_>/anmalan/glom", data = "<form>")]
pub(super) fn forget(
    here: Here<'_>,
    cookies: &CookieJar<'_>,
    secure: &State<SecureCookies>,
    form: ProtectedForm,
) -> Redirect {
    if form.open().is_ok() {
        Visit::forget(cookies, **secure);
    }
    Redirect::to(here.frame.links.start())
}

/// What the button that forgets needs.
pub(super) struct Forgetting {
    pub(super) action: String,
    pub(super) csrf: String,
}

impl Forgetting {
    pub(super) fn of(here: &Here<'_>, tools: &Tools<'_>, visit: &Visit) -> Self {
        Self {
            action: here.frame.links.to("anmalan/glom"),
            csrf: visit.token(tools.keys, tools.chance),
        }
    }
}

/// The address of the confirmation; it holds no key, the visitor's cookie opens it.
pub(super) fn address(frame: &Frame, standing: Standing) -> String {
    frame.links.to(match standing {
        Standing::Placed => "anmalan/klar",
        Standing::Waiting { .. } => "anmalan/reservlistan",
        Standing::Cancelled(_) => "andra/avbokad",
    })
}

/// What happens next, by the chosen way of being told.
fn next(here: &Here<'_>, registration: &Registration) -> Vec<String> {
    let text = here.frame.text;
    let voice = voice(registration);
    let told = match &registration.means {
        Means::Letter(_) => text.registrations_next_letter(),
        Means::Sms => text.registrations_next_sms(),
        Means::Call => match &registration.called {
            Some(name) => text.registrations_next_call_to(name),
            None => text.registrations_next_call(),
        },
        Means::Email(address) => text.registrations_next_email(address.as_str()),
        Means::Page | Means::Sealed => text.registrations_next_print(),
    };
    vec![text.registrations_next_nothing(voice), told]
}

/// The way news come, as a word of a sentence: «med brev».
fn way(registration: &Registration) -> &'static str {
    registration.means.channel().code()
}

/// «you», for two people «both», for somebody who was helped «they».
fn voice(registration: &Registration) -> &'static str {
    match (registration.people, &registration.helped) {
        (2.., _) => "both",
        (_, Some(_)) => "they",
        _ => "you",
    }
}

/// Whose it is, for the one who helps.
fn name(registration: &Registration) -> &str {
    registration.helped.as_deref().unwrap_or_default()
}

/// Where, and for several sessions that it is the same place each time.
fn place(frame: &Frame, planned: &RoundPlan) -> String {
    let text = frame.text;
    let sites = &planned.plan.sites;
    let line = sites.first().map(shown::place_line).unwrap_or_default();
    let same = sites.iter().all(|site| shown::place_line(site) == line);
    match sites.len() {
        count @ 2.. if same => {
            text.registrations_same_place(count, &line, shown::number(text, count))
        }
        _ => line,
    }
}

fn change_link(here: &Here<'_>) -> Link {
    Link::new(
        here.frame.text.registrations_change_or_cancel(),
        here.frame.links.to("andra"),
    )
}

async fn of_visit(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
) -> Result<(Registration, Arc<RoundPlan>), Failure> {
    let code = here.municipality()?;
    let db = tools.store.read();
    let registration = queries::of_visit(db, visit.fingerprint(), &code)
        .await?
        .ok_or(Failure::NotFound)?;
    let planned = tools
        .plans
        .by_id(tools.store, &code, registration.round)
        .await?
        .ok_or_else(|| Fault::new("a registration's round is gone"))?;
    let comes = away::comes_of(db, registration.id.uuid()).await?;
    let planned = if comes.away.is_empty() {
        planned
    } else {
        let own = comes.round(&planned.round);
        Arc::new(planned.with_sessions_of(db, own).await?)
    };
    Ok((registration, planned))
}

fn times(frame: &Frame, round: &Round) -> Vec<String> {
    shown::each_time(frame.text, round)
        .iter()
        .map(|t| unbroken(&capitalised(t)))
        .collect()
}
