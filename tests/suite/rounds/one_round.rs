//! The page of one round.

use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn a_round_says_when_where_how_to_get_in_and_what_to_bring() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar/1").await;
    assert_eq!(page.heading(), "Tisdag 26 januari klockan 13–15");
    page.says("Kom igång med mobil och surfplatta")
        .says("100 platser kvar")
        .says("Träff nummer 1. Säg numret om du ringer.")
        .says("Stadsbiblioteket Posthusallén 2, 392 31 Kalmar Rum: Hörsalen")
        .says("Hissen finns till vänster.")
        .says("Din värd på plats Karin")
        .does_not_say("Ekvall")
        .says("Laddaren till mobilen eller surfplattan.")
        .says("Bankdosa.")
        .says("Ladda mobilen eller surfplattan kvällen innan.");
}

#[rocket::async_test]
async fn a_no_is_said_as_plainly_as_a_yes() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar").await;
    let page = rut.visits("/kalmar/traffar/10").await;
    page.says("Halltorpsskolan")
        .says("Entré utan trappsteg Nej")
        .says("Hiss Nej, det finns trappor")
        .says("Hörslinga Nej")
        .says("Ring oss om du behöver komma in utan trappsteg.");
}

#[rocket::async_test]
async fn a_round_of_several_sessions_shows_each_of_them() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar/11").await;
    assert_eq!(page.heading(), "Tre träffar från tisdag 16 februari");
    page.says("Du anmäler dig till alla tre.")
        .says("Tisdag 2 mars klockan 10–12");
}

#[rocket::async_test]
async fn what_a_programme_does_not_tell_is_not_announced() {
    let world = world_of(&[ARound::with(1, &[5])]);
    let lines = world
        .lines()
        .filter(|line| !line.starts_with("bring") && !line.starts_with("do_not_bring"));
    let world: Vec<&str> = lines.collect();
    let town = Town::with_world(&world.join("\n")).await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar/1").await;
    page.does_not_say("Ta med").does_not_say("Lämna hemma");
    let details = someone("Rut Alm").email("rut@kalmar.example");
    let page = rut.asks_for(1, &details).await;
    page.does_not_say("Ta med").does_not_say("Lämna hemma");
    let mail = &town.mailbox().await[0];
    assert!(!mail.body.contains("Ta med"), "{}", mail.body);
}

#[rocket::async_test]
async fn a_round_that_is_not_there_is_not_found() {
    let town = Town::new().await;
    let mut rut = town.person();
    for number in ["999", "0", "-1", "4294967296", "ett", "1%2F2"] {
        let path = format!("/kalmar/traffar/{number}");
        assert_eq!(rut.visits(&path).await.status, Status::NotFound, "{path}");
        let path = format!("/kalmar/anmalan/vem?traff={number}");
        let page = rut.visits(&path).await;
        assert_eq!(page.path, "/kalmar/traffar", "{path} leads to the list");
    }
}
