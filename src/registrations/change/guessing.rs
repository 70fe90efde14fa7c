//! What is asked beside a booking word, what counts as right, and how many wrong tries there may be.
//! A pure rule (mission rule "Booking word", trust plan threat 1).
//!
//! The booking word is no secret by itself: 1,000 words times 900 numbers, of which 10,000 live
//! bookings are 1 in 90. The short question beside it (four digits of the phone, or first name and
//! birth year) is easy to answer for its owner and cheap to guess, so that few wrong answers to it
//! are let through in total. When those are used up nobody is locked out: the page asks the whole
//! question instead (the whole number and the birth year, or full name, birth year and postcode),
//! which is dear to guess, and of which only the tries per number or name, and per network, are
//! limited.
//!
//! The arithmetic, for a month of 31 days, an attacker with 10,000 networks and 10,000 tries a
//! minute, and 10,000 live bookings of which all are pairs, so that each can be opened in two ways
//! (`tests` reckons it):
//!
//! | question | wrong tries let through | one try is right with | hits a month |
//! |---|---|---|---|
//! | four digits | 60 + 1,200 a day = 37,260 | 1/90 x 2/10,000 | 0.083 |
//! | whole number, birth year | 446 million | 1/90 x 2/(5 x 10⁷) x 1/12 | 0.017 |
//! | first name, birth year | 10 + 48 a day = 1,498 | 1/90 x 2/400 | 0.083 |
//! | full name, birth year, postcode | 7 + 3 a day = 100 for every name there is | 1/90 x 2 x 1/12 x 1/33 | 0.006 |
//!
//! A booking opens by the first two or by the last two, never by all four, so that either sum is the
//! worst case: under 0.1. In it the attacker types the most common name and year: of those born in
//! one year who are called the same at most 1 in 400 of all who take part, of one birth year at most
//! 1 in 12, of one postcode at most 1 in 33.
//!
//! Mobile numbers are many; those of one town's fixed lines are so few that each can be tried as often
//! as is allowed, 100 times a month. Where every second booking has such a number, and is of one person,
//! the sum is 0.041 + 0.046.

use crate::kernel::{BirthYear, PersonName, Phone, Postcode};

/// So many wrong tries at once, and in a day, of one kind: a bucket that fills steadily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowance {
    /// What is allowed, as the first part of a bucket's key.
    pub(super) purpose: &'static str,
    /// At once.
    pub(super) burst: u32,
    /// In 24 hours.
    pub(super) per_day: u32,
}

/// Somebody who may open a registration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) name: PersonName,
    pub(super) born: BirthYear,
    pub(super) postcode: Option<Postcode>,
    pub(super) phone: Option<Phone>,
}

/// Wrong tries with the four last digits, over everybody.
pub(super) const DIGITS: Allowance = Allowance {
    purpose: "guess-digits",
    burst: 60,
    per_day: 1_200,
};

/// Wrong tries with first name and birth year, over everybody: a few names are common.
pub(super) const FIRST_NAME: Allowance = Allowance {
    purpose: "guess-first-name",
    burst: 10,
    per_day: 48,
};

/// Wrong tries with a short question for one booking word. Above it the whole question is asked.
pub(super) const WORD: Allowance = Allowance {
    purpose: "guess-word",
    burst: 5,
    per_day: 10,
};

/// Wrong tries from one network: the only limit that ever makes somebody wait, together with the
/// one per number or name.
pub(super) const NETWORK: Allowance = Allowance {
    purpose: "guess-network",
    burst: 30,
    per_day: 1_440,
};

/// Wrong tries with one whole phone number, or one full name: at most ten in any day (mission rule).
pub(super) const WHOLE: Allowance = Allowance {
    purpose: "guess-whole",
    burst: 7,
    per_day: 3,
};

/// How often staff are told that somebody is guessing: once an hour at most.
pub(super) const TOLD: Allowance = Allowance {
    purpose: "guess-told",
    burst: 1,
    per_day: 24,
};

/// The one bucket of a limit over everybody.
pub(super) const EVERYBODY: &str = "everybody";

/// What somebody says about themselves beside the booking word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    /// The last four digits of a phone of the party.
    Digits(String),
    /// First name and birth year of somebody in a party without a phone.
    FirstName(PersonName, BirthYear),
    /// A whole phone number of the party, and the birth year of the one whose it is, or of one
    /// without a phone of their own.
    WholePhone(Phone, BirthYear),
    /// Full name, birth year and postcode of somebody in a party without a phone.
    WholeName(PersonName, BirthYear, Postcode),
}

impl Fact {
    /// What a wrong answer is counted against, and whose bucket, in the order in which
    /// everybody takes from them. `word` is none when what was typed is no booking word: then no
    /// answer can be right, and only the network's tries count.
    pub(super) fn counted(&self, network: &str, word: Option<&str>) -> Vec<(Allowance, String)> {
        let mut counted = vec![(NETWORK, network.to_owned())];
        match (self, word) {
            (Self::Digits(_) | Self::FirstName(..), None) => {}
            (Self::Digits(_), Some(word)) => {
                counted.extend([(WORD, word.to_owned()), (DIGITS, EVERYBODY.to_owned())]);
            }
            (Self::FirstName(..), Some(word)) => {
                counted.extend([(WORD, word.to_owned()), (FIRST_NAME, EVERYBODY.to_owned())]);
            }
            (Self::WholePhone(phone, _), _) => counted.push((WHOLE, phone.e164().to_owned())),
            (Self::WholeName(name, ..), _) => counted.push((WHOLE, name.matching_key())),
        }
        counted
    }

    /// Whether it is true of somebody in the party. Names count only where nobody has a phone.
    pub(super) fn fits(&self, party: &[Owner]) -> bool {
        let no_phone = party.iter().all(|person| person.phone.is_none());
        match self {
            Self::Digits(digits) => party
                .iter()
                .filter_map(|person| person.phone.as_ref())
                .any(|phone| phone.last_four() == digits),
            Self::WholePhone(phone, born) => {
                let owns = |person: &Owner| person.phone.as_ref() == Some(phone);
                party.iter().any(owns)
                    && party
                        .iter()
                        .filter(|person| owns(person) || person.phone.is_none())
                        .any(|person| person.born == *born)
            }
            Self::FirstName(name, born) => {
                no_phone
                    && party
                        .iter()
                        .any(|person| person.born == *born && is_called(&person.name, name))
            }
            Self::WholeName(name, born, postcode) => {
                no_phone
                    && party.iter().any(|person| {
                        person.born == *born
                            && person.name.matching_key() == name.matching_key()
                            && person.postcode.as_ref() == Some(postcode)
                    })
            }
        }
    }
}

/// The last four digits in what was typed: those alone, or a whole number. None when there are
/// fewer.
pub(super) fn last_four(typed: &str) -> Option<String> {
    if let Ok(phone) = Phone::parse(typed) {
        return Some(phone.last_four().to_owned());
    }
    let digits: Vec<char> = typed.chars().filter(char::is_ascii_digit).collect();
    let four = digits.len().checked_sub(4)?;
    digits.get(four..).map(|last| last.iter().collect())
}

/// Whether somebody is called so: by the first name alone, or by more of the name.
fn is_called(known: &PersonName, typed: &PersonName) -> bool {
    let Ok(given) = PersonName::parse(known.given()).map(|name| name.matching_key()) else {
        return false;
    };
    let typed = typed.matching_key();
    typed == given
        || typed
            .strip_prefix(&given)
            .is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
#[path = "guessing_tests.rs"]
mod tests;
