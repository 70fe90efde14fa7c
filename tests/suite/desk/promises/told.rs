//! Whoever was promised something is told when it is arranged, and called when it cannot be.

use super::{SESSION, clerk, named, opens, presses, signs_up, town};
use crate::support::{Letter, Person, Town};
use brygga::{
    accounts::Role,
    outbox::{self, Channel, State},
};

/// The news of promises that wait, the oldest first.
async fn waiting(town: &Town) -> Vec<Letter> {
    let mut queued = town.mailbox().await;
    let is_ours = |l: &Letter| l.subject.contains("ordna");
    queued.retain(|letter| letter.state == State::Queued && is_ours(letter));
    queued.reverse();
    queued
}

async fn ann(town: &Town) -> Person<'_> {
    town.minutes_pass(1);
    let mut ann = clerk(town, "ann.hed@kalmar.example").await;
    ann.visits(SESSION).await;
    ann
}

#[rocket::async_test]
async fn what_is_arranged_is_told_once_and_taken_back_while_it_has_not_left() {
    let town = town().await;
    let mut ann = ann(&town).await;
    presses(&mut ann, "Klart", "Rut Alm").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert_eq!(news[0].channel, Channel::Sms);
    assert_eq!(
        news[0].subject,
        "Det är ordnat till träffen tisdag 2 februari"
    );
    let said = "Hej Rut! Till träffen tisdag 2 februari kl 13-15 har vi ordnat tolk. Bokningsord: ";
    assert!(news[0].body.starts_with(said), "{}", news[0].body);
    assert!(news[0].body.ends_with("/Kalmar kommun"), "{}", news[0].body);
    // It was not done after all.
    opens(&mut ann).await;
    ann.chooses("Inte ordnat");
    ann.presses("Spara").await;
    assert!(waiting(&town).await.is_empty());
    presses(&mut ann, "Klart", "Rut Alm").await;
    assert_eq!(waiting(&town).await.len(), 1);
    // Once it has left nobody is told of it a second time.
    leaves(&town).await;
    for state in ["Inte ordnat", "Klart"] {
        opens(&mut ann).await;
        ann.chooses(state);
        ann.presses("Spara").await;
    }
    assert!(waiting(&town).await.is_empty());
}

/// Everything that waits has left.
async fn leaves(town: &Town) {
    let left = "UPDATE outbox SET state = 'sent', settled_at = queued_at WHERE state = 'queued'";
    town.runs(left).await.unwrap();
}

#[rocket::async_test]
async fn what_is_arranged_for_one_session_is_one_message() {
    let town = town().await;
    town.runs("UPDATE registrations SET needs = 'tolk resa' WHERE needs = 'tolk'")
        .await
        .unwrap();
    let mut ann = ann(&town).await;
    presses(&mut ann, "Klart", "arabiska").await;
    presses(&mut ann, "Klart", "Hjälp att ta sig dit").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert!(
        news[0]
            .body
            .contains("har vi ordnat tolk och hjälp att ta dig dit."),
        "{}",
        news[0].body
    );
    // One of them is open again: what is left is told.
    opens(&mut ann).await;
    ann.chooses("Inte ordnat");
    ann.presses("Spara").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert!(
        news[0].body.contains("har vi ordnat hjälp att ta dig dit."),
        "{}",
        news[0].body
    );
}

#[rocket::async_test]
async fn who_knows_already_is_told_nothing() {
    let town = town().await;
    let mut ann = ann(&town).await;
    opens(&mut ann).await;
    ann.chooses("Klart")
        .chooses("Personen vet redan, skicka inget");
    ann.presses("Spara").await;
    ann.page.says("En sak är kvar att ordna.");
    assert!(waiting(&town).await.is_empty());
}

#[rocket::async_test]
async fn what_cannot_be_arranged_is_talked_over_on_the_phone() {
    let town = town().await;
    let mut ann = ann(&town).await;
    opens(&mut ann).await;
    ann.chooses("Går inte att ordna");
    ann.presses("Spara").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert_eq!(news[0].channel, Channel::Call);
    assert!(
        news[0].body.contains(
            "Vi kan tyvärr inte ordna tolk till träffen tisdag 2 februari klockan 13–15."
        ),
        "{}",
        news[0].body
    );
    // It is on the list of those who call.
    brygga::messages::adopt_calls(&town.store, town.clock.now())
        .await
        .unwrap();
    ann.visits("/kalmar/ringlista").await;
    ann.page.says("Rut Alm");
    // A way was found before anybody called.
    ann.visits(SESSION).await;
    opens(&mut ann).await;
    ann.chooses("Klart");
    ann.presses("Spara").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert_eq!(news[0].channel, Channel::Sms);
}

#[rocket::async_test]
async fn who_leaves_first_or_whose_session_moves_is_not_told_what_is_not_so() {
    let town = town().await;
    signs_up(&town, "Siv Lund", "070-174 06 07", true).await;
    let mut ann = ann(&town).await;
    presses(&mut ann, "Klart", "Rut Alm").await;
    presses(&mut ann, "Klart", "Siv Lund").await;
    assert_eq!(waiting(&town).await.len(), 2);
    town.minutes_pass(1);
    ann.visits("/kalmar/planering/1/anmalda").await;
    ann.follows("Rut Alm").await;
    ann.follows("Ändra eller avboka").await;
    ann.presses("Ja, avboka").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert!(news[0].body.contains("Hej Siv!"));
    town.minutes_pass(1);
    let email = "karin.berg@kalmar.example";
    let mut karin = town.colleague(email, Role::Coordinator).await.1;
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", "måndag 1 februari 2027");
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    assert!(waiting(&town).await.is_empty());
    // When it is arranged for the new day, that is told.
    ann.visits(SESSION).await;
    presses(&mut ann, "Klart", "Siv Lund").await;
    let news = waiting(&town).await;
    assert_eq!(news.len(), 1);
    assert!(
        news[0].body.contains("måndag 1 februari"),
        "{}",
        news[0].body
    );
}

#[rocket::async_test]
async fn nothing_is_promised_at_a_day_that_is_missed() {
    let town = town().await;
    let mut ann = ann(&town).await;
    presses(&mut ann, "Klart", "Rut Alm").await;
    assert_eq!(waiting(&town).await.len(), 1);
    town.minutes_pass(1);
    ann.visits("/kalmar/planering/1/anmalda").await;
    ann.follows("Rut Alm").await;
    ann.follows("Ändra eller avboka").await;
    ann.follows("Ändra en av dagarna").await;
    ann.chooses("Tisdag 2 februari klockan 13–15");
    ann.presses("Fortsätt").await;
    ann.chooses("Jag kommer torsdag 4 februari klockan 13–15 i stället");
    ann.presses("Spara").await;
    assert!(waiting(&town).await.is_empty());
    ann.visits(SESSION).await;
    ann.page.does_not_say("Rut Alm").says("Berit Ek");
    ann.visits("/kalmar/ordna/2/1").await;
    let link = named(&ann, "a", "Rut Alm", "arabiska");
    ann.follows(&link).await;
    ann.page.says("Tolk: arabiska");
}

#[rocket::async_test]
async fn a_text_message_of_everything_that_can_be_promised_is_at_most_two_parts() {
    let town = town().await;
    let all = "UPDATE registrations SET devices = 'lana', needs = 'horslinga rullstol stor-text tolk teckensprak \
               stodperson resa annat' WHERE needs = 'tolk'";
    town.runs(all).await.unwrap();
    let mut ann = ann(&town).await;
    for named in 1..=8 {
        presses(&mut ann, "Klart", "Rut Alm").await;
        let news = waiting(&town).await;
        assert_eq!(news.len(), 1, "after {named}");
        let body = &news[0].body;
        assert!(outbox::sms_parts(body) <= outbox::MOST_PARTS, "{body}");
    }
    let news = waiting(&town).await;
    assert!(
        news[0].body.contains("har vi ordnat det du bad om."),
        "{}",
        news[0].body
    );
}
