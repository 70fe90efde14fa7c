//! Two who want to go together.

use super::a_town;
use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn two_are_one_registration_with_one_word_and_a_seat_each() {
    let town = a_town().await;
    let two = someone("Rut Alm")
        .at("392 31")
        .and(someone("Gösta Alm").born("1947").phone(""));
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("den-andra/postnummer", &two).await;
    let page = &rut.page;
    assert_eq!(
        page.value(&page.heading()),
        "392 31",
        "it stands there already"
    );
    rut.answers_all(&two).await;
    rut.page
        .says("Ni får plats båda två, eller står på reservlistan tillsammans.")
        .says("Telefon Samma som den första");
    let page = rut.presses("Skicka vår anmälan").await;
    assert_eq!(page.heading(), "Ni är anmälda");
    for (table, rows) in [
        ("registrations", 1),
        ("booking_words", 1),
        ("members", 2),
        ("residents", 2),
        ("claims", 2),
        ("outbox", 1),
    ] {
        assert_eq!(town.rows_of(table).await, rows, "{table}");
    }
    let born = "SELECT CAST(birth_year AS text) FROM residents ORDER BY birth_year";
    assert_eq!(town.texts(born).await, ["1947", "1949"]);
    let homes = "SELECT postcode FROM residents";
    assert_eq!(town.texts(homes).await, ["39231", "39231"]);
}

#[rocket::async_test]
async fn two_for_whom_there_is_one_seat_stand_in_line_together_and_are_told_so_before() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let two = someone("Rut Alm").and(someone("Gösta Alm").born("1947").phone(""));
    let mut rut = town.person();
    rut.looks_over(1, &two).await;
    let page = rut.presses("Ställ oss på reservlistan").await;
    assert_eq!(page.heading(), "Ni står på reservlistan, plats 1");
    page.says("Ni har ingen plats än.");
    assert_eq!(town.rows_of("claims").await, 0);
    let mut berit = town.person();
    let page = berit.asks_for(1, &someone("Berit Dahl")).await;
    assert_eq!(
        page.heading(),
        "Du är anmäld",
        "the seat is of no use to two"
    );
}

#[rocket::async_test]
async fn the_seat_that_went_while_two_were_answering_puts_both_in_line() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let two = someone("Rut Alm").and(someone("Gösta Alm").born("1947").phone(""));
    let mut rut = town.person();
    rut.looks_over(1, &two).await;
    town.person().asks_for(1, &someone("Berit Dahl")).await;
    let page = rut.presses("Skicka vår anmälan").await;
    assert_eq!(
        page.heading(),
        "Träffen blev full. Ni står på reservlistan, plats 1"
    );
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn somebody_too_young_alone_is_told_so_without_a_dead_end() {
    let town = a_town().await;
    let mut ulf = town.person();
    let page = ulf.asks_for(1, &someone("Ulf Berg").born("1990")).await;
    assert_eq!(page.heading(), "Vi hittar något annat");
    page.says("Kursen är för dig som fyller 65 år senast 2027 eller är äldre.")
        .says("Ring oss på 08-465 004 00")
        .does_not_say("Fortsätt med bara");
    assert!(page.first("main form").is_none());
    ulf.follows("Ändra födelseåret").await;
    assert_eq!(ulf.page.value("Vilket år är du född?"), "1990");
}

#[rocket::async_test]
async fn either_of_two_may_go_on_alone_when_the_other_one_is_too_young() {
    let town = a_town().await;
    let second_too_young = someone("Rut Alm")
        .at("392 31")
        .and(someone("Ulf Berg").born("1990").phone(""));
    let mut rut = town.person();
    let page = rut.asks_for(1, &second_too_young).await;
    page.says("Det gäller Ulf Berg.")
        .says("Rut Alm kan gå kursen.");
    rut.presses("Fortsätt med bara Rut Alm").await;
    assert_eq!(rut.page.heading(), "Vilket postnummer har du hemma?");
    rut.answers_all(&second_too_young).await;
    rut.page.says("Rut Alm").does_not_say("Ulf Berg");
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    let first_too_young = someone("Ulf Berg")
        .born("1990")
        .and(someone("Gösta Ek").born("1947"));
    let mut ulf = town.person();
    let page = ulf.asks_for(1, &first_too_young).await;
    page.says("Det gäller Ulf Berg.")
        .says("Gösta Ek kan gå kursen.");
    ulf.presses("Fortsätt med bara Gösta Ek").await;
    assert_eq!(ulf.page.heading(), "Vilket år är du född?");
    ulf.answers_all(&someone("Gösta Ek").born("1947")).await;
    let page = ulf.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    let names = town.texts("SELECT name FROM residents ORDER BY name").await;
    assert_eq!(names, ["Gösta Ek", "Rut Alm"]);
    assert_eq!(town.rows_of("members").await, 2);
}

#[rocket::async_test]
async fn two_who_are_both_too_young_cannot_go_on_and_no_form_of_theirs_is_taken() {
    let town = a_town().await;
    let young = someone("Ulf Berg").and(someone("Leif Berg").born("1991"));
    let mut ulf = town.person();
    let page = ulf.asks_for(1, &young).await;
    page.says("Det gäller Leif Berg.")
        .says("Fortsätt med bara Ulf Berg");
    ulf.visits("/kalmar/anmalan/fodelsear").await;
    ulf.answers("1990").await;
    assert_eq!(ulf.page.heading(), "Vi hittar något annat");
    ulf.page.does_not_say("Fortsätt med bara");
    ulf.visits("/kalmar/anmalan/vem").await;
    let (_, fields) = ulf.would_send();
    let page = ulf.posts("/kalmar/anmalan/for-ung", &fields).await;
    assert_eq!(page.heading(), "Vi hittar något annat");
    let page = ulf.posts("/kalmar/anmalan/kontrollera", &fields).await;
    assert_eq!(page.status, Status::Ok);
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn two_of_whom_one_has_a_place_already_are_told_so_and_nothing_changes() {
    let town = a_town().await;
    town.person()
        .asks_for(1, &someone("Gösta Alm").born("1947"))
        .await;
    let two = someone("Rut Alm").and(someone("Gösta Alm").born("1947").phone("070-174 06 05"));
    let mut rut = town.person();
    let page = rut.asks_for(1, &two).await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.heading(), "Du är redan anmäld");
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("residents").await, 1);
}
