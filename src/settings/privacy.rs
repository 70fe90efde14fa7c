//! The questions of the privacy page.

use crate::{
    locale::{Text, Words},
    municipalities::{Change, MOST_MONTHS, Municipality, Privacy, USUAL_MONTHS},
    web::{
        LONGEST_LINE, LONGEST_TEXT, Reading,
        form::{Area, Entry, Field, Question, Section},
    },
};

const CONTROLLER: [&str; 2] = ["ansvarig-sv", "ansvarig-en"];
const OFFICER: [&str; 2] = ["ombud-sv", "ombud-en"];
const RETENTION: [&str; 2] = ["lange-sv", "lange-en"];
const MONTHS: &str = "manader";

/// What is asked about the privacy page.
pub(super) fn sections(text: Text, known: &Municipality) -> Vec<Section> {
    let facts = known.facts.privacy.as_ref();
    let months = facts.map_or(USUAL_MONTHS, |facts| facts.months);
    let [controller_sv, controller_en] = both(facts.map(|facts| &facts.controller));
    let what = text.settings_controller();
    let officer = areas(
        text,
        OFFICER,
        &text.settings_officer(),
        &text.settings_officer_hint(),
        facts.map(|facts| &facts.officer),
    );
    let retention = areas(
        text,
        RETENTION,
        &text.settings_retention(),
        &text.settings_retention_hint(),
        facts.map(|facts| &facts.retention),
    );
    let months: Question = Field::new(MONTHS, text.settings_months(), Entry::Number)
        .hint(text.settings_months_hint())
        .value(months.to_string())
        .into();
    vec![
        Section::titled(
            text.settings_section_controller(),
            vec![
                Field::new(CONTROLLER[0], text.accounts_in_swedish(&what), Entry::Text)
                    .hint(text.settings_controller_hint())
                    .value(controller_sv)
                    .into(),
                Field::new(CONTROLLER[1], text.accounts_in_english(&what), Entry::Text)
                    .hint(text.accounts_english_hint())
                    .value(controller_en)
                    .into(),
            ],
        ),
        Section::titled(text.settings_section_officer(), officer.into()),
        Section::titled(
            text.settings_section_retention(),
            std::iter::once(months).chain(retention).collect(),
        ),
    ]
}

/// Whether a change is another number of months: it holds for those who sign up from then on.
pub(super) fn changes_months(known: &Municipality, change: &Change) -> bool {
    let before = known.facts.privacy.as_ref();
    let before = before.map_or(USUAL_MONTHS, |privacy| privacy.months);
    matches!(change, Change::Privacy(privacy) if privacy.months != before)
}

fn areas(
    text: Text,
    names: [&'static str; 2],
    what: &str,
    hint: &str,
    known: Option<&Words>,
) -> [Question; 2] {
    let [sv, en] = both(known);
    [
        Area::new(names[0], text.accounts_in_swedish(what))
            .hint(hint)
            .value(sv)
            .rows(4)
            .into(),
        Area::new(names[1], text.accounts_in_english(what))
            .hint(text.accounts_english_hint())
            .value(en)
            .rows(4)
            .into(),
    ]
}

fn both(words: Option<&Words>) -> [String; 2] {
    words
        .map(|words| [words.sv.clone(), words.en.clone()])
        .unwrap_or_default()
}

/// The facts of the privacy page in a form.
pub(super) fn read(read: &mut Reading<'_>, text: Text) -> Option<Change> {
    let controller = read.words(CONTROLLER, LONGEST_LINE, text.settings_wrong_controller());
    let officer = read.words(OFFICER, LONGEST_TEXT, text.settings_wrong_officer());
    let months = read.number(MONTHS, &(1..=MOST_MONTHS), text.settings_wrong_months());
    let retention = read.words(RETENTION, LONGEST_TEXT, text.settings_wrong_retention());
    Some(Change::Privacy(Privacy {
        controller: controller?,
        officer: officer?,
        retention: retention?,
        months: months?,
    }))
}
