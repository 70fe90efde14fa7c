//! Questions that several of the pages ask.

use crate::{
    calendars::ScarcePerson,
    kernel::{RoomId, ScarcePersonId},
    locale::{Span, Text},
    rounds::{LinePolicy, Role},
    venues::RoomChoice,
    web::{
        LONGEST_LINE, Reading, Typed,
        form::{Answer, Choice, Entry, Field, Question, Section, Select},
    },
};
use chrono::NaiveTime;

pub(super) const ROOM: &str = "sal";
pub(super) const HOURS: [&str; 2] = ["fran", "till"];
pub(super) const TUTORS: &str = "handledare";
pub(super) const RATIO: &str = "per";
pub(super) const CAP: &str = "tak";
pub(super) const RESERVED: &str = "reserverade";
pub(super) const POLICY: &str = "reservlista";
pub(super) const WHY: &str = "varfor";

/// The field of a role.
pub(super) fn role_field(role: Role) -> &'static str {
    match role {
        Role::Host => "vard",
        Role::ResponsibleAdult => "vuxen",
        Role::Welcome => "valkomnar",
    }
}

/// In which room.
pub(super) fn room(text: Text, rooms: &[RoomChoice], picked: Option<RoomId>) -> Question {
    let none = Answer::new("", text.planning_choose_room());
    let answers = rooms.iter().map(|room| {
        let words = text.planning_room(
            room.venue_name.as_str(),
            room.room_name.as_str(),
            room.seats - room.reserved.min(room.seats),
        );
        Answer::new(room.id.to_string(), words).checked(picked == Some(room.id))
    });
    let answers = std::iter::once(none).chain(answers).collect();
    Select::new(ROOM, text.planning_room_question(), answers).into()
}

/// The room that was picked.
pub(super) fn read_room<'a>(
    read: &mut Reading<'_>,
    text: Text,
    rooms: &'a [RoomChoice],
) -> Option<&'a RoomChoice> {
    let known = |id: &str| rooms.iter().find(|room| room.id.to_string() == id);
    read.parsed(ROOM, known, text.planning_wrong_room())
}

/// From when to when.
pub(super) fn hours(text: Text, known: Option<Span>) -> [Question; 2] {
    let field = |name, label, time: Option<NaiveTime>| {
        let value = time.map(|time| time.format("%H.%M").to_string());
        Field::new(name, label, Entry::Time).value(value.unwrap_or_default())
    };
    [
        field(HOURS[0], text.planning_from(), known.map(|h| h.from))
            .hint(text.planning_time_hint())
            .into(),
        field(HOURS[1], text.planning_to(), known.map(|h| h.to)).into(),
    ]
}

/// Who has each role: one of those who can be planned with, or nobody yet.
pub(super) fn roles(
    text: Text,
    people: &[ScarcePerson],
    now: &[(Role, Option<ScarcePersonId>)],
) -> Vec<Question> {
    let ask = |role: Role| {
        let picked = now.iter().find(|(r, _)| *r == role).and_then(|(_, id)| *id);
        let nobody = Answer::new("", text.planning_nobody_yet());
        let answers = people.iter().map(|person| {
            let name = match &person.title {
                Some(title) => format!("{}, {title}", person.name),
                None => person.name.to_string(),
            };
            Answer::new(person.id.to_string(), name).checked(picked == Some(person.id))
        });
        let answers = std::iter::once(nobody).chain(answers).collect();
        Select::new(role_field(role), role_question(text, role), answers).into()
    };
    Role::ALL.into_iter().map(ask).collect()
}

/// Who was picked for each role.
pub(super) fn read_roles<'a>(
    read: &mut Reading<'_>,
    text: Text,
    people: &'a [ScarcePerson],
) -> Vec<(Role, &'a ScarcePerson)> {
    let mut picked = Vec::new();
    for role in Role::ALL {
        let name = role_field(role);
        if read.is_empty(name) {
            continue;
        }
        let known = |id: &str| people.iter().find(|p| p.id.to_string() == id);
        let person = read.parsed(name, known, text.planning_wrong_person());
        picked.extend(person.map(|person| (role, person)));
    }
    picked
}

/// How many tutors are planned.
pub(super) fn tutors(text: Text, known: Option<u32>) -> Question {
    number(TUTORS, text.planning_tutors(), known)
        .hint(text.planning_tutors_hint())
        .into()
}

/// How many residents one tutor helps.
pub(super) fn ratio(text: Text, known: Option<u32>) -> Question {
    number(RATIO, text.planning_ratio(), known)
        .hint(text.planning_ratio_hint())
        .into()
}

/// The most people at a session.
pub(super) fn cap(text: Text, known: Option<u32>) -> Question {
    number(CAP, text.planning_cap(), known)
        .hint(text.planning_cap_hint())
        .into()
}

/// Who gets a single free seat.
pub(super) fn policy(text: Text, known: LinePolicy) -> Question {
    let answers = [LinePolicy::Fill, LinePolicy::KeepOrder].map(|policy| {
        let (words, hint) = match policy {
            LinePolicy::Fill => (text.planning_fill(), text.planning_fill_hint()),
            LinePolicy::KeepOrder => (text.planning_keep_order(), text.planning_keep_order_hint()),
        };
        Answer::new(policy.code(), words)
            .hint(hint)
            .checked(policy == known)
    });
    Choice::radios(POLICY, text.planning_policy(), answers.into()).into()
}

/// Why it is done all the same.
pub(super) fn why(text: Text) -> Question {
    Field::new(WHY, text.planning_why(), Entry::Text)
        .hint(text.planning_why_hint())
        .into()
}

/// What was typed in these sections and as why it is done all the same.
pub(super) fn with_why<'a>(typed: &'a Typed, text: Text, sections: &[Section]) -> Reading<'a> {
    let why = Section::plain(vec![why(text)]);
    Reading::of(typed, text, &[sections, &[why]].concat())
}

/// Why it is done all the same, if somebody has said so; a reason that is too long is noted.
pub(super) fn read_why(read: &mut Reading<'_>) -> Option<String> {
    read.line_if_any(WHY, LONGEST_LINE)
}

/// A number that may be known.
pub(super) fn number(name: &'static str, label: String, known: Option<u32>) -> Field {
    let value = known.map(|n| n.to_string()).unwrap_or_default();
    Field::new(name, label, Entry::Number).value(value)
}

/// A number of the form.
pub(super) fn read_number(
    read: &mut Reading<'_>,
    text: Text,
    name: &'static str,
    (least, most): (u32, u32),
) -> Option<u32> {
    let wrong = text.planning_wrong_number(least, most);
    read.number(name, &(least..=most), wrong)
}

/// The cap, if one is written; `None` when what is written is no number.
#[expect(
    clippy::option_option,
    reason = "whether it could be read, and whether there is one"
)]
pub(super) fn read_cap(read: &mut Reading<'_>, text: Text) -> Option<Option<u32>> {
    if read.is_empty(CAP) {
        return Some(None);
    }
    read_number(read, text, CAP, (1, 10_000)).map(Some)
}

/// The policy that was picked.
pub(super) fn read_policy(read: &mut Reading<'_>, text: Text) -> Option<LinePolicy> {
    read.parsed(POLICY, LinePolicy::from_code, text.planning_wrong_pick())
}

/// What somebody is asked for, by role.
pub(super) fn role_question(text: Text, role: Role) -> String {
    match role {
        Role::Host => text.planning_host(),
        Role::ResponsibleAdult => text.planning_adult(),
        Role::Welcome => text.planning_welcome(),
    }
}
