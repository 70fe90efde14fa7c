//! The questions about when the phone is answered.

use crate::{
    kernel::typed_time,
    locale::{Text, capitalised},
    municipalities::{Change, Municipality, OpenDay},
    web::{
        LONGEST_LINE, Reading,
        form::{Entry, Field, Question, Section},
    },
};
use chrono::{NaiveTime, Weekday};

const WORDS: [&str; 2] = ["tider-sv", "tider-en"];

/// Each weekday with the fields of its hours.
const WEEK: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "man-fran", "man-till"),
    (Weekday::Tue, "tis-fran", "tis-till"),
    (Weekday::Wed, "ons-fran", "ons-till"),
    (Weekday::Thu, "tor-fran", "tor-till"),
    (Weekday::Fri, "fre-fran", "fre-till"),
    (Weekday::Sat, "lor-fran", "lor-till"),
    (Weekday::Sun, "son-fran", "son-till"),
];

/// What is asked about the hours.
pub(super) fn sections(text: Text, known: &Municipality) -> Vec<Section> {
    let facts = &known.facts;
    let what = text.settings_hours_words();
    let days = WEEK.iter().flat_map(|(weekday, from, to)| {
        let open = facts
            .opening_hours
            .iter()
            .find(|day| day.weekday == *weekday);
        let name = capitalised(text.weekday_name(*weekday));
        let shown = |time: Option<NaiveTime>| time.map(written).unwrap_or_default();
        [
            (
                *from,
                text.settings_from(&name),
                shown(open.map(|day| day.from)),
            ),
            (*to, text.settings_to(&name), shown(open.map(|day| day.to))),
        ]
    });
    let days: Vec<Question> = days
        .map(|(name, label, value)| Field::new(name, label, Entry::Time).value(value).into())
        .collect();
    vec![
        Section::titled(
            text.settings_section_words(),
            vec![
                Field::new(WORDS[0], text.accounts_in_swedish(&what), Entry::Text)
                    .hint(text.settings_hours_words_hint())
                    .value(facts.phone_hours.sv.clone())
                    .into(),
                Field::new(WORDS[1], text.accounts_in_english(&what), Entry::Text)
                    .hint(text.accounts_english_hint())
                    .value(facts.phone_hours.en.clone())
                    .into(),
            ],
        ),
        Section::titled(text.settings_section_week(), days).lead(text.settings_section_week_lead()),
    ]
}

/// The hours in a form.
pub(super) fn read(read: &mut Reading<'_>, text: Text) -> Option<Change> {
    let words = read.words(WORDS, LONGEST_LINE, text.settings_wrong_hours_words());
    let mut days = Vec::new();
    for (weekday, from_field, to_field) in WEEK {
        if read.is_empty(from_field) && read.is_empty(to_field) {
            continue;
        }
        let from = read.parsed(from_field, typed_time, text.settings_wrong_time());
        let to = read.parsed(to_field, typed_time, text.settings_wrong_time());
        if let (Some(from), Some(to)) = (from, to) {
            match OpenDay::new(weekday, from, to) {
                Some(day) => days.push(day),
                None => read.state.refuse(to_field, text.settings_wrong_later()),
            }
        }
    }
    if days.is_empty() {
        read.state.refuse(WEEK[0].1, text.settings_wrong_no_day());
    }
    Some(Change::Hours(words?, days))
}

/// «8» or «8.30».
fn written(time: NaiveTime) -> String {
    let text = time.format("%-H.%M").to_string();
    text.strip_suffix(".00").unwrap_or(&text).to_owned()
}
