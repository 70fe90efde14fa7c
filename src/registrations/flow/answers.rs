//! What somebody has answered so far: the contents of a draft. Pure values.

use crate::{
    kernel::{BirthYear, EmailAddress, PersonName, Phone, Postcode},
    registrations::asked::{ContactPerson, Device, LetterAddress, Means, Need, Wants, Wish},
    residents::Newcomer,
};
use serde::{Deserialize, Serialize};

/// Who the place is for (experience.md 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registrations) enum Who {
    /// «Jag själv».
    Myself,
    /// «Någon jag hjälper».
    SomebodyElse,
    /// «Vi är två som vill gå tillsammans».
    Two,
}

/// Which of the two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::registrations) enum Nth {
    /// Who asks, or the first of the two.
    First,
    /// «Den andra personen».
    Second,
}

/// The chosen way of telling, before its address is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registrations) enum Way {
    Letter,
    Sms,
    Call,
    Email,
    Page,
}

/// An answer that may be «jag vet inte» or «jag har ingen».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registrations) enum Known {
    /// As it was typed.
    Typed(String),
    /// There is none, or it is not known.
    No,
}

/// One person's own answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::registrations) struct PersonAnswers {
    pub(in crate::registrations) name: Option<String>,
    pub(in crate::registrations) birth_year: Option<i32>,
    pub(in crate::registrations) postcode: Option<Known>,
    pub(in crate::registrations) phone: Option<Known>,
}

/// Who helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registrations) struct Helper {
    pub(in crate::registrations) name: String,
    pub(in crate::registrations) phone: String,
    pub(in crate::registrations) told: bool,
}

/// Where a letter goes, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registrations) struct Address {
    pub(in crate::registrations) street: String,
    pub(in crate::registrations) postcode: String,
    pub(in crate::registrations) town: String,
}

/// Everything that has been answered. What is missing has not been asked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::registrations) struct Answers {
    pub(in crate::registrations) who: Option<Who>,
    pub(in crate::registrations) helper: Option<Helper>,
    pub(in crate::registrations) first: PersonAnswers,
    pub(in crate::registrations) second: PersonAnswers,
    pub(in crate::registrations) way: Option<Way>,
    pub(in crate::registrations) address: Option<Address>,
    pub(in crate::registrations) email: Option<String>,
    /// Whether anything is needed at all.
    pub(in crate::registrations) needs_something: Option<bool>,
    /// The codes of the ticks.
    pub(in crate::registrations) needs: Option<Vec<String>>,
    pub(in crate::registrations) interpreter: Option<String>,
    pub(in crate::registrations) devices: Option<Vec<String>>,
    pub(in crate::registrations) wishes: Option<Vec<String>>,
}

impl PersonAnswers {
    /// The phone, if one was given.
    pub(in crate::registrations) fn phone(&self) -> Option<Phone> {
        match &self.phone {
            Some(Known::Typed(typed)) => Phone::parse(typed).ok(),
            Some(Known::No) | None => None,
        }
    }

    /// The postcode, if it is known.
    pub(in crate::registrations) fn postcode(&self) -> Option<Postcode> {
        match &self.postcode {
            Some(Known::Typed(typed)) => Postcode::parse(typed).ok(),
            Some(Known::No) | None => None,
        }
    }

    /// The person, once everything about them has been answered.
    fn newcomer(&self) -> Option<Newcomer> {
        Some(Newcomer {
            name: PersonName::parse(self.name.as_deref()?).ok()?,
            born: BirthYear::from_year(self.birth_year?),
            postcode: self.postcode(),
            phone: self.phone(),
        })
    }
}

impl Answers {
    /// The answers about one of the two.
    pub(in crate::registrations) fn person(&self, nth: Nth) -> &PersonAnswers {
        match nth {
            Nth::First => &self.first,
            Nth::Second => &self.second,
        }
    }

    /// The same, to be filled in.
    pub(in crate::registrations) fn person_mut(&mut self, nth: Nth) -> &mut PersonAnswers {
        match nth {
            Nth::First => &mut self.first,
            Nth::Second => &mut self.second,
        }
    }

    /// Whether two go together.
    pub(in crate::registrations) fn are_two(&self) -> bool {
        self.who == Some(Who::Two)
    }

    /// The phones that news can go to: the person's own, the other one's, the helper's.
    pub(in crate::registrations) fn phones(&self) -> Vec<Phone> {
        let second = self.are_two().then(|| self.second.phone()).flatten();
        let helper = self.contact().map(|c| c.phone);
        [self.first.phone(), second, helper]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Who helps, if somebody does.
    pub(in crate::registrations) fn contact(&self) -> Option<ContactPerson> {
        let helper = self.helper.as_ref()?;
        if self.who != Some(Who::SomebodyElse) {
            return None;
        }
        Some(ContactPerson {
            name: PersonName::parse(&helper.name).ok()?,
            phone: Phone::parse(&helper.phone).ok()?,
            told: helper.told,
        })
    }

    /// The one or two people, once everything about them has been answered.
    pub(in crate::registrations) fn people(&self) -> Option<(Newcomer, Option<Newcomer>)> {
        let second = if self.are_two() {
            Some(self.second.newcomer()?)
        } else {
            None
        };
        Some((self.first.newcomer()?, second))
    }

    /// What is asked for beside the place, once it has been answered. `text_percent` is how large
    /// the person reads.
    pub(in crate::registrations) fn wants(&self, text_percent: u16) -> Option<Wants> {
        let needed = self.needs_something == Some(true);
        let needs: Vec<Need> = ticks(self.needs.as_deref(), Need::from_code, needed);
        let interpreter = self
            .interpreter
            .clone()
            .filter(|_| needs.contains(&Need::Interpreter));
        Some(Wants {
            means: self.means()?,
            contact: self.contact(),
            needs,
            interpreter,
            devices: ticks(self.devices.as_deref(), Device::from_code, true),
            wishes: ticks(self.wishes.as_deref(), Wish::from_code, true),
            text_percent,
        })
    }

    /// How news reach them, once that has been answered to the end.
    pub(in crate::registrations) fn means(&self) -> Option<Means> {
        Some(match self.way? {
            Way::Letter => {
                let address = self.address.as_ref()?;
                Means::Letter(LetterAddress {
                    street: address.street.clone(),
                    postcode: Postcode::parse(&address.postcode).ok()?,
                    town: address.town.clone(),
                })
            }
            Way::Sms => Means::Sms,
            Way::Call => Means::Call,
            Way::Email => Means::Email(EmailAddress::parse(self.email.as_deref()?).ok()?),
            Way::Page => Means::Page,
        })
    }
}

fn ticks<T>(codes: Option<&[String]>, read: impl Fn(&str) -> Option<T>, asked: bool) -> Vec<T> {
    let codes = codes.unwrap_or_default().iter().filter(|_| asked);
    codes.filter_map(|code| read(code)).collect()
}
