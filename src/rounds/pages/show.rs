//! A round as it stands, and what can be done with it.

use super::{
    form::DO,
    office::Office,
    refusal_words::refusal_in_words,
    words::{self, role},
};
use crate::{
    accounts::{Answered, Done, Nav, Planning, StaffForm, Tools, Workplace, past_of},
    locale::{Text, capitalised},
    programmes,
    rounds::{
        Change, Followers, Kind, Refusal, Role, Round, Session, SessionPerson, State as RoundState,
        changes, close_sign_up, discard, people_of, publish, remove_session, seats_by_session,
        why_allowed,
    },
    store::Outcome,
    venues,
    web::{
        Failure, Frame, Here, Page, PageResult,
        form::{ErrorSummary, FormState, Words},
        parts::{FactRow, Link, Tag},
    },
};
use askama::Template;
use rocket::{State, get, http::Status, post, response::Redirect};

#[derive(Template)]
#[template(path = "rounds/show.html")]
struct RoundPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    words: Words,
    done: Option<String>,
    summary: Option<ErrorSummary>,
    title: String,
    name: String,
    state: Tag,
    facts: Vec<FactRow>,
    sessions: Vec<Shown>,
    called_off: Vec<String>,
    deeds: Vec<Deed>,
    links: Vec<Link>,
    past: Vec<Done>,
    action: String,
    csrf: String,
}

/// A session on the page.
struct Shown {
    when: String,
    place: String,
    lines: Vec<String>,
    /// Who is missing.
    missing: Vec<String>,
    links: Vec<Link>,
    /// Takes it out of a draft.
    remove: Option<String>,
}

/// Something that can be done at once.
struct Deed {
    word: String,
    about: String,
    button: String,
    /// Whether it is what one mostly comes for.
    first: bool,
}

/// `GET /<municipality>/planering/<number>`: the round.
#[get("/<_>/planering/<number>?<klart>&<antal>", rank = 1)]
pub(in crate::rounds) async fn page(
    work: Workplace<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
    klart: Option<&str>,
    antal: Option<u32>,
) -> PageResult {
    let office = Office::of(work, followers)?;
    let done = klart.and_then(|word| done(office.text(), word, antal.unwrap_or(0)));
    show(&office, number, Status::Ok, done, &FormState::default()).await
}

/// `POST /<municipality>/planering/<number>`: something is done with it.
#[post("/<_>/planering/<number>", rank = 1, data = "<form>")]
pub(in crate::rounds) async fn act(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
    number: u32,
) -> Answered {
    let sent = Office::of_form(here, tools, form, followers)?;
    let (office, text) = (&sent.office, sent.office.text());
    let mut state = FormState::default();
    let what = sent.typed.text(DO);
    if sent.expired {
        state.refuse_all(text.web_stale());
    } else {
        match act_on(office, number, what).await {
            Ok(redirect) => return Ok(Ok(redirect)),
            Err(outcome) => {
                for line in refusal_in_words(text, &Failure::or_refusal(outcome)?) {
                    state.refuse_all(line);
                }
            }
        }
    }
    show(office, number, Status::UnprocessableEntity, None, &state)
        .await
        .map(Err)
}

async fn act_on(
    office: &Office<'_>,
    number: u32,
    what: &str,
) -> Result<Redirect, Outcome<Refusal>> {
    let planner = office.planner();
    match what {
        "publicera" => {
            let done = publish(&planner, &[number]).await;
            done.map_err(|outcome| outcome.map(|(_, refusal)| refusal))?;
            Ok(office.done(number, "publicerad"))
        }
        "stang" => {
            close_sign_up(&planner, number).await?;
            Ok(office.done(number, "stangd"))
        }
        "slang" => {
            discard(&planner, number).await?;
            let overview = office.work.to("planering");
            Ok(Redirect::to(format!("{overview}?klart=slangd")))
        }
        _ => {
            let session = what.strip_prefix("bort/").and_then(|n| n.parse().ok());
            let session = session.ok_or(Outcome::NotFound)?;
            remove_session(&planner, number, session).await?;
            Ok(office.done(number, "sparat"))
        }
    }
}

async fn show(
    office: &Office<'_>,
    number: u32,
    status: Status,
    done: Option<String>,
    state: &FormState,
) -> PageResult {
    let text = office.text();
    let round = office.round(number).await?;
    let db = office.store().read();
    let programme = programmes::by_id(db, round.programme).await?;
    let page = RoundPage {
        frame: office.frame(),
        nav: office.work.nav(),
        back: Link::new(text.planning_back(), office.work.to("planering")),
        words: office.frame().form_words(),
        done,
        summary: ErrorSummary::of(state, &[]),
        title: words::title(text, &round),
        name: programme.facts.name.of(text.lang()).to_owned(),
        state: words::state_in_words(text, &round),
        facts: facts(office, &round).await?,
        sessions: sessions(office, &round).await?,
        called_off: (round.called_off.iter())
            .map(|session| words::when(text, session))
            .collect(),
        deeds: deeds(text, &round, office),
        links: links(office, &round),
        past: past_of(db, text, round.id.uuid(), event_words).await?,
        action: office.to(number, ""),
        csrf: office.work.csrf(),
    };
    Page::with_status(status, &page)
}

async fn facts(office: &Office<'_>, round: &Round) -> Result<Vec<FactRow>, Failure> {
    let text = office.text();
    let booked = office.followers.booked(office.store(), &[round.id]).await?;
    let booked = booked.get(&round.id).copied().unwrap_or_default();
    let moment = |at: crate::kernel::CivilTime| {
        format!("{} {}", text.day_and_year(at.date), text.clock(at.time))
    };
    let can_change = round.state != RoundState::CalledOff;
    let change = |page: &str, about: String| {
        can_change.then(|| crate::web::parts::Change {
            href: office.to(round.number, page),
            text: text.planning_change(),
            about,
        })
    };
    let cap = round
        .cap
        .map_or_else(|| text.planning_no_cap(), |cap| text.planning_cap_is(cap));
    let policy = match round.policy {
        crate::rounds::LinePolicy::Fill => text.planning_fill(),
        crate::rounds::LinePolicy::KeepOrder => text.planning_keep_order(),
    };
    let row = |key, value, change| FactRow { key, value, change };
    Ok(vec![
        row(
            text.planning_booked(),
            text.planning_booked_people(booked.placed, booked.waiting),
            None,
        ),
        row(
            text.planning_sign_up(),
            text.planning_open_from_to(moment(round.opens), moment(round.closes)),
            change("anmalan", text.planning_sign_up_about()),
        ),
        row(
            text.planning_terms(),
            text.planning_terms_words(round.residents_per_tutor, cap, policy),
            change("villkor", text.planning_terms_about()),
        ),
    ])
}

async fn sessions(office: &Office<'_>, round: &Round) -> Result<Vec<Shown>, Failure> {
    let db = office.store().read();
    let ids: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
    let seats = seats_by_session(db, &ids).await?;
    let mut people = people_of(db, &ids).await?;
    let mut moved = changes(db, &ids).await?;
    let mut allowed = why_allowed(db, &ids).await?;
    let rooms: Vec<_> = round.sessions.iter().map(|s| s.room).collect();
    let sites = venues::sites(db, &rooms).await?;
    let mut shown = Vec::new();
    for session in &round.sessions {
        let text = office.text();
        let people = people.remove(&session.id).unwrap_or_default();
        let mut lines = vec![text.planning_seats_and_tutors(
            seats.get(&session.id).copied().unwrap_or(0),
            session.planned_tutors,
            session.reserved,
        )];
        lines.extend(
            people.iter().map(|person| {
                capitalised(&format!("{}: {}", role(text, person.role), person.name))
            }),
        );
        let moved = moved.remove(&session.id).unwrap_or_default();
        lines.extend(moved.iter().map(|change| was(text, change)));
        let allowed = allowed.remove(&session.id).unwrap_or_default();
        lines.extend(allowed.into_iter().map(|why| text.planning_overruled(why)));
        let site = sites.get(&session.room);
        shown.push(Shown {
            when: words::when(text, session),
            place: site.map_or_else(String::new, |site| {
                format!("{}, {}", site.venue.name, site.room)
            }),
            lines,
            missing: if round.state == RoundState::CalledOff {
                Vec::new()
            } else {
                missing(text, &people)
            },
            links: session_links(office, round, session),
            remove: (round.state == RoundState::Draft).then(|| format!("bort/{}", session.number)),
        });
    }
    Ok(shown)
}

/// What was before.
fn was(text: Text, change: &Change) -> String {
    let when = text.day_and_hours(change.day, change.hours);
    match change.kind {
        Kind::Moved => text.planning_was(when),
        Kind::CalledOff => text.planning_was_called_off(when),
    }
}

/// The roles that nobody has. A responsible adult is a must (mission rule "Tutors"); a host and who says
/// welcome are what a session is planned with.
fn missing(text: Text, people: &[SessionPerson]) -> Vec<String> {
    Role::ALL
        .into_iter()
        .filter(|role| people.iter().all(|person| person.role != *role))
        .map(|missing| text.planning_missing(role(text, missing)))
        .collect()
}

fn session_links(office: &Office<'_>, round: &Round, session: &Session) -> Vec<Link> {
    if round.state == RoundState::CalledOff {
        return Vec::new();
    }
    let text = office.text();
    let day = text.day(session.day);
    let to = |page: &str| office.to(round.number, &format!("dag/{}/{page}", session.number));
    let mut links = vec![
        Link::new(text.planning_change_session(day.clone()), to("")),
        Link::new(text.planning_move_session(day.clone()), to("flytta")),
    ];
    if round.state == RoundState::Published && round.sessions.len() > 1 {
        links.push(Link::new(text.planning_call_off_link(day), to("stall-in")));
    }
    links
}

fn deeds(text: Text, round: &Round, office: &Office<'_>) -> Vec<Deed> {
    let deed = |word: &str, about, button, first| Deed {
        word: word.to_owned(),
        about,
        button,
        first,
    };
    match round.state {
        RoundState::Draft => vec![
            deed(
                "publicera",
                text.planning_publish_about(),
                text.planning_publish(),
                true,
            ),
            deed(
                "slang",
                text.planning_discard_about(),
                text.planning_discard(),
                false,
            ),
        ],
        RoundState::Published
            if round.sign_up(office.work.now()) != crate::rounds::SignUp::Closed =>
        {
            vec![deed(
                "stang",
                text.planning_close_about(),
                text.planning_close(),
                false,
            )]
        }
        RoundState::Published | RoundState::CalledOff => Vec::new(),
    }
}

fn links(office: &Office<'_>, round: &Round) -> Vec<Link> {
    let text = office.text();
    let mut links = Vec::new();
    if round.state != RoundState::Draft {
        let public = office.work.to(&format!("traffar/{}", round.number));
        links.push(Link::new(text.planning_public(), public));
        let signed_up = office.to(round.number, "anmalda");
        links.push(Link::new(text.planning_signed_up(), signed_up));
    }
    if round.state == RoundState::Published {
        let page = |name: &str| office.work.to(&format!("traffar/{}/{name}", round.number));
        links.push(Link::new(text.planning_poster(), page("affisch")));
        links.push(Link::new(text.planning_feed(), page("kalender")));
    }
    if round.state == RoundState::Draft {
        let days = office.to(round.number, "dagar");
        links.push(Link::new(text.planning_add_days(), days));
    }
    links.push(Link::new(
        text.planning_copy(),
        office.to(round.number, "kopiera"),
    ));
    if round.state == RoundState::Published {
        let number = round.number.to_string();
        links.push(Link::new(
            text.planning_call_off_round(number),
            office.to(round.number, "stall-in"),
        ));
    }
    links
}

/// The notice after something was done; `word` comes from the address.
fn done(text: Text, word: &str, told: u32) -> Option<String> {
    Some(match word {
        "planerad" => text.planning_done_drafted(),
        "kopierad" => text.planning_done_copied(),
        "publicerad" => text.planning_done_published(),
        "stangd" => text.planning_done_closed(),
        "sparat" => text.planning_done_saved(),
        "flyttad" => text.planning_done_moved(told),
        "installd" => text.planning_done_called_off(told),
        _ => return None,
    })
}

/// What an event of a round was; none for one that this version does not know.
fn event_words(text: Text, code: &str) -> Option<String> {
    Some(match code {
        "round.planned" => text.planning_past_planned(),
        "round.drafted" => text.planning_past_drafted(),
        "round.published" => text.planning_past_published(),
        "round.changed" => text.planning_past_changed(),
        "round.sign_up_set" => text.planning_past_sign_up(),
        "round.sign_up_closed" => text.planning_past_closed(),
        "round.called_off" => text.planning_past_called_off(),
        "session.changed" => text.planning_past_session(),
        "session.moved" => text.planning_past_moved(),
        "session.called_off" => text.planning_past_session_off(),
        _ => return None,
    })
}
