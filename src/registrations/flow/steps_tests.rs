//! The order of questions, as people meet it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use super::super::answers::{Helper, Known, PersonAnswers};
use super::*;

fn person() -> PersonAnswers {
    PersonAnswers {
        name: Some("Rut Alm".to_owned()),
        birth_year: Some(1949),
        postcode: Some(Known::No),
        phone: Some(Known::Typed("070-174 06 05".to_owned())),
    }
}

fn complete() -> Answers {
    Answers {
        who: Some(Who::Myself),
        first: person(),
        way: Some(Way::Sms),
        needs_something: Some(false),
        devices: Some(vec!["mobil".to_owned()]),
        wishes: Some(Vec::new()),
        ..Answers::default()
    }
}

#[test]
fn whoever_comes_alone_is_asked_eight_questions_in_nine_pages() {
    let mut answers = Answers::default();
    let mut numbers = Vec::new();
    while let Some(question) = first_open(&answers) {
        numbers.push(question.number());
        let all = complete();
        match question {
            Question::Who => answers.who = all.who,
            Question::Name(_) => answers.first.name = all.first.name,
            Question::BirthYear(_) => answers.first.birth_year = all.first.birth_year,
            Question::Postcode(_) => answers.first.postcode = all.first.postcode,
            Question::Phone(_) => answers.first.phone = all.first.phone,
            Question::Way => answers.way = all.way,
            Question::Needs => answers.needs_something = all.needs_something,
            Question::Devices => answers.devices = all.devices,
            Question::Wishes => answers.wishes = all.wishes,
            other => panic!("{other:?} was asked"),
        }
    }
    assert_eq!(numbers, [1, 2, 3, 3, 4, 5, 6, 7, 8]);
    assert_eq!(first_open(&complete()), None);
}

#[test]
fn each_page_about_a_person_is_followed_by_the_same_about_the_other_one() {
    let answers = Answers {
        who: Some(Who::Two),
        ..complete()
    };
    let paths: Vec<_> = steps(&answers).into_iter().map(Question::path).collect();
    assert_eq!(
        paths[1..9],
        [
            "namn",
            "den-andra/namn",
            "fodelsear",
            "den-andra/fodelsear",
            "postnummer",
            "den-andra/postnummer",
            "telefon",
            "den-andra/telefon"
        ]
    );
    assert_eq!(first_open(&answers), Some(Question::Name(Nth::Second)));
}

#[test]
fn a_change_leads_straight_back_to_the_check_unless_it_opens_a_new_question() {
    let mut answers = complete();
    assert_eq!(after(Question::Name(Nth::First), &answers), None);
    answers.way = Some(Way::Letter);
    assert_eq!(after(Question::Way, &answers), Some(Question::Address));
    answers.needs_something = Some(true);
    answers.way = Some(Way::Sms);
    assert_eq!(after(Question::Needs, &answers), Some(Question::WhichNeeds));
}

#[test]
fn a_way_of_telling_that_lost_its_phone_is_asked_again() {
    let mut answers = complete();
    answers.first.phone = Some(Known::Typed("0480-45 00 00".to_owned()));
    assert_eq!(
        first_open(&answers),
        Some(Question::Way),
        "no sms to a landline"
    );
    answers.way = Some(Way::Call);
    assert_eq!(first_open(&answers), None);
    answers.first.phone = Some(Known::No);
    assert_eq!(first_open(&answers), Some(Question::Way));
    answers.who = Some(Who::SomebodyElse);
    answers.helper = Some(Helper {
        name: "Eva Alm".to_owned(),
        phone: "070-174 06 06".to_owned(),
        told: true,
    });
    assert_eq!(first_open(&answers), None, "the helper's phone is called");
}

#[test]
fn back_leads_to_the_question_before() {
    let answers = complete();
    assert_eq!(before(Question::Who, &answers), None);
    assert_eq!(before(Question::Needs, &answers), Some(Question::Way));
    assert_eq!(
        Question::at("den-andra/namn").unwrap(),
        Question::Name(Nth::Second)
    );
    assert_eq!(Question::at("den-andra/vem"), None);
}
