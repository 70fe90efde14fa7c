//! The seat of a call: held, freed, lost, or none to be had.

use super::{answers, book_button, choices, chooses_first, clerk, colleague, rest, writes};
use crate::support::{ARound, Person, Town, world_of};
use rocket::http::Status;

/// In a call with Rut, who is told of the first round.
async fn talks<'t>(town: &'t Town, email: &str, name: &str) -> Person<'t> {
    let mut clerk = colleague(town, email).await;
    answers(&mut clerk).await;
    writes(&mut clerk, name, "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    clerk
}

#[rocket::async_test]
async fn a_call_that_ends_frees_its_seat() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let mut clerk = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
    chooses_first(&mut clerk).await;
    assert_eq!(town.rows_of("claims").await, 1);
    clerk.presses("Avsluta samtalet").await;
    assert!(clerk.page.path.ends_with("/telefon"));
    assert_eq!(town.rows_of("claims").await, 0);
    assert_eq!(town.rows_of("holds").await, 0);
    assert_eq!(town.texts("SELECT state FROM calls").await, ["ended"]);
}

#[rocket::async_test]
async fn a_seat_that_is_let_go_of_is_free_and_another_round_can_be_chosen() {
    let rounds = [ARound::with(1, &[1]), ARound::with(2, &[1])];
    let town = Town::with_world(&world_of(&rounds)).await;
    let mut clerk = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
    chooses_first(&mut clerk).await;
    let other = choices(&clerk).remove(0);
    clerk.presses(&other).await;
    assert_eq!(town.rows_of("claims").await, 1);
    clerk.presses("Släpp platsen").await;
    assert_eq!(town.rows_of("claims").await, 0);
    assert_eq!(choices(&clerk).len(), 2);
}

#[rocket::async_test]
async fn of_two_colleagues_on_the_last_seat_one_is_told_and_loses_nothing() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let mut ann = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
    let mut bo = talks(&town, "bo.ek@kalmar.example", "Åke Sten").await;
    chooses_first(&mut ann).await;
    bo.fills("Anteckning", "Vill komma med bussen");
    chooses_first(&mut bo).await;
    assert_eq!(bo.page.status, Status::UnprocessableEntity);
    bo.page.says("Platsen hann bli tagen.");
    assert_eq!(bo.page.value("Anteckning"), "Vill komma med bussen");
    assert_eq!(bo.page.value("Vad heter du?"), "Åke Sten");
    for clerk in [&mut ann, &mut bo] {
        rest(clerk);
        clerk.presses("Spara").await;
        let button = book_button(clerk);
        clerk.presses(button).await;
    }
    ann.page.says("Du har en plats.");
    bo.page.says("du står på plats 1 på reservlistan");
    let standing = "SELECT standing FROM registrations ORDER BY standing";
    assert_eq!(town.texts(standing).await, ["placed", "waiting"]);
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn a_full_round_is_booked_as_a_place_in_line() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let mut clerk = clerk(&town).await;
    super::books(&mut clerk, "Rut Alm", "070-174 06 05").await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Åke Sten", "1950", "070-174 06 11");
    clerk.presses("Spara").await;
    let first = choices(&clerk).remove(0);
    assert!(first.starts_with("Reservlista "), "{first}");
    clerk.page.says("Vill du stå på reservlistan?");
    clerk.presses(&first).await;
    clerk.page.says("Den som bokar ställs på reservlistan.");
    rest(&mut clerk);
    clerk.presses("Spara").await;
    clerk.page.says("Plats på reservlistan");
    clerk.presses("Ställ på reservlistan").await;
    clerk.page.says("du står på plats 1 på reservlistan");
}

#[rocket::async_test]
async fn a_seat_that_was_lost_while_they_talked_is_said_and_everything_is_kept() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let mut ann = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
    chooses_first(&mut ann).await;
    rest(&mut ann);
    ann.presses("Spara").await;
    town.minutes_pass(16);
    let mut bo = talks(&town, "bo.ek@kalmar.example", "Åke Sten").await;
    chooses_first(&mut bo).await;
    ann.presses("Boka platsen").await;
    assert_eq!(ann.page.status, Status::UnprocessableEntity);
    ann.page.says("Platsen hann bli tagen.");
    assert_eq!(ann.page.value("Vad heter du?"), "Rut Alm");
    assert!(ann.page.is_answered(
        "Vad har du för mobil eller dator? Du behöver inte veta märket.",
        "Mobil"
    ));
    assert_eq!(town.rows_of("registrations").await, 0);
    // Whoever presses again has heard it: the place in line.
    let again = book_button(&ann);
    assert_eq!(again, "Ställ på reservlistan");
    ann.presses(again).await;
    ann.page.says("på reservlistan");
}

#[rocket::async_test]
async fn whatever_is_done_holds_the_seat_on() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let mut ann = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
    chooses_first(&mut ann).await;
    for _ in 0..4 {
        town.minutes_pass(14);
        ann.presses("Spara").await;
        ann.page.says("Platsen hålls åt dig");
    }
    town.minutes_pass(14);
    let call = ann.page.path.clone();
    ann.visits(&call).await;
    town.minutes_pass(14);
    ann.visits(&call).await;
    ann.page.says("Platsen hålls åt dig");
    town.minutes_pass(15);
    ann.visits(&call).await;
    ann.page.says("Platsen hålls inte längre.");
}
