//! The plain sign-up page of a round, and the confirmation.

use super::{
    form::{self, Questions},
    notices, queries,
    register::{Register, register},
    registration::{CameBy, Refusal, Registration, Standing},
    shown,
};
use crate::{
    audit::Actor,
    kernel::{Chance, CivilTime, Clock, MunicipalityCode},
    locale::capitalised,
    programmes,
    rounds::{self, Round, SignUp},
    store::{Fault, Store},
    web::{
        Failure, Frame, Here, Keys, Limit, Page, PageResult, ProtectedForm, Stale, Typed, Visit,
        form::{ErrorSummary, FormState, Words},
        parts::Link,
    },
};
use askama::Template;
use rocket::{Request, async_trait, get, http::Status, post, request, response::Redirect};

/// How many sign-ups one network may send: a managed setting.
#[derive(Debug, Clone, Copy)]
pub struct SignUpLimit(pub Limit);

#[derive(Template)]
#[template(path = "registrations/new.html")]
struct New<'a> {
    frame: &'a Frame,
    words: Words,
    summary: Option<ErrorSummary>,
    questions: Questions,
    when: String,
    place: String,
    /// What pressing the button leads to, when that is a place in line.
    full: Option<String>,
    button: String,
    action: String,
    back: String,
    csrf: String,
    key: String,
}

/// A page that says no, kindly, and shows the way on.
#[derive(Template)]
#[template(path = "registrations/refused.html")]
struct Refused<'a> {
    frame: &'a Frame,
    heading: String,
    words: Vec<String>,
    link: Link,
}

#[derive(Template)]
#[template(path = "registrations/done.html")]
struct Done<'a> {
    frame: &'a Frame,
    heading: String,
    booking_word: String,
    times: Vec<String>,
    place: String,
    way_in: String,
    bring: Vec<String>,
    do_not_bring: Vec<String>,
    email: Option<String>,
    phone: String,
}

#[derive(Template)]
#[template(path = "registrations/waiting.html")]
struct Waiting<'a> {
    frame: &'a Frame,
    heading: String,
    booking_word: String,
    times: Vec<String>,
    place: String,
    email: Option<String>,
    phone: String,
    others: Vec<Link>,
}

/// What a handler of this page needs of the program.
pub(super) struct Tools<'r> {
    store: &'r Store,
    clock: &'r Clock,
    chance: &'r Chance,
    keys: &'r Keys,
    limit: Limit,
    network: String,
}

#[async_trait]
impl<'r> request::FromRequest<'r> for Tools<'r> {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        let rocket = request.rocket();
        let tools = (|| {
            Some(Self {
                store: rocket.state::<Store>()?,
                clock: rocket.state::<Clock>()?,
                chance: rocket.state::<Chance>()?,
                keys: rocket.state::<Keys>()?,
                limit: rocket.state::<SignUpLimit>()?.0,
                network: crate::web::network_of(request),
            })
        })();
        match tools {
            Some(tools) => request::Outcome::Success(tools),
            None => request::Outcome::Error((Status::InternalServerError, ())),
        }
    }
}

/// `GET /<municipality>/traffar/<number>/anmalan`: the empty form.
#[get("/<_>/traffar/<number>/anmalan")]
pub(super) async fn new(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    number: u32,
) -> PageResult {
    let round = find(&tools, &here, number).await?;
    if round.sign_up(tools.clock.now()) != SignUp::Open {
        return not_open(&here);
    }
    let key = tools.chance.token();
    show(&here, &tools, visit, &round, &FormState::default(), key).await
}

/// `POST /<municipality>/traffar/<number>/anmalan`: somebody asks for a place.
#[post("/<_>/traffar/<number>/anmalan", data = "<form>")]
pub(super) async fn send(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
    number: u32,
    form: ProtectedForm,
) -> Result<Result<Redirect, Page>, Failure> {
    let round = find(&tools, &here, number).await?;
    let text = here.frame.text;
    let typed = match form.open() {
        Ok(typed) => typed,
        Err(Stale(typed)) => {
            let mut state = form::keep(&typed);
            state.refuse_all(text.web_stale());
            let key = tools.chance.token();
            return show(&here, &tools, visit, &round, &state, key)
                .await
                .map(Err);
        }
    };
    let now = tools.clock.now();
    if !tools.limit.take(tools.store, &tools.network, now).await? {
        return Err(Failure::TooMany);
    }
    let mut state = form::keep(&typed);
    let today = CivilTime::of(now, round.zone).date;
    let key = form_key(&typed, tools.chance);
    let Some(answers) = form::parse(&typed, text, today, &mut state) else {
        return show(&here, &tools, visit, &round, &state, key)
            .await
            .map(Err);
    };
    let request = Register {
        municipality: round.municipality.clone(),
        round: round.id,
        people: vec![answers.person],
        email: answers.email,
        lang: text.lang(),
        came_by: CameBy::Web,
        form_key: key,
        form_print: form::fingerprint(&typed),
        visit: visit.fingerprint(),
    };
    let asked = register(tools.store, now, tools.chance, &Actor::Visitor, &request).await;
    match asked {
        Ok(registered) => Ok(Ok(Redirect::to(confirmation(
            here.frame,
            registered.standing,
        )))),
        Err(outcome) => refuse(&here, &Failure::or_refusal(outcome)?).map(Err),
    }
}

/// `GET /<municipality>/anmalan/klar`: the confirmation of a seat, opened by the visitor's cookie.
#[get("/<_>/anmalan/klar")]
pub(super) async fn done(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, round) = of_visit(&here, &tools, visit).await?;
    if registration.standing != Standing::Placed {
        let address = confirmation(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    }
    let text = here.frame.text;
    let programme = programmes::by_id(tools.store.read(), round.programme).await?;
    let sites = notices::sites_of(tools.store.read(), &round).await?;
    let first = sites.first();
    let lang = text.lang();
    let words = |list: &[crate::locale::Words]| -> Vec<String> {
        list.iter().map(|w| w.of(lang).to_owned()).collect()
    };
    Page::show(&Done {
        frame: here.frame,
        heading: text.registrations_done(round.sessions.len()),
        booking_word: registration.booking_word,
        times: times(here.frame, &round),
        place: first.map(shown::place_line).unwrap_or_default(),
        way_in: first
            .map(|s| s.venue.facts.way_in.of(lang).to_owned())
            .unwrap_or_default(),
        bring: words(&programme.facts.bring),
        do_not_bring: words(&programme.facts.do_not_bring),
        email: registration.email,
        phone: here.place.phone.clone(),
    })
    .map(Err)
}

/// `GET /<municipality>/anmalan/reservlistan`: the confirmation of a place in line.
#[get("/<_>/anmalan/reservlistan")]
pub(super) async fn waiting(
    here: Here<'_>,
    tools: Tools<'_>,
    visit: &Visit,
) -> Result<Result<Redirect, Page>, Failure> {
    let (registration, round) = of_visit(&here, &tools, visit).await?;
    let Standing::Waiting { position } = registration.standing else {
        let address = confirmation(here.frame, registration.standing);
        return Ok(Ok(Redirect::to(address)));
    };
    let text = here.frame.text;
    let sites = notices::sites_of(tools.store.read(), &round).await?;
    let now = tools.clock.now();
    let others = super::finding::with_room(tools.store, text, &here, &round, now).await?;
    Page::show(&Waiting {
        frame: here.frame,
        heading: text.registrations_in_line(position),
        booking_word: registration.booking_word,
        times: times(here.frame, &round),
        place: sites.first().map(shown::place_line).unwrap_or_default(),
        email: registration.email,
        phone: here.place.phone.clone(),
        others,
    })
    .map(Err)
}

async fn find(tools: &Tools<'_>, here: &Here<'_>, number: u32) -> Result<Round, Failure> {
    let code = code_of(here)?;
    rounds::by_number(tools.store.read(), &code, number)
        .await?
        .ok_or(Failure::NotFound)
}

async fn of_visit(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
) -> Result<(Registration, Round), Failure> {
    let code = code_of(here)?;
    let db = tools.store.read();
    let registration = queries::of_visit(db, visit.fingerprint(), &code)
        .await?
        .ok_or(Failure::NotFound)?;
    let round = rounds::by_id(db, registration.round)
        .await?
        .ok_or_else(|| Fault::new("a registration's round is gone"))?;
    Ok((registration, round))
}

pub(super) fn code_of(here: &Here<'_>) -> Result<MunicipalityCode, Failure> {
    MunicipalityCode::parse(&here.place.code)
        .ok_or_else(|| Failure::Fault(Fault::new("a municipality with an odd code")))
}

/// The address of the confirmation; it holds no key, the visitor's cookie opens it.
fn confirmation(frame: &Frame, standing: Standing) -> String {
    frame.links.to(match standing {
        Standing::Placed => "anmalan/klar",
        Standing::Waiting { .. } => "anmalan/reservlistan",
    })
}

/// The key of the form that was sent; a form without a fitting one gets its own.
fn form_key(typed: &Typed, chance: &Chance) -> String {
    let key = typed.text(form::KEY_FIELD);
    let fits = (20..=64).contains(&key.len())
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { key.to_owned() } else { chance.token() }
}

async fn show(
    here: &Here<'_>,
    tools: &Tools<'_>,
    visit: &Visit,
    round: &Round,
    state: &FormState,
    key: String,
) -> PageResult {
    let text = here.frame.text;
    let questions = Questions::ask(text, state);
    let summary = questions.summary(state);
    let sites = notices::sites_of(tools.store.read(), round).await?;
    let room = super::finding::room_left(tools.store, round).await?;
    let refused = summary.is_some();
    let page = New {
        frame: here.frame,
        words: words(here.frame),
        summary,
        questions,
        when: capitalised(&shown::when(text, round)),
        place: sites.first().map(shown::place_line).unwrap_or_default(),
        full: (room == 0).then(|| text.registrations_full_now()),
        button: if room == 0 {
            text.registrations_send_line()
        } else {
            text.registrations_send()
        },
        action: here
            .frame
            .links
            .to(&format!("traffar/{}/anmalan", round.number)),
        back: here.frame.links.to(&format!("traffar/{}", round.number)),
        csrf: visit.token(tools.keys, tools.chance),
        key,
    };
    if refused {
        Page::refuse(&page)
    } else {
        Page::show(&page)
    }
}

/// The words of the form parts.
pub(super) fn words(frame: &Frame) -> Words {
    let text = frame.text;
    Words {
        error: text.web_error_prefix(),
        problem: text.web_error_summary(),
        important: text.web_important(),
        done: text.web_done(),
    }
}

fn times(frame: &Frame, round: &Round) -> Vec<String> {
    shown::each_time(frame.text, round)
        .iter()
        .map(|t| capitalised(t))
        .collect()
}

fn not_open(here: &Here<'_>) -> PageResult {
    refuse(here, &Refusal::NotOpen)
}

fn refuse(here: &Here<'_>, refusal: &Refusal) -> PageResult {
    let text = here.frame.text;
    let phone = &here.place.phone;
    let all = Link::new(text.registrations_see_all(), here.frame.links.to("traffar"));
    let (status, heading, words, link) = match refusal {
        Refusal::NotOpen => (
            Status::Conflict,
            text.registrations_not_open(),
            vec![text.registrations_not_open_words(phone)],
            all,
        ),
        Refusal::TooYoung { minimum_age, year } => (
            Status::UnprocessableEntity,
            text.registrations_too_young(),
            vec![
                text.registrations_too_young_rule(u32::from(*minimum_age), year.to_string()),
                text.registrations_too_young_words(phone),
            ],
            all,
        ),
        Refusal::AlreadyRegistered => (
            Status::Conflict,
            text.registrations_already(),
            vec![text.registrations_already_words(phone)],
            all,
        ),
        Refusal::AlreadySent => (
            Status::Conflict,
            text.registrations_already_sent(),
            vec![text.registrations_already_sent_words(phone)],
            Link::new(
                text.registrations_see_confirmation(),
                here.frame.links.to("anmalan/klar"),
            ),
        ),
    };
    Page::with_status(
        status,
        &Refused {
            frame: here.frame,
            heading,
            words,
            link,
        },
    )
}
