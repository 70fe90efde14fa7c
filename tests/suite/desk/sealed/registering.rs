//! Somebody with protected identity gets a place.

use super::{ALIAS, NAME, clerk, registers, says, town};
use crate::desk::calls::{answers, chooses_first, writes};
use rocket::http::Status;

#[rocket::async_test]
async fn a_call_that_turns_out_to_be_of_somebody_protected_leaves_nothing_behind() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    answers(&mut clerk).await;
    writes(&mut clerk, "Zelda Kvastberg", "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    chooses_first(&mut clerk).await;
    assert_eq!(town.rows_of("claims").await, 1);
    clerk.fills("Vad heter du?", "Zelda Kvastberg Ek");
    clerk.presses("Ta bort allt och börja om skyddat").await;
    assert_eq!(clerk.page.path, "/kalmar/telefon/skyddat");
    clerk.page.does_not_say("Kvastberg");
    assert_eq!(town.rows_of("claims").await, 0);
    for row in town.everything().await {
        let left = ["Kvastberg", "740605", "174 06 05"]
            .iter()
            .any(|it| row.contains(it));
        assert!(!left, "{row}");
    }
    clerk.visits("/kalmar/telefon").await;
    clerk.page.does_not_say("Kvastberg");
}

#[rocket::async_test]
async fn a_place_is_booked_under_an_alias_and_nothing_that_reaches_anybody_is_kept() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    says(&mut clerk, ALIAS, Some(NAME)).await;
    clerk
        .page
        .says("Karin Lund, född 1949")
        .says("Behöver: Hörslinga")
        .says("Skatteverkets förmedling");
    assert_eq!(town.rows_of("registrations").await, 0);
    clerk.presses("Stämmer, boka").await;
    clerk.page.says("Du har en plats.").does_not_say(NAME);
    let rows = "SELECT channel || ' ' || standing || ' ' || came_by FROM registrations";
    assert_eq!(town.texts(rows).await, ["sealed placed phone"]);
    assert_eq!(
        town.texts("SELECT channel || ' ' || state FROM outbox")
            .await,
        ["sealed queued"]
    );
    let bare = "SELECT COUNT(*) FROM residents WHERE sealed AND phone IS NULL AND postcode IS NULL";
    assert_eq!(town.number(bare).await, 1);
    assert_eq!(town.rows_of("sealed_people").await, 1);
    assert_eq!(town.rows_of("search_entries").await, 0);
    assert_eq!(town.rows_of("openings").await, 0);
}

#[rocket::async_test]
async fn the_same_form_sent_twice_is_one_place_and_the_same_answer() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    says(&mut clerk, ALIAS, None).await;
    let (path, fields) = clerk.form("Stämmer, boka");
    clerk.posts(&path, &fields).await;
    let word = clerk.page.words_of(".app-reference");
    clerk.posts(&path, &fields).await;
    assert_eq!(clerk.page.words_of(".app-reference"), word);
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("residents").await, 1);
}

#[rocket::async_test]
async fn two_clerks_who_write_the_same_alias_and_year_at_once_register_two_people() {
    let town = town().await;
    let mut ann = clerk(&town).await;
    let email = "bo.ek@kalmar.example";
    let mut bo = town
        .colleague(email, brygga::accounts::Role::ContactCentre)
        .await
        .1;
    says(&mut ann, ALIAS, None).await;
    says(&mut bo, ALIAS, None).await;
    let both = rocket::tokio::join!(ann.presses("Stämmer, boka"), bo.presses("Stämmer, boka"));
    let words = [both.0, both.1].map(|page| page.words_of(".app-reference"));
    assert_ne!(words[0], words[1]);
    assert_eq!(town.rows_of("residents").await, 2);
    assert_eq!(
        town.number("SELECT COUNT(*) FROM registrations WHERE standing = 'placed'")
            .await,
        2
    );
    assert_eq!(town.rows_of("likely_duplicates").await, 0);
}

#[rocket::async_test]
async fn an_alias_that_is_no_name_or_the_persons_own_is_refused() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    for (alias, name) in [("Hemlig Person", None), ("Karin", None), (NAME, Some(NAME))] {
        says(&mut clerk, alias, name).await;
        assert_eq!(clerk.page.status, Status::UnprocessableEntity, "{alias}");
        assert_eq!(clerk.page.faults().len(), 1, "{alias}");
    }
    assert_eq!(town.rows_of("residents").await, 0);
}

#[rocket::async_test]
async fn a_full_round_gives_a_place_in_line_and_says_so() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    for alias in ["Karin Lund", "Eva Berg", "Ulla Holm"] {
        registers(&mut clerk, alias, None).await;
        clerk.page.says("Du har en plats.");
    }
    registers(&mut clerk, "Maj Lind", None).await;
    clerk.page.does_not_say("Du har en plats.");
    let waiting = "SELECT COUNT(*) FROM registrations WHERE standing = 'waiting'";
    assert_eq!(town.number(waiting).await, 1);
}

#[rocket::async_test]
async fn why_somebody_outside_the_audience_comes_is_asked_of_them_alone() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    clerk.visits("/kalmar/telefon/skyddat").await;
    clerk.page.does_not_say("Det finns platser över");
    says(&mut clerk, ALIAS, None).await;
    clerk.page.does_not_say("Det finns platser över");
    clerk.fills("Vilket år är du född?", "1990");
    clerk.presses("Stämmer, boka").await;
    assert_eq!(clerk.page.faults().len(), 1);
    clerk.chooses("Det finns platser över");
    clerk.presses("Läs upp").await;
    clerk.presses("Stämmer, boka").await;
    assert_eq!(town.rows_of("claims").await, 1);
}
