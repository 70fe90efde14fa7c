//! Two coordinators who change the same round: the second save never silently undoes the first.

use super::coordinator;
use crate::support::{ARound, Person, Town, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

const ROUND: &str = "/kalmar/planering/1";
const OVERTAKEN: &str = "Karin Berg har ändrat detta sedan du öppnade sidan.";

async fn town_of_one_round() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5, 5])])).await
}

/// Both have the same page open.
async fn both_at<'t>(town: &'t Town, page: &str) -> [Person<'t>; 2] {
    let karin = coordinator(town).await;
    let (_, olle) = town
        .colleague("olle.ek@kalmar.example", Role::Coordinator)
        .await;
    // The round was planned before today's changes.
    town.minutes_pass(1);
    let mut both = [karin, olle];
    for person in &mut both {
        person.visits(&format!("{ROUND}/{page}")).await;
    }
    both
}

#[rocket::async_test]
async fn terms_that_another_has_changed_are_shown_before_they_are_overwritten() {
    let town = town_of_one_round().await;
    let [mut karin, mut olle] = both_at(&town, "villkor").await;
    karin.fills("Högst så många deltagare på en träff (frivilligt)", "4");
    karin.presses("Spara").await.says("Sparat.");
    olle.fills("Deltagare per elevhandledare", "3");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says(OVERTAKEN);
    assert_eq!(
        town.number("SELECT CAST(cap AS BIGINT) FROM rounds").await,
        4
    );
    assert_ne!(
        town.number("SELECT CAST(residents_per_tutor AS BIGINT) FROM rounds")
            .await,
        3
    );
    // Knowingly, once more.
    olle.presses("Spara").await.says("Sparat.");
    assert_eq!(
        town.number("SELECT CAST(residents_per_tutor AS BIGINT) FROM rounds")
            .await,
        3
    );
}

#[rocket::async_test]
async fn times_of_sign_up_that_another_has_set_are_shown_before_they_are_overwritten() {
    let town = town_of_one_round().await;
    let [mut karin, mut olle] = both_at(&town, "anmalan").await;
    karin.fills("Anmälan stänger, klockan", "12");
    karin.presses("Spara").await.says("Sparat.");
    olle.fills("Anmälan öppnar, klockan", "7");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says(OVERTAKEN).says("12.00");
    assert_eq!(
        town.texts("SELECT CAST(closes_time AS TEXT) FROM rounds")
            .await[0][..5],
        *"12:00"
    );
}

#[rocket::async_test]
async fn seats_and_people_of_a_session_are_not_overwritten_unseen() {
    let town = town_of_one_round().await;
    let [mut karin, mut olle] = both_at(&town, "dag/1").await;
    karin.fills("Platser i salen som inte är för deltagare", "1");
    karin.presses("Spara").await.says("Sparat.");
    olle.fills("Planerade elevhandledare på varje träff", "9");
    let page = olle.presses("Spara").await;
    assert_eq!(page.status, Status::Conflict);
    page.says(OVERTAKEN);
    let reserved = "SELECT CAST(reserved AS BIGINT) FROM sessions WHERE number = 1";
    assert_eq!(town.number(reserved).await, 1);
    // A mistake on the way does not hide it either.
    let (_, mut other) = town
        .colleague("eva.lind@kalmar.example", Role::Coordinator)
        .await;
    other.visits(&format!("{ROUND}/dag/1")).await;
    karin.visits(&format!("{ROUND}/dag/1")).await;
    karin.fills("Planerade elevhandledare på varje träff", "8");
    karin.presses("Spara").await.says("Sparat.");
    other.fills("Planerade elevhandledare på varje träff", "många");
    let page = other.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    other.fills("Planerade elevhandledare på varje träff", "7");
    assert_eq!(other.presses("Spara").await.status, Status::Conflict);
}

#[rocket::async_test]
async fn a_session_that_another_has_moved_is_not_moved_on_unseen_and_nobody_is_told_twice() {
    let town = town_of_one_round().await;
    let [mut karin, mut olle] = both_at(&town, "dag/1/flytta").await;
    for (person, day) in [(&mut karin, "8 februari"), (&mut olle, "9 februari")] {
        person.fills("Ny dag", day);
        person.presses("Kontrollera").await;
    }
    karin.presses("Flytta och ge besked").await;
    let page = olle.presses("Flytta och ge besked").await;
    assert_eq!(page.status, Status::Conflict);
    page.says(OVERTAKEN)
        .says("Från: Måndag 8 februari 2027")
        .says("Till: Tisdag 9 februari 2027");
    assert_eq!(town.rows_of("session_changes").await, 1);
    olle.presses("Flytta och ge besked")
        .await
        .says("Träffen är flyttad.");
    assert_eq!(town.rows_of("session_changes").await, 2);
}

#[rocket::async_test]
async fn a_form_that_is_sent_twice_is_saved_once_and_not_refused() {
    let town = town_of_one_round().await;
    let mut karin = coordinator(&town).await;
    karin.visits(&format!("{ROUND}/villkor")).await;
    karin.fills("Högst så många deltagare på en träff (frivilligt)", "4");
    let (path, fields) = karin.form("Spara");
    for _ in 0..2 {
        let page = karin.posts(&path, &fields).await;
        assert_ne!(page.status, Status::Conflict);
    }
    assert_eq!(
        town.number("SELECT CAST(cap AS BIGINT) FROM rounds").await,
        4
    );
}
