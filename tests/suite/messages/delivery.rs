//! Over SMTP to a relay that takes, refuses and hangs up.

use crate::support::{ARound, Relay, Town, someone, world_of};
use brygga::{
    messages::{self, Mailer},
    outbox::{self, Channel, Delivery, State},
};

async fn a_town_with(addresses: &[&str]) -> Town {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[50])])).await;
    for (number, address) in addresses.iter().enumerate() {
        let name = format!("Person Nummer{number}");
        let mut person = town.person();
        person.asks_for(1, &someone(&name).email(address)).await;
        assert_eq!(person.page.heading(), "Du är anmäld");
    }
    town
}

#[rocket::async_test]
async fn a_mail_reaches_its_receiver_with_everything_in_it() {
    let town = a_town_with(&["rut@kalmar.example"]).await;
    let relay = Relay::opens();
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    let taken = relay.taken();
    let [mail] = taken.as_slice() else {
        panic!("{taken:?}");
    };
    assert_eq!(mail.to, "rut@kalmar.example");
    assert_eq!(
        mail.header("From"),
        "\"Kalmar kommun\" <anmalan@kalmar.example>"
    );
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert!(
        mail.header("Content-Type")
            .starts_with("text/plain; charset=utf-8")
    );
    assert!(mail.header("Message-ID").ends_with("@kalmar.example>"));
    let told = &town.mailbox().await[0];
    assert_eq!((told.state, told.tries), (State::Sent, 1));
}

#[rocket::async_test]
async fn no_mail_leaves_twice_however_often_and_wherever_the_worker_runs() {
    let addresses: Vec<String> = (0..25).map(|n| format!("p{n}@kalmar.example")).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let town = a_town_with(&addresses).await;
    let other = town.another_instance().await;
    let relay = Relay::opens();
    let (one, two) = (relay.mailer(), relay.mailer());
    let (here, there) =
        rocket::tokio::join!(town.delivers_messages(&one), other.delivers_messages(&two));
    assert_eq!(here + there, 25);
    assert_eq!(town.delivers_messages(&one).await, 0);
    town.days_pass(3);
    assert_eq!(town.delivers_messages(&one).await, 0);
    let mut taken: Vec<String> = relay.taken().into_iter().map(|mail| mail.to).collect();
    assert_eq!(taken.len(), 25);
    taken.sort();
    taken.dedup();
    assert_eq!(taken.len(), 25);
}

#[rocket::async_test]
async fn an_address_that_the_relay_refuses_stops_nobody_else_and_is_not_tried_again() {
    let town = a_town_with(&["borta@kalmar.example", "rut@kalmar.example"]).await;
    let relay = Relay::opens().refuses("borta@kalmar.example");
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    let mailbox = town.mailbox().await;
    let lost = mailbox.iter().find(|l| l.receiver.starts_with("borta"));
    let lost = lost.expect("the refused mail");
    assert_eq!((lost.state, lost.tries), (State::Refused, 1));
    let why = lost.failure.as_deref().unwrap_or_default();
    assert!(
        why.contains("550") || why.contains("no such mailbox"),
        "{why}"
    );
    town.days_pass(1);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 0);
    assert_eq!(relay.taken().len(), 1);
}

#[rocket::async_test]
async fn a_relay_that_hangs_up_is_tried_again_later_with_the_same_message_id() {
    let town = a_town_with(&["rut@kalmar.example"]).await;
    let relay = Relay::opens().hangs_up(1);
    let mailer = relay.mailer();
    assert_eq!(town.delivers_messages(&mailer).await, 0);
    let told = &town.mailbox().await[0];
    assert_eq!((told.state, told.tries), (State::Queued, 1));
    assert!(told.failure.is_some());
    assert_eq!(town.delivers_messages(&mailer).await, 0);
    assert_eq!(relay.taken().len(), 1, "it waits before it tries again");
    town.minutes_pass(1);
    assert_eq!(town.delivers_messages(&mailer).await, 1);
    let taken = relay.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0].header("Message-ID"), taken[1].header("Message-ID"));
    assert_eq!(taken[0].text, taken[1].text);
    assert_eq!(town.mailbox().await[0].state, State::Sent);
}

#[rocket::async_test]
async fn a_relay_that_is_gone_is_tried_less_and_less_often_and_at_last_given_up() {
    let town = a_town_with(&["rut@kalmar.example"]).await;
    let relay = Relay::opens().hangs_up(1000);
    let mailer = relay.mailer();
    let due = "SELECT due_at FROM outbox";
    let mut before = town.number(due).await;
    let mut pauses = Vec::new();
    for _ in 0..9 {
        town.delivers_messages(&mailer).await;
        let next = town.number(due).await;
        pauses.push((next - town.clock.now().microseconds()) / 60_000_000);
        assert!(next > before);
        before = next;
        town.minutes_pass(*pauses.last().unwrap());
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 120, 120]);
    town.delivers_messages(&mailer).await;
    let told = &town.mailbox().await[0];
    assert_eq!((told.state, told.tries), (State::Refused, 10));
}

#[rocket::async_test]
async fn a_mail_whose_worker_died_is_taken_up_again_when_its_lease_has_run_out() {
    let town = a_town_with(&["rut@kalmar.example"]).await;
    let now = town.clock.now();
    let taken = outbox::claim_due(&town.store, Channel::Email, now).await;
    let taken = taken.unwrap().expect("the mail");
    let relay = Relay::opens();
    town.minutes_pass(14);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 0);
    town.minutes_pass(1);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    let failed = Delivery::Failed("woke up late".to_owned());
    let late = outbox::settle(&town.store, &taken, &failed, town.clock.now()).await;
    assert!(!late.unwrap(), "what another has settled stays settled");
    let told = &town.mailbox().await[0];
    assert_eq!((told.state, told.tries), (State::Sent, 2));
}

#[rocket::async_test]
async fn a_worker_that_is_told_to_stop_takes_no_other_mail() {
    let town = a_town_with(&["rut@kalmar.example", "berit@kalmar.example"]).await;
    let relay = Relay::opens();
    let stop = || !relay.taken().is_empty();
    let sent = messages::deliver_due(&town.store, &town.clock, &relay.mailer(), stop).await;
    assert_eq!((sent.unwrap(), relay.taken().len()), (1, 1));
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
}

#[rocket::async_test]
async fn nobodys_mailbox_is_flooded_through_our_forms() {
    let address = "rut@kalmar.example";
    let town = a_town_with(&[address; 6]).await;
    let mut seventh = town.person();
    let page = seventh
        .asks_for(1, &someone("Person Till").email(address))
        .await;
    page.says("Vi skickar inget brev.").does_not_say(address);
    let mailbox = town.mailbox().await;
    let mails = mailbox.iter().filter(|l| l.channel == Channel::Email);
    assert_eq!((mailbox.len(), mails.count()), (7, 6));
}

#[rocket::async_test]
async fn a_sign_up_is_confirmed_also_while_no_relay_answers() {
    let town = a_town_with(&["rut@kalmar.example"]).await;
    assert_eq!(town.mailbox().await[0].state, State::Queued);
}

#[rocket::async_test]
async fn the_demo_writes_mails_as_files_and_shows_them_in_its_mailbox() {
    let town = Town::demo().await;
    let mut rut = town.person();
    rut.visits("/postlada").await.says("Inget har skickats än.");
    let details = someone("Rut Alm").email("rut@kalmar.example");
    let word = rut.asks_for(2, &details).await.booking_word();
    rut.follows("Demons brevlåda")
        .await
        .says("E-post till rut@kalmar.example")
        .says("Väntar på att skickas")
        .says(&word);
    let folder = tempfile::tempdir().unwrap();
    let mailer = Mailer::files(folder.path(), "Kalmar kommun <demo@kalmar.example>").unwrap();
    assert_eq!(town.delivers_messages(&mailer).await, 1);
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    rut.visits("/postlada").await.says("Klart");
}
