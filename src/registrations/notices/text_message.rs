//! A text message (experience.md 2.14): no link, no phone number, no «klicka», at most two parts, says what
//! we never ask for and ends with who it is from (criterion C25).
//!
//! What does not fit is shortened in the order of [`shorter`]: the street first, what one must know last.

use super::{
    Case, Happened, News,
    room::{Room, shorter},
    words,
};
use crate::{
    kernel::PersonName,
    locale::Text,
    municipalities::Municipality,
    outbox::{MOST_PARTS, sms_letters, sms_parts},
    rounds::Session,
    venues::Site,
};

/// Longer words for those who answer, for a room, or for who it is from, are replaced or cut.
const LONGEST_CONTACT: usize = 24;
const LONGEST_ROOM: usize = 24;
const LONGEST_SENDER: usize = 30;
const SHORT_SENDER: usize = 22;

pub(super) fn body(news: &News<'_>) -> String {
    let mut written = String::new();
    for room in shorter(matches!(news.happened, Happened::Moved { .. })) {
        written = sms_letters(&sentences(news, room).join(" "));
        if sms_parts(&written) <= MOST_PARTS {
            break;
        }
    }
    written
}

fn sentences(news: &News<'_>, room: Room) -> Vec<String> {
    let (text, people) = (news.text, news.party());
    let mut said = vec![greeting(news, room)];
    let opening = if room.extra {
        news.opening()
    } else {
        news.short_opening()
    };
    said.extend(opening.map(|opening| short(&opening)));
    // The others are as they know them, or a confirmation follows: this one must be told whole.
    let only_this = !room.days && news.is_of_this_alone();
    said.extend(if only_this {
        moved_to(news, room)
    } else {
        new_room(news, room).map(|room| news.text.notices_new_room(room))
    });
    if only_this && matches!(news.happened, Happened::Away(_)) {
        said.push(text.notices_sms_others_as_before());
    }
    let word = text.notices_sms_word(&news.booking_word);
    let contact = contact(news, room);
    match news.case() {
        Case::Placed if only_this => {
            said.push(word);
            said.push(text.notices_sms_cannot_come(people, contact));
        }
        Case::Placed => {
            said.push(signed_up(news, room));
            said.push(word);
            said.push(match (news.count() > 1, room.days) {
                (false, _) => text.notices_sms_cannot_come(people, contact),
                (true, true) => text.notices_sms_missing_a_day(people, contact),
                (true, false) => text.notices_sms_other_days(people, contact),
            });
        }
        Case::Waiting(position) => {
            let full = || text.notices_sms_full(news.count(), full(news, room), news.number());
            said.extend((!only_this).then(full));
            said.push(text.notices_sms_in_line(people, position));
            said.extend(room.extra.then(|| text.notices_sms_next(people)));
            said.push(word);
            said.push(text.notices_sms_leave_line(people, contact));
        }
        Case::Gone(left, undo_until) => {
            let from = if room.extra {
                first(news, Room { venue: 0, ..room })
            } else {
                news.first_day()
            };
            said.push(text.notices_sms_cancelled(
                left.word(),
                people,
                news.count(),
                from,
                news.number(),
            ));
            said.push(word);
            said.push(match undo_until {
                Some(until) => {
                    let (day, clock) = (text.day(until.date), short(&text.clock(until.time)));
                    text.notices_sms_undo(left.word(), people, contact, day, clock)
                }
                None => text.notices_sms_come_after_all(people, contact),
            });
        }
        Case::Off(reason) => {
            said.push(news.round_off(news.first_day(), reason));
            said.push(word);
            said.push(text.notices_sms_another_day(people, contact));
        }
    }
    said.push(text.notices_never_asked());
    said.push(text.notices_sms_from(sender(news, room)));
    said
}

fn greeting(news: &News<'_>, room: Room) -> String {
    let people: &[PersonName] = if room.names { &news.people } else { &[] };
    greeting_to(news.text, people, news.receiver.contact.is_some())
}

/// «Hej Anna!»; «Till Anna:» where the number is that of somebody who helps.
pub(super) fn greeting_to(text: Text, people: &[PersonName], to_helper: bool) -> String {
    let sent = |names: &String| sms_letters(names).chars().count() >= names.chars().count();
    let plain = |names: &String| !names.to_lowercase().contains("klick") && sent(names);
    match words::first_names(text, people).filter(plain) {
        Some(names) if to_helper => text.notices_sms_to(names),
        Some(names) => text.notices_hello(names),
        None => text.notices_hello_all(),
    }
}

fn signed_up(news: &News<'_>, room: Room) -> String {
    let (text, people) = (news.text, news.party());
    let sessions = news.round.sessions.as_slice();
    let [one, _, ..] = sessions else {
        return text.notices_sms_placed(people, first(news, room));
    };
    if !room.days {
        return text.notices_sms_placed_first(people, news.number(), first(news, room));
    }
    let alike = sessions.iter().all(|s| s.hours == one.hours);
    let Some(site) = news.one_site() else {
        let each = sessions.iter().zip(news.sites);
        let each: Vec<String> = each
            .map(|(s, site)| when_where(news, s, Some(site), room))
            .collect();
        return text.notices_sms_placed_apart(people, news.number(), text.list(&each));
    };
    let (hours, at) = (short(&text.hours(one.hours)), place(site, room));
    let at = at.map(|at| text.notices_sms_at(at));
    let place = [alike.then_some(hours), at].into_iter().flatten();
    let place = place.collect::<Vec<_>>().join(" ");
    let days = if alike {
        news.days()
    } else {
        let each: Vec<String> = sessions
            .iter()
            .map(|s| when_where(news, s, None, room))
            .collect();
        text.list(&each)
    };
    text.notices_sms_placed_several(people, news.number(), place, days)
}

/// «Lokal: Björkskolan, Aulan.» of what was moved; the room when it is another.
fn moved_to(news: &News<'_>, room: Room) -> Option<String> {
    let place = place(news.moved_to()?, room)?;
    let place = match new_room(news, room) {
        Some(new_room) => format!("{place}, {new_room}"),
        None => place,
    };
    Some(news.text.notices_sms_moved_to(place))
}

/// The room that it was moved to, if there is room for it.
fn new_room(news: &News<'_>, room: Room) -> Option<String> {
    let site = news.new_room().filter(|_| room.hall)?;
    let name = cut(&harmless(&site.room), LONGEST_ROOM);
    (!name.is_empty()).then_some(name)
}

/// When and where the first session is.
fn first(news: &News<'_>, room: Room) -> String {
    let session = news.round.sessions.first();
    let told = session.map(|session| when_where(news, session, news.sites.first(), room));
    told.unwrap_or_default()
}

/// The same inside a sentence, without the street: a comma closes the place.
fn full(news: &News<'_>, room: Room) -> String {
    let room = Room {
        street: false,
        ..room
    };
    let placed = news.sites.first().and_then(|site| place(site, room));
    let comma = if placed.is_some() { "," } else { "" };
    format!("{}{comma}", first(news, room))
}

/// «tisdag 9 december kl 13-15, Björkskolan, Skolgatan 4».
fn when_where(news: &News<'_>, session: &Session, site: Option<&Site>, room: Room) -> String {
    let time = short(&news.text.day_and_hours(session.day, session.hours));
    match site.and_then(|site| place(site, room)) {
        Some(place) => format!("{time}, {place}"),
        None => time,
    }
}

/// As much of venue and street as there is room for.
fn place(site: &Site, room: Room) -> Option<String> {
    let venue = cut(&harmless(&site.venue.name), room.venue);
    let street = harmless(&site.venue.street);
    match (venue.is_empty(), room.street && !street.is_empty()) {
        (true, _) => None,
        (false, true) => Some(format!("{venue}, {street}")),
        (false, false) => Some(venue),
    }
}

/// Words that a phone makes neither a link nor a number to call of; nothing, if they would not stay
/// themselves.
fn harmless(words: &str) -> String {
    let words = sms_letters(words);
    let digits = words.chars().filter(char::is_ascii_digit).count();
    if digits > 4 || words.contains("//") || words.contains('@') {
        return String::new();
    }
    let apart = words.replace('.', ". ");
    apart.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many letters, without the word that does not fit.
fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let kept: String = words.chars().take(most).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    whole.trim_end_matches([',', ' ']).to_owned()
}

/// Those who answer the phone, in the municipality's own word.
fn contact(news: &News<'_>, room: Room) -> String {
    let own = harmless(news.municipality.facts.contact_name.of(news.text.lang()));
    let fits = room.extra && !own.is_empty() && own.chars().count() <= LONGEST_CONTACT;
    if fits {
        own
    } else {
        news.text.notices_sms_switchboard()
    }
}

fn sender(news: &News<'_>, room: Room) -> String {
    let most = if room.extra {
        LONGEST_SENDER
    } else {
        SHORT_SENDER
    };
    cut(&harmless(&news.municipality.full_name), most)
}

/// Who it is from, as short as it must be.
pub(super) fn signature(municipality: &Municipality) -> String {
    cut(&harmless(&municipality.full_name), SHORT_SENDER)
}

/// «kl 13-15»: only text messages shorten the word.
pub(super) fn short(time: &str) -> String {
    time.replace("klockan", "kl")
}
