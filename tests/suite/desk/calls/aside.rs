//! Calls that are put aside, and forms that were begun on the web.

use super::{answers, book_button, chooses_first, clerk, colleague, rest, writes};
use crate::support::{ARound, Person, Town, someone, world_of};

async fn town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[2])])).await
}

/// Looks for a code.
async fn looks_for(clerk: &mut Person<'_>, code: &str) {
    clerk.visits("/kalmar/telefon").await;
    clerk.fills("Sök", code);
    clerk.presses("Visa").await;
}

#[rocket::async_test]
async fn a_call_is_put_aside_under_a_code_and_a_colleague_takes_it_up() {
    let town = town().await;
    let mut ann = clerk(&town).await;
    answers(&mut ann).await;
    writes(&mut ann, "Rut Alm", "1949", "070-174 06 05");
    ann.presses("Parkera samtalet").await;
    ann.page.says("Samtalet är parkerat.");
    let code = ann.page.words_of("main p strong");
    let mut bo = colleague(&town, "bo.ek@kalmar.example").await;
    looks_for(&mut bo, &code.to_lowercase().replace(' ', "")).await;
    let link = bo.page.words_of(".app-block a");
    assert!(link.starts_with("Rut Alm"), "{link}");
    bo.follows(&link).await;
    assert_eq!(bo.page.value("Vad heter du?"), "Rut Alm");
    bo.presses("Ta upp samtalet").await;
    bo.page.does_not_say("Samtalet är parkerat.");
    chooses_first(&mut bo).await;
    rest(&mut bo);
    bo.presses("Spara").await;
    bo.presses("Boka platsen").await;
    bo.page.says("Du har en plats.");
    // The code is free again, and finds nothing.
    looks_for(&mut ann, &code).await;
    ann.page.does_not_say("Rut Alm");
}

#[rocket::async_test]
async fn somebody_who_came_half_way_on_the_web_is_helped_to_the_end() {
    let town = town().await;
    let mut rut = town.person();
    let details = someone("Rut Alm").phone("070-174 06 05").at("392 32");
    rut.visits("/kalmar/anmalan/vem?traff=1").await;
    rut.walks_to("behov", &details).await;
    let code = rut.page.text();
    let code = code.split("Säg koden ").nth(1).unwrap();
    let code: String = code
        .split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ");
    let mut clerk = clerk(&town).await;
    looks_for(&mut clerk, &code).await;
    clerk.page.says("Påbörjad på webben").says("Rut Alm");
    clerk.presses(&format!("Fortsätt på {code}")).await;
    assert_eq!(clerk.page.value("Vad heter du?"), "Rut Alm");
    assert_eq!(
        clerk.page.value("Vilket postnummer har du hemma?"),
        "392 32"
    );
    if book_button(&clerk) == "Boka platsen" {
        clerk.chooses("Mobil");
        clerk.presses("Spara").await;
    }
    clerk.presses("Boka platsen").await;
    clerk.page.says("Du har en plats.");
    let word = clerk.page.words_of(".app-reference");
    // On her own screen it is finished too.
    town.minutes_pass(1);
    rut.visits("/kalmar/anmalan/kontrollera").await;
    rut.page.says(&word);
    assert_eq!(town.rows_of("registrations").await, 1);
    looks_for(&mut clerk, &code).await;
    clerk.page.does_not_say("Påbörjad på webben");
}

#[rocket::async_test]
async fn a_call_of_another_municipality_is_not_there() {
    let town = Town::demo().await;
    let mut ann = clerk(&town).await;
    answers(&mut ann).await;
    let call = ann.page.path.clone();
    let (_, mut other) = town
        .colleague_in(
            "0883",
            "eva.lund@vastervik.example",
            brygga::accounts::Role::ContactCentre,
        )
        .await;
    other.visits(&call).await;
    assert_eq!(other.page.status, rocket::http::Status::NotFound);
    other.visits(&call.replace("kalmar", "vastervik")).await;
    assert_eq!(other.page.status, rocket::http::Status::NotFound);
}

#[rocket::async_test]
async fn a_call_that_goes_on_later_leads_from_the_call_list_back_to_what_was_said() {
    let town = town().await;
    let mut ann = clerk(&town).await;
    answers(&mut ann).await;
    writes(&mut ann, "Rut Alm", "1949", "070-174 06 05");
    ann.presses("Spara").await;
    chooses_first(&mut ann).await;
    ann.presses("Ring upp igen").await;
    // Who to call was said already; only the time is asked for.
    assert!(ann.page.path.starts_with("/kalmar/ringlista/ny"));
    ann.fills("Dag", "tisdag 12 januari").fills("Klockan", "13");
    ann.presses("Spara").await;
    assert_eq!(ann.page.path, "/kalmar/ringlista");
    let waits = "SELECT name || ' ' || phone || ' ' || state FROM call_tasks";
    assert_eq!(town.texts(waits).await, ["Rut Alm +46701740605 open"]);
    assert_eq!(town.texts("SELECT state FROM calls").await, ["parked"]);
    let mut bo = colleague(&town, "bo.ek@kalmar.example").await;
    bo.visits("/kalmar/ringlista").await;
    bo.follows("Rut Alm").await;
    let code = town.texts("SELECT code FROM calls").await.remove(0);
    bo.follows(&format!("Öppna {code}")).await;
    let link = bo.page.words_of(".app-block a");
    bo.follows(&link).await;
    assert_eq!(bo.page.value("Vad heter du?"), "Rut Alm");
    bo.presses("Ta upp samtalet").await;
    bo.page.does_not_say("Samtalet är parkerat.");
}
