//! Pages that say no, kindly, and show the way on: never a dead end.

use super::registration::Refusal;
use crate::web::{Frame, Here, Page, PageResult, parts::Link};
use askama::Template;
use rocket::http::Status;

#[derive(Template)]
#[template(path = "registrations/refused.html")]
struct Refused<'a> {
    frame: &'a Frame,
    heading: String,
    words: Vec<String>,
    link: Link,
}

/// The page for a refusal. What was answered is still in the draft.
pub(super) fn refuse(here: &Here<'_>, refusal: &Refusal) -> PageResult {
    let text = here.frame.text;
    let phone = &here.place.phone;
    let all = Link::new(text.registrations_see_all(), here.frame.links.to("traffar"));
    let (status, heading, words, link) = match refusal {
        Refusal::NotOpen => (
            Status::Conflict,
            text.registrations_not_open(),
            vec![text.registrations_not_open_words(phone)],
            all,
        ),
        Refusal::TooYoung { minimum_age, year } => (
            Status::UnprocessableEntity,
            text.registrations_too_young(),
            vec![
                text.registrations_too_young_rule(u32::from(*minimum_age), year.to_string()),
                text.registrations_too_young_words(phone),
            ],
            all,
        ),
        Refusal::AlreadyRegistered => (
            Status::Conflict,
            text.registrations_already(),
            vec![text.registrations_already_words(phone)],
            all,
        ),
        Refusal::TooMany => (
            Status::TooManyRequests,
            text.web_too_many(),
            vec![text.web_too_many_words()],
            all,
        ),
        Refusal::HoldLost => (
            Status::Conflict,
            text.registrations_hold_lost(),
            vec![text.registrations_hold_lost_words()],
            all,
        ),
        Refusal::AnotherDraft => (
            Status::Conflict,
            text.registrations_removed(),
            vec![text.registrations_removed_words(phone)],
            all,
        ),
        Refusal::AlreadySent => (
            Status::Conflict,
            text.registrations_already_sent(),
            vec![text.registrations_already_sent_words(phone)],
            Link::new(
                text.registrations_see_confirmation(),
                here.frame.links.to("anmalan/klar"),
            ),
        ),
    };
    Page::with_status(
        status,
        &Refused {
            frame: here.frame,
            heading,
            words,
            link,
        },
    )
}

/// A field that people do not see was filled in: probably by a program, perhaps by a helpful one.
pub(super) fn trapped(here: &Here<'_>) -> PageResult {
    let text = here.frame.text;
    Page::with_status(
        Status::UnprocessableEntity,
        &Refused {
            frame: here.frame,
            heading: text.flow_trapped(),
            words: vec![text.flow_trapped_words(&here.place.phone)],
            link: Link::new(text.web_back(), here.frame.links.to("anmalan/kontrollera")),
        },
    )
}
