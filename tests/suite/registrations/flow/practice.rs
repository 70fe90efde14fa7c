//! «Öva först»: the same pages, and nothing comes of them.

use super::a_town;
use crate::support::{Told, someone};

const BAND: &str = "Övning – inget skickas";

#[rocket::async_test]
async fn practice_asks_the_same_questions_sends_nothing_and_throws_everything_away() {
    let town = a_town().await;
    let details = someone("Rut Alm")
        .at("392 31")
        .told(Told::Letter)
        .needs(&["Stor text"]);
    let events = town.rows_of("audit_events").await;
    let mut rut = town.person();
    rut.visits("/kalmar/ova").await.says(BAND);
    rut.follows("Börja öva").await;
    let mut pages = 0;
    while rut.question().is_some() {
        pages += 1;
        rut.page.says(BAND).does_not_say("Säg koden");
        assert!(
            rut.page.path.starts_with("/kalmar/ova/"),
            "{}",
            rut.page.path
        );
        rut.answers_question(&details).await;
    }
    assert_eq!(pages, 11);
    assert_eq!(rut.page.heading(), "Kontrollera och skicka din övning");
    rut.page.says(BAND).says("Rut Alm").says("Övningsskolan");
    assert_eq!(town.rows_of("drafts").await, 1);
    let page = rut.presses("Skicka övningen").await;
    assert_eq!(page.path, "/kalmar/ova/fardig");
    assert_eq!(page.heading(), "Bra! Nu kan du göra det på riktigt");
    for table in [
        "drafts",
        "registrations",
        "residents",
        "claims",
        "outbox",
        "booking_words",
    ] {
        assert_eq!(town.rows_of(table).await, 0, "{table}");
    }
    assert_eq!(town.rows_of("audit_events").await, events);
    rut.follows("Öva en gång till").await;
    assert!(rut.page.first("input[checked]").is_none());
}

#[rocket::async_test]
async fn what_is_practised_never_shows_up_in_a_sign_up_and_the_other_way_round() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    rut.visits("/kalmar/ova/vem").await;
    assert!(rut.page.first("input[checked]").is_none());
    rut.answers_all(&someone("Kalle Anka").at("111 22")).await;
    rut.page.says("Kalle Anka").does_not_say("Rut Alm");
    let page = rut.visits("/kalmar/anmalan/kontrollera").await;
    page.says("Rut Alm")
        .does_not_say("Kalle Anka")
        .does_not_say(BAND);
    rut.visits("/kalmar/ova/kontrollera").await;
    rut.presses("Skicka övningen").await;
    rut.visits("/kalmar/anmalan/kontrollera").await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Alm"]);
}

#[rocket::async_test]
async fn practice_refuses_what_the_real_questions_refuse_but_nobody_for_their_age() {
    let town = a_town().await;
    let mut lisa = town.person();
    lisa.visits("/kalmar/ova/vem").await;
    let page = lisa.goes_on().await;
    assert_eq!(page.faults(), ["Välj vem som ska gå kursen"]);
    page.says(BAND);
    // A ninth-grader who learns to teach it.
    lisa.answers_all(&someone("Lisa Ek").born("2011")).await;
    assert_eq!(lisa.page.path, "/kalmar/ova/kontrollera");
    let page = lisa.visits("/kalmar/ova/okand").await;
    assert_eq!(page.status.code, 404);
}
