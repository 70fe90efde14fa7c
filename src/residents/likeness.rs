//! Whether two rows may be one person. A pure rule (mission rule "One person, one place").
//!
//! A row is alike when two of the three agree that people know each other by: the name, the year, the phone.
//! The name agrees also when it is spelt as it sounds, has a slip of the pen in it, or one given name more;
//! the year also when one digit of it is wrong, but then the phone must agree to the digit. A human decides:
//! people share names, and couples share phones.

use super::{Newcomer, Resident, search::sounds};
use crate::kernel::{BirthYear, PersonName, Phone};

/// What two rows agree in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// How the names agree.
    pub name: Agreement,
    /// How the years agree.
    pub year: Agreement,
    /// How the phones agree.
    pub phone: Agreement,
}

/// How well two facts agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// They do not, or one of them is not known.
    None,
    /// They nearly do.
    Nearly,
    /// They are the same.
    Same,
}

/// Two names are nearly one when they are as alike as this by Jaro and Winkler's measure: two letters that
/// have changed places, or one that is missing, in a name of usual length.
const SLIP: f64 = 0.96;

/// Given names before the same surname are nearly one when they are as alike as this.
const SLIP_IN_GIVEN_NAME: f64 = 0.9;

impl Likeness {
    /// What somebody who signs up and somebody known agree in.
    #[must_use]
    pub fn of(one: &Newcomer, other: &Resident) -> Self {
        Self {
            name: names(&one.name, &other.name),
            year: years(one.born, other.born),
            phone: phones(one.phone.as_ref(), other.phone.as_ref()),
        }
    }

    /// What two people who are known agree in.
    #[must_use]
    pub fn between(one: &Resident, other: &Resident) -> Self {
        Self {
            name: names(&one.name, &other.name),
            year: years(one.born, other.born),
            phone: phones(one.phone.as_ref(), other.phone.as_ref()),
        }
    }

    /// Whether a human shall look at them.
    #[must_use]
    pub fn may_be_one(self) -> bool {
        use Agreement::{Nearly, Same};
        let near = |agreement| agreement >= Nearly;
        (near(self.name) && self.year == Same)
            || (near(self.name) && self.phone == Same)
            || (self.year == Same && self.phone == Same)
            || (self.name == Same && near(self.year) && near(self.phone))
    }
}

fn names(one: &PersonName, other: &PersonName) -> Agreement {
    let (one, other) = (one.matching_key(), other.matching_key());
    if one == other || one.replace(' ', "") == other.replace(' ', "") {
        return Agreement::Same;
    }
    let (words, others) = (words(&one), words(&other));
    if one_is_in_the_other(&words, &others) || has_a_slip(&one, &other, &words, &others) {
        Agreement::Nearly
    } else {
        Agreement::None
    }
}

fn words(key: &str) -> Vec<&str> {
    key.split(' ').filter(|word| !word.is_empty()).collect()
}

/// Whether every word of the shorter name sounds like one of the longer, and there are two at least:
/// «Ana Lind» and «Anna Maria Lindh».
fn one_is_in_the_other(words: &[&str], others: &[&str]) -> bool {
    let (few, many) = if words.len() <= others.len() {
        (words, others)
    } else {
        (others, words)
    };
    let mut left: Vec<String> = many.iter().map(|word| sounds(word)).collect();
    let mut found = |word: &&str| {
        let sound = sounds(word);
        let at = left.iter().position(|other| *other == sound);
        at.map(|at| left.swap_remove(at)).is_some()
    };
    few.len() > 1 && few.iter().all(&mut found)
}

fn has_a_slip(one: &str, other: &str, words: &[&str], others: &[&str]) -> bool {
    let ([given, .., surname], [other_given, .., other_surname]) = (words, others) else {
        return strsim::jaro_winkler(one, other) >= SLIP;
    };
    let one_surname = sounds(surname) == sounds(other_surname);
    strsim::jaro_winkler(one, other) >= SLIP
        || (one_surname && strsim::jaro_winkler(given, other_given) >= SLIP_IN_GIVEN_NAME)
}

fn years(one: BirthYear, other: BirthYear) -> Agreement {
    if one == other {
        return Agreement::Same;
    }
    let (one, other) = (one.year().to_string(), other.year().to_string());
    if strsim::osa_distance(&one, &other) == 1 {
        Agreement::Nearly
    } else {
        Agreement::None
    }
}

fn phones(one: Option<&Phone>, other: Option<&Phone>) -> Agreement {
    let (Some(one), Some(other)) = (one, other) else {
        return Agreement::None;
    };
    match strsim::osa_distance(one.e164(), other.e164()) {
        0 => Agreement::Same,
        1 => Agreement::Nearly,
        _ => Agreement::None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::kernel::ResidentId;

    type Said = (&'static str, i32, &'static str);

    fn alike(one: Said, other: Said) -> bool {
        let (name, year, phone) = one;
        let newcomer = Newcomer {
            name: PersonName::parse(name).unwrap(),
            born: BirthYear::from_year(year),
            postcode: None,
            phone: Phone::parse(phone).ok(),
        };
        let (name, year, phone) = other;
        let known = Resident {
            id: ResidentId::from_uuid(uuid::Uuid::nil()),
            name: PersonName::parse(name).unwrap(),
            born: BirthYear::from_year(year),
            postcode: None,
            phone: Phone::parse(phone).ok(),
        };
        Likeness::of(&newcomer, &known).may_be_one()
    }

    const HERS: &str = "070-174 06 05";
    const ANOTHER: &str = "08-465 004 17";

    #[test]
    fn whoever_may_be_the_same_is_shown() {
        for (one, other) in [
            (("Anna Lind", 1949, HERS), ("Anna Lind", 1949, ANOTHER)),
            (("Anna Lind", 1949, ""), ("Anna Lind", 1949, "")),
            (("Anna Lindh", 1949, ""), ("Anna Lind", 1949, HERS)),
            (("Lind Anna", 1949, ""), ("Anna Lind", 1949, "")),
            (("Anna Maria Lind", 1949, ""), ("Anna Lind", 1949, HERS)),
            (("Annamaria Lind", 1949, ""), ("Anna-Maria Lind", 1949, "")),
            (
                ("Kristina Carlsson", 1949, ""),
                ("Christina Karlson", 1949, ""),
            ),
            (
                ("Kerstin Andresson", 1949, ""),
                ("Kerstin Andersson", 1949, ""),
            ),
            (
                ("Kristin Andersson", 1949, ""),
                ("Kerstin Andersson", 1949, ""),
            ),
            // A new surname, or twins who share a phone: a human knows.
            (("Anna Berg", 1949, HERS), ("Anna Lind", 1949, HERS)),
            (("Anna Lind", 1947, HERS), ("Anna Lind", 1949, HERS)),
            (
                ("Anna Lind", 1994, "070-174 06 15"),
                ("Anna Lind", 1949, HERS),
            ),
        ] {
            assert!(alike(one, other), "{one:?} {other:?}");
            assert!(alike(other, one), "{other:?} {one:?}");
        }
    }

    #[test]
    fn whoever_is_somebody_else_is_not() {
        for (one, other) in [
            // A couple.
            (("Anna Lind", 1949, HERS), ("Bo Lind", 1947, HERS)),
            // Two of one name.
            (("Anna Lind", 1949, HERS), ("Anna Lind", 1952, ANOTHER)),
            (("Anna Lind", 1949, ""), ("Anna Berg", 1949, "")),
            (("Anna Lind", 1949, ""), ("Eva Lind", 1949, "")),
            (("Anna Lind", 1949, ""), ("Anna Lindberg", 1949, "")),
            (("Karl Larsson", 1949, ""), ("Lars Karlsson", 1949, "")),
            (("Maria Berg", 1949, ""), ("Mona Berg", 1949, "")),
            (("Anna", 1949, ""), ("Anna Lind", 1949, "")),
        ] {
            assert!(!alike(one, other), "{one:?} {other:?}");
            assert!(!alike(other, one), "{other:?} {one:?}");
        }
    }
}
