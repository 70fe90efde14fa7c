//! The list of rounds to come.

use super::{
    rule::{self, PartOfDay, Wish},
    standing::{Room, standing},
};
use crate::{
    kernel::{CivilTime, Clock, Moment, PlaceId, Postcode, RoundId},
    locale::{Text, capitalised, unbroken},
    municipalities,
    registrations::{shown, tools::code_of},
    rounds::{self, Round, SignUp},
    store::{Fault, Store},
    venues::{self, Locality, Site},
    web::{
        Failure, Frame, Here, Page, PageResult,
        form::{Entry, Field},
        parts::{FilterLink, Link, Occasion},
    },
};
use askama::Template;
use rocket::{State, get};
use std::collections::HashMap;

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

/// A round with all that the list shows of it.
struct Candidate {
    round: Round,
    site: Site,
    room: Room,
}

/// `GET /<municipality>/traffar?ort=&del=`: rounds to come, by place and part of the day.
#[get("/<_>/traffar?<ort>&<del>")]
pub(in crate::registrations) async fn find(
    here: Here<'_>,
    store: &State<Store>,
    clock: &State<Clock>,
    ort: Option<&str>,
    del: Option<&str>,
) -> PageResult {
    let text = here.frame.text;
    let (typed, word) = (ort.unwrap_or("").trim(), del.unwrap_or(""));
    let part = PartOfDay::from_word(word);
    let now = clock.now();
    let code = code_of(&here)?;
    let places = venues::places(store.read(), &code).await?;
    let locality = match Postcode::parse(typed) {
        Ok(postcode) => municipalities::locality_of(store.read(), &postcode).await?,
        Err(_) => None,
    };
    let wish = rule::understand(typed, locality.as_deref(), &places);
    let candidates = candidates(store, &here, now).await?;
    let fitting = fitting(candidates, &wish, part, &places);
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
        words: crate::registrations::asking::words(here.frame),
        field,
        action: here.frame.links.to("traffar"),
        part: part_word(part),
        filter: filter(&here, &typed, part),
        occasions: fitting
            .iter()
            .map(|c| occasion(text, here.frame, c, now))
            .collect(),
        none,
        all: Link::new(text.registrations_see_all(), here.frame.links.to("traffar")),
    })
}

/// Up to three other rounds with room for one more, the same place first, as links to their forms.
pub(in crate::registrations) async fn with_room(
    store: &Store,
    text: Text,
    here: &Here<'_>,
    not: &Round,
    now: Moment,
) -> Result<Vec<Link>, Failure> {
    let code = code_of(here)?;
    let places = venues::places(store.read(), &code).await?;
    let candidates = candidates(store, here, now).await?;
    let wish = candidates
        .iter()
        .find(|c| c.round.id == not.id)
        .map_or(Wish::Anywhere, |c| Wish::At(vec![c.site.venue.place]));
    let mut others: Vec<_> = candidates
        .into_iter()
        .filter(|c| c.round.id != not.id && c.room.seats > 0)
        .filter(|c| c.round.sign_up(now) == SignUp::Open)
        .collect();
    others.sort_by_key(|c| rule::closeness(&wish, c.site.venue.place, &places).unwrap_or(2));
    Ok(others
        .iter()
        .take(OTHERS)
        .map(|c| {
            let words = format!(
                "{}, {}",
                unbroken(&capitalised(&shown::when(text, &c.round))),
                shown::place_line(&c.site)
            );
            let address = here
                .frame
                .links
                .to(&format!("traffar/{}/anmalan", c.round.number));
            Link::new(words, address)
        })
        .collect())
}

async fn candidates(
    store: &Store,
    here: &Here<'_>,
    now: Moment,
) -> Result<Vec<Candidate>, Failure> {
    let code = code_of(here)?;
    let today = CivilTime::of(now, crate::kernel::Zone::stockholm()).date;
    let rounds = rounds::upcoming(store.read(), &code, today).await?;
    let rooms: Vec<_> = rounds
        .iter()
        .filter_map(|r| r.sessions.first().map(|s| s.room))
        .collect();
    let sites = venues::sites(store.read(), &rooms).await?;
    let standing: HashMap<RoundId, Room> = standing(store, &rounds).await?;
    rounds
        .into_iter()
        .filter(|round| !round.sessions.is_empty())
        .map(|round| {
            let site = round.sessions.first().and_then(|s| sites.get(&s.room));
            let room = standing.get(&round.id);
            match (site, room) {
                (Some(site), Some(room)) => Ok(Candidate {
                    site: site.clone(),
                    room: *room,
                    round,
                }),
                _ => Err(Failure::Fault(Fault::new("a round without a room"))),
            }
        })
        .collect()
}

/// Those that fit, the same place first, then near ones; each group by date, as they came.
fn fitting(
    candidates: Vec<Candidate>,
    wish: &Wish,
    part: PartOfDay,
    places: &[Locality],
) -> Vec<Candidate> {
    let place = |c: &Candidate| -> PlaceId { c.site.venue.place };
    let mut fitting: Vec<_> = candidates
        .into_iter()
        .filter(|c| {
            c.round
                .sessions
                .first()
                .is_some_and(|s| part.fits(s.hours.from))
        })
        .filter_map(|c| rule::closeness(wish, place(&c), places).map(|close| (close, c)))
        .collect();
    fitting.sort_by_key(|(close, _)| *close);
    fitting.into_iter().map(|(_, c)| c).collect()
}

fn occasion(text: Text, frame: &Frame, candidate: &Candidate, now: Moment) -> Occasion {
    let Candidate { round, site, room } = candidate;
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
        SignUp::Open => Some(Link::new(
            choose,
            frame.links.to(&format!("{address}/anmalan")),
        )),
        SignUp::OpensAt(at) => {
            notes.push(text.registrations_opens(text.day(at.date), text.clock(at.time)));
            None
        }
        SignUp::Closed => {
            notes.push(text.registrations_closed());
            None
        }
    };
    Occasion {
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
    }
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
