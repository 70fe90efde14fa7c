//! Reading the answer to a question: what people really type, or what is wrong with it.

use super::{
    answers::{Address, Answers, Helper, Known, Way, Who},
    ask::{Facts, voice},
    steps::{Question, reaches},
};
use crate::{
    kernel::{
        BirthYear, BirthYearProblem, EmailAddress, NameProblem, PersonName, Phone, PhoneProblem,
        Postcode,
    },
    locale::Text,
    registrations::asked::{Device, Need, Wish},
    web::{Typed, form::FormState},
};
use chrono::NaiveDate;

/// The button «Vet inte», or «Jag har ingen telefon».
pub(super) const WITHOUT: &str = "utan";

/// The longest street, place or language that is a street, place or language.
const LONGEST: usize = 80;

/// The names of all fields of all questions, for showing again what was typed.
const FIELDS: [&str; 17] = [
    "vem",
    "hjalpare",
    "hjalpare-telefon",
    "vet",
    "namn",
    "fodelsear",
    "postnummer",
    "telefon",
    "satt",
    "gata",
    "ort",
    "epost",
    "behover",
    "behov",
    "tolksprak",
    "utrustning",
    WISHES,
];

/// The one of them that may hold nothing.
const WISHES: &str = "onskemal";

/// Keeps what was typed, to show it again.
pub(super) fn keep(typed: &Typed) -> FormState {
    typed.kept(&FIELDS)
}

/// Takes the answer to a question into the answers, or notes in the state what is wrong with it.
/// The answers are only good when the state is still valid.
pub(super) fn take(
    question: Question,
    typed: &Typed,
    text: Text,
    today: NaiveDate,
    facts: Facts,
    answers: &mut Answers,
    state: &mut FormState,
) {
    let without = !typed.text(WITHOUT).is_empty();
    let voice = voice(question, answers);
    match question {
        Question::Who => who(typed, text, answers, state),
        Question::Helper => helper(typed, text, answers, state),
        Question::Name(nth) => {
            let name = name(typed, "namn", voice, text, state);
            answers.person_mut(nth).name = name;
        }
        Question::BirthYear(nth) => {
            let born = BirthYear::parse(typed.text("fodelsear"), today)
                .map_err(|problem| state.refuse("fodelsear", year_words(text, problem, voice)));
            answers.person_mut(nth).birth_year = born.ok().map(BirthYear::year);
        }
        Question::Postcode(nth) => {
            answers.person_mut(nth).postcode = if without {
                Some(Known::No)
            } else {
                postcode(typed, text.flow_wrong_postcode(), state).map(Known::Typed)
            };
        }
        Question::Phone(nth) => {
            let empty = typed.text("telefon").trim().is_empty();
            let second = nth == super::answers::Nth::Second;
            answers.person_mut(nth).phone = if without || (second && empty) {
                Some(Known::No)
            } else {
                phone(typed, "telefon", voice, text, state).map(Known::Typed)
            };
        }
        Question::Way => way(typed, voice, text, facts, answers, state),
        Question::Address => address(typed, text, answers, state),
        Question::Email => match EmailAddress::parse(typed.text("epost")) {
            Ok(email) => answers.email = Some(email.as_str().to_owned()),
            Err(_) => state.refuse("epost", text.flow_wrong_email()),
        },
        Question::Needs => match typed.text("behover") {
            "ja" => answers.needs_something = Some(true),
            "nej" => answers.needs_something = Some(false),
            _ => state.refuse("behover", text.flow_wrong_needs(voice)),
        },
        Question::WhichNeeds => which_needs(typed, voice, text, answers, state),
        Question::Devices => devices(typed, voice, text, answers, state),
        Question::Wishes => {
            answers.wishes = Some(known(typed, WISHES, Wish::from_code, Wish::code));
        }
    }
}

fn who(typed: &Typed, text: Text, answers: &mut Answers, state: &mut FormState) {
    match typed.text("vem") {
        "jag" => answers.who = Some(Who::Myself),
        "hjalper" => answers.who = Some(Who::SomebodyElse),
        "tva" => answers.who = Some(Who::Two),
        _ => state.refuse("vem", text.flow_wrong_who()),
    }
}

fn helper(typed: &Typed, text: Text, answers: &mut Answers, state: &mut FormState) {
    let name = name(typed, "hjalpare", "helper", text, state);
    let phone = phone(typed, "hjalpare-telefon", "helper", text, state);
    let told = match typed.text("vet") {
        "ja" => Some(true),
        "nej" => Some(false),
        _ => {
            state.refuse("vet", text.flow_wrong_told());
            None
        }
    };
    if let (Some(name), Some(phone), Some(told)) = (name, phone, told) {
        answers.helper = Some(Helper { name, phone, told });
    }
}

fn way(
    typed: &Typed,
    voice: &str,
    text: Text,
    facts: Facts,
    answers: &mut Answers,
    state: &mut FormState,
) {
    let way = match typed.text("satt") {
        "brev" => Some(Way::Letter),
        "sms" => Some(Way::Sms),
        "samtal" => Some(Way::Call),
        "epost" => Some(Way::Email),
        "sidan" => Some(Way::Page),
        _ => None,
    };
    // What the page did not offer is nobody's answer.
    let offered = |way: &Way| match way {
        Way::Letter => facts.letter_in_time,
        Way::Page => !facts.letter_in_time,
        Way::Sms | Way::Call | Way::Email => true,
    };
    match way.filter(|way| reaches(*way, answers) && offered(way)) {
        Some(way) => answers.way = Some(way),
        None => state.refuse("satt", text.flow_wrong_way(voice)),
    }
}

fn address(typed: &Typed, text: Text, answers: &mut Answers, state: &mut FormState) {
    let street = short(typed, "gata", text.flow_wrong_street(), text, state);
    let postcode = postcode(typed, text.flow_wrong_address_postcode(), state);
    let town = short(typed, "ort", text.flow_wrong_town(), text, state);
    if let (Some(street), Some(postcode), Some(town)) = (street, postcode, town) {
        answers.address = Some(Address {
            street,
            postcode,
            town,
        });
    }
}

fn which_needs(
    typed: &Typed,
    voice: &str,
    text: Text,
    answers: &mut Answers,
    state: &mut FormState,
) {
    let needs = known(typed, "behov", Need::from_code, Need::code);
    if needs.is_empty() {
        state.refuse("behov", text.flow_wrong_which_needs(voice));
        return;
    }
    let interpreter = needs.iter().any(|n| n == Need::Interpreter.code());
    let empty = typed.text("tolksprak").trim().is_empty();
    answers.interpreter = if interpreter || !empty {
        short(
            typed,
            "tolksprak",
            text.flow_wrong_interpreter(),
            text,
            state,
        )
    } else {
        None
    };
    answers.needs = Some(needs);
}

fn devices(typed: &Typed, voice: &str, text: Text, answers: &mut Answers, state: &mut FormState) {
    let devices = known(typed, "utrustning", Device::from_code, Device::code);
    let borrows = devices.iter().any(|d| d == Device::Borrow.code());
    if devices.is_empty() {
        state.refuse("utrustning", text.flow_wrong_devices(voice));
    } else if borrows && devices.len() > 1 {
        state.refuse("utrustning", text.flow_wrong_borrow());
    } else {
        answers.devices = Some(devices);
    }
}

/// The ticks that we know, in our order; others are nobody's answer.
fn known<T>(
    typed: &Typed,
    field: &str,
    read: impl Fn(&str) -> Option<T>,
    code: impl Fn(T) -> &'static str,
) -> Vec<String> {
    let mut ticks: Vec<String> = Vec::new();
    for value in typed.choices(field) {
        if let Some(tick) = read(value).map(&code)
            && !ticks.iter().any(|t| t == tick)
        {
            ticks.push(tick.to_owned());
        }
    }
    ticks
}

fn name(
    typed: &Typed,
    field: &'static str,
    voice: &str,
    text: Text,
    state: &mut FormState,
) -> Option<String> {
    match PersonName::parse(typed.text(field)) {
        Ok(name) => Some(name.as_str().to_owned()),
        Err(problem) => {
            let words = match problem {
                NameProblem::Empty => text.flow_wrong_name_empty(voice),
                NameProblem::TooLong => text.flow_wrong_name_long(),
            };
            state.refuse(field, words);
            None
        }
    }
}

/// The number as it was typed, once it can be one: people know it again in their own spelling.
fn phone(
    typed: &Typed,
    field: &'static str,
    voice: &str,
    text: Text,
    state: &mut FormState,
) -> Option<String> {
    match Phone::parse(typed.text(field)) {
        Ok(phone) => Some(phone.typed().to_owned()),
        Err(problem) => {
            let words = match problem {
                PhoneProblem::Empty => text.flow_wrong_phone_empty(voice),
                PhoneProblem::TooFewDigits => text.flow_wrong_phone_few(),
                PhoneProblem::TooManyDigits => text.flow_wrong_phone_many(),
                PhoneProblem::NotANumber => text.flow_wrong_phone(),
            };
            state.refuse(field, words);
            None
        }
    }
}

fn postcode(typed: &Typed, wrong: String, state: &mut FormState) -> Option<String> {
    if let Ok(postcode) = Postcode::parse(typed.text("postnummer")) {
        Some(postcode.to_string())
    } else {
        state.refuse("postnummer", wrong);
        None
    }
}

/// A few words on one line, without signs that are not for reading.
fn short(
    typed: &Typed,
    field: &'static str,
    empty: String,
    text: Text,
    state: &mut FormState,
) -> Option<String> {
    let readable: String = typed
        .text(field)
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = readable.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        state.refuse(field, empty);
        None
    } else if words.chars().count() > LONGEST {
        state.refuse(field, text.flow_wrong_long(LONGEST));
        None
    } else {
        Some(words)
    }
}

fn year_words(text: Text, problem: BirthYearProblem, voice: &str) -> String {
    match problem {
        BirthYearProblem::Empty => text.flow_wrong_birth_year_empty(voice),
        BirthYearProblem::NotAYear => text.flow_wrong_birth_year(),
    }
}
