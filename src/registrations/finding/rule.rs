//! Which rounds fit a wish, and in which order: the same place first, then the places that the
//! coordinator has marked as near, then by date (experience.md 2.1). A pure rule.

use crate::{
    kernel::{PlaceId, Postcode},
    venues::Locality,
};
use chrono::NaiveTime;
use unicode_normalization::UnicodeNormalization;

/// Noon: what starts before it is in the morning.
const NOON: u32 = 12 * 60 * 60;

/// When on the day somebody wants to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Any,
    Morning,
    Afternoon,
}

impl PartOfDay {
    /// The part that stands in the address; any other word means no wish.
    pub(super) fn from_word(word: &str) -> Self {
        match word {
            "formiddag" => Self::Morning,
            "eftermiddag" => Self::Afternoon,
            _ => Self::Any,
        }
    }

    /// Whether something that starts then fits.
    pub(super) fn fits(self, starts: NaiveTime) -> bool {
        use chrono::Timelike;
        let morning = starts.num_seconds_from_midnight() < NOON;
        match self {
            Self::Any => true,
            Self::Morning => morning,
            Self::Afternoon => !morning,
        }
    }
}

/// Where somebody wants to go, as far as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// Nothing was typed.
    Anywhere,
    /// These places of the municipality, at least one.
    At(Vec<PlaceId>),
    /// Something that is no place here.
    Unknown,
}

/// Understands what was typed: a postcode, or the name of a place in any case, with or without dots,
/// also the beginning of any of its words: «Norrliden» is «Kalmar, Norrliden», and «Kalmar» is every
/// place in the town. `locality` is the name that the postcode file has for the postcode.
pub(super) fn understand(typed: &str, locality: Option<&str>, places: &[Locality]) -> Wish {
    let typed = typed.trim();
    if typed.is_empty() {
        return Wish::Anywhere;
    }
    let Ok(postcode) = Postcode::parse(typed) else {
        return by_name(typed, places);
    };
    let listed: Vec<PlaceId> = places
        .iter()
        .filter(|p| p.postcodes.contains(&postcode.digits()))
        .map(|p| p.id)
        .collect();
    if listed.is_empty() {
        locality.map_or(Wish::Unknown, |name| by_name(name, places))
    } else {
        Wish::At(listed)
    }
}

fn by_name(name: &str, places: &[Locality]) -> Wish {
    let wanted = folded(name);
    if wanted.is_empty() {
        return Wish::Unknown;
    }
    let those = |fits: &dyn Fn(&str) -> bool| -> Vec<PlaceId> {
        places
            .iter()
            .filter(|p| fits(&p.name))
            .map(|p| p.id)
            .collect()
    };
    let exactly = those(&|name| folded(name) == wanted);
    let found = if exactly.is_empty() {
        those(&|name| beginnings(name).any(|rest| folded(rest).starts_with(&wanted)))
    } else {
        exactly
    };
    if found.is_empty() {
        Wish::Unknown
    } else {
        Wish::At(found)
    }
}

/// A name from each of its words on: «Kalmar, Norrliden» and «Norrliden».
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    let starts = name
        .char_indices()
        .scan(false, |in_word, (at, letter)| {
            let begins = letter.is_alphanumeric() && !*in_word;
            *in_word = letter.is_alphanumeric();
            Some(begins.then_some(at))
        })
        .flatten();
    starts.filter_map(|at| name.get(at..))
}

/// Small letters without accents, letters and digits alone.
fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How close a round at `place` is to the wish: 0 there, 1 near; `None` elsewhere.
pub(super) fn closeness(wish: &Wish, place: PlaceId, places: &[Locality]) -> Option<u8> {
    match wish {
        Wish::Anywhere => Some(0),
        Wish::Unknown => None,
        Wish::At(wanted) if wanted.contains(&place) => Some(0),
        Wish::At(wanted) => places
            .iter()
            .any(|p| wanted.contains(&p.id) && p.near.contains(&place))
            .then_some(1),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use uuid::Uuid;

    fn id(n: u128) -> PlaceId {
        PlaceId::from_uuid(Uuid::from_u128(n))
    }

    fn places() -> Vec<Locality> {
        let place = |n, name: &str, postcodes: &[&str], near: &[u128]| Locality {
            id: id(n),
            name: name.to_owned(),
            postcodes: postcodes.iter().map(|p| (*p).to_owned()).collect(),
            near: near.iter().map(|n| id(*n)).collect::<BTreeSet<_>>(),
        };
        vec![
            place(1, "Kalmar", &["39231", "39232"], &[3]),
            place(2, "Påryd", &["38850"], &[]),
            place(3, "Lindsdal", &["39363"], &[1]),
        ]
    }

    #[test]
    fn a_place_is_found_however_it_is_typed() {
        for typed in ["Påryd", "påryd", " PARYD ", "Pår", "388 50", "38850"] {
            assert_eq!(
                understand(typed, None, &places()),
                Wish::At(vec![id(2)]),
                "{typed}"
            );
        }
        assert_eq!(understand("", None, &places()), Wish::Anywhere);
        assert_eq!(understand("Göteborg", None, &places()), Wish::Unknown);
    }

    #[test]
    fn a_district_is_found_by_its_own_name_and_a_town_by_all_its_districts() {
        let mut places = places();
        places[0].name = "Kalmar, Kvarnholmen".to_owned();
        places[2].name = "Kalmar, Norrliden".to_owned();
        assert_eq!(
            understand("norrliden", None, &places),
            Wish::At(vec![id(3)])
        );
        assert_eq!(
            understand("kalmar norr", None, &places),
            Wish::At(vec![id(3)])
        );
        assert_eq!(
            understand("Kalmar", None, &places),
            Wish::At(vec![id(1), id(3)])
        );
    }

    #[test]
    fn a_postcode_that_no_place_lists_is_found_by_its_locality() {
        assert_eq!(
            understand("392 99", Some("Kalmar"), &places()),
            Wish::At(vec![id(1)])
        );
        assert_eq!(understand("392 99", None, &places()), Wish::Unknown);
    }

    #[test]
    fn the_same_place_comes_before_a_near_one_and_others_do_not_come() {
        let wish = Wish::At(vec![id(1)]);
        assert_eq!(closeness(&wish, id(1), &places()), Some(0));
        assert_eq!(closeness(&wish, id(3), &places()), Some(1));
        assert_eq!(closeness(&wish, id(2), &places()), None);
    }

    #[test]
    fn noon_is_in_the_afternoon() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert!(PartOfDay::Morning.fits(at(11, 59)));
        assert!(!PartOfDay::Morning.fits(at(12, 0)));
        assert!(PartOfDay::Afternoon.fits(at(12, 0)));
        assert!(PartOfDay::Any.fits(at(3, 0)));
        assert_eq!(PartOfDay::from_word("kväll"), PartOfDay::Any);
    }
}
