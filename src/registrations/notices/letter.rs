//! A paper letter (experience.md 2.11 and 2.11b): the lines on the envelope, the whole text, and below the
//! tear line the note for the fridge.
//!
//! A letter takes days, so it names no hour that may have passed when it is opened: a cancellation can be
//! undone by phone, and what then is free is said there.

use super::{
    Case, News,
    mail::{cannot_come, not_right, off},
};
use crate::{
    kernel::PersonName,
    locale::{Lang, Span, Text},
    outbox::TEAR_LINE,
    registrations::asked::LetterAddress,
    registrations::registration::Left,
    venues::Site,
};

/// As many days are read in one sentence; more are a line each.
const DAYS_IN_A_SENTENCE: usize = 3;

/// The lines on the envelope, from the top: a name each, the street, postcode and town.
pub(super) fn address_lines(people: &[PersonName], address: &LetterAddress) -> String {
    let mut lines: Vec<String> = people.iter().map(ToString::to_string).collect();
    lines.push(address.street.clone());
    lines.push(format!("{} {}", address.postcode, address.town));
    lines.join("\n")
}

pub(super) fn body(news: &News<'_>) -> String {
    let mut blocks = vec![news.greeting()];
    blocks.extend(news.opening());
    match news.case() {
        Case::Placed => placed(news, &mut blocks),
        Case::Waiting(position) => waiting(news, position, &mut blocks),
        Case::Gone(left, _) => gone(news, left, &mut blocks),
        Case::Off(reason) => off(news, reason, &mut blocks),
    }
    blocks.extend(news.is_new_to_them().then(|| news.text.notices_old_note()));
    blocks.extend(not_right(news));
    blocks.push(news.text.notices_from(&news.municipality.full_name));
    blocks.extend(fridge_note(news));
    blocks.join("\n\n")
}

fn placed(news: &News<'_>, blocks: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let signed_up = match news.one_site() {
        Some(site) => text.notices_letter_placed(people, news.what(), at(site)),
        None => text.notices_letter_placed_apart(people, news.what()),
    };
    if let Some(days) = see_you(news) {
        blocks.push(format!("{signed_up} {days}"));
    } else {
        blocks.push(format!("{signed_up} {}", text.notices_letter_days()));
        blocks.push(times(news));
    }
    blocks.push(text.notices_word(people, &news.booking_word));
    blocks.extend(news.things(text.notices_bring()));
    blocks.push(text.notices_safety());
    blocks.push(text.notices_nothing_more(people));
    blocks.push(cannot_come(news));
}

fn waiting(news: &News<'_>, position: u32, blocks: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let full = text.notices_letter_full(news.count(), news.first_day(), news.number());
    let in_line = text.notices_letter_in_line(people, position);
    blocks.push(format!("{full} {in_line}"));
    blocks.push(text.notices_waiting_next(people));
    blocks.push(text.notices_word(people, &news.booking_word));
    blocks.push(text.notices_never_asked());
    blocks.push(text.notices_leave_line(people, news.phone(), news.hours()));
}

fn gone(news: &News<'_>, left: Left, blocks: &mut Vec<String>) {
    let (text, people) = (news.text, news.party());
    let (phone, hours) = (news.phone(), news.hours());
    blocks.push(text.notices_letter_cancelled(
        left.word(),
        people,
        news.count(),
        news.first_day(),
        news.number(),
    ));
    blocks.push(text.notices_come_after_all(people, phone, hours));
    blocks.push(text.notices_word(people, &news.booking_word));
    blocks.push(text.notices_never_asked());
}

/// «Vi ses tisdag 2, … Varje träff är klockan 13.00–15.00.», where a few sessions are at one place and
/// hour; else nothing, and they are listed.
fn see_you(news: &News<'_>) -> Option<String> {
    let text = news.text;
    let sessions = news.round.sessions.as_slice();
    let first = sessions.first()?;
    if sessions.len() > DAYS_IN_A_SENTENCE || news.one_site().is_none() {
        return None;
    }
    let hours = long_hours(text, first.hours);
    if sessions.len() == 1 {
        let day = text.day_and_year(first.day);
        return Some(text.notices_letter_see_you(format!("{day} {hours}")));
    }
    let days: Vec<String> = sessions.iter().map(|s| text.day(s.day)).collect();
    let see_you = text.notices_letter_see_you(text.list(&days));
    let alike = sessions.iter().all(|s| s.hours == first.hours);
    alike.then(|| format!("{see_you} {}", text.notices_letter_each(hours)))
}

/// A cancelled registration has none: a day on the fridge would bring somebody who has no place.
fn fridge_note(news: &News<'_>) -> Option<String> {
    let text = news.text;
    let mut lines = vec![TEAR_LINE.to_owned(), text.notices_fridge()];
    match news.case() {
        Case::Placed => {}
        Case::Waiting(_) => lines.push(text.notices_fridge_in_line()),
        Case::Gone(..) | Case::Off(_) => return None,
    }
    lines.push(times(news));
    lines.push(text.notices_fridge_word(&news.booking_word));
    lines.push(text.notices_fridge_phone(news.phone(), news.hours()));
    Some(lines.join("\n"))
}

fn times(news: &News<'_>) -> String {
    let text = news.text;
    let each = news.round.sessions.iter();
    let times: Vec<String> = each
        .map(|s| format!("{} {}", text.day(s.day), long_hours(text, s.hours)))
        .collect();
    news.times_and_places(&times)
}

/// «Björkskolan, Skolgatan 4».
fn at(site: &Site) -> String {
    format!("{}, {}", site.venue.name, site.venue.street)
}

/// «klockan 13.00–15.00», with the minutes also on the hour.
fn long_hours(text: Text, span: Span) -> String {
    match text.lang() {
        Lang::Swedish => format!(
            "klockan {}–{}",
            span.from.format("%H.%M"),
            span.to.format("%H.%M")
        ),
        Lang::English => text.hours(span),
    }
}
