//! One visit, several windows, and a computer that others use too.

use super::{a_town, somebody_at};
use crate::support::{Person, Town, someone};
use rocket::http::Status;

const ELSEWHERE: &str = "Du har ändrat något i ett annat fönster.";

/// She sees what she has not seen before, nothing was sent, and then it is sent.
async fn is_asked_once_more(town: &Town, rut: &mut Person<'_>) {
    rut.page
        .says(ELSEWHERE)
        .says("Rut Ahl")
        .does_not_say("Rut Alm");
    assert_eq!(town.rows_of("registrations").await, 0);
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Ahl"]);
}

#[rocket::async_test]
async fn what_another_window_has_changed_is_looked_over_before_it_is_sent() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    let (action, seen) = rut.would_send();
    rut.visits("/kalmar/anmalan/namn").await;
    rut.answers("Rut Ahl").await;
    let page = rut.posts(&action, &seen).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    is_asked_once_more(&town, &mut rut).await;
}

/// The draft changes where this instance does not see it, as when another one has written it.
#[rocket::async_test]
async fn what_another_instance_has_changed_in_the_same_moment_is_not_sent_unseen() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    let change = "UPDATE drafts SET version = version + 1, \
                  answers = replace(answers, 'Rut Alm', 'Rut Ahl')";
    town.runs(change).await.unwrap();
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.status, Status::Conflict);
    is_asked_once_more(&town, &mut rut).await;
}

#[rocket::async_test]
async fn answers_that_were_removed_in_the_same_moment_are_not_sent() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    town.runs("DELETE FROM drafts").await.unwrap();
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Dina svar är borttagna");
    page.says("Vi har inte fått någon anmälan.")
        .says("Se alla träffar");
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn who_leaves_a_half_filled_form_takes_the_answers_away_from_a_shared_computer() {
    let town = a_town().await;
    let mut rut = somebody_at(&town, "fodelsear", &someone("Rut Alm")).await;
    let page = rut.follows("Sluta och ta bort mina svar").await;
    assert_eq!(page.heading(), "Vill du sluta och ta bort dina svar?");
    let page = rut.follows("Nej, fortsätt anmälan").await;
    assert_eq!(page.heading(), "Vilket år är du född?");
    rut.follows("Sluta och ta bort mina svar").await;
    let page = rut.presses("Ja, ta bort svaren").await;
    assert_eq!(page.path, "/kalmar");
    assert_eq!(town.rows_of("drafts").await, 0);
    let page = rut.visits("/kalmar/anmalan/namn?traff=1").await;
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    assert!(!page.html.contains("Rut Alm"));
    let page = rut.visits("/kalmar/anmalan/sluta").await;
    assert_eq!(
        page.path, "/kalmar/traffar",
        "there is nothing to take away"
    );
}

#[rocket::async_test]
async fn who_stops_after_sending_keeps_the_place() {
    let town = a_town().await;
    let mut rut = somebody_at(&town, "fodelsear", &someone("Rut Alm")).await;
    rut.follows("Sluta och ta bort mina svar").await;
    let (action, fields) = rut.would_send();
    rut.visits("/kalmar/anmalan/fodelsear").await;
    rut.answers_all(&someone("Rut Alm")).await;
    rut.presses("Skicka min anmälan").await;
    rut.posts(&action, &fields).await;
    assert_eq!(town.rows_of("claims").await, 1);
    let page = rut.visits("/kalmar/anmalan/klar").await;
    assert_eq!(
        page.status,
        Status::NotFound,
        "the browser is nobody's again"
    );
}
