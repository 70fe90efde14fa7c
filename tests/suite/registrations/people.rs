//! Who is who, and where they live.

use crate::support::{ARound, Town, someone, town::kalmar, world_of};
use brygga::{
    kernel::{MunicipalityCode, Postcode},
    municipalities::{self, area_file::Area, postal_file::PostalCode},
};
use rocket::http::Status;

#[rocket::async_test]
async fn a_couple_who_share_a_phone_and_an_address_are_two_people() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let phone = "08-465 004 50";
    for (name, born) in [("Rut Alm", "1949"), ("Gösta Alm", "1947")] {
        let details = someone(name)
            .born(born)
            .phone(phone)
            .email("alm@kalmar.example");
        let mut person = town.person();
        assert_eq!(person.asks_for(1, &details).await.heading(), "Du är anmäld");
    }
    assert_eq!(town.rows_of("residents").await, 2);
    assert_eq!(town.rows_of("claims").await, 2);
    assert_eq!(town.rows_of("likely_duplicates").await, 0);
}

#[rocket::async_test]
async fn a_couple_of_the_same_age_who_share_a_phone_are_two_people_for_a_human_to_look_at() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let mut gosta = town.person();
    let page = gosta.asks_for(1, &someone("Gösta Alm")).await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.rows_of("residents").await, 2);
    assert_eq!(town.rows_of("likely_duplicates").await, 1);
}

#[rocket::async_test]
async fn the_same_name_and_year_with_another_phone_is_a_new_person_and_is_flagged() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    for phone in ["070-174 06 06", ""] {
        let mut other = town.person();
        let page = other.asks_for(1, &someone("Rut Alm").phone(phone)).await;
        assert_eq!(page.heading(), "Du är anmäld");
    }
    assert_eq!(town.rows_of("residents").await, 3);
    assert_eq!(town.rows_of("likely_duplicates").await, 3);
    assert_eq!(town.rows_of("claims").await, 3);
}

#[rocket::async_test]
async fn what_a_visitor_types_never_changes_what_is_known_of_somebody() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    town.person()
        .asks_for(1, &someone("Rut Alm").at("392 31"))
        .await;
    town.person()
        .asks_for(2, &someone("rut alm").at("593 30"))
        .await;
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Alm"]);
    assert_eq!(
        town.texts("SELECT postcode FROM residents").await,
        ["39231"]
    );
}

async fn homes(town: &Town) -> Vec<String> {
    town.texts("SELECT home_municipality_code FROM residents ORDER BY name")
        .await
}

#[rocket::async_test]
async fn nobody_is_refused_for_where_they_live_and_an_unknown_postcode_counts_here() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    for (name, postcode) in [("Anna", "984 99"), ("Bengt", ""), ("Cecilia", "39231")] {
        let mut person = town.person();
        let page = person.asks_for(1, &someone(name).at(postcode)).await;
        assert_eq!(
            (page.status, page.heading()),
            (Status::Ok, "Du är anmäld".to_owned())
        );
    }
    assert_eq!(homes(&town).await, ["0880", "0880", "0880"]);
}

#[rocket::async_test]
async fn a_person_counts_where_the_area_file_else_the_postcode_file_says() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[9])])).await;
    let postcode = |digits| Postcode::parse(digits).unwrap();
    let vastervik = MunicipalityCode::parse("0883").unwrap();
    let borgholm = MunicipalityCode::parse("0885").unwrap();
    let code = |digits, municipality: &MunicipalityCode| PostalCode {
        postcode: postcode(digits),
        locality: "Orten".to_owned(),
        municipality: municipality.clone(),
    };
    let codes = [code("59330", &kalmar()), code("38790", &borgholm)];
    municipalities::replace_postal_codes(&town.store, town.clock.now(), &town.chance, &codes)
        .await
        .unwrap();
    let area = Area {
        code: "1".to_owned(),
        name: "Centrum".to_owned(),
        postcodes: vec![postcode("59330")],
        aged_65_79: 900,
        aged_80_plus: 300,
        line: 2,
    };
    municipalities::replace_areas(
        &town.store,
        town.clock.now(),
        &town.chance,
        &vastervik,
        &[area],
    )
    .await
    .unwrap();
    for (name, postcode) in [
        ("A i båda filerna", "593 30"),
        ("B i postfilen", "387 90"),
        ("C i ingen fil", "100 00"),
    ] {
        town.person().asks_for(1, &someone(name).at(postcode)).await;
    }
    assert_eq!(homes(&town).await, ["0883", "0885", "0880"]);
}

#[rocket::async_test]
async fn a_name_that_is_spelt_as_it_sounds_or_with_a_slip_is_flagged_and_a_namesake_is_not() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[9])])).await;
    for (name, born, phone, flags) in [
        ("Kristina Karlsson", "1949", "070-174 06 05", 0),
        ("Christina Carlson", "1949", "070-174 06 06", 1),
        ("Kristina Karlsson", "1952", "070-174 06 07", 1),
        ("Kristina Maria Karlsson", "1949", "", 3),
        ("Kirstina Karlsson", "1949", "070-174 06 05", 5),
    ] {
        let details = someone(name).born(born).phone(phone);
        let mut person = town.person();
        assert_eq!(person.asks_for(1, &details).await.heading(), "Du är anmäld");
        let flagged = town.rows_of("likely_duplicates").await;
        assert_eq!(flagged, flags, "{name} {born} {phone}");
    }
}
