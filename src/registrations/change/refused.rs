//! Pages that say why something was not changed, and what can be done instead.

use super::refusal::Refusal;
use crate::web::{Frame, Here, Page, PageResult, parts::Link};
use askama::Template;
use rocket::http::Status;

/// A button that stands on such a page.
pub(super) struct Offer {
    pub(super) action: String,
    pub(super) csrf: String,
    pub(super) registration: String,
    pub(super) change: String,
    pub(super) words: String,
    pub(super) button: String,
}

#[derive(Template)]
#[template(path = "registrations/change_refused.html")]
struct Refused<'a> {
    frame: &'a Frame,
    heading: String,
    words: String,
    offer: Option<Offer>,
    others: Vec<Link>,
    back: Link,
}

/// The page for a refusal, with a button and other rounds if there are any.
pub(super) fn refuse(
    here: &Here<'_>,
    refusal: Refusal,
    offer: Option<Offer>,
    others: Vec<Link>,
) -> PageResult {
    let text = here.frame.text;
    let (heading, words) = words(here, refusal);
    Page::with_status(
        Status::Conflict,
        &Refused {
            frame: here.frame,
            heading,
            words,
            offer,
            others,
            back: Link::new(text.change_to_menu(), here.frame.links.to("andra/val")),
        },
    )
}

/// What happened as a sentence among others.
pub(super) fn sentence(what: &str) -> String {
    if what.ends_with('.') {
        what.to_owned()
    } else {
        format!("{what}.")
    }
}

/// What happened, and what to do.
pub(super) fn words(here: &Here<'_>, refusal: Refusal) -> (String, String) {
    let text = here.frame.text;
    let phone = &here.place.phone;
    match refusal {
        Refusal::CalledOff => (text.change_off(), text.change_off_words(phone)),
        Refusal::Begun => (text.change_begun(), text.change_begun_words(phone)),
        Refusal::Left(left) => (text.change_left(left.word()), text.change_left_words(phone)),
        Refusal::NotOpen => (text.change_not_open(), text.change_not_open_words(phone)),
        Refusal::TooYoung { minimum_age, year } => (
            text.change_too_young(),
            text.change_too_young_words(u32::from(minimum_age), year.to_string(), phone),
        ),
        Refusal::AlreadyThere => (text.change_already(), text.change_already_words(phone)),
        Refusal::Full => (text.change_full(), text.change_full_words()),
        Refusal::TooLate => (text.change_too_late(), text.change_too_late_words(phone)),
        Refusal::SeatTaken => (text.change_taken(), text.change_taken_words(phone)),
        Refusal::OnlyOne => (text.change_only_one(), text.change_only_one_words()),
        Refusal::SameTime => (text.change_same_time(), text.change_same_time_words()),
        Refusal::SomebodyElse => (text.change_same(), text.change_same_words(phone)),
    }
}
