//! School calendars.

use crate::support::{Town, kalmar};
use brygga::{
    accounts::Role,
    calendars::{self, ClosedDays},
};
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

async fn days(town: &Town) -> Vec<ClosedDays> {
    let (from, to) = ("2027-01-01".parse().unwrap(), "2028-12-31".parse().unwrap());
    let days = calendars::closed_days(town.store.read(), &kalmar(), from, to).await;
    days.unwrap()
}

#[rocket::async_test]
async fn days_are_written_changed_and_taken_away() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/konto").await;
    karin
        .follows("Kalmar: Skolkalender")
        .await
        .says("Inga dagar är inlagda än.");
    karin.follows("Lägg till dagar").await;
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv vad det är")
        .says("Skriv en dag")
        .says("Välj en sort");
    karin
        .fills("Vad är det?", "Sportlov")
        .fills("Första dagen", "15 februari 2027")
        .fills("Sista dagen", "14 februari 2027")
        .chooses("Lov");
    karin
        .presses("Spara")
        .await
        .says("Den sista dagen ligger före den första");
    karin.fills("Sista dagen", "19 februari 2027");
    let page = karin.presses("Spara").await;
    page.says("Dagarna är sparade.")
        .says("Vårterminen 2027")
        .says("måndag 15 februari till fredag 19 februari 2027")
        .says("Alla skolor");
    karin
        .follows("Ändra Sportlov måndag 15 februari till fredag 19 februari 2027 Alla skolor")
        .await;
    assert_eq!(karin.page.value("Sista dagen"), "19 februari 2027");
    karin.fills("Sista dagen", "");
    karin.presses("Spara").await.says("måndag 15 februari 2027");
    assert_eq!(days(&town).await[0].last, days(&town).await[0].first);
    karin
        .follows("Ändra Sportlov måndag 15 februari 2027 Alla skolor")
        .await;
    karin
        .presses("Ta bort dagarna")
        .await
        .says("Dagarna är borttagna.");
    assert_eq!(days(&town).await, []);
}

#[rocket::async_test]
async fn lines_are_pasted_looked_over_and_take_the_place_of_those_before() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/kalendrar/las-in").await;
    let page = karin.sends_file(b"", "Visa vad som läses in").await;
    page.says("Välj en fil eller klistra in rader");
    let pasted = "2027-02-15 – 2027-02-19 Sportlov\nvecka 9\n2027-03-22 Studiedag";
    karin.fills("Eller klistra in rader", pasted);
    let page = karin.sends_file(b"", "Visa vad som läses in").await;
    page.says("2 rader läses in för Alla skolor")
        .says("En rad kunde inte läsas")
        .says("Rad 2: det går inte att läsa ut vilka dagar det är");
    assert_eq!(days(&town).await, []);
    karin
        .presses("Läs in dagarna")
        .await
        .says("2 rader är inlästa.");
    assert_eq!(days(&town).await.len(), 2);
    karin.follows("Läs in en skolkalender").await;
    let file = "Vad;Från;Till\r\nSportlov;2027-02-15;2027-02-19\r\nLov;2027-03-29;2027-04-02\r\n";
    karin
        .sends_file(file.as_bytes(), "Visa vad som läses in")
        .await;
    karin.presses("Läs in dagarna").await;
    let labels: Vec<String> = days(&town).await.into_iter().map(|one| one.label).collect();
    assert_eq!(labels, ["Sportlov", "Lov"]);
}

#[rocket::async_test]
async fn what_was_pasted_survives_signing_in_again() {
    let town = Town::new().await;
    let (colleague, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/kalendrar/las-in").await;
    karin.fills("Eller klistra in rader", "2027-02-15 Sportlov");
    town.minutes_pass(24 * 60);
    karin.sends_file(b"", "Visa vad som läses in").await;
    karin.signs_in(&colleague, town.clock.now()).await;
    karin.presses("Tillbaka till det jag skrev").await;
    let typed = karin.page.value("Eller klistra in rader");
    assert_eq!(typed.trim(), "2027-02-15 Sportlov");
    karin
        .sends_file(b"", "Visa vad som läses in")
        .await
        .says("En rad läses in");
}
