//! The questions about a programme, and what is made of the answers.

use super::{Facts, MOST_AGE, Programme, ProgrammeEdit, USUAL_MINIMUM_AGE};
use crate::{
    locale::{Text, Words},
    web::{
        LONGEST_LINE, LONGEST_TEXT, Reading,
        form::{Area, Entry, Field, Question, Section},
    },
};

const NAME: [&str; 2] = ["namn-sv", "namn-en"];
const SUMMARY: [&str; 2] = ["om-sv", "om-en"];
const BRING: [&str; 2] = ["ta-med-sv", "ta-med-en"];
const DO_NOT_BRING: [&str; 2] = ["lat-bli-sv", "lat-bli-en"];
const PREPARATION: [&str; 2] = ["forbered-sv", "forbered-en"];
const AGE: &str = "alder";

/// Everything that is asked about a programme, answered as it stands if it is there.
pub(super) fn sections(text: Text, known: Option<&Programme>) -> Vec<Section> {
    let facts = known.map(|known| &known.facts);
    let age = known.map_or(USUAL_MINIMUM_AGE, |known| known.minimum_age);
    let [name_sv, name_en] = names(text, facts.map(|facts| &facts.name));
    let summary = facts.map(|facts| one(&facts.summary));
    let bring = facts.map(|facts| lines(&facts.bring));
    let do_not_bring = facts.map(|facts| lines(&facts.do_not_bring));
    let preparation = facts.and_then(|facts| facts.preparation.as_ref()).map(one);
    vec![
        Section::titled(
            text.programmes_section_about(),
            [name_sv, name_en]
                .into_iter()
                .chain(areas(
                    text,
                    SUMMARY,
                    &text.programmes_summary(),
                    &text.programmes_summary_hint(),
                    summary,
                    false,
                ))
                .chain([Field::new(AGE, text.programmes_age(), Entry::Number)
                    .hint(text.programmes_age_hint())
                    .value(age.to_string())
                    .into()])
                .collect(),
        ),
        Section::titled(
            text.programmes_section_before(),
            areas(
                text,
                BRING,
                &text.programmes_bring(),
                &text.programmes_bring_hint(),
                bring,
                true,
            )
            .into_iter()
            .chain(areas(
                text,
                DO_NOT_BRING,
                &text.programmes_do_not_bring(),
                &text.programmes_do_not_bring_hint(),
                do_not_bring,
                true,
            ))
            .chain(areas(
                text,
                PREPARATION,
                &text.programmes_preparation(),
                &text.programmes_preparation_hint(),
                preparation,
                true,
            ))
            .collect(),
        ),
    ]
}

fn names(text: Text, known: Option<&Words>) -> [Question; 2] {
    let [sv, en] = known.map(one).unwrap_or_default();
    let what = text.programmes_name();
    [
        Field::new(NAME[0], text.accounts_in_swedish(&what), Entry::Text)
            .hint(text.programmes_name_hint())
            .value(sv)
            .into(),
        Field::new(NAME[1], text.accounts_in_english(&what), Entry::Text)
            .hint(text.accounts_english_hint())
            .value(en)
            .into(),
    ]
}

/// A longer text in Swedish and in English.
fn areas(
    text: Text,
    names: [&'static str; 2],
    what: &str,
    hint: &str,
    known: Option<[String; 2]>,
    optional: bool,
) -> [Question; 2] {
    let [sv, en] = known.unwrap_or_default();
    let swedish = text.accounts_in_swedish(what);
    let swedish = if optional {
        text.accounts_optional(swedish)
    } else {
        swedish
    };
    [
        Area::new(names[0], swedish).hint(hint).value(sv).into(),
        Area::new(names[1], text.accounts_in_english(what))
            .hint(text.accounts_english_hint())
            .value(en)
            .into(),
    ]
}

fn one(words: &Words) -> [String; 2] {
    [words.sv.clone(), words.en.clone()]
}

/// Several texts, one on each line; the English side is empty if none of it is written.
fn lines(list: &[Words]) -> [String; 2] {
    let joined = |of: fn(&Words) -> &str| list.iter().map(of).collect::<Vec<_>>().join("\n");
    let (sv, en) = (joined(|words| &words.sv), joined(|words| &words.en));
    [
        sv,
        if en.trim().is_empty() {
            String::new()
        } else {
            en
        },
    ]
}

/// The programme in a form.
pub(super) fn read(read: &mut Reading<'_>, text: Text) -> Option<ProgrammeEdit> {
    let name = read.words(NAME, LONGEST_LINE, text.programmes_wrong_name());
    let summary = read.words(SUMMARY, LONGEST_TEXT, text.programmes_wrong_summary());
    let minimum_age = read.number(AGE, &(0..=MOST_AGE), text.programmes_wrong_age());
    let bring = read_list(read, text, BRING);
    let do_not_bring = read_list(read, text, DO_NOT_BRING);
    let wrong = text.programmes_wrong_swedish();
    let preparation = read.words_if_any(PREPARATION, LONGEST_TEXT, wrong);
    Some(ProgrammeEdit {
        minimum_age: minimum_age?,
        facts: Facts {
            name: name?,
            summary: summary?,
            bring: bring?,
            do_not_bring: do_not_bring?,
            preparation,
        },
    })
}

/// Line by line in both languages, or in Swedish alone: what is missing in between would give one thing
/// the other's words.
fn read_list(read: &mut Reading<'_>, text: Text, names: [&'static str; 2]) -> Option<Vec<Words>> {
    let swedish = read.lines(names[0], LONGEST_LINE);
    let mut english = read.lines(names[1], LONGEST_LINE);
    if english.is_empty() {
        english = vec![String::new(); swedish.len()];
    }
    if swedish.len() != english.len() {
        let wrong = text.programmes_wrong_lines(swedish.len(), english.len());
        read.state.refuse(names[1], wrong);
        return None;
    }
    let pairs = swedish.into_iter().zip(english);
    Some(pairs.map(|(sv, en)| Words { sv, en }).collect())
}
