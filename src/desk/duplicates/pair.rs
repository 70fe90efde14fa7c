//! Two people side by side, and how they agree.

use super::Helper;
use crate::{
    kernel::{Phone, ResidentId},
    locale::Text,
    registrations::{InShort, Standing},
    residents::{Agreement, LikelyPair, Resident},
    web::parts::{Column, Link},
};
use std::collections::HashMap;

/// A pair as the queue shows it.
pub(super) struct Block {
    /// Names the table on its page.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) columns: [Column; 4],
    pub(super) rows: Vec<Vec<String>>,
    pub(super) links: [Link; 2],
    /// Who the two are, as the form sends it.
    pub(super) value: String,
}

/// The pair with this number in the queue.
pub(super) fn block(
    work: &Helper<'_>,
    number: usize,
    pair: &LikelyPair,
    short: &HashMap<ResidentId, InShort>,
) -> Block {
    let text = work.text();
    let (one, other) = (&pair.first, &pair.second);
    let to = |person: &Resident| work.to(&format!("personer/{}", person.id));
    Block {
        id: format!("par-{number}"),
        title: text.duplicates_pair(number, one.name.as_str(), other.name.as_str()),
        columns: [
            text.duplicates_about(),
            text.duplicates_one(),
            text.duplicates_other(),
            text.duplicates_agree(),
        ]
        .map(|text| Column {
            text,
            numeric: false,
        }),
        rows: rows(text, pair, short),
        links: [
            Link::new(
                text.duplicates_all_of_one(number, one.name.as_str()),
                to(one),
            ),
            Link::new(
                text.duplicates_all_of_other(number, other.name.as_str()),
                to(other),
            ),
        ],
        value: format!("{}.{}", one.id, other.id),
    }
}

fn rows(text: Text, pair: &LikelyPair, short: &HashMap<ResidentId, InShort>) -> Vec<Vec<String>> {
    let (one, other, likeness) = (&pair.first, &pair.second, pair.likeness);
    let postcode = |person: &Resident| person.postcode.as_ref().map(ToString::to_string);
    let both_have = |have: [bool; 2], agreement| match have {
        [true, true] => in_words(text, agreement),
        _ => text.duplicates_agree_unknown(),
    };
    let homes = [postcode(one), postcode(other)];
    let same_home = if homes[0] == homes[1] {
        Agreement::Same
    } else {
        Agreement::None
    };
    vec![
        vec![
            text.duplicates_name(),
            one.name.to_string(),
            other.name.to_string(),
            in_words(text, likeness.name),
        ],
        vec![
            text.duplicates_born(),
            one.born.to_string(),
            other.born.to_string(),
            in_words(text, likeness.year),
        ],
        vec![
            text.duplicates_phone(),
            end_of(text, one.phone.as_ref()),
            end_of(text, other.phone.as_ref()),
            both_have([one.phone.is_some(), other.phone.is_some()], likeness.phone),
        ],
        vec![
            text.duplicates_postcode(),
            homes[0]
                .clone()
                .unwrap_or_else(|| text.duplicates_unknown()),
            homes[1]
                .clone()
                .unwrap_or_else(|| text.duplicates_unknown()),
            both_have([homes[0].is_some(), homes[1].is_some()], same_home),
        ],
        vec![
            text.duplicates_registrations(),
            open_of(text, short.get(&one.id)),
            open_of(text, short.get(&other.id)),
            String::new(),
        ],
    ]
}

fn in_words(text: Text, agreement: Agreement) -> String {
    match agreement {
        Agreement::Same => text.duplicates_agree_same(),
        Agreement::Nearly => text.duplicates_agree_nearly(),
        Agreement::None => text.duplicates_agree_not(),
    }
}

/// The last two digits, which tell two people apart and are of use to nobody else.
fn end_of(text: Text, phone: Option<&Phone>) -> String {
    match phone {
        Some(phone) => {
            let last = phone.last_four();
            last.get(2..).unwrap_or(last).to_owned()
        }
        None => text.desk_no_phone(),
    }
}

fn open_of(text: Text, short: Option<&InShort>) -> String {
    let open = short.map(|short| short.open.as_slice()).unwrap_or_default();
    let one = |open: &crate::registrations::OpenRegistration| {
        let standing = standing_in_words(text, open.standing);
        text.duplicates_open(text.day(open.next), &open.venue, standing)
    };
    let all: Vec<String> = open.iter().map(one).collect();
    if all.is_empty() {
        return text.duplicates_none_now();
    }
    text.list(&all)
}

/// How somebody's registration stands, as the history says it.
pub(super) fn standing_in_words(text: Text, standing: Standing) -> String {
    match standing {
        Standing::Waiting { position } => text.history_waiting(position),
        Standing::Placed | Standing::Cancelled(_) => text.history_placed(),
    }
}
