//! The questions as they are asked: words, fields and what was answered before.

use super::{
    answers::{Answers, Known, Nth, Way, Who},
    steps::Question,
};
use crate::{
    kernel::Phone,
    locale::Text,
    registrations::asked::{Device, Need, Wish},
    web::form::{Answer, Choice, Entry, ErrorSummary, Field, FormState, Part},
};

/// What a page of questions shows, apart from its frame and buttons.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The question, or what the questions have in common: the page's h1.
    pub(super) title: String,
    /// «Den andra personen».
    pub(super) above: Option<String>,
    /// Whether the h1 stands by itself, as there are several fields.
    pub(super) apart: bool,
    pub(super) fields: Vec<Entered>,
    /// What is said after the fields.
    pub(super) after: Vec<String>,
    /// «Vet inte», a button beside the green one.
    pub(super) unknown: Option<String>,
    /// «Jag har ingen telefon», a button that reads as a link.
    pub(super) without: Option<String>,
}

/// A field or a group of answers.
#[derive(Debug)]
pub(super) enum Entered {
    /// A line of text.
    Line(Field),
    /// Radios or checkboxes.
    Pick(Choice),
}

/// Facts that some questions depend on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// Whether a letter arrives in time (experience.md 2.6).
    pub(super) letter_in_time: bool,
}

impl Sheet {
    fn of(title: String, fields: Vec<Entered>) -> Self {
        Self {
            title,
            above: None,
            apart: fields.len() > 1,
            fields,
            after: Vec::new(),
            unknown: None,
            without: None,
        }
    }

    /// Everything that is wrong, for the top of the page.
    pub(super) fn summary(&self, state: &FormState) -> Option<ErrorSummary> {
        let parts: Vec<&dyn Part> = self
            .fields
            .iter()
            .map(|entered| match entered {
                Entered::Line(field) => field as &dyn Part,
                Entered::Pick(choice) => choice as &dyn Part,
            })
            .collect();
        ErrorSummary::of(state, &parts)
    }
}

/// How the person who reads is meant: «you», «they» (somebody one helps), «other» (the other one of
/// two), «both».
pub(super) fn voice(question: Question, answers: &Answers) -> &'static str {
    match (question.nth(), answers.who, question) {
        (Nth::Second, _, _) => "other",
        (Nth::First, Some(Who::SomebodyElse), _) => "they",
        (
            Nth::First,
            Some(Who::Two),
            Question::Way
            | Question::Address
            | Question::Needs
            | Question::WhichNeeds
            | Question::Devices
            | Question::Wishes,
        ) => "both",
        _ => "you",
    }
}

/// The page of a question, with what was answered before or was just typed.
pub(super) fn sheet(
    text: Text,
    question: Question,
    answers: &Answers,
    facts: Facts,
    state: &FormState,
) -> Sheet {
    let voice = voice(question, answers);
    let mut sheet = match question {
        Question::Who => who(text, answers),
        Question::Helper => helper(text, answers),
        Question::Name(_) | Question::BirthYear(_) | Question::Postcode(_) | Question::Phone(_) => {
            person(text, question, answers, voice)
        }
        Question::Way => way(text, answers, facts, voice),
        Question::Address => address(text, answers, voice),
        Question::Email => line(
            Field::new("epost", text.flow_email(voice), Entry::Email)
                .value(answers.email.clone().unwrap_or_default()),
            voice,
        ),
        Question::Needs => needs(text, answers, voice),
        Question::WhichNeeds => which_needs(text, answers, voice),
        Question::Devices => devices(text, answers, voice),
        Question::Wishes => wishes(text, answers, voice),
    };
    sheet.fields = sheet
        .fields
        .into_iter()
        .map(|entered| match entered {
            Entered::Line(field) => Entered::Line(field.filled(state)),
            Entered::Pick(choice) => Entered::Pick(choice.filled(state)),
        })
        .collect();
    if !sheet.apart && !sheet.fields.is_empty() {
        let first = as_heading(sheet.fields.remove(0));
        sheet.fields.insert(0, first);
    }
    if question.nth() == Nth::Second {
        sheet.above = Some(text.flow_the_other());
    }
    sheet
}

fn as_heading(entered: Entered) -> Entered {
    match entered {
        Entered::Line(field) => Entered::Line(field.as_heading()),
        Entered::Pick(choice) => Entered::Pick(choice.as_heading()),
    }
}

/// One line of text under its question.
fn line(field: Field, voice: &str) -> Sheet {
    let field = if matches!(voice, "they" | "other") {
        field.about_another()
    } else {
        field
    };
    Sheet::of(field.label.clone(), vec![Entered::Line(field)])
}

fn who(text: Text, answers: &Answers) -> Sheet {
    let answer = |value, label, who| Answer::new(value, label).checked(answers.who == Some(who));
    let choice = Choice::radios(
        "vem",
        text.flow_who(),
        vec![
            answer("jag", text.flow_who_myself(), Who::Myself),
            answer("hjalper", text.flow_who_somebody(), Who::SomebodyElse),
            answer("tva", text.flow_who_two(), Who::Two),
        ],
    );
    Sheet::of(text.flow_who(), vec![Entered::Pick(choice)])
}

fn helper(text: Text, answers: &Answers) -> Sheet {
    let known = answers.helper.as_ref();
    let value = |of: fn(&super::answers::Helper) -> &String| known.map(of).cloned();
    let told = |yes| known.is_some_and(|h| h.told == yes);
    let name = Field::new("hjalpare", text.flow_helper_name(), Entry::Name)
        .value(value(|h| &h.name).unwrap_or_default());
    let phone = Field::new("hjalpare-telefon", text.flow_helper_phone(), Entry::Phone)
        .hint(text.flow_helper_phone_hint())
        .value(value(|h| &h.phone).unwrap_or_default());
    let is_told = Choice::radios(
        "vet",
        text.flow_helper_told(),
        vec![
            Answer::new("ja", text.registrations_yes()).checked(told(true)),
            Answer::new("nej", text.flow_helper_not_yet()).checked(told(false)),
        ],
    );
    let fields = vec![
        Entered::Line(name),
        Entered::Line(phone),
        Entered::Pick(is_told),
    ];
    Sheet::of(text.flow_helper(), fields)
}

/// The questions that each of two is asked.
fn person(text: Text, question: Question, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.person(question.nth());
    match question {
        Question::BirthYear(_) => {
            let year = known.birth_year.map(|y| y.to_string()).unwrap_or_default();
            line(
                Field::new("fodelsear", text.flow_birth_year(voice), Entry::BirthYear)
                    .hint(text.flow_birth_year_hint())
                    .value(year),
                voice,
            )
        }
        Question::Postcode(nth) => {
            // Two who go together often live together: nobody types the same twice.
            let before = match nth {
                Nth::Second => answers.first.postcode.as_ref(),
                Nth::First => None,
            };
            let mut sheet = line(
                Field::new("postnummer", text.flow_postcode(voice), Entry::Postcode)
                    .hint(text.flow_postcode_hint())
                    .value(typed(known.postcode.as_ref().or(before))),
                voice,
            );
            sheet.after = vec![text.flow_postcode_why()];
            sheet.unknown = Some(text.flow_unknown());
            sheet
        }
        Question::Phone(nth) => {
            let hint = match nth {
                Nth::First => text.flow_phone_hint(),
                Nth::Second => text.flow_phone_hint_other(),
            };
            let mut sheet = line(
                Field::new("telefon", text.flow_phone(voice), Entry::Phone)
                    .hint(hint)
                    .value(typed(known.phone.as_ref())),
                voice,
            );
            sheet.without = (nth == Nth::First).then(|| text.flow_no_phone(voice));
            sheet
        }
        _ => {
            let untold = answers.contact().is_some_and(|helper| !helper.told);
            let hint = if untold {
                format!("{} {}", text.flow_tell_them(), text.flow_name_hint())
            } else {
                text.flow_name_hint()
            };
            line(
                Field::new("namn", text.flow_name(voice), Entry::Name)
                    .hint(hint)
                    .value(known.name.clone().unwrap_or_default()),
                voice,
            )
        }
    }
}

fn way(text: Text, answers: &Answers, facts: Facts, voice: &str) -> Sheet {
    let phones = answers.phones();
    let helper = answers
        .contact()
        .filter(|_| answers.first.phone().is_none());
    let answer = |way, value, label| Answer::new(value, label).checked(answers.way == Some(way));
    let mut choices = Vec::new();
    if facts.letter_in_time {
        choices.push(answer(Way::Letter, "brev", text.flow_way_letter(voice)));
    } else if phones.is_empty() {
        choices.push(answer(Way::Page, "sidan", text.flow_way_page(voice)));
    }
    if phones.iter().any(Phone::is_swedish_mobile) {
        let label = match &helper {
            Some(helper) => text.flow_way_sms_to(helper.name.as_str()),
            None => text.flow_way_sms(),
        };
        choices.push(answer(Way::Sms, "sms", label));
    }
    if !phones.is_empty() {
        let label = match &helper {
            Some(helper) => text.flow_way_call_to(helper.name.as_str()),
            None => text.flow_way_call(voice),
        };
        choices.push(answer(Way::Call, "samtal", label));
    }
    choices.push(answer(Way::Email, "epost", text.flow_way_email()));
    let hint = if phones.is_empty() && !facts.letter_in_time {
        text.flow_letter_too_late(voice)
    } else {
        text.flow_way_hint()
    };
    let choice = Choice::radios("satt", text.flow_way(voice), choices).hint(hint);
    Sheet::of(choice.legend.clone(), vec![Entered::Pick(choice)])
}

fn address(text: Text, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.address.clone();
    let (street, postcode, town) =
        known.map_or_else(Default::default, |a| (a.street, a.postcode, a.town));
    let postcode = if postcode.is_empty() {
        typed(answers.first.postcode.as_ref())
    } else {
        postcode
    };
    let about = |field: Field| {
        if voice == "they" {
            field.about_another()
        } else {
            field
        }
    };
    let fields = vec![
        Entered::Line(about(
            Field::new("gata", text.flow_street(), Entry::Street)
                .hint(text.flow_street_hint())
                .value(street),
        )),
        Entered::Line(about(
            Field::new("postnummer", text.flow_address_postcode(), Entry::Postcode).value(postcode),
        )),
        Entered::Line(about(
            Field::new("ort", text.flow_town(), Entry::Town).value(town),
        )),
    ];
    Sheet::of(text.flow_address(), fields)
}

fn needs(text: Text, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.needs_something;
    let choice = Choice::radios(
        "behover",
        text.flow_needs(voice),
        vec![
            Answer::new("nej", text.registrations_no()).checked(known == Some(false)),
            Answer::new("ja", text.registrations_yes()).checked(known == Some(true)),
        ],
    );
    Sheet::of(choice.legend.clone(), vec![Entered::Pick(choice)])
}

fn which_needs(text: Text, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.needs.as_deref().unwrap_or_default();
    let choices = Need::ALL
        .iter()
        .map(|need| {
            Answer::new(need.code(), need_words(text, *need, voice))
                .checked(known.iter().any(|k| k == need.code()))
        })
        .collect();
    let choice = Choice::checkboxes("behov", text.flow_which_needs(voice), choices)
        .hint(text.flow_pick_all());
    let language = Field::new("tolksprak", text.flow_interpreter_language(), Entry::Text)
        .value(answers.interpreter.clone().unwrap_or_default());
    let mut sheet = Sheet::of(
        choice.legend.clone(),
        vec![Entered::Pick(choice), Entered::Line(language)],
    );
    // The group's own question is the heading, although a field follows it.
    sheet.apart = false;
    sheet.after = vec![text.flow_no_illness(voice), text.flow_needs_call(voice)];
    sheet
}

fn devices(text: Text, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.devices.as_deref().unwrap_or_default();
    let choices = Device::ALL
        .iter()
        .map(|device| {
            let answer = Answer::new(device.code(), device_words(text, *device, voice))
                .checked(known.iter().any(|k| k == device.code()));
            if *device == Device::Borrow {
                answer.set_apart(text.flow_or())
            } else {
                answer
            }
        })
        .collect();
    let choice = Choice::checkboxes("utrustning", text.flow_devices(voice), choices)
        .hint(text.flow_devices_hint(voice));
    Sheet::of(choice.legend.clone(), vec![Entered::Pick(choice)])
}

fn wishes(text: Text, answers: &Answers, voice: &str) -> Sheet {
    let known = answers.wishes.as_deref().unwrap_or_default();
    let choices = Wish::ALL
        .iter()
        .map(|wish| {
            Answer::new(wish.code(), wish_words(text, *wish, voice))
                .checked(known.iter().any(|k| k == wish.code()))
        })
        .collect();
    let legend = format!("{} {}", text.flow_wishes(voice), text.web_optional());
    let choice = Choice::checkboxes("onskemal", legend, choices).hint(text.flow_pick_all());
    Sheet::of(choice.legend.clone(), vec![Entered::Pick(choice)])
}

/// A need in words.
pub(super) fn need_words(text: Text, need: Need, voice: &str) -> String {
    match need {
        Need::HearingLoop => text.flow_need_loop(),
        Need::Wheels => text.flow_need_wheels(),
        Need::LargeText => text.flow_need_text(),
        Need::Interpreter => text.flow_need_interpreter(),
        Need::SignLanguage => text.flow_need_sign_language(),
        Need::SupportPerson => text.flow_need_support(voice),
        Need::Transport => text.flow_need_transport(voice),
        Need::Other => text.flow_need_other(),
    }
}

/// A device in words.
pub(super) fn device_words(text: Text, device: Device, voice: &str) -> String {
    match device {
        Device::Mobile => text.flow_device_mobile(),
        Device::Tablet => text.flow_device_tablet(),
        Device::Computer => text.flow_device_computer(),
        Device::Borrow => text.flow_device_borrow(voice),
    }
}

/// A wish in words.
pub(super) fn wish_words(text: Text, wish: Wish, voice: &str) -> String {
    match wish {
        Wish::VideoCalls => text.flow_wish_video(),
        Wish::Pictures => text.flow_wish_pictures(),
        Wish::Searching => text.flow_wish_searching(),
        Wish::Fraud => text.flow_wish_fraud(),
        Wish::Care => text.flow_wish_care(),
        Wish::Travel => text.flow_wish_travel(),
        Wish::LargerText => text.flow_wish_text(),
        Wish::Unsure => text.flow_wish_unsure(voice),
    }
}

fn typed(known: Option<&Known>) -> String {
    match known {
        Some(Known::Typed(typed)) => typed.clone(),
        Some(Known::No) | None => String::new(),
    }
}
