//! Cancelling, another day and taking it back, by phone.

use super::calls::clerk;
use crate::support::{ARound, Person, Town, someone, world_of};
use rocket::http::Status;

/// Rut has the only seat of round 1, Åke stands in its line, and round 2 has room.
async fn town() -> Town {
    let rounds = [ARound::with(1, &[1]), ARound::with(2, &[2])];
    let town = Town::with_world(&world_of(&rounds)).await;
    let rut = someone("Rut Alm").phone("070-174 06 05");
    town.person().asks_for(1, &rut).await;
    town
}

/// At the page on which somebody's registration is changed.
async fn changes(clerk: &mut Person<'_>, whom: &str) {
    clerk.visits("/kalmar/planering/1/anmalda").await;
    clerk.follows(whom).await;
    clerk.follows("Ändra eller avboka").await;
}

async fn standings(town: &Town) -> Vec<String> {
    let each = "SELECT number || ' ' || standing FROM registrations JOIN rounds ON rounds.id = round_id \
                ORDER BY standing DESC";
    town.texts(each).await
}

#[rocket::async_test]
async fn a_place_is_cancelled_and_taken_back_by_phone() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    changes(&mut clerk, "Rut Alm").await;
    clerk.page.says("Du har en plats.").says("Vill du avboka");
    clerk.presses("Ja, avboka").await;
    clerk.page.says("Avbokningen är gjord.");
    assert_eq!(standings(&town).await, ["1 cancelled"]);
    assert_eq!(town.rows_of("claims").await, 0);
    clerk.presses("Ångra avbokningen").await;
    clerk.page.says("Det är som förut igen.");
    assert_eq!(standings(&town).await, ["1 placed"]);
    let by_whom = "SELECT DISTINCT substr(actor, 1, 5) FROM audit_events WHERE code IN ('registration.cancelled', \
                   'registration.restored')";
    assert_eq!(town.texts(by_whom).await, ["staff"]);
}

#[rocket::async_test]
async fn another_day_is_taken_by_phone_and_taken_back() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    changes(&mut clerk, "Rut Alm").await;
    clerk.presses("Byt dag").await;
    assert_eq!(clerk.page.status, Status::UnprocessableEntity);
    let other = clerk.page.words_of(".govuk-radios__label");
    clerk.chooses(&other);
    clerk.presses("Byt dag").await;
    clerk.page.says("Dagen är bytt.");
    assert_eq!(standings(&town).await, ["2 placed"]);
    clerk.presses("Byt tillbaka").await;
    assert_eq!(standings(&town).await, ["1 placed"]);
}

#[rocket::async_test]
async fn a_seat_that_is_gone_is_not_taken_back_but_a_place_in_line_is() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    changes(&mut clerk, "Rut Alm").await;
    clerk.presses("Ja, avboka").await;
    let other = someone("Berit Sten").phone("070-174 06 11");
    town.person().asks_for(1, &other).await;
    clerk.presses("Ångra avbokningen").await;
    assert_eq!(clerk.page.status, Status::UnprocessableEntity);
    clerk.presses("Ställ mig på reservlistan").await;
    clerk.page.says("Du står på reservlistan, plats 1.");
    assert_eq!(standings(&town).await, ["1 waiting", "1 placed"]);
}

#[rocket::async_test]
async fn one_of_two_leaves_and_who_must_be_said() {
    let town = town().await;
    let gosta = someone("Gösta Alm").phone("070-174 06 05").born("1947");
    let two = someone("Eva Alm").phone("070-174 06 12").and(gosta);
    town.person().asks_for(2, &two).await;
    let mut clerk = clerk(&town).await;
    clerk.visits("/kalmar/planering/2/anmalda").await;
    clerk.follows("Eva Alm och Gösta Alm").await;
    clerk.follows("Ändra eller avboka").await;
    clerk.presses("Ja, avboka").await;
    assert_eq!(clerk.page.faults(), ["Välj vem som vill avboka"]);
    clerk.chooses("Gösta Alm");
    clerk.presses("Ja, avboka").await;
    clerk.page.says("Avbokningen är gjord.");
    let live = "SELECT name FROM members JOIN residents ON residents.id = resident_id WHERE live AND \
                number = 1 ORDER BY name";
    assert_eq!(town.texts(live).await, ["Eva Alm", "Rut Alm"]);
    assert_eq!(town.rows_of("claims").await, 2);
}
