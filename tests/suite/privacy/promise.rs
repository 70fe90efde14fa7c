//! The day that each person was promised is kept, whatever is decided or moved afterwards.

use crate::support::{ARound, Person, Town, someone, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

/// One round on 2 February 2027; sign-ups are kept for so many months.
async fn a_town(months: u32) -> Town {
    let world = world_of(&[ARound::with(1, &[4])]);
    let decided = format!("[municipality.privacy]\nmonths = {months}\n");
    Town::with_world(&world.replacen("[municipality.privacy]\n", &decided, 1)).await
}

async fn coordinator(town: &Town) -> Person<'_> {
    let (_, karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    karin
}

async fn decides_on(karin: &mut Person<'_>, months: &str) {
    let page = karin.visits("/kalmar/installningar/personuppgifter").await;
    page.says("Ett nytt antal gäller dem som anmäler sig från och med nu.");
    karin.fills("Antal månader efter sista träffen", months);
    karin
        .presses("Spara")
        .await
        .says("Det är sparat.")
        .says("Det nya antalet månader gäller dem som anmäler sig från och med nu.");
}

async fn moves_to(karin: &mut Person<'_>, day: &str) {
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", day);
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    karin.page.says("Träffen är flyttad.");
}

#[rocket::async_test]
async fn fewer_months_hold_for_those_who_sign_up_from_then_on() {
    let town = a_town(12).await;
    let mut rut = town.person();
    let page = rut.looks_over(1, &someone("Rut Alm")).await;
    page.says("senast den 3 februari 2028");
    rut.sends().await;
    decides_on(&mut coordinator(&town).await, "1").await;
    let mut siv = town.person();
    let page = siv
        .looks_over(1, &someone("Siv Ek").phone("070-174 06 20"))
        .await;
    page.says("senast den 3 mars 2027");
    siv.sends().await;
    town.set_clock("2027-03-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
    let left = town.texts("SELECT name FROM residents").await;
    assert_eq!(left, ["Rut Alm"]);
    town.set_clock("2028-02-02 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 0);
    town.set_clock("2028-02-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
}

#[rocket::async_test]
async fn more_months_keep_nobody_longer_than_was_promised() {
    let town = a_town(12).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    decides_on(&mut coordinator(&town).await, "120").await;
    town.set_clock("2028-02-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
    assert_eq!(town.rows_of("residents").await, 0);
}

#[rocket::async_test]
async fn a_session_that_is_moved_later_keeps_nobody_longer() {
    let town = a_town(1).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    moves_to(&mut coordinator(&town).await, "16 februari").await;
    town.set_clock("2027-03-02 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 0);
    town.set_clock("2027-03-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
}

#[rocket::async_test]
async fn who_has_a_place_in_what_is_still_to_come_stays_until_it_has_been_held() {
    let town = a_town(1).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm")).await;
    let mut gone = town.person();
    gone.asks_for(1, &someone("Siv Ek").phone("070-174 06 20"))
        .await;
    let word = gone.page.booking_word();
    gone.visits("/kalmar/andra").await;
    gone.fills("Bokningsord", &word)
        .fills("De fyra sista siffrorna i telefonnumret", "0620");
    gone.presses("Fortsätt").await;
    gone.visits("/kalmar/andra/avboka").await;
    gone.presses("Ja, avboka").await;
    moves_to(&mut coordinator(&town).await, "9 mars").await;
    // Siv has left, and nothing is still to come for her.
    town.set_clock("2027-03-03 03:00");
    assert_eq!(town.a_night_passes().await["registrations"], 1);
    for (night, removed) in [("2027-03-04", 0), ("2027-03-09", 0), ("2027-03-10", 1)] {
        town.set_clock(&format!("{night} 03:00"));
        let done = town.a_night_passes().await["registrations"];
        assert_eq!(done, removed, "{night}");
    }
}

#[rocket::async_test]
async fn a_day_that_changes_while_somebody_reads_it_is_shown_before_anything_is_sent() {
    let town = a_town(12).await;
    let mut rut = town.person();
    let page = rut.looks_over(1, &someone("Rut Alm")).await;
    page.says("senast den 3 februari 2028");
    decides_on(&mut coordinator(&town).await, "24").await;
    let page = rut.sends().await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Dagen då vi tar bort dina uppgifter har ändrats.")
        .says("senast den 3 februari 2029");
    assert_eq!(town.rows_of("registrations").await, 0);
    rut.sends().await;
    let day = "SELECT CAST(keep_until AS text) FROM registrations";
    assert_eq!(town.texts(day).await, ["2029-02-03"]);
}
