//! Leaving.

use super::{Owns, events, gosta, opening::a_town, rut, sign_up, somebody, standings};
use crate::support::{ARound, Town, world_of};
use brygga::{outbox::State, registrations::Standing};
use rocket::http::Status;

#[rocket::async_test]
async fn who_leaves_lets_go_of_the_seats_and_is_told_until_when_it_can_be_undone() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 5, 5])])).await;
    town.set_clock("2027-01-11 10:20");
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    let page = person.follows("Avboka").await;
    assert_eq!(
        page.heading(),
        "Vill du avboka de tre träffarna från tisdag 2 februari?"
    );
    page.says("Du kan ångra dig till tisdag 12 januari klockan 11.")
        .says("Nej, behåll min plats");
    let page = person.presses("Ja, avboka").await;
    assert_eq!(page.path, "/kalmar/andra/avbokad");
    assert_eq!(page.heading(), "Du är avbokad");
    page.says("Det gäller de tre träffarna från tisdag 2 februari. Vi skickar besked med e-post.");
    page.says("Ångrade du dig?").says(
        "Tryck här senast tisdag 12 januari klockan 11. Är platsen ledig får du tillbaka den.",
    );
    assert_eq!(town.rows_of("claims").await, 0);
    assert_eq!(
        town.number("SELECT count(*) FROM members WHERE live").await,
        0
    );
    assert_eq!(standings(&town).await, ["cancelled"]);
    assert_eq!(events(&town).await, ["registration.cancelled"]);
}

#[rocket::async_test]
async fn news_that_have_not_left_are_taken_back_and_one_is_queued() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    town.minutes_pass(1);
    person.presses("Ja, avboka").await;
    let states: Vec<State> = town.mailbox().await.iter().map(|l| l.state).collect();
    assert_eq!(states, [State::Queued, State::Withdrawn]);
}

#[rocket::async_test]
async fn to_leave_twice_is_to_leave_once() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    let (action, fields) = super::form(&person.page, "Ja, avboka", &[]);
    for _ in 0..2 {
        let page = person.posts(&action, &fields).await;
        assert_eq!(
            (page.status, page.heading().as_str()),
            (Status::Ok, "Du är avbokad")
        );
    }
    assert_eq!(events(&town).await, ["registration.cancelled"]);
    assert_eq!(town.rows_of("registration_changes").await, 1);
    assert_eq!(town.rows_of("outbox").await, 2);
}

#[rocket::async_test]
async fn one_of_two_leaves_alone_and_the_other_keeps_the_seat() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0606").await;
    person.visits("/kalmar/andra/avboka").await;
    let page = person.presses("Ja, avboka").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Välj vem som vill avboka");
    let gosta = super::pick(&person.page, "Gösta Alm");
    let (action, fields) = super::form(&person.page, "Ja, avboka", &[("vem", &gosta)]);
    for _ in 0..2 {
        let page = person.posts(&action, &fields).await;
        assert_eq!(page.heading(), "Gösta Alm är avbokad");
    }
    assert_eq!(standings(&town).await, ["placed"]);
    assert_eq!(town.rows_of("claims").await, 1);
    let page = person.follows("Tillbaka till din anmälan").await;
    page.says("Du har en plats.")
        .says("Rut Alm")
        .does_not_say("Gösta Alm");
}

#[rocket::async_test]
async fn both_leave_together() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0606").await;
    person.visits("/kalmar/andra/avboka").await;
    let page = person.sends_with("Ja, avboka", &[("vem", "bada")]).await;
    assert_eq!(page.heading(), "Ni är avbokade");
    assert_eq!(standings(&town).await, ["cancelled"]);
    assert_eq!(town.rows_of("claims").await, 0);
}

#[rocket::async_test]
async fn a_waiting_pair_of_which_one_leaves_keeps_its_place_in_line() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    sign_up(&town, 1, &[somebody("Maj Ek", Some("070-174 06 10"))]).await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let behind = sign_up(&town, 1, &[somebody("Berit Dahl", Some("070-174 06 11"))]).await;
    assert_eq!(behind.standing, Standing::Waiting { position: 2 });
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.follows("Lämna reservlistan").await;
    assert_eq!(
        person.page.heading(),
        "Vill du lämna reservlistan för tisdag 2 februari?"
    );
    let rut = super::pick(&person.page, "Rut Alm");
    person
        .sends_with("Ja, lämna listan", &[("vem", &rut)])
        .await;
    assert_eq!(person.page.heading(), "Rut Alm har lämnat reservlistan");
    let page = person.visits("/kalmar/andra/val").await;
    page.says("Du står på reservlistan, plats 1.")
        .says("Gösta Alm");
    assert_eq!(standings(&town).await, ["placed", "waiting", "waiting"]);
}

#[rocket::async_test]
async fn when_the_first_session_has_begun_nobody_leaves_by_themselves() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 5])])).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    town.set_clock("2027-02-02 12:59");
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    town.minutes_pass(1);
    let page = person.presses("Ja, avboka").await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Träffen har börjat")
        .says("Ring oss på 08-465 004 00");
    assert_eq!(standings(&town).await, ["placed"]);
    let page = person.visits("/kalmar/andra/val").await;
    page.does_not_say("Byta dag")
        .says("Ring oss på 08-465 004 00");
    assert_eq!(
        person.visits("/kalmar/andra/avboka").await.status,
        Status::Conflict
    );
    assert_eq!(
        person.visits("/kalmar/andra/byt-dag").await.status,
        Status::Conflict
    );
}

#[rocket::async_test]
async fn a_member_of_another_registration_is_nobody_here() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    sign_up(&town, 1, &[somebody("Berit Dahl", Some("070-174 06 11"))]).await;
    let other = town
        .texts("SELECT CAST(count(*) AS text) FROM members WHERE live")
        .await;
    assert_eq!(other, ["3"]);
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    let page = person
        .sends_with(
            "Ja, avboka",
            &[("vem", "01890000-0000-7000-8000-000000000000")],
        )
        .await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(
        town.number("SELECT count(*) FROM members WHERE live").await,
        3
    );
}

#[rocket::async_test]
async fn a_button_of_a_page_whose_visit_is_gone_does_nothing() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    let page = person.sends_with("Ja, avboka", &[("csrf", "gammal")]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Sidan hade legat öppen för länge.");
    assert_eq!(standings(&town).await, ["placed"]);
    let page = person.presses("Ja, avboka").await;
    assert_eq!(page.heading(), "Du är avbokad");
}
