//! One registration.

use super::{
    Helper,
    acts::acts,
    list::made,
    party::{Party, of_id, standing_in_words},
};
use crate::{
    accounts::{Done, Nav},
    kernel::{Moment, RegistrationId, RoundId},
    locale::Text,
    outbox::Channel,
    registrations::{change, queries},
    rounds::{self, Round},
    store::Fault,
    web::{
        Failure, Frame, Page, PageResult,
        parts::{FactRow, Link, Tag},
    },
};
use askama::Template;
use rocket::get;

#[derive(Template)]
#[template(path = "registrations/past/one.html")]
struct OnePage<'a> {
    frame: &'a Frame,
    nav: Nav,
    back: Link,
    title: String,
    state: Tag,
    facts: Vec<FactRow>,
    people: Vec<Link>,
    change: Link,
    past: Vec<Done>,
}

/// `GET /<municipality>/anmalda/<id>`: as it stands, and what has happened with it.
#[get("/<_>/anmalda/<id>")]
pub(in crate::registrations) async fn page(work: Helper<'_>, id: &str) -> PageResult {
    let text = work.text();
    let (db, code) = (work.store().read(), work.municipality()?);
    let id: RegistrationId = id.parse().map_err(|_| Failure::NotFound)?;
    let party = of_id(db, &code, id).await?.ok_or(Failure::NotFound)?;
    let round = rounds::by_id(db, RoundId::from_uuid(party.row.round_id)).await?;
    let round = round.ok_or_else(|| Fault::new("a registration's round is gone"))?;
    let list = work.to(&format!("planering/{}/anmalda", round.number));
    let people = party.people.iter().chain(&party.gone).map(|person| {
        let page = work.to(&format!("personer/{}", person.id));
        Link::new(text.history_all_of(person.name.as_str()), page)
    });
    Page::show(&OnePage {
        frame: work.frame,
        nav: work.nav(),
        back: Link::new(text.history_signed_up(round.number.to_string()), list),
        title: text.history_one(party.names(text), round.number.to_string()),
        state: standing_in_words(text, party.standing),
        facts: facts(text, &round, &party)?,
        people: people.collect(),
        change: Link::new(
            text.change_by_staff(),
            work.to(&format!("anmalda/{id}/andra")),
        ),
        past: acts(db, text, &[id]).await?,
    })
}

fn facts(text: Text, round: &Round, party: &Party) -> Result<Vec<FactRow>, Fault> {
    let row = |key, value| FactRow {
        key,
        value,
        change: None,
    };
    let days: Vec<String> = round.days().iter().map(|day| text.day(*day)).collect();
    let title = text.planning_round(round.number.to_string());
    let at = Moment::from_microseconds(party.row.made_at);
    let channel = queries::means(&party.row)?.channel();
    let mut facts = vec![
        row(
            text.history_round(),
            format!("{title}: {}", text.list(&days)),
        ),
        row(text.history_came(), made(text, round, at)),
        row(text.history_news(), channel_in_words(text, channel)),
    ];
    let away = party.away(text, round);
    if !away.is_empty() {
        facts.insert(1, row(text.history_one_days(), away.join(" ")));
    }
    facts.extend((party.who_has_left(text)).map(|who| row(text.history_act_cancelled(), who)));
    facts.extend(change::contact(&party.row).map(|contact| {
        let who = format!("{}, {}", contact.name, contact.phone);
        row(text.history_contact(), who)
    }));
    Ok(facts)
}

fn channel_in_words(text: Text, channel: Channel) -> String {
    match channel {
        Channel::Letter => text.history_by_letter(),
        Channel::Sms => text.history_by_sms(),
        Channel::Call => text.history_by_call(),
        Channel::Email => text.history_by_email(),
        Channel::Page | Channel::Sealed => text.history_by_page(),
    }
}
