//! Places that people name, and what lies near what.

use super::KARIN;
use crate::support::{Town, kalmar};
use brygga::{accounts::Role, venues};
use rocket::http::Status;

#[rocket::async_test]
async fn a_place_is_near_both_ways_and_its_postcodes_lead_to_it() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/lokaler").await;
    karin.follows("Lägg till en ort").await;
    karin
        .fills("Ortens namn", "Hagby")
        .fills("Postnummer", "388 90\r\nimorgon");
    let page = karin.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("imorgon är inte ett postnummer.");
    assert_eq!(page.value("Postnummer").lines().count(), 2);
    karin.fills("Postnummer", "388 90, 38891");
    let page = karin.presses("Spara").await;
    page.says("Det finns redan en ort med det namnet");
    karin
        .fills("Ortens namn", "Vassmolösa")
        .chooses("Hagby")
        .chooses("Ljungbyholm");
    let page = karin.presses("Spara").await;
    page.says("Orten är sparad.")
        .says("Nära Hagby och Ljungbyholm.");
    let page = karin.follows("Ändra Hagby").await;
    let near = page.control("Vassmolösa").attr("checked");
    assert!(
        near.is_some(),
        "Vassmolösa lies near Hagby, so Hagby lies near it"
    );
    karin.leaves_out("Vassmolösa");
    karin.presses("Spara").await;
    let all = venues::places(town.store.read(), &kalmar()).await.unwrap();
    let named = |name: &str| all.iter().find(|place| place.name == name).unwrap();
    let (own, hagby) = (named("Vassmolösa"), named("Hagby"));
    assert!(!own.near.contains(&hagby.id) && !hagby.near.contains(&own.id));
    assert!(own.near.contains(&named("Ljungbyholm").id));
    assert_eq!(own.postcodes.iter().collect::<Vec<_>>(), ["38890", "38891"]);
    // A place needs no more than its name.
    karin.visits("/kalmar/orter/ny").await;
    karin.fills("Ortens namn", "Mortorp");
    karin
        .presses("Spara")
        .await
        .says("Orten är sparad.")
        .says("Ingen ort är markerad som nära.");
    karin.visits("/kalmar/orter/ny").await;
    let page = karin.fills("Ortens namn", "mortorp").presses("Spara").await;
    page.says("Det finns redan en ort med det namnet");
    let mut rut = town.person();
    rut.visits("/kalmar/traffar").await;
    rut.fills("Ort eller postnummer", "388 91");
    rut.presses("Visa träffar").await.says("Södermöreskolan");
}
