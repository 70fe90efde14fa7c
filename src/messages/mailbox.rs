//! The demo's mailbox: everything that people have been told, as they see it.

use crate::{
    kernel::{CivilTime, Zone},
    locale::{Text, capitalised},
    outbox::{self, Channel, State as Progress, Told},
    store::Store,
    web::{Frame, Page, PageResult, parts::Message},
};
use askama::Template;
use rocket::{State, get};

/// As many as a person looks through.
const SHOWN: u64 = 50;

#[derive(Template)]
#[template(path = "messages/mailbox.html")]
struct Mailbox<'a> {
    frame: &'a Frame,
    messages: Vec<Message>,
}

/// `GET /postlada`: the newest first.
#[get("/postlada")]
pub(super) async fn mailbox(frame: &Frame, store: &State<Store>) -> PageResult {
    let told = outbox::latest(store.read(), SHOWN).await?;
    Page::show(&Mailbox {
        frame,
        messages: told.iter().map(|t| message(frame.text, t)).collect(),
    })
}

fn message(text: Text, told: &Told) -> Message {
    let to = match told.channel {
        Channel::Page => text.messages_page(),
        Channel::Email => text.messages_email(&told.receiver),
        Channel::Sms => text.messages_sms(&told.receiver),
        Channel::Letter => text.messages_letter(&told.receiver),
        Channel::Call => text.messages_call(&told.receiver),
    };
    let state = match told.state {
        Progress::Queued if told.failure.is_some() => text.messages_again(),
        Progress::Queued | Progress::Sending => text.messages_queued(),
        Progress::Sent => text.messages_sent(),
        Progress::Refused => text.messages_refused(),
    };
    let at = CivilTime::of(told.queued_at, Zone::stockholm());
    let when = format!(
        "{} {}",
        capitalised(&text.day_and_year(at.date)),
        text.clock(at.time)
    );
    Message {
        to,
        text: format!("{}\n\n{}", told.subject, told.body),
        facts: vec![when, state],
    }
}
