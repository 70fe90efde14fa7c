//! What has happened: who has signed up, one registration, one person.

use super::change::{Owns, gosta, rut, sign_up};
use crate::support::{ARound, Told, Town, someone, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

const ROUND: &str = "/kalmar/planering/1";

async fn town_with_two_signed_up() -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let rut = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &rut).await;
    town.minutes_pass(1);
    let gosta = someone("Gösta Ek")
        .phone("070-174 06 21")
        .told(Told::Letter);
    town.person().asks_for(1, &gosta).await;
    town
}

#[rocket::async_test]
async fn from_a_round_to_a_registration_to_a_person_with_everything_that_has_happened() {
    let town = town_with_two_signed_up().await;
    let (_, mut karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    town.minutes_pass(1);
    karin.visits(&format!("{ROUND}/dag/1/flytta")).await;
    karin.fills("Ny dag", "9 februari");
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    karin.follows("Se vilka som är anmälda").await;
    karin
        .page
        .says("Anmälda till omgång 1")
        .says("1 har plats, 1 på reservlistan")
        .says("Plats 1 på reservlistan");
    karin.follows("Gösta Ek").await;
    karin
        .page
        .says("Med brev")
        .says("Träffen flyttades")
        .says("Karin Berg")
        .says("Anmäld, ställd på reservlistan")
        .says("Brev till Gösta Ek")
        .says("Väntar på att skrivas ut och skickas")
        .says("Togs tillbaka innan det skickades");
    karin.page.does_not_say("Rut Alm");
    karin.follows("Allt om Gösta Ek").await;
    karin
        .page
        .says("070-174 06 21")
        .says("Omgång 1")
        .says("Träffen flyttades");
}

#[rocket::async_test]
async fn who_has_left_is_still_seen_and_last() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let first = sign_up(&town, 1, &[rut()]).await;
    town.minutes_pass(1);
    sign_up(&town, 1, &[gosta()]).await;
    let mut person = town.person();
    person.opens(&first.word, "0605").await;
    person.follows("Avboka").await;
    person.presses("Ja, avboka").await;
    let (_, mut ann) = town
        .colleague("ann.hed@kalmar.example", Role::ContactCentre)
        .await;
    ann.visits(&format!("{ROUND}/anmalda")).await;
    let names = ann.page.text();
    let (stays, left) = (
        gosta().name.as_str().to_owned(),
        rut().name.as_str().to_owned(),
    );
    assert!(
        names.find(&stays).unwrap() < names.find(&left).unwrap(),
        "{names}"
    );
    ann.page.says("Har lämnat sin plats");
    ann.follows(&left).await;
    ann.page.says("Avbokad").says("Anmäld, fick plats");
}

#[rocket::async_test]
async fn nobody_else_sees_residents_and_those_of_another_municipality_do_not_exist() {
    let town = town_with_two_signed_up().await;
    let (_, mut karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    let list = format!("{ROUND}/anmalda");
    karin.visits(&list).await;
    let one = karin.follows("Rut Alm").await.path.clone();
    let person = karin.follows("Allt om Rut Alm").await.path.clone();
    for (email, role) in [
        ("dag.bok@kalmar.example", Role::DiaryKeeper),
        ("vard@kalmar.example", Role::Host),
        ("lan@kalmar.example", Role::CountyCoordinator),
    ] {
        let (_, mut other) = town.colleague(email, role).await;
        for page in [&list, &one, &person] {
            assert_eq!(other.visits(page).await.status, Status::NotFound, "{page}");
        }
    }
    let (_, mut elsa) = town
        .colleague_in("0883", "elsa.ek@vastervik.example", Role::Coordinator)
        .await;
    for page in [&list, &one, &person] {
        let theirs = page.replace("/kalmar/", "/vastervik/");
        for page in [page, &theirs] {
            assert_eq!(elsa.visits(page).await.status, Status::NotFound, "{page}");
        }
    }
}
