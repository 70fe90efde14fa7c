//! The pages about a municipality.

use crate::support::{Town, page::words, world_of};
use brygga::municipalities;
use rocket::http::Status;

#[rocket::async_test]
async fn the_first_page_lists_the_municipalities_that_are_open_and_no_others() {
    let town = Town::new().await;
    assert_eq!(town.rows_of("municipalities").await, 12);
    let mut rut = town.person();
    let page = rut.visits("/").await;
    let names: Vec<String> = page.all("main li a").into_iter().map(words).collect();
    assert_eq!(names, ["Kalmar kommun", "Västerviks kommun"]);
    rut.follows("Kalmar kommun").await;
    assert_eq!(rut.page.path, "/kalmar");
}

#[rocket::async_test]
async fn municipalities_come_in_swedish_order() {
    let town = Town::new().await;
    let found = municipalities::all(town.store.read()).await.unwrap();
    let names: Vec<&str> = found.iter().map(|m| m.name.as_str()).collect();
    let place = |name: &str| names.iter().position(|n| *n == name).unwrap();
    assert!(place("Vimmerby") < place("Västervik"), "{names:?}");
    assert!(place("Mönsterås") < place("Mörbylånga"), "{names:?}");
    assert!(place("Oskarshamn") < place("Torsås"), "{names:?}");
}

#[rocket::async_test]
async fn the_start_page_says_what_it_is_and_offers_the_phone() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar").await;
    page.says("Du som är 65 år eller äldre")
        .says("Det är gratis.")
        .says("BankID")
        .says("Ring 08-465 004 00.");
    let links = page.all("#hjalp a");
    assert_eq!(links[0].attr("href"), Some("tel:+46846500400"));
    rut.visits("/vastervik").await.says("Ring 08-465 004 01.");
}

#[rocket::async_test]
async fn the_accessibility_statement_says_what_the_law_wants() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar").await;
    let page = rut.follows("Tillgänglighet").await;
    page.says("Kalmar kommun står bakom den")
        .says("delvis förenlig med lagen om tillgänglighet till digital offentlig service")
        .says("Ingen som använder skärmläsare eller förstoring har provat sidorna än.")
        .says("https://www.digg.se/tdosanmalan")
        .says("fredag 20 november 2026");
}

#[rocket::async_test]
async fn the_privacy_page_names_who_answers_how_long_and_whom_to_ask() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/vastervik").await;
    let page = rut.follows("Personuppgifter").await;
    page.says("Kommunstyrelsen i Västerviks kommun ansvarar för dina uppgifter.")
        .says("artikel 6.1 e")
        .says("ett år efter sista träffen")
        .says("Telefon 08-465 004 21.")
        .says("Integritetsskyddsmyndigheten");
}

#[rocket::async_test]
async fn the_contact_page_has_a_line_for_each_day_that_the_phone_is_answered() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/vastervik").await;
    let page = rut.follows("Kontakt").await;
    page.says("Måndag klockan 8–17")
        .says("Fredag klockan 8–15")
        .says("kontaktcenter@vastervik.example")
        .says("593 80 Västervik")
        .does_not_say("Lördag");
}

#[rocket::async_test]
async fn a_municipality_that_is_not_here_has_no_pages() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in ["/goteborg", "/goteborg/traffar", "/en/goteborg", "/KALMAR"] {
        let page = rut.visits(path).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
    }
}

#[rocket::async_test]
async fn a_municipality_without_an_accessibility_statement_is_not_open_yet() {
    let town = Town::new().await;
    let mut rut = town.person();
    for path in ["/hogsby", "/hogsby/traffar", "/en/hogsby/contact"] {
        let page = rut.visits(path).await;
        assert_eq!(page.status, Status::NotFound, "{path}");
    }
}

#[rocket::async_test]
async fn a_municipality_without_rounds_says_so_and_gives_its_phone() {
    let town = Town::with_world(&world_of(&[])).await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar")
        .await
        .says("Det finns inga träffar att anmäla sig till just nu. Ring oss på 08-465 004 00");
}
