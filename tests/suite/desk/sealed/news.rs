//! News to somebody with protected identity wait for the reader: a session is moved, a round is called off.

use super::{ALIAS, clerk, opens, reader, registers, town};
use crate::support::{Town, someone};
use brygga::accounts::Role;

/// The ways of everything that anybody is still to be told.
async fn ways(town: &Town) -> Vec<String> {
    let rows = "SELECT DISTINCT channel FROM outbox WHERE state = 'queued'";
    let mut ways = town.texts(rows).await;
    ways.sort();
    ways
}

#[rocket::async_test]
async fn a_session_that_is_moved_or_called_off_is_told_by_the_reader_alone() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let word = registers(&mut clerk, ALIAS, None).await;
    let ordinary = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &ordinary).await;
    town.minutes_pass(1);
    let email = "karin.berg@kalmar.example";
    let mut karin = town.colleague(email, Role::Coordinator).await.1;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", "torsdag 4 februari 2027");
    karin.presses("Kontrollera").await;
    karin.page.does_not_say(ALIAS);
    karin.presses("Flytta och ge besked").await;
    karin.page.says("Träffen är flyttad.").does_not_say(ALIAS);
    assert_eq!(ways(&town).await, ["email", "sealed"]);
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    opens(&mut mona, &word).await;
    mona.page
        .says("Att säga när personen ringer")
        .says("torsdag 4 februari");
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1").await;
    karin.follows("Ställ in omgång 1").await;
    karin.page.does_not_say(ALIAS);
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    karin.page.does_not_say(ALIAS);
    mona.visits("/kalmar/skyddade").await;
    opens(&mut mona, &word).await;
    mona.page.says("Lokalen går inte att använda.");
    let others = "SELECT COUNT(*) FROM outbox WHERE channel NOT IN ('sealed', 'email')";
    assert_eq!(town.number(others).await, 0);
}
