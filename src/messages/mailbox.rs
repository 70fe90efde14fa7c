//! The demo's mailbox: everything that people have been told, as they see it.

use crate::{
    kernel::{CivilTime, Zone},
    locale::{Text, capitalised},
    outbox::{self, Channel, State as Progress, Told},
    store::Store,
    web::{Frame, Page, PageResult},
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

/// A notice as the mailbox shows it.
struct Message {
    /// The channel and whom it goes to.
    to: String,
    /// Its parts: of a letter the envelope, the text and the note to tear off; else the text alone.
    texts: Vec<String>,
    /// When, and how far it has come.
    facts: Vec<String>,
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
    let at = CivilTime::of(told.queued_at, Zone::stockholm());
    let when = format!(
        "{} {}",
        capitalised(&text.day_and_year(at.date)),
        text.clock(at.time)
    );
    let mut facts = vec![when, progress_in_words(text, told)];
    if told.channel == Channel::Sms {
        facts.push(text.messages_parts(outbox::sms_parts(&told.body)));
    }
    Message {
        to: receiver_in_words(text, told),
        texts: texts(told),
        facts,
    }
}

fn texts(told: &Told) -> Vec<String> {
    match told.channel {
        Channel::Page | Channel::Email | Channel::Sealed => {
            vec![format!("{}\n\n{}", told.subject, told.body)]
        }
        Channel::Sms | Channel::Call => vec![told.body.clone()],
        Channel::Letter => {
            let (letter, note) = told.torn_off();
            let parts = [Some(told.receiver.as_str()), Some(letter), note];
            parts.into_iter().flatten().map(str::to_owned).collect()
        }
    }
}

/// The channel and whom it goes to, in words.
#[must_use]
pub fn receiver_in_words(text: Text, told: &Told) -> String {
    match told.channel {
        Channel::Page | Channel::Sealed => text.messages_page(),
        Channel::Email => text.messages_email(&told.receiver),
        Channel::Sms => text.messages_sms(&told.receiver),
        // The street and the town are not whom it is to.
        Channel::Letter => {
            let lines: Vec<String> = told.receiver.lines().map(str::to_owned).collect();
            let names = lines.len().saturating_sub(2);
            text.messages_letter(text.list(&lines[..names]))
        }
        Channel::Call => text.messages_call(&told.receiver),
    }
}

/// How far a notice has come, in words.
#[must_use]
pub fn progress_in_words(text: Text, told: &Told) -> String {
    match told.state {
        Progress::Queued if told.failure.is_some() => text.messages_again(),
        Progress::Queued | Progress::Sending => match told.channel {
            Channel::Letter => text.messages_to_print(),
            Channel::Call => text.messages_to_call(),
            Channel::Page | Channel::Email | Channel::Sms | Channel::Sealed => {
                text.messages_queued()
            }
        },
        Progress::Sent => text.messages_sent(),
        Progress::Refused => text.messages_refused(),
        Progress::Withdrawn => text.messages_withdrawn(),
    }
}
