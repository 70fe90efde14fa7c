//! A session, or a whole round, is called off.

use super::{coordinator, everything_leaves};
use crate::support::{ARound, Person, Town, someone, world_of};
use brygga::outbox::State;
use rocket::http::Status;

async fn opens(person: &mut Person<'_>, word: &str) {
    person.visits("/kalmar/andra").await;
    person
        .fills("Bokningsord", word)
        .fills("De fyra sista siffrorna i telefonnumret", "0605");
    person.presses("Fortsätt").await;
}

#[rocket::async_test]
async fn a_round_that_is_called_off_frees_everybody_tells_everybody_and_can_be_looked_up() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm").email("rut@kalmar.example"))
        .await;
    let word = rut.page.booking_word();
    town.minutes_pass(1);
    town.person()
        .asks_for(1, &someone("Åke Sten").email("ake@kalmar.example"))
        .await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.follows("Ställ in omgång 1").await;
    karin
        .page
        .says("Det går inte att ångra.")
        .says("1 med plats och 1 på reservlistan")
        .says("2 e-post");
    let page = karin.presses("Ja, ställ in och ge besked").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    karin
        .page
        .says("Det är inställt. 2 personer får besked.")
        .says("Inställd");
    assert_eq!(town.rows_of("claims").await, 0);
    assert_eq!(
        town.texts("SELECT DISTINCT standing FROM registrations")
            .await,
        ["cancelled"]
    );
    let news = town.mailbox().await;
    let off: Vec<_> = news
        .iter()
        .filter(|l| l.subject.starts_with("Inställd träff"))
        .collect();
    assert_eq!(off.len(), 2);
    for letter in off {
        assert!(
            letter
                .body
                .contains("Träffen tisdag 2 februari är inställd. Lokalen går inte att använda.")
        );
        assert!(letter.body.contains("Vill du komma en annan dag? Ring"));
        assert_eq!(letter.state, State::Queued);
    }
    // What had not left is not sent any more: it is no longer true.
    let withdrawn = news.iter().filter(|l| l.state == State::Withdrawn).count();
    assert_eq!(withdrawn, 2);
    let page = rut.visits("/kalmar/traffar/1").await;
    page.says("Träffen är inställd.");
    assert!(
        !rut.visits("/kalmar/traffar")
            .await
            .text()
            .contains("Tisdag 2 februari")
    );
    let mut rut = town.person();
    opens(&mut rut, &word).await;
    rut.page
        .says("Inställt")
        .says("Det du var anmäld till blir inte av.");
    // Another day can be had at once.
    town.minutes_pass(1);
    town.person()
        .asks_for(2, &someone("Rut Alm").email("rut@kalmar.example"))
        .await
        .says("Du är anmäld");
}

#[rocket::async_test]
async fn one_session_of_three_is_called_off_and_the_others_are_kept() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2, 2, 2])])).await;
    town.person()
        .asks_for(1, &someone("Rut Alm").email("rut@kalmar.example"))
        .await;
    everything_leaves(&town).await;
    town.minutes_pass(1);
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.follows("Ställ in onsdag 3 februari").await;
    karin.chooses("Vi är för få som kan hjälpa till.");
    karin.presses("Ja, ställ in och ge besked").await;
    karin
        .page
        .says("Inställda träffar")
        .says("En träff inställd");
    assert_eq!(town.rows_of("claims").await, 2);
    assert_eq!(town.rows_of("seats").await, 4);
    let news = town.mailbox().await;
    let letter = news
        .iter()
        .find(|l| l.subject.starts_with("Inställd träff"))
        .unwrap();
    assert!(letter.body.contains(
        "Träffen onsdag 3 februari klockan 13–15 är inställd. Vi är för få som kan hjälpa till. \
         De andra träffarna blir av."
    ), "{}", letter.body);
    assert!(letter.body.contains("två träffar"), "{}", letter.body);
    let page = town.person().visits("/kalmar/traffar/1").await.text();
    assert!(page.contains("Tisdag 2 februari") && !page.contains("Onsdag 3 februari"));
    town.minutes_pass(1);
    town.person()
        .asks_for(1, &someone("Gösta Ek"))
        .await
        .says("Du är anmäld");
    assert_eq!(town.rows_of("claims").await, 4);
}

#[rocket::async_test]
async fn nothing_brings_back_a_place_in_a_round_that_was_called_off() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2]), ARound::with(2, &[2])])).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm")).await;
    let word = rut.page.booking_word();
    opens(&mut rut, &word).await;
    rut.follows("Avboka").await;
    rut.presses("Ja, avboka").await;
    let undo = rut.would_send();
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/stall-in").await;
    karin.chooses("Det beror på vädret.");
    karin.presses("Ja, ställ in och ge besked").await;
    let page = rut.posts(&undo.0, &undo.1).await;
    assert_eq!(page.status, Status::Conflict);
    page.says("Inställt");
    assert_eq!(town.rows_of("claims").await, 0);
}
