//! Where somebody must be, as a page and as a feed; and the feeds that everybody may read.

use crate::support::{ARound, Person, Town, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

async fn keeper(town: &Town) -> Person<'_> {
    let (_, person) = town
        .colleague("bo.ek@kalmar.example", Role::DiaryKeeper)
        .await;
    person
}

/// The address of Birgitta's feed, under the town.
async fn feed_of_birgitta(bo: &mut Person<'_>) -> String {
    bo.visits("/kalmar/dagbocker").await;
    bo.follows("Birgitta Ståhlnäs").await;
    bo.presses("Gör en adress").await;
    let address = bo.page.words_of("p.app-secret");
    let at = address.find("/kalmar/flode/").unwrap();
    address[at..].to_owned()
}

#[rocket::async_test]
async fn the_director_sees_where_when_to_speak_and_who_meets() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut bo = keeper(&town).await;
    bo.visits("/kalmar/dagbocker").await;
    bo.follows("Birgitta Ståhlnäs").await;
    bo.follows("Här ska personen vara").await;
    bo.page
        .says("Här ska Birgitta Ståhlnäs vara")
        .says("Tisdag 2 februari 2027 klockan 13–15")
        .says("Kalmars bibliotek, Salen, Posthusallén 2, Kalmar")
        .says("Hälsar välkommen klockan 13, när träffen börjar")
        .says("Möts av Karin Ekvall (värd) och Jonas Brolin (ansvarig vuxen)");
    assert_eq!(
        bo.visits("/kalmar/planering").await.status,
        Status::NotFound
    );
}

#[rocket::async_test]
async fn the_feed_follows_moves_and_keeps_what_was_called_off_as_struck_out() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut bo = keeper(&town).await;
    let address = feed_of_birgitta(&mut bo).await;
    let mut karin = super::coordinator(&town).await;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin
        .fills("Ny dag", "11 mars")
        .fills("Från klockan", "9")
        .fills("Till klockan", "11");
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    karin.visits("/kalmar/planering/2/stall-in").await;
    karin.chooses("Det beror på vädret.");
    karin.presses("Ja, ställ in och ge besked").await;
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "18 mars 2027");
    karin.presses("Kopiera").await;
    let mut anybody = town.person();
    let file = anybody.visits(&address).await;
    assert_eq!(file.status, Status::Ok);
    assert_eq!(
        file.header("Content-Type"),
        Some("text/calendar; charset=utf-8")
    );
    let text = file.html.replace("\r\n ", "");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
    assert!(text.contains("DTSTART;TZID=Europe/Stockholm:20270311T090000"));
    assert!(text.contains("SEQUENCE:1") && text.contains("STATUS:CANCELLED"));
    assert!(!text.contains("20270318"), "a draft is in nobody's feed");
    assert_eq!(
        anybody.visits("/kalmar/flode/gissat.ics").await.status,
        Status::NotFound
    );
    let elsewhere = address.replace("/kalmar/", "/vastervik/");
    assert_eq!(anybody.visits(&elsewhere).await.status, Status::NotFound);
}

#[rocket::async_test]
async fn everybody_may_subscribe_to_the_towns_rounds_and_to_one() {
    let town = Town::with_world(&world_of(&[
        ARound::with(1, &[5, 5]),
        ARound::with(2, &[5]),
    ]))
    .await;
    let mut rut = town.person();
    let all = rut.visits("/kalmar/traffar/kalender").await.html.clone();
    assert_eq!(all.matches("BEGIN:VEVENT").count(), 3);
    let one = rut.visits("/kalmar/traffar/1/kalender").await.html.clone();
    assert_eq!(one.matches("BEGIN:VEVENT").count(), 2);
    assert!(one.contains("Kom igång") && !one.contains("Ekvall"));
    let page = rut.visits("/kalmar/traffar/1").await;
    let starts = page.first("meta[itemprop=startDate]").unwrap();
    assert_eq!(starts.attr("content"), Some("2027-02-02T13:00:00+01:00"));
    assert_eq!(
        rut.visits("/kalmar/traffar/9/kalender").await.status,
        Status::NotFound
    );
}
