//! By place, postcode and part of the day.

use crate::support::{ARound, Page, Town, page::words, someone, world_of};
use brygga::{
    kernel::Postcode,
    municipalities::{self, postal_file::PostalCode},
};

fn places(page: &Page) -> Vec<String> {
    page.all(".app-occasion")
        .into_iter()
        .map(|occasion| {
            let text = words(occasion);
            let known = [
                "Stadsbiblioteket",
                "Påryds bibliotek",
                "Lindsdalsskolan",
                "Södermöreskolan",
                "Smedby",
                "Rockneby",
                "Hagbyskolan",
                "Norrlidens",
                "Trekantens",
                "Halltorp",
            ];
            let known = known.into_iter().find(|name| text.contains(name));
            known.unwrap_or("?").to_owned()
        })
        .collect()
}

#[rocket::async_test]
async fn all_rounds_come_in_the_order_of_their_first_day() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar").await;
    let found = places(page);
    assert_eq!(found.len(), 12);
    assert_eq!(
        found[..3],
        ["Stadsbiblioteket", "Påryds bibliotek", "Lindsdalsskolan"]
    );
    assert_eq!(found[11], "Halltorp");
    page.says("Tre träffar: tisdag");
}

#[rocket::async_test]
async fn the_place_asked_for_comes_first_then_those_near_it_and_no_others() {
    let town = Town::new().await;
    let mut rut = town.person();
    for typed in ["Ljungbyholm", " ljungbyholm ", "388 30", "38832", "Ljung"] {
        rut.visits("/kalmar/traffar").await;
        rut.fills("Ort eller postnummer", typed);
        let page = rut.presses("Visa träffar").await;
        let found = places(page);
        assert_eq!(found[0], "Södermöreskolan", "{typed}");
        let mut near = found[1..].to_vec();
        near.sort();
        let expected = ["Hagbyskolan", "Påryds bibliotek", "Smedby", "Trekantens"];
        assert_eq!(near, expected, "{typed}");
        assert_eq!(page.value("Ort eller postnummer"), typed.trim());
    }
}

#[rocket::async_test]
async fn a_postcode_is_found_by_its_locality_when_no_place_lists_it() {
    let town = Town::new().await;
    let mut rut = town.person();
    let path = "/kalmar/traffar?ort=388+59";
    rut.visits(path)
        .await
        .says("Vi hittade ingen träff i närheten av 388 59.");
    let code = PostalCode {
        postcode: Postcode::parse("38859").unwrap(),
        locality: "Påryd".to_owned(),
        municipality: crate::support::town::kalmar(),
    };
    municipalities::replace_postal_codes(&town.store, town.clock.now(), &town.chance, &[code])
        .await
        .unwrap();
    assert_eq!(places(rut.visits(path).await)[0], "Påryds bibliotek");
}

#[rocket::async_test]
async fn a_place_that_is_not_here_is_answered_with_the_phone_and_a_way_to_all() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar?ort=G%C3%B6teborg").await;
    page.says("Vi hittade ingen träff i närheten av Göteborg. Ring oss på 08-465 004 00");
    let page = rut.follows("Se alla träffar").await;
    assert_eq!(places(page).len(), 12);
}

#[rocket::async_test]
async fn the_part_of_the_day_narrows_the_list_and_keeps_the_place() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar").await;
    let morning = places(rut.follows("Förmiddag").await).len();
    assert_eq!(rut.page.path, "/kalmar/traffar?del=formiddag");
    let chosen = rut.page.words_of("[aria-current]");
    assert_eq!(chosen, "Förmiddag");
    let afternoon = places(rut.follows("Eftermiddag").await).len();
    assert_eq!(morning + afternoon, 12);
    assert!(morning > 0 && afternoon > 0);
    rut.fills("Ort eller postnummer", "Påryd");
    rut.presses("Visa träffar").await;
    assert_eq!(
        rut.page.path,
        "/kalmar/traffar?ort=P%C3%A5ryd&del=eftermiddag"
    );
    assert!(!places(&rut.page).contains(&"Påryds bibliotek".to_owned()));
    let found = places(rut.follows("Alla tider").await);
    assert_eq!(found[0], "Påryds bibliotek");
}

#[rocket::async_test]
async fn a_round_that_is_over_is_no_longer_listed() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    assert_eq!(places(rut.visits("/kalmar/traffar").await).len(), 2);
    town.set_clock("2027-02-03 08:00");
    assert_eq!(places(rut.visits("/kalmar/traffar").await).len(), 1);
    town.days_pass(1);
    rut.visits("/kalmar/traffar")
        .await
        .says("Det finns inga träffar att anmäla sig till just nu.");
}

#[rocket::async_test]
async fn seats_left_go_down_as_people_come() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[3])])).await;
    let mut rut = town.person();
    for (name, left) in [
        ("Rut Alm", "2 platser kvar"),
        ("Gösta Ek", "1 plats kvar"),
        ("Berit Dahl", "Fullt"),
    ] {
        town.person().asks_for(1, &someone(name)).await;
        rut.visits("/kalmar/traffar").await.says(left);
        rut.visits("/kalmar/traffar/1").await.says(left);
    }
}

#[rocket::async_test]
async fn odd_wishes_are_shown_the_list_and_never_an_error() {
    let town = Town::new().await;
    let mut rut = town.person();
    for query in [
        "?ort=",
        "?del=kv%C3%A4ll",
        "?ort=%00",
        "?ort=%FF%FE",
        "?ort=a&ort=b",
        "?ort[]=x",
        "?annat=1",
    ] {
        let page = rut.visits(&format!("/kalmar/traffar{query}")).await;
        assert_eq!(page.status.code, 200, "{query}");
    }
    let long = "x".repeat(5000);
    let page = rut.visits(&format!("/kalmar/traffar?ort={long}")).await;
    assert!(page.html.len() < 20_000, "what was typed is cut");
}
