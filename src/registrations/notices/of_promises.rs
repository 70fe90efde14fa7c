//! What people are told of what they were promised: that it is arranged, or that it cannot be. The same few
//! sentences in every channel, in the form of each.

use super::{Receiver, letter::address_lines, text_message, words};
use crate::{
    kernel::{PersonName, Phone},
    locale::Text,
    municipalities::Municipality,
    outbox::{Channel, MOST_PARTS, Notice, sms_letters, sms_parts},
    registrations::{asked::Means, promise_news::PromiseSaid},
};
use uuid::Uuid;

/// Everything that such news say.
pub(in crate::registrations) struct PromiseNews<'a> {
    pub(in crate::registrations) text: Text,
    /// The kind, as it stands in the outbox.
    pub(in crate::registrations) kind: &'static str,
    /// Whose registration.
    pub(in crate::registrations) about: Uuid,
    pub(in crate::registrations) people: Vec<PersonName>,
    pub(in crate::registrations) receiver: Receiver,
    pub(in crate::registrations) booking_word: String,
    pub(in crate::registrations) municipality: &'a Municipality,
    pub(in crate::registrations) said: PromiseSaid,
    /// Whether it has to be talked over.
    pub(in crate::registrations) to_talk_over: bool,
}

/// The news in their final words, for the means by which they go.
pub(in crate::registrations) fn write_promise(news: &PromiseNews<'_>) -> Notice {
    let phone = news.receiver.phone.as_ref().map(Phone::national);
    let (channel, receiver, body) = match (&news.receiver.means, phone) {
        (Means::Letter(address), _) => (
            Channel::Letter,
            address_lines(&news.people, address),
            mail(news),
        ),
        (Means::Sms, Some(phone)) => (Channel::Sms, phone, sms(news)),
        (Means::Call, Some(phone)) => (Channel::Call, phone, call(news)),
        (Means::Email(address), _) => (Channel::Email, address.as_str().to_owned(), mail(news)),
        (Means::Sealed, _) => (Channel::Sealed, String::new(), mail(news)),
        (Means::Sms | Means::Call, None) | (Means::Page, _) => {
            (Channel::Page, String::new(), mail(news))
        }
    };
    Notice {
        municipality: news.municipality.code.clone(),
        kind: news.kind,
        about: news.about,
        channel,
        sender: news.municipality.full_name.clone(),
        reply_to: news.municipality.facts.email.clone(),
        receiver,
        lang: news.text.lang(),
        subject: news.said.subject.clone(),
        body,
        says: None,
    }
}

fn mail(news: &PromiseNews<'_>) -> String {
    let (text, people) = (news.text, news.people.len());
    let mut paragraphs = vec![
        words::greeting(text, &news.people),
        news.said.sentence.clone(),
    ];
    paragraphs.extend(news.to_talk_over.then(|| {
        let hours = news.municipality.facts.phone_hours.of(text.lang());
        text.notices_talk_over(&news.municipality.phone, hours)
    }));
    paragraphs.push(text.notices_word(people, &news.booking_word));
    paragraphs.push(text.notices_never_asked());
    paragraphs.push(text.notices_from(&news.municipality.full_name));
    paragraphs.join("\n\n")
}

/// At most two parts: without naming each thing if it must be, and without their names.
fn sms(news: &PromiseNews<'_>) -> String {
    let (said, people) = (&news.said, news.people.as_slice());
    let shorter = [
        (people, &said.sentence),
        (people, &said.short),
        (&[], &said.short),
    ];
    let mut written = String::new();
    for (people, sentence) in shorter {
        written = sms_of(news, people, sentence);
        if sms_parts(&written) <= MOST_PARTS {
            break;
        }
    }
    written
}

fn sms_of(news: &PromiseNews<'_>, people: &[PersonName], sentence: &str) -> String {
    let text = news.text;
    let said = [
        text_message::greeting_to(text, people, news.receiver.contact.is_some()),
        text_message::short(sentence),
        text.notices_sms_word(&news.booking_word),
        text.notices_never_asked(),
        text.notices_sms_from(text_message::signature(news.municipality)),
    ];
    sms_letters(&said.join(" "))
}

fn call(news: &PromiseNews<'_>) -> String {
    let text = news.text;
    let names: Vec<String> = news.people.iter().map(ToString::to_string).collect();
    let names = text.list(&names);
    let asked_for = match &news.receiver.contact {
        Some(helper) => text.notices_call_ask_helper(helper.as_str(), names),
        None => text.notices_call_ask(names),
    };
    let said = format!(
        "{}\n{}",
        text.notices_call_hello(&news.municipality.full_name),
        news.said.sentence
    );
    let mut blocks = vec![asked_for, text.notices_call_say(), said];
    blocks.extend(news.to_talk_over.then(|| text.notices_call_talk_over()));
    blocks.push(text.notices_call_word(&news.booking_word));
    blocks.push(text.notices_never_asked());
    blocks.join("\n\n")
}
