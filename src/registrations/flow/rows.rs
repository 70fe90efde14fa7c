//! The answers as a list to look over, each with the way to change it.

use super::{
    answers::{Answers, Known, Nth, Way, Who},
    ask::{device_words, need_words, voice, wish_words},
    context::Flow,
    draft::Purpose,
    steps::Question,
};
use crate::{
    locale::{Text, capitalised, unbroken},
    registrations::{
        asked::{Device, Need, Wish},
        shown,
    },
    web::parts::Change,
};

/// A fact to look over.
pub(super) struct Row {
    pub(super) key: String,
    /// The fact, a line each.
    pub(super) lines: Vec<String>,
    pub(super) change: Option<Change>,
}

impl Row {
    fn new(key: String, value: String, change: Option<Change>) -> Self {
        Self {
            key,
            lines: vec![value],
            change,
        }
    }
}

/// A list under its heading.
pub(super) struct Group {
    pub(super) heading: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// The whole check list. What a change cannot touch is not in a list for changing.
pub(super) fn groups(flow: &Flow<'_>, answers: &Answers) -> Vec<Group> {
    let text = flow.frame.text;
    let all = flow.purpose != Purpose::Change;
    let lines = Lines {
        flow,
        answers,
        text,
    };
    let mut groups = Vec::new();
    let mut first = Vec::new();
    if all {
        first.extend(round_rows(flow));
        first.extend(lines.who());
    }
    let two = answers.are_two();
    let heading = |words: String| Some(words).filter(|_| two);
    if two {
        if !first.is_empty() {
            groups.push(Group {
                heading: None,
                rows: first,
            });
        }
        first = Vec::new();
    }
    first.extend(lines.person(Nth::First, all));
    if two {
        groups.push(Group {
            heading: heading(text.flow_check_person("you")),
            rows: first,
        });
        groups.push(Group {
            heading: heading(text.flow_the_other()),
            rows: lines.person(Nth::Second, all),
        });
        first = Vec::new();
    }
    first.extend(lines.rest());
    groups.push(Group {
        heading: heading(text.flow_check_together()),
        rows: first,
    });
    groups
}

/// When and where.
fn round_rows(flow: &Flow<'_>) -> Vec<Row> {
    let text = flow.frame.text;
    let count = flow.round.sessions.len();
    let mut when: Vec<String> = shown::each_time(text, &flow.round)
        .iter()
        .map(|t| unbroken(&capitalised(t)))
        .collect();
    let place = match &flow.planned {
        None => text.flow_practice_place(),
        Some(planned) => {
            let site = planned.plan.sites.first();
            site.map(shown::place_line).unwrap_or_default()
        }
    };
    if count > 1 {
        when.push(text.flow_row_several(count, shown::number(text, count)));
    }
    let change = (flow.purpose == Purpose::SignUp).then(|| Change {
        href: flow.frame.links.to("traffar"),
        text: text.flow_check_change(),
        about: text.flow_row_round_about(),
    });
    vec![
        Row {
            key: text.flow_row_round(count),
            lines: when,
            change,
        },
        Row::new(text.flow_row_place(), place, None),
    ]
}

struct Lines<'a> {
    flow: &'a Flow<'a>,
    answers: &'a Answers,
    text: Text,
}

impl Lines<'_> {
    fn row(&self, question: Question, key: String, value: String, about: String) -> Row {
        self.list(question, key, vec![value], about)
    }

    fn list(&self, question: Question, key: String, lines: Vec<String>, about: String) -> Row {
        let change = Change {
            href: self.flow.to(Some(question)),
            text: self.text.flow_check_change(),
            about,
        };
        Row {
            key,
            lines,
            change: Some(change),
        }
    }

    fn who(&self) -> Vec<Row> {
        let text = self.text;
        let words = match self.answers.who {
            Some(Who::SomebodyElse) => text.flow_who_somebody_short(),
            Some(Who::Two) => text.flow_who_two(),
            _ => text.flow_who_myself(),
        };
        let mut rows = vec![self.row(
            Question::Who,
            text.flow_row_who(),
            words,
            text.flow_row_who_about(),
        )];
        if let Some(helper) = self.answers.contact() {
            let phone = helper.phone.typed();
            rows.push(self.row(
                Question::Helper,
                text.flow_row_helper(),
                format!("{}, {phone}", helper.name.as_str()),
                text.flow_row_helper_about(),
            ));
        }
        rows
    }

    fn person(&self, nth: Nth, all: bool) -> Vec<Row> {
        let text = self.text;
        let person = self.answers.person(nth);
        let voice = voice(Question::Name(nth), self.answers);
        let mut rows = Vec::new();
        if all {
            rows.push(self.row(
                Question::Name(nth),
                text.flow_row_name(),
                person.name.clone().unwrap_or_default(),
                text.flow_row_name_about(voice),
            ));
            rows.push(self.row(
                Question::BirthYear(nth),
                text.flow_row_birth_year(),
                person.birth_year.map(|y| y.to_string()).unwrap_or_default(),
                text.flow_row_birth_year_about(voice),
            ));
        }
        rows.push(self.row(
            Question::Postcode(nth),
            text.flow_row_postcode(),
            known(person.postcode.as_ref(), text.flow_row_unknown()),
            text.flow_row_postcode_about(voice),
        ));
        let without = match nth {
            Nth::First => text.flow_row_none(),
            Nth::Second => text.flow_row_shared(),
        };
        rows.push(self.row(
            Question::Phone(nth),
            text.flow_row_phone(),
            known(person.phone.as_ref(), without),
            text.flow_row_phone_about(voice),
        ));
        rows
    }

    fn rest(&self) -> Vec<Row> {
        let (text, answers) = (self.text, self.answers);
        let mut rows = vec![self.row(
            Question::Way,
            text.flow_row_way(),
            self.way(),
            text.flow_row_way_about(),
        )];
        if let (Some(Way::Letter), Some(address)) = (answers.way, &answers.address) {
            rows.push(self.row(
                Question::Address,
                text.flow_row_address(),
                format!("{}, {} {}", address.street, address.postcode, address.town),
                text.flow_row_address_about(),
            ));
        }
        if let (Some(Way::Email), Some(email)) = (answers.way, &answers.email) {
            rows.push(self.row(
                Question::Email,
                text.flow_row_email(),
                email.clone(),
                text.flow_row_email_about(),
            ));
        }
        let question = if answers.needs_something == Some(true) {
            Question::WhichNeeds
        } else {
            Question::Needs
        };
        rows.push(self.list(
            question,
            text.flow_row_needs(),
            self.needs(),
            text.flow_row_needs_about(),
        ));
        let voice = voice(Question::Devices, answers);
        let devices = ticks(answers.devices.as_deref(), |code| {
            Device::from_code(code).map(|d| device_words(text, d, voice))
        });
        rows.push(self.list(
            Question::Devices,
            text.flow_row_devices(),
            devices.unwrap_or_default(),
            text.flow_row_devices_about(),
        ));
        let wishes = ticks(answers.wishes.as_deref(), |code| {
            Wish::from_code(code).map(|w| wish_words(text, w, voice))
        });
        rows.push(self.list(
            Question::Wishes,
            text.flow_row_wishes(),
            wishes.unwrap_or_else(|| vec![text.flow_row_wishes_none()]),
            text.flow_row_wishes_about(),
        ));
        rows
    }

    fn way(&self) -> String {
        let text = self.text;
        let voice = voice(Question::Way, self.answers);
        let helper = self
            .answers
            .contact()
            .filter(|_| self.answers.first.phone().is_none());
        match (self.answers.way, helper) {
            (Some(Way::Letter), _) => text.flow_way_letter(voice),
            (Some(Way::Sms), Some(helper)) => text.flow_way_sms_to(helper.name.as_str()),
            (Some(Way::Sms), None) => text.flow_way_sms(),
            (Some(Way::Call), Some(helper)) => text.flow_way_call_to(helper.name.as_str()),
            (Some(Way::Call), None) => text.flow_way_call(voice),
            (Some(Way::Email), _) => text.flow_way_email(),
            (Some(Way::Page) | None, _) => text.flow_way_page(voice),
        }
    }

    fn needs(&self) -> Vec<String> {
        let (text, answers) = (self.text, self.answers);
        if answers.needs_something != Some(true) {
            return vec![text.flow_row_needs_none()];
        }
        let voice = voice(Question::WhichNeeds, answers);
        let needs = ticks(answers.needs.as_deref(), |code| {
            let need = Need::from_code(code)?;
            Some(match (&answers.interpreter, need) {
                (Some(language), Need::Interpreter) => text.flow_row_interpreter(language),
                _ => need_words(text, need, voice),
            })
        });
        needs.unwrap_or_else(|| vec![text.flow_row_needs_none()])
    }
}

/// Ticks in words, a line each; none if there are none.
fn ticks(codes: Option<&[String]>, words: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    let all: Vec<String> = codes
        .unwrap_or_default()
        .iter()
        .filter_map(|c| words(c))
        .collect();
    (!all.is_empty()).then_some(all)
}

/// As it was typed, or what stands for nothing.
fn known(known: Option<&Known>, without: String) -> String {
    match known {
        Some(Known::Typed(typed)) => typed.clone(),
        Some(Known::No) | None => without,
    }
}
