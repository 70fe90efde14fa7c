//! What a poster says.

use crate::{
    kernel::Moment,
    locale::{Text, capitalised, unbroken},
    registrations::{plans::RoundPlan, shown},
    rounds::{Round, SignUp, State},
    venues::Site,
};
use serde::Serialize;

/// The colour of the band where a municipality has none of its own: that of its pages.
const USUAL_COLOUR: &str = "004a5e";

/// So many sessions stand there one by one.
const SESSIONS: usize = 4;

/// So many letters of a text stand there; nobody reads more from two metres.
const LETTERS: usize = 400;

/// So many on a line of a strip.
const STRIP_LETTERS: usize = 60;

/// What `letters/poster.typ` reads.
#[derive(Debug, Serialize)]
pub(super) struct Poster {
    /// As `#rrggbb`.
    colour: String,
    call: String,
    hours: String,
    name: String,
    /// For whom, and what it is about.
    about: Vec<String>,
    facts: Vec<Fact>,
    /// The lines of a strip to tear off, the first in bold.
    strip: Vec<String>,
    /// The document's title.
    #[serde(skip)]
    pub(super) title: String,
}

#[derive(Debug, Serialize)]
struct Fact {
    question: String,
    large: Vec<String>,
    small: Vec<String>,
    /// A line that is never parted.
    address: Option<String>,
}

impl Poster {
    /// A round's poster, at a moment: before sign-up opens it says when. None for a round that will not
    /// be held: nobody should hang one up.
    pub(super) fn of(
        text: Text,
        planned: &RoundPlan,
        address: Option<String>,
        now: Moment,
    ) -> Option<Self> {
        let (round, plan) = (&planned.round, &planned.plan);
        let site = plan
            .sites
            .first()
            .filter(|_| round.state == State::Published)?;
        let lang = text.lang();
        let programme = &plan.programme;
        let municipality = &plan.municipality;
        let age = programme.minimum_age;
        let audience =
            (age > 0).then(|| text.posters_audience(age.to_string(), round.year().to_string()));
        let colour = municipality.facts.brand_colour.as_deref();
        let colour = colour.unwrap_or(USUAL_COLOUR).trim_start_matches('#');
        let call = text.posters_call(&municipality.phone);
        let when = unbroken(&when_in_short(text, round));
        let mut poster = Self {
            colour: format!("#{colour}"),
            hours: capitalised(municipality.facts.phone_hours.of(lang)),
            name: programme.facts.name.of(lang).to_owned(),
            about: audience
                .into_iter()
                .chain([programme.facts.summary.of(lang).to_owned()])
                .collect(),
            facts: vec![
                when_fact(text, round),
                place_fact(text, site),
                how_fact(text, round, address, now),
            ],
            strip: vec![
                call.clone(),
                text.posters_number(round.number.to_string()),
                when.clone(),
                site.venue.name.clone(),
            ],
            call,
            title: text.posters_title(programme.facts.name.of(lang), when_in_short(text, round)),
        };
        poster.shorten();
        Some(poster)
    }

    fn shorten(&mut self) {
        let facts = self.facts.iter_mut();
        let facts = facts.flat_map(|fact| fact.large.iter_mut().chain(&mut fact.small));
        [&mut self.call, &mut self.hours, &mut self.name]
            .into_iter()
            .chain(&mut self.about)
            .chain(facts)
            .for_each(|words| shorten(words, LETTERS));
        for line in &mut self.strip {
            shorten(line, STRIP_LETTERS);
        }
    }
}

fn when_fact(text: Text, round: &Round) -> Fact {
    let each: Vec<String> = shown::each_time(text, round)
        .iter()
        .map(|time| unbroken(&capitalised(time)))
        .collect();
    let count = each.len();
    let mut large = each;
    if count > SESSIONS {
        large.truncate(1);
        let more = count - 1;
        large.push(text.posters_more_meetings(more, shown::number(text, more)));
    }
    let all =
        (count > 1).then(|| text.registrations_all_of_them(count, shown::number(text, count)));
    Fact {
        question: text.posters_when(),
        large,
        small: all.into_iter().collect(),
        address: None,
    }
}

fn place_fact(text: Text, site: &Site) -> Fact {
    let venue = &site.venue;
    let address = format!("{}, {}", venue.street, venue.facts.post_town);
    let room = text.registrations_round_room(&site.room);
    let facilities = shown::facilities(text, &venue.facts);
    Fact {
        question: text.posters_where(),
        large: vec![venue.name.clone()],
        small: [format!("{address}. {room}")]
            .into_iter()
            .chain(facilities)
            .collect(),
        address: None,
    }
}

fn how_fact(text: Text, round: &Round, address: Option<String>, now: Moment) -> Fact {
    let number = round.number.to_string();
    let (large, small) = match round.sign_up(now) {
        SignUp::Open => (text.posters_say(&number), None),
        SignUp::OpensAt(at) => (
            text.registrations_opens(text.day(at.date), text.clock(at.time)),
            Some(text.posters_say_then(&number)),
        ),
        SignUp::Closed => (
            text.registrations_closed(),
            Some(text.posters_say_then(&number)),
        ),
    };
    let address = address.filter(|_| round.sign_up(now) != SignUp::Closed);
    let web = address.is_some().then(|| text.posters_web());
    Fact {
        question: text.posters_how(),
        large: vec![large],
        small: small.into_iter().chain(web).collect(),
        address,
    }
}

/// «Tisdag 9 december klockan 13–15», or «Tre träffar från tisdag 2 december».
fn when_in_short(text: Text, round: &Round) -> String {
    match round.sessions.as_slice() {
        [first, _, ..] => capitalised(&text.registrations_several_from(
            shown::number(text, round.sessions.len()),
            text.day(first.day),
        )),
        _ => shown::when(text, round),
    }
}

fn shorten(words: &mut String, most: usize) {
    if let Some((end, _)) = words.char_indices().nth(most) {
        words.truncate(end);
        words.push('…');
    }
}
