//! Days are added to a draft and taken out of it.

use super::coordinator;
use crate::support::{ARound, Town, world_of};
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn new_days_are_like_the_last_one_unless_something_is_changed() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2 mars 2027");
    karin.presses("Kopiera").await;
    karin.follows("Lägg till dagar").await;
    karin.page.says("blir som den sista träffen");
    assert_eq!(karin.page.value("Från klockan"), "13.00");
    karin.fills("Dagar, en per rad", "torsdag vecka 10\n16 mars 2027");
    karin.presses("Lägg till dagar").await;
    karin
        .page
        .says("Sparat.")
        .says("Torsdag 11 mars 2027 klockan 13–15")
        .says("Tisdag 16 mars 2027 klockan 13–15");
    let alike = "SELECT COUNT(*) FROM (SELECT DISTINCT room_id, starts, ends, planned_tutors, reserved \
                 FROM sessions WHERE day > '2027-03-01') AS kinds";
    assert_eq!(town.number(alike).await, 1);
    let named = "SELECT COUNT(*) FROM session_people p JOIN sessions s ON s.id = p.session_id \
                 WHERE s.day > '2027-03-01'";
    let per_session = "SELECT COUNT(*) FROM session_people p JOIN sessions s ON s.id = p.session_id \
                       WHERE s.day = '2027-03-02'";
    assert_eq!(town.number(named).await, 3 * town.number(per_session).await);
}

#[rocket::async_test]
async fn a_day_that_is_taken_is_refused_and_keeps_what_was_typed() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2 mars 2027");
    karin.presses("Kopiera").await;
    karin.follows("Lägg till dagar").await;
    karin.fills("Dagar, en per rad", "2 februari 2027");
    let page = karin.presses("Lägg till dagar").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Salen är upptagen");
    assert_eq!(page.value("Dagar, en per rad"), "2 februari 2027");
    assert_eq!(town.rows_of("sessions").await, 2);
}

#[rocket::async_test]
async fn what_people_may_have_signed_up_to_gets_no_more_days() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.page.does_not_say("Lägg till dagar");
    karin.visits("/kalmar/planering/1/dagar").await;
    karin
        .page
        .says("2 februari")
        .does_not_say("Dagar, en per rad");
    // Somebody publishes it while the form is open.
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2 mars 2027");
    karin.presses("Kopiera").await;
    karin.follows("Lägg till dagar").await;
    let (_, mut olle) = town
        .colleague("olle.ek@kalmar.example", Role::Coordinator)
        .await;
    olle.visits("/kalmar/planering/2").await;
    olle.presses("Publicera").await;
    karin.fills("Dagar, en per rad", "9 mars 2027");
    let page = karin.presses("Lägg till dagar").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Omgången är publicerad.");
    assert_eq!(page.value("Dagar, en per rad"), "9 mars 2027");
}
