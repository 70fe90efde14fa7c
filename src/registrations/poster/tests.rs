//! One page, whatever the words.

use super::{words::Poster, *};
use crate::{
    kernel::Moment,
    locale::{Lang, Text},
    registrations::{
        asked::Means,
        notices::samples::{self, Sample},
        plans::RoundPlan,
        tell::Plan,
    },
    rounds::State,
};
use hayro_syntax::Pdf as Read;
use proptest::prelude::*;
use rocket::tokio::runtime::Runtime;
use std::collections::HashMap;

fn planned(sample: Sample) -> RoundPlan {
    RoundPlan {
        plan: Plan {
            sites: sample.sites,
            programme: sample.programme.into(),
            municipality: sample.municipality.into(),
        },
        round: sample.round,
        hosts: Vec::new(),
        seats: HashMap::new(),
    }
}

fn pages(planned: &RoundPlan, lang: Lang) -> usize {
    let text = Text::new(lang);
    let now = Moment::from_utc("2025-11-03T08:00:00Z".parse().unwrap());
    let address = Some("surfa.kalmar.example/kalmar/traffar/1".to_owned());
    let poster = Poster::of(text, planned, address, now).unwrap();
    let about = About {
        lang: lang.code(),
        title: &poster.title,
        author: &planned.plan.municipality.full_name,
        day: CivilTime::of(now, planned.round.zone).date,
    };
    let paper = Paper::new(Kind::Poster, about, &poster).unwrap();
    let printed = Runtime::new()
        .unwrap()
        .block_on(Press::default().print(paper));
    Read::new(printed.unwrap()).unwrap().pages().len()
}

#[test]
fn a_round_that_will_not_be_held_has_no_poster() {
    let mut planned = planned(Sample::new(Means::Page));
    let now = Moment::from_utc("2025-11-03T08:00:00Z".parse().unwrap());
    let text = Text::new(Lang::Swedish);
    assert!(Poster::of(text, &planned, None, now).is_some());
    planned.round.state = State::CalledOff;
    assert!(Poster::of(text, &planned, None, now).is_none());
}

/// Words as people write them, as nobody does, and as somebody does on purpose.
fn odd_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-zåäöéA-ZÅÄÖ]{1,12}",
        2 => "[a-zåäö]{20,60}",
        1 => "\\PC{1,8}",
        1 => Just("#pagebreak()".to_owned()),
        1 => Just("\\ $ ] } \" ` // */".to_owned()),
    ];
    proptest::collection::vec(word, 0..120).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_poster_is_one_page_whatever_its_words(
        words in proptest::collection::vec(odd_words(), 6),
        days in 1_u32..9,
        english in any::<bool>(),
    ) {
        // A programme without a name is not taken in.
        prop_assume!(!words[0].trim().is_empty());
        let mut sample = Sample::new(Means::Page);
        sample.round = samples::round(&(1..=days).collect::<Vec<_>>());
        let both = |words: &String| crate::locale::Words { sv: words.clone(), en: words.clone() };
        sample.programme.facts.name = both(&words[0]);
        sample.programme.facts.summary = both(&words[1]);
        sample.municipality.facts.phone_hours = both(&words[2]);
        sample.municipality.full_name.clone_from(&words[3]);
        sample.sites = vec![samples::site(&words[4], &words[5])];
        let lang = if english { Lang::English } else { Lang::Swedish };
        prop_assert_eq!(pages(&planned(sample), lang), 1);
    }
}
