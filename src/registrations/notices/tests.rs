//! Every text, word for word, and what must hold of all of them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::{
    Happened, When, samples,
    samples::{Sample, every_case, every_means, rare_cases},
    write,
};
use crate::{
    kernel::Phone,
    locale::{Lang, Text},
    outbox::{Channel, MOST_PARTS, Notice, TEAR_LINE, sms_letters, sms_parts},
    registrations::{asked::Means, registration::Standing},
};
use proptest::prelude::*;

/// A channel's texts as a booklet, in the order of the cases.
fn booklet(means: &Means, lang: Lang) -> String {
    let cases = every_case(means).into_iter().map(|(case, mut sample)| {
        sample.lang = lang;
        let notice = write(&sample.news());
        let parts = match notice.channel {
            Channel::Sms => format!(" ({} parts)", sms_parts(&notice.body)),
            _ => String::new(),
        };
        format!(
            "##### {case}{parts}\nTo: {}\n{}\n\n{}\n",
            notice.receiver.replace('\n', " | "),
            notice.subject,
            notice.body
        )
    });
    cases.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_channel_says_it_in_swedish() {
    let [letter, sms, call, email, _] = every_means();
    insta::assert_snapshot!("letters", booklet(&letter, Lang::Swedish));
    insta::assert_snapshot!("text_messages", booklet(&sms, Lang::Swedish));
    insta::assert_snapshot!("calls", booklet(&call, Lang::Swedish));
    insta::assert_snapshot!("mails", booklet(&email, Lang::Swedish));
}

#[test]
fn every_channel_says_it_in_english() {
    let [letter, sms, call, email, _] = every_means();
    insta::assert_snapshot!("letters_english", booklet(&letter, Lang::English));
    insta::assert_snapshot!("text_messages_english", booklet(&sms, Lang::English));
    insta::assert_snapshot!("calls_english", booklet(&call, Lang::English));
    insta::assert_snapshot!("mails_english", booklet(&email, Lang::English));
}

#[test]
fn the_page_says_what_the_mail_says_and_goes_nowhere() {
    let [.., email, page] = every_means();
    for ((_, mailed), (_, shown)) in every_case(&email).iter().zip(every_case(&page)) {
        let (mailed, shown) = (write(&mailed.news()), write(&shown.news()));
        assert_eq!(mailed.body, shown.body);
        assert_eq!(
            (shown.channel, shown.receiver.as_str()),
            (Channel::Page, "")
        );
    }
}

#[test]
fn each_kind_of_news_has_its_code() {
    let kinds = every_case(&Means::Page).into_iter();
    let kinds: Vec<&str> = kinds
        .map(|(_, sample)| write(&sample.news()).kind)
        .collect();
    assert_eq!(
        kinds,
        [
            "registration.confirmation",
            "registration.confirmation",
            "registration.confirmation",
            "registration.confirmation",
            "registration.cancelled",
            "registration.cancelled",
            "registration.restored",
            "registration.changed",
            "registration.away",
            "registration.away",
            "registration.away",
            "session.moved",
            "session.moved",
            "session.moved",
            "session.moved",
            "session.moved",
            "session.moved",
            "session.called_off",
            "round.called_off",
        ]
    );
}

#[test]
fn without_a_number_nothing_is_queued_that_could_not_be_delivered() {
    for means in [Means::Sms, Means::Call] {
        let mut sample = Sample::new(means);
        sample.phone = None;
        let notice = write(&sample.news());
        assert_eq!(
            (notice.channel, notice.receiver.as_str()),
            (Channel::Page, "")
        );
        assert!(notice.body.starts_with("Hej Anna!"));
    }
}

#[test]
fn news_for_a_helpers_number_say_whom_they_are_for() {
    let helped = |means| {
        let mut sample = Sample::new(means);
        sample.contact = Some("Rut Alm".to_owned());
        sample
    };
    let sms = write(&helped(Means::Sms).news()).body;
    assert!(sms.starts_with("Till Anna: Du är anmäld"), "{sms}");
    insta::assert_snapshot!("call_to_a_helper", write(&helped(Means::Call).news()).body);
    let pair = write(&helped(Means::Call).pair().news()).body;
    assert!(
        pair.contains("Anna Lind och Bo Lind är anmälda till en träff."),
        "{pair}"
    );
}

#[test]
fn sessions_at_different_places_and_hours_are_told_one_by_one() {
    let apart = |means: &Means| {
        let mut sample = Sample::new(means.clone()).three_days();
        sample.round.sessions[1].hours = samples::span(9, 11);
        sample.sites[2] = samples::site("Träffpunkten", "Kyrkogatan 12");
        write(&sample.news()).body
    };
    let [letter, sms, call, ..] = every_means();
    let all = [apart(&letter), apart(&sms), apart(&call)].join("\n\n##########\n\n");
    insta::assert_snapshot!("sessions_apart", all);
}

/// All texts there are.
fn all_texts(lang: Lang) -> Vec<Notice> {
    let means = every_means();
    let samples = means.iter().flat_map(rare_cases);
    samples
        .map(|mut sample| {
            sample.lang = lang;
            write(&sample.news())
        })
        .collect()
}

#[test]
fn every_text_says_what_we_never_ask_for_who_it_is_from_and_the_booking_word() {
    for (lang, never) in [
        (
            Lang::Swedish,
            "Vi frågar aldrig efter lösenord eller bankkoder.",
        ),
        (Lang::English, "We never ask for passwords or bank codes."),
    ] {
        for notice in all_texts(lang) {
            assert!(notice.body.contains(never), "{}", notice.body);
            assert!(notice.body.contains("Kalmar kommun"), "{}", notice.body);
            assert!(notice.body.contains("BJÖRK 472"), "{}", notice.body);
        }
    }
}

#[test]
fn nothing_is_promised_that_nobody_does_yet() {
    for notice in all_texts(Lang::Swedish) {
        for promise in ["Svara ", "påminner", "AVBOKA", "RING "] {
            assert!(!notice.body.contains(promise), "{promise}: {}", notice.body);
        }
    }
}

#[test]
fn a_letter_names_no_hour_that_may_have_passed_when_it_is_opened() {
    let [letter, ..] = every_means();
    let body = write(&Sample::new(letter).after(samples::cancelled()).news()).body;
    assert!(
        !body.contains("senast") && !body.contains(TEAR_LINE),
        "{body}"
    );
}

/// Words that a text for residents does without (criterion C23).
const BANNED: [&str; 8] = [
    "erhåll",
    "avseende",
    "samt",
    "vänligen",
    "e-tjänst",
    "autentisera",
    "logga in",
    "session",
];

#[test]
fn every_text_is_plain_swedish() {
    for notice in all_texts(Lang::Swedish) {
        let text = notice.body.to_lowercase();
        let banned: Vec<&str> = BANNED
            .into_iter()
            .filter(|word| text.contains(word))
            .collect();
        assert!(banned.is_empty(), "{banned:?}: {text}");
        let sentences = sentences(&notice.body);
        let words: usize = sentences.iter().map(Vec::len).sum();
        let long = sentences
            .iter()
            .flatten()
            .filter(|word| letters(word) > 6)
            .count();
        let longest = sentences.iter().map(Vec::len).max().unwrap_or_default();
        let mean_tenths = words * 10 / sentences.len();
        let lix = words / sentences.len() + long * 100 / words;
        assert!(longest <= 20, "{longest} words in a sentence: {text}");
        assert!(mean_tenths <= 120, "{mean_tenths} tenths of a word: {text}");
        // A text message is three or four sentences, and two of them are names, days and the word.
        let most = if notice.channel == Channel::Sms {
            40
        } else {
            35
        };
        assert!(lix <= most, "LIX {lix}: {text}");
    }
}

/// The sentences as words; lines that end like none are names, days and places.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for word in line.split_whitespace() {
            sentence.extend(word.chars().any(char::is_alphanumeric).then_some(word));
            if word.ends_with(['.', '!', '?', ':']) {
                found.push(std::mem::take(&mut sentence));
            }
        }
    }
    found
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a phone could make a number to call of it: six digits or more, however they are spaced.
fn holds_a_number(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            ' ' | '-' => {}
            _ => digits = 0,
        }
        if digits > 5 {
            return true;
        }
    }
    false
}

/// Criterion C25 and the length; the sample's sender stands last.
fn is_a_safe_text_message(body: &str) -> Result<(), TestCaseError> {
    prop_assert!(
        sms_parts(body) <= MOST_PARTS,
        "{} parts: {body}",
        sms_parts(body)
    );
    prop_assert_eq!(sms_letters(body), body);
    let lower = body.to_lowercase();
    for link in ["http", "www.", "//", "@", "klick", "click"] {
        prop_assert!(!lower.contains(link), "{link}: {body}");
    }
    let letters: Vec<char> = body.chars().collect();
    let mut threes = letters.windows(3);
    let linked = threes.any(|w| w[1] == '.' && w[0].is_alphabetic() && w[2].is_alphabetic());
    prop_assert!(!linked, "a name with a dot in it is a link: {body}");
    prop_assert!(!holds_a_number(body), "a phone number: {body}");
    prop_assert!(body.contains("BJÖRK 472"), "{body}");
    Ok(())
}

#[test]
fn every_text_message_is_safe_and_at_most_two_parts() {
    for lang in Lang::ALL {
        for mut sample in rare_cases(&Means::Sms) {
            sample.lang = lang;
            let body = write(&sample.news()).body;
            is_a_safe_text_message(&body).unwrap();
            assert!(body.ends_with("/Kalmar kommun"), "{body}");
        }
    }
}

/// What somebody might type as a name: names of many scripts, and what is none.
fn typed_names() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "Klicka Här",
        "www.vinst.example Lind",
        "https://vinst.example/a",
        "Ring 0939-123456 nu",
        "0701740605 Anna",
        "Zoltán Kovács",
        "Жанна Иванова",
        "李小龍",
        "Anna€€€€€€€€€€€€€€€€€€€€€€€€€€ Lind",
        "Wolfeschlegelsteinhausenbergerdorff Sr",
        "Anna-Karin-Margareta-Elisabeth Lind",
    ])
    .prop_map(str::to_owned);
    prop_oneof![
        hostile,
        "\\PC{1,80}".prop_filter("a name", |t| crate::kernel::PersonName::parse(t).is_ok())
    ]
}

#[test]
fn a_text_message_about_another_room_names_it() {
    let waiting = Standing::Waiting { position: 112 };
    for standing in [Standing::Placed, waiting] {
        for lang in Lang::ALL {
            let one = Sample::new(Means::Sms)
                .pair()
                .after(samples::in_another_room(standing));
            for mut sample in [one.clone(), one.three_days()] {
                sample.lang = lang;
                for site in &mut sample.sites {
                    *site = samples::site("Smedby församlingshem", "Gamla Landsvägen 112");
                    site.room = "Samlingssalen".to_owned();
                }
                let body = write(&sample.news()).body;
                assert!(body.contains("Smedby församlingshem"), "{body}");
                assert!(body.contains("Samlingssalen"), "{body}");
                assert!(sms_parts(&body) <= MOST_PARTS, "{body}");
            }
        }
    }
}

#[test]
fn a_text_message_about_a_move_says_when_it_is_now_however_long_it_is() {
    let standings = [Standing::Placed, Standing::Waiting { position: 112 }];
    for (sessions, standing) in (1..15).flat_map(|n| standings.map(|s| (n, s))) {
        let mut sample = Sample::new(Means::Sms).pair();
        sample.round = samples::round(&(1..).take(sessions).map(|n| n * 2).collect::<Vec<_>>());
        sample.sites =
            vec![samples::site("Smedby församlingshem", "Gamla Landsvägen 112"); sessions];
        let last = sample.round.sessions.last_mut().unwrap();
        last.hours = samples::span(9, 11);
        let (session, day) = (last.id.uuid(), last.day);
        sample.happened = samples::moved_from_monday(standing, session);
        let there = sample.sites[0].clone();
        for lang in Lang::ALL {
            sample.lang = lang;
            for site in [there.clone(), samples::site("Björkskolan", "Skolgatan 4")] {
                let elsewhere = site.venue.name.clone();
                sample.sites[sessions - 1] = site;
                let body = write(&sample.news()).body;
                let now = Text::new(lang).day_and_hours(day, samples::span(9, 11));
                let now = sms_letters(&now).replace("klockan", "kl");
                assert!(body.contains(&now), "{now}: {body}");
                assert!(body.contains(&elsewhere), "{body}");
                assert!(sms_parts(&body) <= MOST_PARTS, "{body}");
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_a_text_message_stays_safe_and_at_most_two_parts(
        first in typed_names(),
        second in prop::option::of(typed_names()),
        venue in "[A-Za-zÅÄÖåäöé€\\[\\]0-9 .:/@-]{1,120}",
        street in "\\PC{0,60}",
        sender in "[A-ZÅÄÖa-zåäö]{2,60}( kommun)?",
        contact in "[a-zåäö0-9 .-]{0,60}",
        sessions in 1..15_usize,
        alike in any::<bool>(),
        helped in any::<bool>(),
        english in any::<bool>(),
        same_time in any::<bool>(),
        case in 0..16_usize,
    ) {
        let mut sample = rare_cases(&Means::Sms).swap_remove(case * 4);
        sample.people = std::iter::once(first).chain(second).collect();
        sample.round = samples::round(&(1..).take(sessions).map(|n| n * 2).collect::<Vec<_>>());
        if let Happened::Moved { standing, .. } = sample.happened {
            let first = &sample.round.sessions[0];
            let (session, before) = (first.id.uuid(), When::of(first));
            sample.happened = match samples::moved_from_monday(standing, session) {
                Happened::Moved { before: monday, .. } => Happened::Moved {
                    standing,
                    session,
                    before: if same_time { before } else { monday },
                    other_room: same_time,
                },
                other => other,
            };
        }
        if !alike {
            sample.round.sessions[0].hours = samples::span(9, 11);
        }
        sample.sites = vec![samples::site(&venue, &street); sessions];
        sample.municipality.full_name = sender;
        sample.municipality.facts.contact_name.sv.clone_from(&contact);
        sample.municipality.facts.contact_name.en = contact;
        sample.contact = helped.then(|| "Rut Alm".to_owned());
        sample.lang = if english { Lang::English } else { Lang::Swedish };
        let body = write(&sample.news()).body;
        is_a_safe_text_message(&body)?;
        let (_, from) = body.rsplit_once(". /").unwrap();
        prop_assert!(from.chars().count() > 1, "{}", body);
    }

    #[test]
    fn nothing_that_a_stranger_typed_reaches_a_mail_or_a_text_but_a_first_name(
        typed in typed_names(),
    ) {
        for means in every_means().into_iter().filter(|m| *m != Means::Call) {
            let mut sample = Sample::new(means);
            sample.people = vec![typed.clone()];
            let notice = write(&sample.news());
            let greeted = notice.body.split('!').next().unwrap_or_default();
            let name = greeted.strip_prefix("Hej").unwrap().trim();
            prop_assert!(name.chars().count() <= 30);
            prop_assert!(name.chars().all(|c| c.is_alphabetic() || "-'’".contains(c)), "{}", name);
            let mut anna = sample;
            anna.people = vec!["?".repeat(40) + "a"];
            let plain = write(&anna.news()).body;
            prop_assert_eq!(notice.body.replacen(greeted, "Hej", 1), plain);
        }
    }
}

#[test]
fn the_longest_names_in_use_fit_with_everything_that_matters() {
    let mut sample = Sample::new(Means::Sms).three_days().pair();
    sample.people = vec![
        "Anna-Margareta Lind".to_owned(),
        "Karl-Gustav Lind".to_owned(),
    ];
    sample.sites = vec![samples::site("Smedby församlingshem", "Gamla Landsvägen 112"); 3];
    sample.phone = Phone::parse("070-174 06 05").ok();
    for happened in [
        Happened::Stands(Standing::Placed),
        Happened::Stands(Standing::Waiting { position: 112 }),
        samples::cancelled(),
        samples::left_the_line(),
    ] {
        sample.happened = happened;
        let body = write(&sample.news()).body;
        let greeted = body.starts_with("Hej Anna-Margareta och Karl-Gustav!");
        assert!(greeted || body.starts_with("Hej!"), "{body}");
        assert!(
            body.contains("Smedby") || matches!(happened, Happened::Cancelled { .. }),
            "{body}"
        );
        assert!(body.contains("december"), "{body}");
        assert!(sms_parts(&body) <= 2);
    }
}
