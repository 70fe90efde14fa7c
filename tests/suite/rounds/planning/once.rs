//! A planning form that is sent more than once plans once.

use super::{coordinator, new::ten_thursdays};
use crate::support::{ARound, Form, Person, Town, at_once, without_key, world_of};
use rocket::http::Status;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5])])).await
}

/// Ten drafts, ready to be saved.
async fn ten_drafts(karin: &mut Person<'_>) -> Form {
    ten_thursdays(karin).await;
    karin.fills("Planerade elevhandledare på varje träff", "4");
    karin.fills("Deltagare per elevhandledare", "3");
    karin.presses("Kontrollera").await;
    karin.form("Spara 10 utkast")
}

async fn a_copy(karin: &mut Person<'_>) -> Form {
    karin.visits("/kalmar/planering/1/kopiera").await;
    karin.fills("Första dagen", "2 mars 2027");
    karin.form("Kopiera")
}

async fn two_days(karin: &mut Person<'_>, round: u32) -> Form {
    karin
        .visits(&format!("/kalmar/planering/{round}/dagar"))
        .await;
    karin.fills("Dagar, en per rad", "9 mars 2027\n16 mars 2027");
    karin.form("Lägg till dagar")
}

#[rocket::async_test]
async fn rounds_copies_and_days_are_planned_once_however_often_the_form_is_sent() {
    let town = a_town().await;
    let other = town.another_instance().await;
    let mut karin = coordinator(&town).await;
    let mut rows = (1, 1);
    for (what, more) in [("rounds", (10, 10)), ("copy", (1, 1)), ("days", (0, 2))] {
        let form = match what {
            "rounds" => ten_drafts(&mut karin).await,
            "copy" => a_copy(&mut karin).await,
            _ => two_days(&mut karin, 12).await,
        };
        let told = town.rows_of("audit_events").await;
        let led = at_once([&town, &other], &karin, &form).await;
        assert!(led.iter().all(|path| *path == led[0]), "{what}: {led:?}");
        rows = (rows.0 + more.0, rows.1 + more.1);
        let there = (town.rows_of("rounds").await, town.rows_of("sessions").await);
        assert_eq!(there, rows, "{what}");
        let events = i64::max(more.0, 1);
        assert_eq!(town.rows_of("audit_events").await, told + events, "{what}");
    }
}

#[rocket::async_test]
async fn only_what_was_saved_just_now_is_picked_for_publishing() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    let (path, fields) = a_copy(&mut karin).await;
    karin.posts(&path, &fields).await;
    let (path, fields) = ten_drafts(&mut karin).await;
    karin.posts(&path, &fields).await;
    karin.presses("Publicera de valda").await;
    karin.page.says("10 omgångar är publicerade.");
    let drafts = "SELECT CAST(number AS BIGINT) FROM rounds WHERE state = 'draft'";
    assert_eq!(town.number(drafts).await, 2);
}

#[rocket::async_test]
async fn without_its_key_the_second_form_clashes_with_the_first() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    let (path, fields) = without_key(&a_copy(&mut karin).await);
    assert_eq!(karin.posts(&path, &fields).await.status, Status::Ok);
    let again = karin.posts(&path, &fields).await;
    assert_eq!(again.status, Status::UnprocessableEntity);
    again.says("Salen är upptagen");
    assert_eq!(town.rows_of("rounds").await, 2);
}

#[rocket::async_test]
async fn a_draft_that_was_thrown_away_is_made_anew_by_who_goes_back_and_sends_it_again() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    let (path, fields) = a_copy(&mut karin).await;
    karin.posts(&path, &fields).await;
    karin.presses("Släng utkastet").await;
    assert_eq!(town.rows_of("rounds").await, 1);
    assert_eq!(karin.posts(&path, &fields).await.status, Status::Ok);
    assert_eq!(karin.page.path, "/kalmar/planering/2?klart=kopierad");
}
