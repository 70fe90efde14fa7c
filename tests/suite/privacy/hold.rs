//! After a restore nothing that may have been sent is sent again.

use crate::support::{ARound, Relay, Town, someone, world_of};
use brygga::{
    audit::Actor,
    messages,
    outbox::{self, Channel, Release},
    store::Fault,
};

/// Two mails wait, one of them taken by a worker, and then everything that waits is held.
async fn restored() -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[50])])).await;
    for (name, email) in [
        ("Rut Alm", "rut@kalmar.example"),
        ("Bo Ek", "bo@kalmar.example"),
    ] {
        let details = someone(name).email(email);
        town.person().asks_for(1, &details).await;
    }
    let now = town.clock.now();
    let taken = outbox::claim_due(&town.store, Channel::Email, now).await;
    assert!(taken.unwrap().is_some());
    let held: Result<u64, Fault> = town
        .store
        .write(|unit| async move { outbox::hold(&unit, now).await })
        .await;
    assert_eq!(held.unwrap(), 2);
    town
}

async fn decides(town: &Town, decision: Release) -> u64 {
    let (now, actor) = (town.clock.now(), Actor::Operator);
    messages::decide_held(&town.store, now, &town.chance, &actor, decision)
        .await
        .unwrap()
}

#[rocket::async_test]
async fn what_is_held_stays_and_what_is_new_leaves() {
    let town = restored().await;
    let relay = Relay::opens();
    town.days_pass(1);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 0);
    let details = someone("Siv Ek").email("siv@kalmar.example");
    town.person().asks_for(1, &details).await;
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    assert_eq!(relay.taken()[0].to, "siv@kalmar.example");
    let held = outbox::held(town.store.read()).await.unwrap().unwrap();
    assert_eq!(held.notices, 2);
}

#[rocket::async_test]
async fn what_is_released_leaves_and_the_decision_is_an_event() {
    let town = restored().await;
    let relay = Relay::opens();
    assert_eq!(decides(&town, Release::Send).await, 2);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 2);
    assert_eq!(outbox::held(town.store.read()).await.unwrap(), None);
    let event = "SELECT actor FROM audit_events WHERE code = 'outbox.released'";
    assert_eq!(town.texts(event).await, ["operator"]);
    assert_eq!(decides(&town, Release::Send).await, 0);
}

#[rocket::async_test]
async fn what_is_taken_back_never_leaves() {
    let town = restored().await;
    let relay = Relay::opens();
    assert_eq!(decides(&town, Release::TakeBack).await, 2);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 0);
    let states = "SELECT DISTINCT state FROM outbox WHERE channel = 'email'";
    assert_eq!(town.texts(states).await, ["withdrawn"]);
}
