//! What people are told when they have asked for a place, in its final words.

use super::{
    register::{Register, Registered},
    registration::Standing,
    shown, table,
};
use crate::{
    kernel::{MunicipalityCode, RegistrationId},
    locale::{Text, capitalised},
    municipalities::{self, Municipality},
    outbox::{Channel, Notice},
    programmes::{self, Programme},
    rounds::Round,
    store::Fault,
    venues::{self, Site},
};
use sea_orm::{ConnectionTrait, EntityTrait};

/// The kind of notice that a confirmation is.
pub(super) const CONFIRMATION: &str = "registration.confirmation";

/// Everything that a confirmation says.
#[derive(Debug)]
pub(super) struct News<'a> {
    text: Text,
    id: RegistrationId,
    standing: Standing,
    given_name: String,
    email: Option<String>,
    booking_word: String,
    round: &'a Round,
    sites: Vec<Site>,
    programme: Programme,
    municipality: Municipality,
}

impl<'a> News<'a> {
    /// Reads what the words need, in the unit that registers.
    pub(super) async fn gather(
        db: &impl ConnectionTrait,
        round: &'a Round,
        request: &Register,
        registered: Registered,
    ) -> Result<Self, Fault> {
        let registration = table::registration::Entity::find_by_id(registered.id.uuid())
            .one(db)
            .await?
            .ok_or_else(|| Fault::new("a registration that was just written is gone"))?;
        Ok(Self {
            text: Text::new(request.lang),
            id: registered.id,
            standing: registered.standing,
            given_name: request.party.first.name.given().to_owned(),
            email: registration.email,
            booking_word: registration.booking_word,
            sites: sites_of(db, round).await?,
            programme: programmes::by_id(db, round.programme).await?,
            municipality: municipality(db, &round.municipality).await?,
            round,
        })
    }
}

/// Where each session of a round is, in order.
pub(super) async fn sites_of(db: &impl ConnectionTrait, round: &Round) -> Result<Vec<Site>, Fault> {
    let rooms: Vec<_> = round.sessions.iter().map(|s| s.room).collect();
    let by_room = venues::sites(db, &rooms).await?;
    rooms
        .iter()
        .map(|room| {
            by_room
                .get(room)
                .cloned()
                .ok_or_else(|| Fault::new("a session's room is gone"))
        })
        .collect()
}

async fn municipality(
    db: &impl ConnectionTrait,
    code: &MunicipalityCode,
) -> Result<Municipality, Fault> {
    municipalities::by_code(db, code)
        .await?
        .ok_or_else(|| Fault::new("a round's municipality is gone"))
}

/// The confirmation of a seat or of a place in line: by e-mail if an address was given, else only on
/// the page that the person is looking at.
pub(super) fn confirmation(news: &News<'_>) -> Notice {
    let (channel, receiver) = match &news.email {
        Some(address) => (Channel::Email, address.clone()),
        None => (Channel::Page, String::new()),
    };
    Notice {
        municipality: news.municipality.code.clone(),
        kind: CONFIRMATION,
        about: news.id.uuid(),
        channel,
        sender: news.municipality.full_name.clone(),
        reply_to: news.municipality.facts.email.clone(),
        receiver,
        lang: news.text.lang(),
        subject: subject(news),
        body: body(news),
    }
}

fn subject(news: &News<'_>) -> String {
    let text = news.text;
    let days = text.days(&news.round.days());
    match news.standing {
        Standing::Placed => text.registrations_mail_placed_subject(days),
        Standing::Waiting { position } => text.registrations_mail_waiting_subject(position, days),
    }
}

fn body(news: &News<'_>) -> String {
    let text = news.text;
    let mut paragraphs = vec![greeting(text, &news.given_name)];
    let count = news.round.sessions.len();
    let what = text.registrations_mail_sessions(count, shown::number(text, count));
    match news.standing {
        Standing::Placed => {
            paragraphs.push(text.registrations_mail_placed(what));
            paragraphs.push(times_and_places(news));
            paragraphs.push(text.registrations_mail_word(&news.booking_word));
            paragraphs.extend(things(news));
            paragraphs.push(text.registrations_mail_safety());
            paragraphs.push(text.registrations_mail_nothing_more());
        }
        Standing::Waiting { position } => {
            paragraphs.push(text.registrations_mail_waiting(what, position));
            paragraphs.push(times_and_places(news));
            paragraphs.push(text.registrations_mail_word(&news.booking_word));
            paragraphs.push(text.registrations_mail_waiting_next());
        }
    }
    let phone = &news.municipality.phone;
    let hours = news.municipality.facts.phone_hours.of(text.lang());
    paragraphs.push(match news.standing {
        Standing::Placed => text.registrations_mail_cannot_come(phone, hours),
        Standing::Waiting { .. } => text.registrations_mail_leave_line(phone, hours),
    });
    paragraphs.push(text.registrations_mail_from(&news.municipality.full_name));
    paragraphs.join("\n\n")
}

/// A greeting by the first name, if what was typed can be one: whoever signs somebody up chooses it,
/// and a mail of ours shall not carry a stranger's words or addresses.
fn greeting(text: Text, given_name: &str) -> String {
    let is_a_name = given_name.chars().count() <= 30
        && given_name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    if is_a_name && !given_name.is_empty() {
        text.registrations_mail_hello(given_name)
    } else {
        text.registrations_mail_hello_all()
    }
}

/// A line per session; the place once when it is the same for all.
fn times_and_places(news: &News<'_>) -> String {
    let times = shown::each_time(news.text, news.round);
    let places: Vec<String> = news.sites.iter().map(shown::place_line).collect();
    let same = places.windows(2).all(|pair| pair[0] == pair[1]);
    let mut lines = Vec::new();
    for (time, place) in times.iter().zip(&places) {
        lines.push(capitalised(time));
        if !same {
            lines.push(place.clone());
        }
    }
    if let (true, Some(place)) = (same, places.first()) {
        lines.push(place.clone());
    }
    lines.join("\n")
}

/// What to bring, a line each under its heading; nothing if there is nothing.
fn things(news: &News<'_>) -> Option<String> {
    let things = &news.programme.facts.bring;
    if things.is_empty() {
        return None;
    }
    let lang = news.text.lang();
    let lines = things.iter().map(|thing| format!("- {}", thing.of(lang)));
    let all: Vec<String> = std::iter::once(news.text.registrations_mail_bring())
        .chain(lines)
        .collect();
    Some(all.join("\n"))
}
