//! Forms that are not ours, or not this visitor's.

use crate::support::{ARound, Person, Town, someone, world_of};
use rocket::http::{Method, Status};

type Fields = Vec<(String, String)>;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5])])).await
}

/// The check with everything filled in, as a press of its button would send it.
async fn a_filled_form(person: &mut Person<'_>) -> (String, Fields) {
    filled_in_by(person, "Rut Alm").await
}

async fn filled_in_by(person: &mut Person<'_>, name: &str) -> (String, Fields) {
    let details = someone(name).at("392 31").email("rut@kalmar.example");
    person.looks_over(1, &details).await;
    person.would_send()
}

fn put(fields: &mut Fields, name: &str, value: &str) {
    fields.retain(|(field, _)| field != name);
    fields.push((name.to_owned(), value.to_owned()));
}

#[rocket::async_test]
async fn a_page_whose_visit_is_gone_comes_back_with_what_was_typed_and_leads_on_from_there() {
    let town = a_town().await;
    let mut rut = town.person();
    let details = someone("Rut Alm");
    rut.opens_form(1).await;
    rut.walks_to("fodelsear", &details).await;
    rut.fills("Vilket år är du född?", "1949");
    let (action, fields) = rut.would_send();
    rut.cookies.clear();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Sidan hade legat öppen för länge. Allt du skrev finns kvar.");
    assert_eq!(page.value("Vilket år är du född?"), "1949");
    // Whose visit is gone begins anew with the first question that has no answer.
    let page = rut.presses("Fortsätt").await;
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    rut.answers_all(&details).await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn a_check_whose_visit_is_gone_sends_nothing_and_asks_anew() {
    let town = a_town().await;
    let mut rut = town.person();
    let (action, fields) = a_filled_form(&mut rut).await;
    rut.cookies.clear();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    assert_eq!(town.rows_of("registrations").await, 0);
    rut.answers_all(&someone("Rut Alm")).await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn the_token_of_another_visit_is_not_accepted() {
    let town = a_town().await;
    let (mut rut, mut mallory) = (town.person(), town.person());
    let (_, stolen) = a_filled_form(&mut mallory).await;
    let (action, mut fields) = a_filled_form(&mut rut).await;
    let token = stolen.iter().find(|(name, _)| name == "csrf").unwrap();
    put(&mut fields, "csrf", &token.1);
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn a_form_without_a_token_is_not_accepted() {
    let town = a_town().await;
    let mut rut = town.person();
    let (action, fields) = a_filled_form(&mut rut).await;
    for token in [None, Some(""), Some("*"), Some("AAAA")] {
        let mut fields = fields.clone();
        put(&mut fields, "csrf", token.unwrap_or_default());
        fields.retain(|(name, _)| token.is_some() || name != "csrf");
        let page = rut.posts(&action, &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{token:?}");
    }
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn a_form_from_another_website_is_refused_even_with_the_right_token() {
    let town = a_town().await;
    let mut rut = town.person();
    let (action, fields) = a_filled_form(&mut rut).await;
    for (name, value) in [
        ("Origin", "https://elak.example"),
        ("Origin", "https://localhost.elak.example:8000"),
        ("Origin", "http://localhost.elak.example"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        let headers = [(name.to_owned(), value.to_owned())];
        let page = rut.posts_with(&action, &fields, &headers).await;
        assert_eq!(page.status, Status::Forbidden, "{name}: {value}");
        assert_eq!(page.heading(), "Vi kunde inte ta emot formuläret");
    }
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn where_a_browser_says_little_or_a_proxy_changes_it_the_token_decides() {
    let town = a_town().await;
    for (number, origin) in [
        None,
        Some("null"),
        Some("http://localhost"),
        Some("https://localhost:8443"),
        Some("http://LOCALHOST:8000"),
    ]
    .into_iter()
    .enumerate()
    {
        let headers: Vec<_> = origin
            .map(|origin| ("Origin".to_owned(), origin.to_owned()))
            .into_iter()
            .collect();
        let mut rut = town.person();
        let (action, fields) = filled_in_by(&mut rut, &format!("Person Nummer{number}")).await;
        let (_, stolen) = a_filled_form(&mut town.person()).await;
        let token = stolen.iter().find(|(name, _)| name == "csrf").unwrap();
        let mut forged = fields.clone();
        put(&mut forged, "csrf", &token.1);
        let page = rut.posts_with(&action, &forged, &headers).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{origin:?}");
        let page = rut.posts_with(&action, &fields, &headers).await;
        assert_eq!(page.heading(), "Du är anmäld", "{origin:?}");
    }
}

#[rocket::async_test]
async fn a_method_in_a_field_does_nothing() {
    let town = a_town().await;
    for method in ["DELETE", "PUT", "GET"] {
        let mut rut = town.person();
        let (action, mut fields) = filled_in_by(&mut rut, &format!("Rut {method}")).await;
        // Rocket looks for it in the first field alone.
        fields.insert(0, ("_method".to_owned(), method.to_owned()));
        let page = rut.posts(&action, &fields).await;
        assert_eq!(page.heading(), "Du är anmäld", "{method}");
    }
    let mut rut = town.person();
    for method in [Method::Delete, Method::Put, Method::Patch] {
        let page = rut
            .asks(method, "/kalmar/anmalan/kontrollera", "", &[])
            .await;
        assert_eq!(page.status, Status::NotFound, "{method}");
    }
}

#[rocket::async_test]
async fn fields_that_nobody_asked_for_are_ignored() {
    let town = a_town().await;
    let mut rut = town.person();
    let (action, mut fields) = a_filled_form(&mut rut).await;
    for (name, value) in [
        ("standing", "placed"),
        ("line_number", "1"),
        ("runda", "2"),
        ("namn[]", "Mallory"),
        ("", "tom"),
    ] {
        fields.push((name.to_owned(), value.to_owned()));
    }
    fields.push(("namn".to_owned(), "Mallory".to_owned()));
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Alm"]);
}

#[rocket::async_test]
async fn a_form_of_more_than_it_can_hold_is_refused() {
    let town = a_town().await;
    let mut rut = town.person();
    let (action, mut fields) = a_filled_form(&mut rut).await;
    put(&mut fields, "epost", &"x".repeat(70_000));
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status, Status::PayloadTooLarge);
    page.says("08-465 004 00");
}

#[rocket::async_test]
async fn somebody_elses_key_with_other_contents_opens_nothing() {
    let town = a_town().await;
    let (mut rut, mut mallory) = (town.person(), town.person());
    let (action, fields) = a_filled_form(&mut rut).await;
    let word = rut.posts(&action, &fields).await.booking_word();
    let (_, mut forged) = filled_in_by(&mut mallory, "Mallory").await;
    let key = fields.iter().find(|(name, _)| name == "nyckel").unwrap();
    put(&mut forged, "nyckel", &key.1);
    let page = mallory.posts(&action, &forged).await;
    assert_eq!(page.status, Status::Conflict);
    assert!(!page.html.contains(&word));
    let page = mallory.visits("/kalmar/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
}
