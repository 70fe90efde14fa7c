//! What is asked of somebody with protected identity, and what was answered.

use crate::{
    desk::word::name_in,
    kernel::{BirthYear, PersonName},
    locale::Text,
    registrations::{ByStaff, Device, Means, Need, Offered, Outside, Party, Wants},
    residents::{Newcomer, Sealed, ToldBy},
    web::{
        Reading,
        form::{Answer, Choice, Entry, Field, FormState, Question, Section},
    },
};
use chrono::NaiveDate;

const ALIAS: &str = "namn";
const YEAR: &str = "fodd";
const ROUND: &str = "omgang";
const NEEDS: &str = "behov";
const LANGUAGE: &str = "sprak";
const DEVICES: &str = "med";
const WAY: &str = "besked";
const REAL: &str = "riktigt";
const OUTSIDE: &str = "utanfor";

/// So many rounds can be chosen from.
const ROUNDS: usize = 12;

/// A language has no longer name.
const LONGEST: usize = 100;

/// Names that say what they hide.
const NO_NAMES: [&str; 7] = [
    "skydd",
    "hemlig",
    "anonym",
    "okänd",
    "namn",
    "sekret",
    "testperson",
];

/// What was answered, as a request for a place has it.
pub(super) struct Asked {
    pub(super) party: Party,
    pub(super) wants: Wants,
    pub(super) by_staff: ByStaff,
}

/// The questions, in the order in which they are said; on a fresh page the keyboard is at the first.
pub(super) fn sections(text: Text, rounds: &[Offered], fresh: bool) -> Vec<Section> {
    let numbered = |answers: Vec<(String, String)>| -> Vec<Answer> {
        let answers = answers.into_iter().enumerate();
        let answer = |(at, (code, words))| Answer::new(code, format!("{}. {words}", at + 1));
        answers.map(answer).collect()
    };
    let round = |round: &Offered| {
        let words = format!("{}, {} ({})", round.when, round.venue, round.seats);
        (round.number.to_string(), words)
    };
    let rounds: Vec<_> = rounds.iter().take(ROUNDS).map(round).collect();
    let needs = Need::ALL.iter();
    let needs = needs.map(|need| (need.code().to_owned(), text.desk_need(need.code())));
    let devices = Device::ALL.iter();
    let devices = devices.map(|kind| (kind.code().to_owned(), text.desk_device(kind.code())));
    let ways = ToldBy::ALL.map(|way| (way.code().to_owned(), text.sealed_way(way.code())));
    let outside = Outside::ALL.iter();
    let outside = outside.map(|why| (why.code().to_owned(), text.desk_outside(why.code())));
    let field = |name, label, kind| Field::new(name, label, kind).about_another();
    let plain = |choices: Vec<(String, String)>| -> Vec<Answer> {
        let choices = choices.into_iter();
        choices
            .map(|(code, words)| Answer::new(code, words))
            .collect()
    };
    vec![Section::plain(vec![
        field(ALIAS, text.sealed_ask_alias(), Entry::Name)
            .hint(text.sealed_alias_hint())
            .focused(fresh)
            .into(),
        field(YEAR, text.desk_ask_year("you"), Entry::BirthYear).into(),
        Choice::radios(ROUND, text.sealed_ask_round(), numbered(rounds)).into(),
        Choice::checkboxes(NEEDS, text.desk_ask_needs(), plain(needs.collect())).into(),
        field(LANGUAGE, text.sealed_ask_language(), Entry::Text).into(),
        Choice::checkboxes(DEVICES, text.desk_ask_devices(), plain(devices.collect())).into(),
        Choice::radios(WAY, text.sealed_ask_way(), numbered(ways.into())).into(),
        field(REAL, text.sealed_ask_real(), Entry::Name)
            .hint(text.sealed_real_hint())
            .into(),
        Choice::radios(OUTSIDE, text.sealed_ask_outside(), plain(outside.collect())).into(),
    ])]
}

/// The questions as far as they concern whoever is asked: why somebody comes whom the round is not for is asked
/// of them alone.
pub(super) fn asked_of(mut sections: Vec<Section>, state: &FormState) -> Vec<Section> {
    let concerns = state.error(OUTSIDE).is_some() || state.value(OUTSIDE).is_some();
    let is_outside =
        |question: &Question| question.as_choice().is_some_and(|it| it.name == OUTSIDE);
    for section in &mut sections {
        section
            .questions
            .retain(|question| concerns || !is_outside(question));
    }
    sections
}

/// The round that was chosen.
pub(super) fn chosen<'a>(
    read: &mut Reading<'_>,
    text: Text,
    rounds: &'a [Offered],
) -> Option<&'a Offered> {
    let number = read.raw(ROUND);
    let round = rounds
        .iter()
        .find(|round| round.number.to_string() == number);
    if round.is_none() {
        read.state.refuse(ROUND, text.sealed_missing_round());
    }
    round
}

/// What was answered; none when something is wrong, which is noted.
pub(super) fn asked(
    read: &mut Reading<'_>,
    text: Text,
    today: NaiveDate,
    round: Option<&Offered>,
) -> Option<Asked> {
    let alias = PersonName::parse(read.raw(ALIAS)).ok();
    let alias = alias.filter(|alias| is_a_name(alias.as_str()));
    if alias.is_none() {
        read.state.refuse(ALIAS, text.sealed_wrong_alias());
    }
    let wrong_year = text.flow_wrong_birth_year();
    let born = read.parsed(YEAR, |it| BirthYear::parse(it, today).ok(), wrong_year);
    let needs = ticks(read.picks(NEEDS), Need::from_code);
    let interpreter = read.line_if_any(LANGUAGE, LONGEST);
    if needs.contains(&Need::Interpreter) && interpreter.is_none() {
        read.state.refuse(LANGUAGE, text.flow_wrong_interpreter());
    }
    let devices = ticks(read.picks(DEVICES), Device::from_code);
    if devices.is_empty() {
        read.state.refuse(DEVICES, text.desk_missing_devices());
    } else if devices.len() > 1 && devices.contains(&Device::Borrow) {
        read.state.refuse(DEVICES, text.flow_wrong_borrow());
    }
    let sealed = sealed(read, text, alias.as_ref());
    let outside = outside(read, text, born, round);
    if !read.state.is_valid() {
        return None;
    }
    Some(Asked {
        party: Party::alone(Newcomer {
            name: alias?,
            born: born?,
            postcode: None,
            phone: None,
        }),
        wants: Wants {
            means: Means::Sealed,
            contact: None,
            interpreter: interpreter.filter(|_| needs.contains(&Need::Interpreter)),
            needs,
            devices,
            wishes: Vec::new(),
            text_percent: 100,
        },
        by_staff: ByStaff {
            known: [None, None],
            told_apart: [Vec::new(), Vec::new()],
            outside,
            sealed: Some(sealed?),
        },
    })
}

/// What is kept beside the alias: the real name, only where letters are forwarded to it.
fn sealed(read: &mut Reading<'_>, text: Text, alias: Option<&PersonName>) -> Option<Sealed> {
    let way = read.parsed(WAY, ToldBy::from_code, text.sealed_missing_way())?;
    if way == ToldBy::Asks {
        return Some(Sealed::Asks);
    }
    let own = read.parsed(
        REAL,
        |it| PersonName::parse(it).ok(),
        text.sealed_missing_real(),
    )?;
    if alias.is_some_and(|alias| alias.matching_key() == own.matching_key()) {
        read.state.refuse(ALIAS, text.sealed_wrong_same());
    }
    Some(Sealed::Forwarding(own))
}

/// Why somebody may come whom the round is not for (mission rule "Audience").
fn outside(
    read: &mut Reading<'_>,
    text: Text,
    born: Option<BirthYear>,
    round: Option<&Offered>,
) -> Option<Outside> {
    let (born, round) = (born?, round?);
    if round.is_for(born) {
        return None;
    }
    let words = text.desk_missing_outside(i32::from(round.minimum_age()));
    read.parsed(OUTSIDE, Outside::from_code, words)
}

/// Whether somebody may be called so: two words of letters, none of which says that something is hidden.
fn is_a_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    let tells = |word: &&str| lower.split_whitespace().any(|part| part.starts_with(*word));
    name_in(text).is_some() && !NO_NAMES.iter().any(tells)
}

fn ticks<T: Ord>(picked: &[String], read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let mut ticks: Vec<T> = picked.iter().filter_map(|code| read(code)).collect();
    ticks.sort();
    ticks.dedup();
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_an_ordinary_name() {
        for name in ["Karin Lund", "Anna-Lena von Åker", "Skyttner Eva"] {
            assert!(is_a_name(name), "{name}");
        }
        for other in [
            "",
            "Karin",
            "Skyddad Person",
            "Hemlig Adress",
            "Anonym Ek",
            "Karin 1949",
            "X-1 2",
        ] {
            assert!(!is_a_name(other), "{other}");
        }
    }
}
