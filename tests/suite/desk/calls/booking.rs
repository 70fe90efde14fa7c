//! A place by phone.

use super::{answers, books, choices, chooses_first, clerk, rest, writes};
use crate::support::{ARound, Town, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn a_place_is_booked_in_one_call_and_told_in_the_way_that_was_chosen() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    clerk.page.says("Kalmar kommun, du talar med Ann Hed.");
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    clerk.page.says("Jag har en plats");
    chooses_first(&mut clerk).await;
    clerk.page.says("Platsen hålls åt dig").says("Hålls åt dig");
    assert_eq!(town.rows_of("holds").await, 1);
    clerk.chooses("Hörslinga");
    rest(&mut clerk);
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Jag läser upp")
        .says("Rut Alm, född 1949, telefon 07 01 74 06 05")
        .says("Behöver: Hörslinga")
        .says("Bekräftelse med sms");
    clerk.presses("Boka platsen").await;
    let word = clerk.page.words_of(".app-reference");
    clerk
        .page
        .says("Du har en plats.")
        .says("Skriv gärna upp det.");
    assert_eq!(
        town.texts("SELECT booking_word FROM registrations").await,
        [word]
    );
    let rows = "SELECT came_by || ' ' || standing || ' ' || channel || ' ' || needs || ' ' || devices FROM registrations";
    assert_eq!(town.texts(rows).await, ["phone placed sms horslinga mobil"]);
    assert_eq!(town.texts("SELECT channel FROM outbox").await, ["sms"]);
    assert_eq!(town.rows_of("holds").await, 0);
    assert_eq!(town.texts("SELECT state FROM calls").await, ["ended"]);
    assert_eq!(town.rows_of("openings").await, 0);
}

#[rocket::async_test]
async fn who_speaks_english_is_told_in_english() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.chooses("På engelska");
    clerk.presses("Spara").await;
    clerk.page.says("Du får allt på engelska");
    clerk.presses("Boka platsen").await;
    let language = town.texts("SELECT language FROM registrations").await;
    assert_eq!(language, ["en"]);
    let bodies = town.texts("SELECT body FROM outbox").await;
    assert!(bodies[0].contains("Booking word: "), "{bodies:?}");
    // The next one is told in Swedish.
    books(&mut clerk, "Berit Ek", "070-174 06 06").await;
    let swedish = "SELECT COUNT(*) FROM registrations WHERE language = 'sv'";
    assert_eq!(town.number(swedish).await, 1);
}

#[rocket::async_test]
async fn what_makes_no_sense_is_said_at_its_field_and_everything_is_kept() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "fyrtionio", "07");
    clerk.fills("Vilket postnummer har du hemma?", "392");
    clerk.presses("Spara").await;
    assert_eq!(clerk.page.status, Status::UnprocessableEntity);
    assert_eq!(clerk.page.faults().len(), 3);
    assert_eq!(clerk.page.value("Vilket år är du född?"), "fyrtionio");
    // Kept, not only shown: whoever opens the call again finds it.
    let call = clerk.page.path.clone();
    clerk.visits(&call).await;
    assert_eq!(clerk.page.value("Vad heter du?"), "Rut Alm");
    assert_eq!(clerk.page.value("Vilket telefonnummer har du?"), "07");
}

#[rocket::async_test]
async fn a_booking_names_all_that_is_missing() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    clerk.presses("Boka platsen").await;
    assert_eq!(clerk.page.status, Status::UnprocessableEntity);
    assert_eq!(
        clerk.page.faults(),
        [
            "Välj en träff först",
            "Skriv namnet",
            "Skriv födelseåret",
            "Välj vad personen har, eller att den vill låna",
            "Välj hur bekräftelsen ska komma",
        ]
    );
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn a_double_press_books_once() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Spara").await;
    let (path, fields) = clerk.form("Boka platsen");
    for _ in 0..2 {
        clerk.posts(&path, &fields).await;
        clerk.page.says("Skriv gärna upp det.");
    }
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("outbox").await, 1);
}

#[rocket::async_test]
async fn a_letter_knows_its_town_and_is_not_offered_when_it_would_be_late() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1949", "");
    clerk.fills("Vilket postnummer har du hemma?", "392 32");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    clerk.chooses("Ingen egen, vill låna").chooses("1. Brev");
    clerk.presses("Spara").await;
    clerk.fills("Vilken gata och vilket nummer?", "Storgatan 4");
    if clerk.page.value("Vilken ort?").is_empty() {
        clerk.fills("Vilken ort?", "Kalmar");
    }
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Bekräftelse med brev till Storgatan 4, 392 32 Kalmar")
        .says("Rut Alm, född 1949, ingen telefon");
    clerk.presses("Boka platsen").await;
    clerk.page.says("Du får ett brev");
    let first = town
        .texts("SELECT CAST(min(day) AS text) FROM sessions")
        .await
        .remove(0);
    town.set_clock(&format!("{first} 06:00"));
    town.days_pass(-3);
    let mut late = super::colleague(&town, "bo.ek@kalmar.example").await;
    answers(&mut late).await;
    writes(&mut late, "Åke Sten", "1950", "");
    late.presses("Spara").await;
    if !choices(&late).is_empty() {
        chooses_first(&mut late).await;
        late.page
            .does_not_say("1. Brev")
            .says("Inget mer, den som ringer skriver upp");
    }
}

#[rocket::async_test]
async fn somebody_who_is_in_the_round_already_is_told_so() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[3])])).await;
    let mut clerk = clerk(&town).await;
    books(&mut clerk, "Rut Alm", "070-174 06 05").await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Rut Alm", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    clerk
        .page
        .says("Det finns redan en Rut Alm, född 1949, samma telefon.");
    clerk.presses("Ja, det är Rut Alm").await;
    clerk.page.says("Har plats");
    chooses_first(&mut clerk).await;
    rest(&mut clerk);
    clerk.presses("Boka platsen").await;
    assert_eq!(
        clerk.page.faults(),
        ["Personen är redan anmäld till den träffen"]
    );
    assert_eq!(town.rows_of("registrations").await, 1);
}
