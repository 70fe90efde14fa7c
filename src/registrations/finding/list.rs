//! The list of rounds to come.

use super::{
    rule::{self, PartOfDay, Wish},
    standing::{Room, standings, to_come},
};
use crate::{
    kernel::{Moment, PlaceId, Postcode},
    locale::{Text, capitalised, unbroken},
    municipalities,
    registrations::{plans::RoundPlan, shown, tools::Tools},
    rounds::{Round, SignUp},
    venues::Locality,
    web::{
        Failure, Frame, Here, Page, PageResult,
        form::{Entry, Field},
        parts::{FilterLink, Link, Occasion},
    },
};
use askama::Template;
use rocket::get;
use std::sync::Arc;

/// At most so many other rounds are offered to somebody who got a place in line.
const OTHERS: usize = 3;

#[derive(Template)]
#[template(path = "registrations/rounds.html")]
struct Rounds<'a> {
    frame: &'a Frame,
    title: String,
    field: Field,
    words: crate::web::form::Words,
    action: String,
    part: &'a str,
    filter: Vec<FilterLink>,
    occasions: Vec<Occasion>,
    /// What to say when nothing fits.
    none: Option<String>,
    all: Link,
}

/// A round that fits, with how it stands.
struct Candidate {
    planned: Arc<RoundPlan>,
    room: Room,
}

/// `GET /<municipality>/traffar?ort=&del=`: rounds to come, by place and part of the day.
#[get("/<_>/traffar?<ort>&<del>")]
pub(in crate::registrations) async fn find(
    here: Here<'_>,
    tools: Tools<'_>,
    ort: Option<&str>,
    del: Option<&str>,
) -> PageResult {
    let text = here.frame.text;
    let (typed, word) = (ort.unwrap_or("").trim(), del.unwrap_or(""));
    let part = PartOfDay::from_word(word);
    let now = tools.clock.now();
    let planned = tools
        .plans
        .planned(tools.store, &here.municipality()?)
        .await?;
    let places = &planned.places;
    let locality = match Postcode::parse(typed) {
        Ok(postcode) => municipalities::locality_of(tools.store.read(), &postcode).await?,
        Err(_) => None,
    };
    let wish = rule::understand(typed, locality.as_deref(), places);
    let fitting = fitting(to_come(&planned, now), &wish, part, places);
    let fitting = with_standing(&tools, &here, fitting).await?;
    let typed: String = typed.chars().take(100).collect();
    let none = fitting.is_empty().then(|| match wish {
        Wish::Anywhere => text.registrations_none_at_all(&here.place.phone),
        Wish::At(_) | Wish::Unknown => text.registrations_none_near(&typed, &here.place.phone),
    });
    let field = Field::new("ort", text.registrations_ask_place(), Entry::Text)
        .hint(text.registrations_ask_place_hint())
        .value(typed.clone());
    let title = if typed.is_empty() {
        text.registrations_find_title()
    } else {
        text.registrations_near_title(&typed)
    };
    Page::show(&Rounds {
        frame: here.frame,
        title,
        words: here.frame.form_words(),
        field,
        action: here.frame.links.to("traffar"),
        part: part_word(part),
        filter: filter(&here, &typed, part),
        occasions: fitting
            .iter()
            .filter_map(|c| occasion(text, here.frame, c, now))
            .collect(),
        none,
        all: Link::new(text.registrations_see_all(), here.frame.links.to("traffar")),
    })
}

/// Up to three other rounds with room for a party of this size, the same place first, as links to
/// the check page with every answer kept.
pub(in crate::registrations) async fn with_room(
    tools: &Tools<'_>,
    here: &Here<'_>,
    not: &Round,
    size: usize,
) -> Result<Vec<Link>, Failure> {
    let text = here.frame.text;
    let others = others(tools, here, not, size).await?;
    Ok(others
        .iter()
        .take(OTHERS)
        .map(|planned| {
            let place = planned.plan.sites.first().map(shown::place_line);
            let words = format!(
                "{}, {}",
                unbroken(&capitalised(&shown::when(text, &planned.round))),
                place.unwrap_or_default()
            );
            let address = here.frame.links.to("anmalan/kontrollera");
            Link::new(words, format!("{address}?traff={}", planned.round.number))
        })
        .collect())
}

/// The other rounds that are open and have room for a party of this size: the same place first, then
/// near ones, then the rest, each by date.
pub(in crate::registrations) async fn others(
    tools: &Tools<'_>,
    here: &Here<'_>,
    not: &Round,
    size: usize,
) -> Result<Vec<Arc<RoundPlan>>, Failure> {
    let now = tools.clock.now();
    let planned = tools
        .plans
        .planned(tools.store, &here.municipality()?)
        .await?;
    let open: Vec<_> = to_come(&planned, now)
        .into_iter()
        .filter(|p| p.round.id == not.id || p.round.sign_up(now) == SignUp::Open)
        .collect();
    let wish = open
        .iter()
        .find(|p| p.round.id == not.id)
        .and_then(|p| place_of(p))
        .map_or(Wish::Anywhere, |place| Wish::At(vec![place]));
    let mut others: Vec<_> = with_standing(tools, here, open)
        .await?
        .into_iter()
        .filter(|c| c.planned.round.id != not.id && c.room.seats >= size)
        .map(|c| c.planned)
        .collect();
    others.sort_by_key(|p| {
        let close = place_of(p).and_then(|at| rule::closeness(&wish, at, &planned.places));
        close.unwrap_or(2)
    });
    Ok(others)
}

/// How they stand now.
async fn with_standing(
    tools: &Tools<'_>,
    here: &Here<'_>,
    rounds: Vec<Arc<RoundPlan>>,
) -> Result<Vec<Candidate>, Failure> {
    let standing = standings(tools, &here.municipality()?).await?;
    let candidate = |planned: Arc<RoundPlan>| {
        let room = *standing.get(&planned.round.id)?;
        Some(Candidate { planned, room })
    };
    Ok(rounds.into_iter().filter_map(candidate).collect())
}

pub(super) fn place_of(planned: &RoundPlan) -> Option<PlaceId> {
    planned.plan.sites.first().map(|site| site.venue.place)
}

/// Those that fit, the same place first, then near ones; each group by date, as they came.
fn fitting(
    rounds: Vec<Arc<RoundPlan>>,
    wish: &Wish,
    part: PartOfDay,
    places: &[Locality],
) -> Vec<Arc<RoundPlan>> {
    let starts = |p: &RoundPlan| p.round.sessions.first().map(|s| s.hours.from);
    let mut fitting: Vec<_> = rounds
        .into_iter()
        .filter(|p| starts(p).is_some_and(|at| part.fits(at)))
        .filter_map(|p| {
            let close = rule::closeness(wish, place_of(&p)?, places)?;
            Some((close, p))
        })
        .collect();
    fitting.sort_by_key(|(close, _)| *close);
    fitting.into_iter().map(|(_, p)| p).collect()
}

fn occasion(text: Text, frame: &Frame, candidate: &Candidate, now: Moment) -> Option<Occasion> {
    let Candidate { planned, room } = candidate;
    let round = &planned.round;
    let site = planned.plan.sites.first()?;
    let first_day = round.sessions.first().map(|s| s.day);
    let day = first_day.map(|d| text.day(d)).unwrap_or_default();
    let address = format!("traffar/{}", round.number);
    let several = round.sessions.len();
    let mut notes = Vec::new();
    if several > 1 {
        notes.push(text.registrations_all_of_them(several, shown::number(text, several)));
    }
    let choose = if room.seats == 0 {
        text.registrations_join_line(several, &day, shown::number(text, several))
    } else {
        text.registrations_choose(several, &day, shown::number(text, several))
    };
    let action = match round.sign_up(now) {
        SignUp::Open => Some(Link::new(choose, sign_up_address(frame, round))),
        SignUp::OpensAt(at) => {
            notes.push(text.registrations_opens(text.day(at.date), text.clock(at.time)));
            None
        }
        SignUp::Closed => {
            notes.push(text.registrations_closed());
            None
        }
    };
    Some(Occasion {
        when: unbroken(&capitalised(&shown::when(text, round))),
        place: shown::place_line(site),
        seats: room.words(text),
        facilities: shown::facilities(text, &site.venue.facts),
        notes,
        action,
        more: Link::new(
            text.registrations_more(several, &day, shown::number(text, several)),
            frame.links.to(&address),
        ),
    })
}

/// The first question of the sign-up for a round.
pub(in crate::registrations) fn sign_up_address(frame: &Frame, round: &Round) -> String {
    format!("{}?traff={}", frame.links.to("anmalan/vem"), round.number)
}

fn filter(here: &Here<'_>, typed: &str, part: PartOfDay) -> Vec<FilterLink> {
    let text = here.frame.text;
    let address = here.frame.links.to("traffar");
    [
        (PartOfDay::Any, text.registrations_any_time()),
        (PartOfDay::Morning, text.registrations_morning()),
        (PartOfDay::Afternoon, text.registrations_afternoon()),
    ]
    .into_iter()
    .map(|(choice, words)| {
        let mut query = Vec::new();
        if !typed.is_empty() {
            let typed = rocket::http::RawStr::new(typed)
                .percent_encode()
                .to_string();
            query.push(format!("ort={typed}"));
        }
        if choice != PartOfDay::Any {
            query.push(format!("del={}", part_word(choice)));
        }
        let href = if query.is_empty() {
            address.clone()
        } else {
            format!("{address}?{}", query.join("&"))
        };
        FilterLink {
            href,
            text: words,
            current: choice == part,
        }
    })
    .collect()
}

fn part_word(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Any => "",
        PartOfDay::Morning => "formiddag",
        PartOfDay::Afternoon => "eftermiddag",
    }
}
