//! One round: when, where, what to bring, and what one can count on there.

use super::{event::Event, list::sign_up_address, standing::standing};
use crate::{
    locale::{capitalised, unbroken},
    registrations::{shown, tools::Tools},
    rounds::{self, SignUp, State},
    web::{Failure, Frame, Here, Page, PageResult, parts::Link},
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "registrations/round.html")]
struct RoundPage<'a> {
    frame: &'a Frame,
    heading: String,
    name: String,
    summary: String,
    seats: String,
    /// Day and time of each session.
    times: Vec<String>,
    several: Option<String>,
    place: String,
    address: String,
    room: String,
    way_in: String,
    hosts: Option<String>,
    /// Question and answer.
    facts: Vec<(String, String)>,
    bring: Vec<String>,
    do_not_bring: Vec<String>,
    preparation: Option<String>,
    action: Option<Link>,
    /// Why there is no button.
    closed: Option<String>,
    number: u32,
    /// For search engines.
    events: Vec<Event>,
    back: Link,
}

/// `GET /<municipality>/traffar/<number>`: the round's own page.
#[get("/<_>/traffar/<number>", rank = 1)]
pub(in crate::registrations) async fn look(
    here: Here<'_>,
    tools: Tools<'_>,
    number: u32,
) -> PageResult {
    let text = here.frame.text;
    let lang = text.lang();
    let code = here.municipality()?;
    let found = tools.plans.by_number(tools.store, &code, number);
    let planned = found.await?.ok_or(Failure::NotFound)?;
    let round = &planned.round;
    let site = planned.plan.sites.first().ok_or(Failure::NotFound)?;
    let programme = &planned.plan.programme;
    let room = standing(&tools, &planned).await?;
    let several = round.sessions.len();
    let hosts = &planned.hosts;
    let first_day = round.sessions.first().map(|s| s.day);
    let day = first_day.map(|d| text.day(d)).unwrap_or_default();
    let (action, closed) = match round.sign_up(tools.clock.now()) {
        SignUp::Open => {
            let words = if room.seats == 0 {
                text.registrations_join_line(several, &day, shown::number(text, several))
            } else {
                text.registrations_sign_up()
            };
            let address = sign_up_address(here.frame, round);
            (Some(Link::new(words, address)), None)
        }
        SignUp::OpensAt(at) => {
            let words = text.registrations_opens(text.day(at.date), text.clock(at.time));
            (None, Some(words))
        }
        SignUp::Closed if round.state == State::CalledOff => (None, None),
        SignUp::Closed => (None, Some(text.registrations_closed())),
    };
    let words = |list: &[crate::locale::Words]| -> Vec<String> {
        list.iter().map(|w| w.of(lang).to_owned()).collect()
    };
    let ids: Vec<_> = round.sessions.iter().map(|s| s.id).collect();
    let changes = rounds::changes(tools.store.read(), &ids).await?;
    let sites = round.sessions.iter().zip(&planned.plan.sites);
    let events = sites.filter_map(|(session, site)| {
        Event::of(round, session, site, changes.contains_key(&session.id))
    });
    let events = events.collect();
    let venue = &site.venue;
    Page::show(&RoundPage {
        frame: here.frame,
        heading: if several > 1 {
            let count = shown::number(text, several);
            capitalised(&text.registrations_several_from(count, &day))
        } else {
            unbroken(&capitalised(&shown::when(text, round)))
        },
        name: programme.facts.name.of(lang).to_owned(),
        summary: programme.facts.summary.of(lang).to_owned(),
        seats: if round.state == State::CalledOff {
            text.registrations_called_off(several)
        } else {
            room.words(text)
        },
        times: shown::each_time(text, round)
            .iter()
            .map(|t| unbroken(&capitalised(t)))
            .collect(),
        several: (several > 1)
            .then(|| text.registrations_all_of_them(several, shown::number(text, several))),
        place: venue.name.clone(),
        address: format!(
            "{}, {} {}",
            venue.street, venue.postcode, venue.facts.post_town
        ),
        room: site.room.clone(),
        way_in: venue.facts.way_in.of(lang).to_owned(),
        hosts: (!hosts.is_empty()).then(|| text.list(hosts)),
        facts: shown::facts(text, &venue.facts),
        bring: words(&programme.facts.bring),
        do_not_bring: words(&programme.facts.do_not_bring),
        preparation: programme
            .facts
            .preparation
            .as_ref()
            .map(|w| w.of(lang).to_owned()),
        action,
        closed,
        number: round.number,
        events,
        back: Link::new(text.web_back(), here.frame.links.to("traffar")),
    })
}
