//! `/planering`: the season, and the drafts that can be published together.

use super::{
    calendar::{Month, months, weekdays},
    lines::target_lines,
    season::Season,
};
use crate::{
    accounts::{Answered, Grantable, Nav, Overview, Planning, StaffForm, Tools, Workplace},
    locale::Text,
    reach,
    rounds::{
        Act, Followers, Planner, Refusal, Role, State as RoundState, publish, refusal_in_words,
        state_in_words,
    },
    web::{
        Failure, Frame, Here, Page, PageResult, Right,
        form::{ErrorSummary, FormState, Words},
        parts::{Link, Tag},
    },
};
use askama::Template;
use rocket::{State, get, http::Status, post, response::Redirect};

const ROUND: &str = "omgang";
/// Where somebody is led who has saved drafts.
const SAVED: &str = "planerade";

#[derive(Template)]
#[template(path = "seasons/overview.html")]
struct SeasonPage<'a> {
    frame: &'a Frame,
    nav: Nav,
    words: Words,
    summary: Option<ErrorSummary>,
    done: Option<String>,
    title: String,
    lines: Vec<String>,
    new: Option<Link>,
    years: Vec<Link>,
    rows: Vec<Row>,
    weekdays: Vec<String>,
    months: Vec<Month>,
    drafts: Vec<Draft>,
    action: String,
    csrf: String,
}

/// A session in the table.
struct Row {
    week: u32,
    when: String,
    /// The round's page, for those who plan.
    round: Link,
    plans: bool,
    place: String,
    seats: u32,
    booked: u32,
    waiting: u32,
    missing: String,
    state: Tag,
}

/// A draft that can be published.
struct Draft {
    number: u32,
    id: String,
    label: String,
    checked: bool,
}

/// `GET /<municipality>/planering`: a year's season.
#[get("/<_>/planering?<ar>&<klart>&<antal>&<fran>")]
pub(in crate::seasons) async fn page(
    work: Workplace<'_, Overview>,
    followers: &State<Followers>,
    ar: Option<i32>,
    klart: Option<&str>,
    antal: Option<usize>,
    fran: Option<u32>,
) -> PageResult {
    let text = work.text();
    let count = antal.unwrap_or(0);
    let said = Said {
        done: klart.and_then(|word| done(text, word, count)),
        just_saved: fran
            .filter(|_| klart == Some(SAVED))
            .map(|first| (first, count)),
        state: FormState::default(),
    };
    let year = ar.filter(|year| (2000..=2100).contains(year));
    show(&work, followers, year, Status::Ok, said).await
}

/// What the page says after something was done, or refused.
#[derive(Default)]
struct Said {
    done: Option<String>,
    /// The drafts that were saved just now, and are what is to be published: the first's number, and how
    /// many they are.
    just_saved: Option<(u32, usize)>,
    state: FormState,
}

/// `POST /<municipality>/planering/publicera`: the drafts that are picked, all or none.
#[post("/<_>/planering/publicera", data = "<form>")]
pub(in crate::seasons) async fn publish_drafts(
    here: Here<'_>,
    tools: Tools<'_>,
    form: StaffForm<'_, Planning>,
    followers: &State<Followers>,
) -> Answered {
    let (allowed, typed, expired) = form.opened();
    let work = Workplace::of(here, tools, allowed);
    let text = work.text();
    let mut state = typed.kept(&[ROUND]);
    let picked = typed.choices(ROUND).iter();
    let numbers: Vec<u32> = picked.filter_map(|n| n.parse().ok()).collect();
    if expired {
        state.refuse_all(text.web_stale());
    } else if numbers.is_empty() {
        state.refuse_all(text.seasons_pick_drafts());
    } else {
        let (actor, code) = (work.actor(), work.municipality()?);
        let planner = Planner {
            store: work.store(),
            municipality: &code,
            act: Act {
                now: work.now(),
                chance: work.tools.chance,
                actor: &actor,
            },
            followers: followers.inner(),
        };
        match publish(&planner, &numbers).await {
            Ok(()) => {
                let page = work.to("planering");
                let count = numbers.len();
                let done = format!("{page}?klart=publicerade&antal={count}");
                return Ok(Ok(Redirect::to(done)));
            }
            Err(outcome) => {
                let (number, refusal) = Failure::or_refusal(outcome)?;
                state.refuse_all(refused(text, number, &refusal));
            }
        }
    }
    let said = Said {
        state,
        ..Said::default()
    };
    let page = show(&work, followers, None, Status::UnprocessableEntity, said);
    page.await.map(Err)
}

async fn show<R: Grantable>(
    work: &Workplace<'_, R>,
    followers: &Followers,
    year: Option<i32>,
    status: Status,
    said: Said,
) -> PageResult {
    let text = work.text();
    let code = work.municipality()?;
    let when = (year, work.today());
    let season = Season::read(work.store(), followers, &code, when).await?;
    let year = season.year;
    let standing = reach::standing(work.store(), &code, year).await?;
    let plans = work.may(Right::Planning);
    let to_round = |number: u32| work.to(&format!("planering/{number}"));
    let years = season.years.iter().filter(|other| **other != year);
    let drafts = if plans {
        drafts(text, &season, &said)
    } else {
        Vec::new()
    };
    let page = SeasonPage {
        frame: work.frame,
        nav: work.nav(),
        words: work.frame.form_words(),
        summary: ErrorSummary::of(&said.state, &[]),
        done: said.done,
        title: text.seasons_title(work.place.name.as_str(), year.to_string()),
        lines: target_lines(text, &standing, &season),
        new: plans.then(|| Link::new(text.planning_new(), work.to("planering/ny"))),
        years: years
            .map(|year| {
                let address = format!("{}?ar={year}", work.to("planering"));
                Link::new(text.seasons_other_year(year.to_string()), address)
            })
            .collect(),
        rows: rows(text, &season, plans, to_round),
        weekdays: weekdays(text),
        months: if plans {
            months(text, &season, to_round)
        } else {
            Vec::new()
        },
        drafts,
        action: work.to("planering/publicera"),
        csrf: work.csrf(),
    };
    Page::with_status(status, &page)
}

fn rows(text: Text, season: &Season, plans: bool, to: impl Fn(u32) -> String) -> Vec<Row> {
    let lang = text.lang();
    let row = |(round, session): (&crate::rounds::Round, &crate::rounds::Session)| {
        let booked = season.booked.get(&round.id).copied().unwrap_or_default();
        let missing: Vec<String> = (season.missing(session).into_iter())
            .map(|role| role_word(text, role))
            .collect();
        let site = season.site(session);
        Row {
            week: crate::kernel::iso_week(session.day).1,
            when: text.day_and_hours(session.day, session.hours),
            round: Link::new(
                text.seasons_round(round.number.to_string(), season.name(round, lang)),
                to(round.number),
            ),
            plans,
            place: site.map_or_else(String::new, |s| format!("{}, {}", s.venue.name, s.room)),
            seats: season.seats(session),
            booked: booked.placed,
            waiting: booked.waiting,
            missing: text.list(&missing),
            state: state_in_words(text, round),
        }
    };
    season.sessions().into_iter().map(row).collect()
}

/// Drafts that may be published. Only what was saved just now is picked beforehand: the others may be
/// somebody else's, and are not ready before they say so.
fn drafts(text: Text, season: &Season, said: &Said) -> Vec<Draft> {
    let rounds = season.rounds.iter();
    let drafts = rounds.filter(|r| r.state == RoundState::Draft);
    let is_new = |number: u32| {
        let (first, count) = said.just_saved.unwrap_or_default();
        let place = number.checked_sub(first).map(usize::try_from);
        matches!(place, Some(Ok(place)) if place < count)
    };
    let picked = said.state.values(ROUND);
    drafts
        .map(|round| {
            let number = round.number.to_string();
            let first = round.sessions.first();
            let when = first.map_or_else(
                || text.seasons_no_days(),
                |s| text.day_and_hours(s.day, s.hours),
            );
            let place = first.and_then(|s| season.site(s));
            let place = place.map_or_else(String::new, |s| s.venue.name.clone());
            Draft {
                number: round.number,
                id: format!("f-omgang-{number}"),
                label: text.seasons_draft(round.sessions.len(), number.clone(), when, place),
                checked: picked.contains(&number) || is_new(round.number),
            }
        })
        .collect()
}

fn role_word(text: Text, role: Role) -> String {
    match role {
        Role::Host => text.planning_role_host(),
        Role::ResponsibleAdult => text.planning_role_adult(),
        Role::Welcome => text.seasons_role_welcome(),
    }
}

fn refused(text: Text, number: u32, refusal: &Refusal) -> String {
    let why = refusal_in_words(text, refusal).join(" ");
    text.seasons_refused(number.to_string(), why)
}

/// The notice after something was done; `word` comes from the address.
fn done(text: Text, word: &str, count: usize) -> Option<String> {
    Some(match word {
        SAVED => text.seasons_done_drafted(count),
        "publicerade" => text.seasons_done_published(count),
        "slangd" => text.seasons_done_discarded(),
        _ => return None,
    })
}
