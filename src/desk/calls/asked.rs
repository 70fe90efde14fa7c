//! What was said, understood: who, and what they ask for; or what is wrong or missing. A pure rule.

use super::call::Said;
use crate::{
    kernel::{
        BirthYear, BirthYearProblem, EmailAddress, NameProblem, PersonName, Phone, PhoneProblem,
        Postcode, ResidentId,
    },
    locale::{Lang, Text},
    registrations::{
        ContactPerson, Device, LetterAddress, Means, Need, Offered, Outside, Party, Wants,
    },
    residents::Newcomer,
    web::form::FormState,
};
use chrono::NaiveDate;

/// «Den som ringer», «någon som den som ringer hjälper», «två tillsammans».
pub(super) const WHO: &str = "vem";
/// Who helps: name, phone, and whether the person knows.
pub(in crate::desk) const HELPER: [&str; 3] = ["hjalpare", "hjalpare-telefon", "vet"];
/// The person: name, year, postcode, phone.
pub(super) const FIRST: [&str; 4] = ["namn", "fodelsear", "postnummer", "telefon"];
/// The other one of two.
pub(super) const SECOND: [&str; 4] = ["namn2", "fodelsear2", "postnummer2", "telefon2"];
/// Why somebody may come whom the programme is not for.
pub(super) const OUTSIDE: &str = "skal";
/// What they need.
pub(super) const NEEDS: &str = "behov";
/// The interpreter's language.
pub(super) const LANGUAGE: &str = "tolksprak";
/// What they bring.
pub(super) const DEVICES: &str = "utrustning";
/// How they are told.
pub(super) const WAY: &str = "satt";
/// Where a letter goes, beside the postcode.
pub(super) const ADDRESS: [&str; 2] = ["gata", "ort"];
/// Where an e-mail goes.
pub(super) const EMAIL: &str = "epost";
/// That they are told things in English.
pub(super) const ENGLISH: &str = "engelska";
/// What is looked for meanwhile.
pub(super) const SEARCH: &str = "sok";
/// A few words about the call.
pub(super) const NOTE: &str = "anteckning";
/// That the caller is somebody else than was thought; or the ids of those who were proposed and whom they are not.
pub(super) const SOMEBODY_ELSE: &str = "ny";
/// Who the other one of two is, of those who are known.
pub(super) const KNOWN_SECOND: &str = "kand2";
/// The ids of those who were proposed as the other one of two, and whom that is not.
pub(super) const SECOND_ELSE: &str = "ny2";

/// What was decided of who they are; nobody types it.
pub(super) const DECIDED: [&str; 3] = [SOMEBODY_ELSE, KNOWN_SECOND, SECOND_ELSE];

/// The fields of a call, in the order of the page.
pub(super) const FIELDS: [&str; 26] = [
    SEARCH, WHO, HELPER[0], HELPER[1], HELPER[2], FIRST[0], FIRST[1], FIRST[2], FIRST[3],
    SECOND[0], SECOND[1], SECOND[2], SECOND[3], OUTSIDE, NEEDS, LANGUAGE, DEVICES, WAY, ADDRESS[0],
    ADDRESS[1], EMAIL, ENGLISH, NOTE, DECIDED[0], DECIDED[1], DECIDED[2],
];

/// The longest street, place or language that is one.
const LONGEST: usize = 80;

/// The longest note (experience.md section 3).
pub(super) const LONGEST_NOTE: usize = 200;

/// What somebody asks for, once everything makes sense.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) party: Party,
    pub(super) wants: Wants,
    pub(super) outside: Option<Outside>,
}

/// How much must make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// What was typed; what was not may come.
    Saved,
    /// Everything that a booking needs.
    Booked,
}

/// Whether two go together.
pub(super) fn are_two(said: &Said) -> bool {
    said.text(WHO) == "tva"
}

/// Whether somebody calls for somebody else.
pub(super) fn is_for_another(said: &Said) -> bool {
    said.text(WHO) == "hjalper"
}

/// Reads what was said. Everything that is wrong is noted in the state; only when nothing is does the answer
/// hold anything, and before a booking it may hold nothing all the same.
pub(super) fn read(
    said: &Said,
    text: Text,
    today: NaiveDate,
    round: Option<&Offered>,
    until: Until,
) -> (FormState, Option<Asked>) {
    let mut reader = Reader {
        said,
        text,
        until,
        state: kept(said),
    };
    let first = reader.person(FIRST, today);
    let second = are_two(said).then(|| reader.person(SECOND, today));
    let contact = is_for_another(said).then(|| reader.contact());
    let people = [first.as_ref(), second.as_ref().and_then(Option::as_ref)];
    let outside = round.and_then(|round| reader.outside(round, people));
    let needs = ticks(said, NEEDS, Need::from_code);
    let interpreter = reader.interpreter(&needs);
    let devices = reader.devices();
    let phones: Vec<&Phone> = (people.into_iter().flatten())
        .filter_map(|person| person.phone.as_ref())
        .chain(contact.iter().flatten().map(|contact| &contact.phone))
        .collect();
    let means = reader.means(&phones, round);
    reader.note();
    let state = reader.state;
    let asked = || {
        let second = match second {
            Some(second) => Some(second?),
            None => None,
        };
        let contact = match contact {
            Some(contact) => Some(contact?),
            None => None,
        };
        Some(Asked {
            party: Party {
                first: first?,
                second,
            },
            wants: Wants {
                means: means?,
                contact,
                needs,
                interpreter,
                devices,
                wishes: Vec::new(),
                text_percent: 100,
            },
            outside,
        })
    };
    let asked = if state.is_valid() { asked() } else { None };
    (state, asked)
}

/// What was said about one of the people so far, in these fields, if that is enough to know somebody by.
pub(super) fn newcomer(said: &Said, fields: [&str; 4], today: NaiveDate) -> Option<Newcomer> {
    let [name, year, postcode, phone] = fields;
    Some(Newcomer {
        name: PersonName::parse(said.text(name)).ok()?,
        born: BirthYear::parse(said.text(year), today).ok()?,
        postcode: Postcode::parse(said.text(postcode)).ok(),
        phone: Phone::parse(said.text(phone)).ok(),
    })
}

/// Who the other one of two is, if it is somebody who is known.
pub(super) fn known_second(said: &Said) -> Option<ResidentId> {
    let known = said.text(KNOWN_SECOND);
    known.parse().ok().filter(|_| are_two(said))
}

/// The language in which they are told things.
pub(super) fn language(said: &Said) -> Lang {
    if said.text(ENGLISH).is_empty() {
        Lang::Swedish
    } else {
        Lang::English
    }
}

/// Whom one of the people is not, of those who were proposed; the field is where that is kept.
pub(super) fn told_apart(said: &Said, field: &str) -> Vec<ResidentId> {
    let ids = said.choices(field).iter();
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// Where the person lives, if that is known.
pub(super) fn postcode(said: &Said) -> Option<Postcode> {
    Postcode::parse(said.text(FIRST[2])).ok()
}

/// Everything that was typed, to be shown again.
pub(super) fn kept(said: &Said) -> FormState {
    let mut state = FormState::default();
    for field in FIELDS {
        for value in said.choices(field) {
            state.typed(field, value.clone());
        }
    }
    state
}

struct Reader<'a> {
    said: &'a Said,
    text: Text,
    until: Until,
    state: FormState,
}

impl Reader<'_> {
    /// Notes what is missing, if the time has come.
    fn missing(&mut self, field: &'static str, words: String) {
        if self.until == Until::Booked {
            self.state.refuse(field, words);
        }
    }

    fn person(&mut self, fields: [&'static str; 4], today: NaiveDate) -> Option<Newcomer> {
        let text = self.text;
        let [name, year, postcode, phone] = fields;
        let named = self.name(name);
        let born = match BirthYear::parse(self.said.text(year), today) {
            Ok(born) => Some(born),
            Err(BirthYearProblem::Empty) => {
                self.missing(year, text.desk_missing_year());
                None
            }
            Err(BirthYearProblem::NotAYear) => {
                self.state.refuse(year, text.flow_wrong_birth_year());
                None
            }
        };
        let typed = self.said.text(postcode);
        let at = Postcode::parse(typed).ok();
        if at.is_none() && !typed.is_empty() {
            self.state.refuse(postcode, text.desk_wrong_postcode());
        }
        let phone = self.phone(phone, None);
        Some(Newcomer {
            name: named?,
            born: born?,
            postcode: at,
            phone,
        })
    }

    fn name(&mut self, field: &'static str) -> Option<PersonName> {
        match PersonName::parse(self.said.text(field)) {
            Ok(name) => return Some(name),
            Err(NameProblem::Empty) => self.missing(field, self.text.desk_missing_name()),
            Err(NameProblem::TooLong) => self.state.refuse(field, self.text.flow_wrong_name_long()),
        }
        None
    }

    /// A phone; where none was typed, `missing` says whether one is needed.
    fn phone(&mut self, field: &'static str, missing: Option<String>) -> Option<Phone> {
        let text = self.text;
        let words = match Phone::parse(self.said.text(field)) {
            Ok(phone) => return Some(phone),
            Err(PhoneProblem::Empty) => {
                if let Some(words) = missing {
                    self.missing(field, words);
                }
                return None;
            }
            Err(PhoneProblem::TooFewDigits) => text.flow_wrong_phone_few(),
            Err(PhoneProblem::TooManyDigits) => text.flow_wrong_phone_many(),
            Err(PhoneProblem::NotANumber) => text.flow_wrong_phone(),
        };
        self.state.refuse(field, words);
        None
    }

    fn contact(&mut self) -> Option<ContactPerson> {
        let [name, phone, told] = HELPER;
        let named = self.name(name);
        let phone = self.phone(phone, Some(self.text.desk_missing_phone()));
        let told = match self.said.text(told) {
            "ja" => Some(true),
            "nej" => Some(false),
            _ => {
                self.missing(told, self.text.desk_missing_told());
                None
            }
        };
        Some(ContactPerson {
            name: named?,
            phone: phone?,
            told: told?,
        })
    }

    /// Why somebody may come whom the round is not for (mission rule "Audience").
    fn outside(&mut self, round: &Offered, people: [Option<&Newcomer>; 2]) -> Option<Outside> {
        let mut people = people.into_iter().flatten();
        if people.all(|person| round.is_for(person.born)) {
            return None;
        }
        let why = Outside::from_code(self.said.text(OUTSIDE));
        if why.is_none() {
            let words = self
                .text
                .desk_missing_outside(i32::from(round.minimum_age()));
            self.missing(OUTSIDE, words);
        }
        why
    }

    fn interpreter(&mut self, needs: &[Need]) -> Option<String> {
        if !needs.contains(&Need::Interpreter) {
            return None;
        }
        self.short(LANGUAGE, self.text.flow_wrong_interpreter())
    }

    fn devices(&mut self) -> Vec<Device> {
        let devices = ticks(self.said, DEVICES, Device::from_code);
        if devices.is_empty() {
            self.missing(DEVICES, self.text.desk_missing_devices());
        } else if devices.len() > 1 && devices.contains(&Device::Borrow) {
            self.state.refuse(DEVICES, self.text.flow_wrong_borrow());
        }
        devices
    }

    fn means(&mut self, phones: &[&Phone], round: Option<&Offered>) -> Option<Means> {
        let text = self.text;
        match self.said.text(WAY) {
            "brev" => return self.letter(round),
            "sms" if phones.iter().any(|phone| phone.is_swedish_mobile()) => {
                return Some(Means::Sms);
            }
            "sms" => self.missing(WAY, text.desk_wrong_no_mobile()),
            "samtal" if !phones.is_empty() => return Some(Means::Call),
            "samtal" => self.missing(WAY, text.desk_wrong_no_phone()),
            "epost" => match EmailAddress::parse(self.said.text(EMAIL)) {
                Ok(email) => return Some(Means::Email(email)),
                Err(_) if self.said.text(EMAIL).is_empty() => {
                    self.missing(EMAIL, text.flow_wrong_email());
                }
                Err(_) => self.state.refuse(EMAIL, text.flow_wrong_email()),
            },
            "sidan" => return Some(Means::Page),
            _ => self.missing(WAY, text.desk_missing_way()),
        }
        None
    }

    fn letter(&mut self, round: Option<&Offered>) -> Option<Means> {
        let text = self.text;
        if round.is_some_and(|round| !round.letter_in_time) {
            self.state.refuse(WAY, text.desk_wrong_letter_late());
            return None;
        }
        let street = self.short(ADDRESS[0], text.flow_wrong_street());
        let town = self.short(ADDRESS[1], text.flow_wrong_town());
        let postcode = postcode(self.said);
        if postcode.is_none() {
            self.missing(FIRST[2], text.flow_wrong_address_postcode());
        }
        Some(Means::Letter(LetterAddress {
            street: street?,
            postcode: postcode?,
            town: town?,
        }))
    }

    /// A few words on one line, without signs that are not for reading.
    fn short(&mut self, field: &'static str, empty: String) -> Option<String> {
        let readable = self.said.text(field);
        let readable = readable.replace(char::is_control, " ");
        let words = readable.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.missing(field, empty);
            None
        } else if words.chars().count() > LONGEST {
            let words = self.text.flow_wrong_long(LONGEST);
            self.state.refuse(field, words);
            None
        } else {
            Some(words)
        }
    }

    fn note(&mut self) {
        if self.said.text(NOTE).chars().count() > LONGEST_NOTE {
            let words = self.text.flow_wrong_long(LONGEST_NOTE);
            self.state.refuse(NOTE, words);
        }
    }
}

/// The ticks that we know, in our order; others are nobody's answer.
fn ticks<T: Ord>(said: &Said, field: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    let codes = said.choices(field).iter();
    let mut ticks: Vec<T> = codes.filter_map(|code| read(code)).collect();
    ticks.sort();
    ticks.dedup();
    ticks
}
