//! A move that is corrected: nobody is told of a day they never heard of, and nobody of what they know.

use super::{coordinator, everything_leaves};
use crate::support::{ARound, Letter, Person, Told, Town, someone, world_of};
use brygga::{
    outbox::{self, Channel, State},
    store::Fault,
};

/// One round of one session, on Tuesday 2 February 2027.
async fn a_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5])])).await
}

/// One round of two sessions, on 2 and 3 February.
async fn a_town_of_two() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[5, 5])])).await
}

async fn moves(karin: &mut Person<'_>, town: &Town, day: &str) -> String {
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", day);
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    let page = karin.page.text();
    assert!(page.contains("Träffen är flyttad."), "{page}");
    page
}

/// What waits to be delivered to somebody, by any part of the text.
async fn waiting(town: &Town, part: &str) -> Vec<Letter> {
    let mailbox = town.mailbox().await.into_iter();
    mailbox
        .filter(|l| l.state == State::Queued && l.body.contains(part))
        .collect()
}

/// Somebody of each way, each with a confirmation; nothing has left.
async fn everybody_asks(town: &Town) {
    for (name, phone, told) in [
        (
            "Rut Alm",
            "070-174 06 05",
            Told::Email("rut@kalmar.example".to_owned()),
        ),
        ("Siv Ek", "070-174 06 20", Told::Sms),
        ("Arne Lund", "070-174 06 21", Told::Letter),
        ("Ulla Holm", "070-174 06 22", Told::Call),
    ] {
        let details = someone(name).phone(phone).told(told);
        town.person().asks_for(1, &details).await;
        town.minutes_pass(1);
    }
}

#[rocket::async_test]
async fn a_move_that_is_corrected_before_it_is_told_is_told_from_the_day_that_is_known() {
    let town = a_town().await;
    everybody_asks(&town).await;
    everything_leaves(&town).await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    let page = moves(&mut karin, &town, "5 februari").await;
    assert!(page.contains("4 personer får besked."), "{page}");
    let news = waiting(&town, "flyttat").await;
    let mut channels: Vec<_> = news.iter().map(|l| l.channel).collect();
    channels.sort_unstable();
    let each = [Channel::Email, Channel::Sms, Channel::Letter, Channel::Call];
    assert_eq!(channels, each);
    for letter in &news {
        let body = &letter.body;
        assert!(body.contains("tisdag 2 februari"), "{body}");
        assert!(body.contains("redag 5 februari"), "{body}");
        assert!(!body.contains("3 februari"), "{body}");
    }
    // Once it has left, the next is told from there.
    everything_leaves(&town).await;
    moves(&mut karin, &town, "4 februari").await;
    for letter in waiting(&town, "flyttat").await {
        let body = &letter.body;
        assert!(body.contains("fredag 5 februari"), "{body}");
        assert!(!body.contains("2 februari"), "{body}");
    }
}

#[rocket::async_test]
async fn who_has_nothing_yet_hears_of_the_move_from_the_day_they_signed_up_for() {
    let town = a_town().await;
    everybody_asks(&town).await;
    let mut karin = coordinator(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    moves(&mut karin, &town, "5 februari").await;
    let news = waiting(&town, "flyttat").await;
    assert_eq!(news.len(), 4);
    for letter in &news {
        let body = &letter.body;
        assert!(body.contains("tisdag 2 februari"), "{body}");
        assert!(body.contains("redag 5 februari"), "{body}");
        assert!(!body.contains("3 februari"), "{body}");
    }
    // The news say all that a confirmation would, and come instead of it.
    let kinds =
        "SELECT DISTINCT kind FROM outbox WHERE state = 'queued' AND kind <> 'account.link'";
    assert_eq!(town.texts(kinds).await, ["session.moved"]);
    // Back at the day that they signed up for, it is a confirmation again.
    moves(&mut karin, &town, "2 februari").await;
    assert_eq!(town.texts(kinds).await, ["registration.confirmation"]);
    assert_eq!(waiting(&town, "isdag 2 februari").await.len(), 4);
}

#[rocket::async_test]
async fn a_text_message_of_one_session_of_several_comes_beside_the_confirmation() {
    let town = a_town_of_two().await;
    everybody_asks(&town).await;
    let mut karin = coordinator(&town).await;
    moves(&mut karin, &town, "8 februari").await;
    let kinds = "SELECT channel || ' ' || kind FROM outbox \
                 WHERE state = 'queued' AND kind <> 'account.link' ORDER BY channel, kind";
    assert_eq!(
        town.texts(kinds).await,
        [
            "call session.moved",
            "email session.moved",
            "letter session.moved",
            "sms registration.confirmation",
            "sms session.moved",
        ]
    );
    for letter in waiting(&town, "8 februari").await {
        let body = &letter.body;
        assert!(
            letter.channel == Channel::Sms || body.contains("3 februari"),
            "{body}"
        );
    }
}

#[rocket::async_test]
async fn who_stays_of_two_hears_of_a_move_that_is_on_hold_after_a_restore() {
    let town = a_town().await;
    let both = someone("Rut Alm")
        .phone("070-174 06 05")
        .email("rut@kalmar.example")
        .and(someone("Siv Alm"));
    let mut person = town.person();
    let word = person.asks_for(1, &both).await.booking_word();
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    let now = town.clock.now();
    let held: Result<u64, Fault> = town
        .store
        .write(|unit| async move { outbox::hold(&unit, now).await })
        .await;
    assert_eq!(held.unwrap(), 1);
    town.minutes_pass(1);
    person.visits("/kalmar/andra").await;
    person
        .fills("Bokningsord", &word)
        .fills("De fyra sista siffrorna i telefonnumret", "0605");
    person.presses("Fortsätt").await;
    person.follows("Avboka").await;
    person.chooses("Siv Alm");
    person.presses("Ja, avboka").await;
    let told = "SELECT kind FROM outbox WHERE state = 'queued' ORDER BY kind";
    assert_eq!(
        town.texts(told).await,
        ["registration.cancelled", "session.moved"]
    );
}

#[rocket::async_test]
async fn who_leaves_and_comes_back_hears_nothing_of_a_move_they_know() {
    let town = a_town().await;
    let rut = someone("Rut Alm")
        .phone("070-174 06 05")
        .email("rut@kalmar.example");
    let mut person = town.person();
    let word = person.asks_for(1, &rut).await.booking_word();
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    everything_leaves(&town).await;
    town.minutes_pass(1);
    person.visits("/kalmar/andra").await;
    person
        .fills("Bokningsord", &word)
        .fills("De fyra sista siffrorna i telefonnumret", "0605");
    person.presses("Fortsätt").await;
    person.follows("Avboka").await;
    person.presses("Ja, avboka").await;
    everything_leaves(&town).await;
    town.minutes_pass(1);
    person.presses("Ångra avbokningen").await;
    let kinds = "SELECT kind FROM outbox WHERE state = 'queued' ORDER BY kind";
    assert_eq!(town.texts(kinds).await, ["registration.restored"]);
}

#[rocket::async_test]
async fn a_session_that_is_back_where_people_know_it_is_told_to_nobody() {
    let town = a_town().await;
    everybody_asks(&town).await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    assert_eq!(waiting(&town, "flyttat").await.len(), 4);
    karin.visits("/kalmar/planering/1/dag/1/flytta").await;
    karin.fills("Ny dag", "2 februari");
    karin.presses("Kontrollera").await;
    karin
        .page
        .says("4 personer har inte hunnit få veta något annat och får inget besked.")
        .does_not_say("4 med plats");
    let page = moves(&mut karin, &town, "2 februari").await;
    assert!(page.contains("Ingen behövde få besked."), "{page}");
    let left = "SELECT count(*) FROM outbox WHERE state = 'queued'";
    assert_eq!(town.number(left).await, 0);
    // Somebody who signs up between two moves has been told of that day alone.
    moves(&mut karin, &town, "3 februari").await;
    let details = someone("Eva Sten")
        .phone("070-174 06 23")
        .email("eva@kalmar.example");
    town.person().asks_for(1, &details).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "5 februari").await;
    let news = waiting(&town, "flyttat").await;
    assert_eq!(news.len(), 5);
    for letter in &news {
        assert!(letter.body.contains("onsdag 3 februari"), "{}", letter.body);
    }
}

#[rocket::async_test]
async fn a_session_that_is_called_off_after_a_move_nobody_heard_of_is_called_off_on_the_day_they_know()
 {
    let town = a_town_of_two().await;
    everybody_asks(&town).await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "8 februari").await;
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1/dag/1/stall-in").await;
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    karin.page.says("4 personer får besked.");
    let news = waiting(&town, "inställd").await;
    assert_eq!(news.len(), 4);
    for letter in &news {
        let body = &letter.body;
        assert!(body.contains("tisdag 2 februari"), "{body}");
        assert!(!body.contains("8 februari"), "{body}");
    }
    assert_eq!(waiting(&town, "flyttat").await.len(), 0);
}

#[rocket::async_test]
async fn a_round_that_is_called_off_after_a_move_nobody_heard_of_is_called_off_on_the_days_they_know()
 {
    let town = a_town().await;
    everybody_asks(&town).await;
    let mut karin = coordinator(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1/stall-in").await;
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    let news = waiting(&town, "inställd").await;
    assert_eq!(news.len(), 4);
    for letter in &news {
        let body = &letter.body;
        assert!(body.contains("tisdag 2 februari"), "{body}");
        assert!(!body.contains("3 februari"), "{body}");
    }
}

#[rocket::async_test]
async fn a_call_that_is_being_made_is_left_to_whoever_makes_it_and_the_news_come_after() {
    let town = a_town().await;
    let ulla = someone("Ulla Holm").phone("070-174 06 22").told(Told::Call);
    town.person().asks_for(1, &ulla).await;
    let mut karin = coordinator(&town).await;
    let taken = outbox::claim_due(&town.store, Channel::Call, town.clock.now()).await;
    assert!(taken.unwrap().is_some());
    moves(&mut karin, &town, "3 februari").await;
    let calls = "SELECT state || ' ' || kind FROM outbox WHERE channel = 'call' ORDER BY queued_at";
    assert_eq!(
        town.texts(calls).await,
        ["sending registration.confirmation", "queued session.moved"]
    );
    // The second one is not made yet, and is replaced.
    moves(&mut karin, &town, "5 februari").await;
    assert_eq!(
        town.texts(calls).await,
        [
            "sending registration.confirmation",
            "withdrawn session.moved",
            "queued session.moved"
        ]
    );
    let news = waiting(&town, "redag 5 februari").await;
    assert!(
        news[0].body.contains("tisdag 2 februari"),
        "{}",
        news[0].body
    );
}

#[rocket::async_test]
async fn two_changes_of_which_none_has_left_are_both_told() {
    let town = a_town_of_two().await;
    let rut = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &rut).await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "8 februari").await;
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1/dag/2/stall-in").await;
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    assert_eq!(
        waiting(&town, "Vi har flyttat träffen tisdag 2 februari")
            .await
            .len(),
        1
    );
    assert_eq!(
        waiting(&town, "Träffen onsdag 3 februari klockan 13–15 är inställd")
            .await
            .len(),
        1
    );
}

#[rocket::async_test]
async fn who_changes_their_details_before_the_move_is_told_hears_of_both() {
    let town = a_town().await;
    let rut = someone("Rut Alm").email("rut@kalmar.example");
    let mut person = town.person();
    let word = person.asks_for(1, &rut).await.booking_word();
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "3 februari").await;
    town.minutes_pass(1);
    person.visits("/kalmar/andra").await;
    person
        .fills("Bokningsord", &word)
        .fills("De fyra sista siffrorna i telefonnumret", "0605");
    person.presses("Fortsätt").await;
    person.presses("Ändra mina uppgifter").await;
    person.visits("/kalmar/andra/uppgifter/postnummer").await;
    person.answers("392 32").await;
    person.sends().await;
    let kinds = "SELECT kind FROM outbox WHERE state = 'queued' ORDER BY kind";
    assert_eq!(
        town.texts(kinds).await,
        ["registration.changed", "session.moved"]
    );
}

#[rocket::async_test]
async fn each_session_keeps_the_reason_it_was_called_off_for_however_often_it_is_told_anew() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 5, 5])])).await;
    let rut = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &rut).await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    for (session, reason) in [
        (2, "Det beror på vädret."),
        (3, "Lokalen går inte att använda."),
    ] {
        town.minutes_pass(1);
        karin
            .visits(&format!("/kalmar/planering/1/dag/{session}/stall-in"))
            .await;
        karin.chooses(reason);
        karin.presses("Ja, ställ in och ge besked").await;
    }
    moves(&mut karin, &town, "8 februari").await;
    for (day, reason) in [("3 februari", "vädret"), ("4 februari", "Lokalen")] {
        let told = waiting(&town, &format!("{day} klockan 13–15 är inställd")).await;
        assert_eq!(told.len(), 1, "{day}");
        assert!(told[0].body.contains(reason), "{}", told[0].body);
    }
}
