//! Other details.

use super::{Owns, RUTS_PHONE, events, gosta, rut, sign_up, sign_up_with, somebody};
use crate::support::{ARound, Person, Town, world_of};
use brygga::{
    kernel::Postcode,
    registrations::{LetterAddress, Means, Need, Wants},
};
use rocket::http::Status;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await
}

fn a_letter() -> Wants {
    Wants {
        means: Means::Letter(LetterAddress {
            street: "Storgatan 4".to_owned(),
            postcode: Postcode::parse("392 31").unwrap(),
            town: "Kalmar".to_owned(),
        }),
        needs: vec![Need::HearingLoop],
        ..Wants::nothing_but_the_page()
    }
}

/// Answers a question of the flow on its own page.
async fn answers(person: &mut Person<'_>, path: &str, fields: &[(&str, &str)]) {
    person
        .visits(&format!("/kalmar/andra/uppgifter/{path}"))
        .await;
    assert_eq!(person.page.path, format!("/kalmar/andra/uppgifter/{path}"));
    person.sends_with("Fortsätt", fields).await;
}

async fn who_changes<'t>(town: &'t Town, word: &str) -> Person<'t> {
    let mut person = town.person();
    person.opens(word, "0605").await;
    let button = if person.page.html.contains("Ändra våra uppgifter") {
        "Ändra våra uppgifter"
    } else {
        "Ändra mina uppgifter"
    };
    person.sends_with(button, &[]).await;
    assert_eq!(person.page.path, "/kalmar/andra/uppgifter/kontrollera");
    person
}

async fn phones(town: &Town) -> Vec<String> {
    town.texts("SELECT coalesce(phone, 'ingen') FROM residents ORDER BY known_since, name DESC")
        .await
}

#[rocket::async_test]
async fn what_the_registration_says_is_there_to_look_over() {
    let town = a_town().await;
    let made = sign_up_with(&town, 1, &[rut()], a_letter()).await;
    let mut person = who_changes(&town, &made.word).await;
    person
        .page
        .says("Ändra uppgifter")
        .says(RUTS_PHONE)
        .says("392 31")
        .says("Storgatan 4, 392 31 Kalmar")
        .says("Hörslinga")
        .says("Är namnet eller födelseåret fel? Ring oss");
    for fixed in ["namn", "fodelsear", "vem", "hjalpare"] {
        let page = person
            .visits(&format!("/kalmar/andra/uppgifter/{fixed}"))
            .await;
        assert_eq!(page.status, Status::NotFound, "{fixed}");
    }
}

#[rocket::async_test]
async fn a_new_phone_and_a_new_way_are_saved_told_and_undone() {
    let town = a_town().await;
    let made = sign_up_with(&town, 1, &[rut()], a_letter()).await;
    let mut person = who_changes(&town, &made.word).await;
    answers(&mut person, "telefon", &[("telefon", "070-174 06 77")]).await;
    answers(&mut person, "bekraftelse", &[("satt", "sms")]).await;
    answers(&mut person, "postnummer", &[("postnummer", "393 63")]).await;
    assert_eq!(phones(&town).await, ["+46701740605"]);
    person.visits("/kalmar/andra/uppgifter/kontrollera").await;
    let (action, fields) = super::form(&person.page, "Spara ändringarna", &[]);
    let page = person.posts(&action, &fields).await;
    assert_eq!(page.path, "/kalmar/andra/val?klart=uppgifter");
    page.says("Vi har sparat ändringarna.");
    assert_eq!(phones(&town).await, ["+46701740677"]);
    assert_eq!(
        town.texts("SELECT postcode FROM residents").await,
        ["39363"]
    );
    assert_eq!(
        town.texts("SELECT channel FROM registrations").await,
        ["sms"]
    );
    assert_eq!(events(&town).await, ["registration.details"]);
    let told = town.mailbox().await;
    assert!(
        told.iter()
            .any(|letter| letter.receiver.ends_with("40677") || letter.receiver.ends_with("06 77"))
    );
    // A second press finds nothing left to save.
    person.posts(&action, &fields).await;
    assert_eq!(events(&town).await, ["registration.details"]);
    // The new number opens it, the old one does not.
    let page = town.person().opens(&made.word, "0605").await.status;
    assert_eq!(page, Status::UnprocessableEntity);
    let mut other = town.person();
    other.opens(&made.word, "0677").await;
    let page = other.presses("Ta tillbaka ändringarna").await;
    page.says("Det är som förut igen.");
    assert_eq!(phones(&town).await, ["+46701740605"]);
    assert_eq!(
        town.texts("SELECT postcode FROM residents").await,
        ["39231"]
    );
    let rows = town.texts("SELECT channel || ' ' || street || ' ' || needs FROM registrations");
    assert_eq!(rows.await, ["letter Storgatan 4 horslinga"]);
}

#[rocket::async_test]
async fn each_of_two_keeps_what_was_not_changed() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = who_changes(&town, &made.word).await;
    answers(
        &mut person,
        "den-andra/telefon",
        &[("telefon", "070-174 06 78")],
    )
    .await;
    person.visits("/kalmar/andra/uppgifter/kontrollera").await;
    person
        .sends_with("Spara ändringarna", &[])
        .await
        .says("Vi har sparat ändringarna.");
    assert_eq!(phones(&town).await, ["+46701740605", "+46701740678"]);
}

#[rocket::async_test]
async fn a_phone_that_makes_somebody_else_of_them_is_for_staff() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    town.minutes_pass(1);
    sign_up(&town, 2, &[somebody("Rut Alm", Some("070-174 06 90"))]).await;
    let mut person = who_changes(&town, &made.word).await;
    answers(&mut person, "telefon", &[("telefon", "070-174 06 90")]).await;
    person.visits("/kalmar/andra/uppgifter/kontrollera").await;
    let page = person.sends_with("Spara ändringarna", &[]).await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.heading(), "Vi behöver hjälpa dig på telefon");
    assert_eq!(phones(&town).await, ["+46701740605", "+46701740690"]);
}

#[rocket::async_test]
async fn a_phone_typed_into_one_registration_does_not_change_that_of_another() {
    let town = a_town().await;
    let ruts = sign_up(&town, 1, &[rut()]).await;
    town.minutes_pass(1);
    // Somebody knows her name, year and phone, signs her up, and would like her news.
    let mallorys = sign_up(&town, 2, &[rut()]).await;
    assert_eq!(town.rows_of("residents").await, 1);
    let mut mallory = who_changes(&town, &mallorys.word).await;
    answers(&mut mallory, "telefon", &[("telefon", "070-174 06 99")]).await;
    mallory.visits("/kalmar/andra/uppgifter/kontrollera").await;
    mallory
        .sends_with("Spara ändringarna", &[])
        .await
        .says("Vi har sparat ändringarna.");
    let opened = town.person().opens(&ruts.word, "0605").await.path.clone();
    assert_eq!(opened, "/kalmar/andra/val");
    let not = town.person().opens(&ruts.word, "0699").await.status;
    assert_eq!(not, Status::UnprocessableEntity);
    assert_eq!(town.rows_of("likely_duplicates").await, 1);
    mallory.visits("/kalmar/andra/val").await;
    mallory
        .presses("Ta tillbaka ändringarna")
        .await
        .says("som förut");
    let residents = town
        .number("SELECT count(DISTINCT resident_id) FROM members")
        .await;
    assert_eq!(residents, 1);
}

#[rocket::async_test]
async fn a_half_filled_change_is_shown_to_nobody_whose_proof_is_old() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = who_changes(&town, &made.word).await;
    person.visits("/kalmar/andra/uppgifter/telefon").await;
    town.minutes_pass(121);
    for path in ["kontrollera", "telefon"] {
        let page = person
            .visits(&format!("/kalmar/andra/uppgifter/{path}"))
            .await;
        assert_eq!(page.path, "/kalmar/andra", "{path}");
    }
}

#[rocket::async_test]
async fn a_saving_button_of_a_page_whose_visit_is_gone_keeps_everything() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = who_changes(&town, &made.word).await;
    let page = person
        .sends_with("Spara ändringarna", &[("csrf", "gammal")])
        .await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Sidan hade legat öppen för länge.");
    assert_eq!(events(&town).await, Vec::<String>::new());
}
