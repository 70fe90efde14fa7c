//! Over SMTP to a relay that takes, refuses and hangs up.

use crate::support::{ARound, Relay, Town, someone, world_of};
use brygga::{
    kernel::{Moment, MunicipalityCode},
    locale::Lang,
    messages::{self, Mailer},
    outbox::{self, Channel, Claimed, Delivery, Notice, State, TEAR_LINE},
    store::{Fault, Store, Unit},
};
use rocket::{http::Status, tokio::sync::Notify};
use std::collections::BTreeSet;
use uuid::Uuid;

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
    assert_eq!(page.status, Status::TooManyRequests);
    page.says("Det har kommit många anmälningar på kort tid.");
    let mailbox = town.mailbox().await;
    let mails = mailbox.iter().filter(|l| l.channel == Channel::Email);
    assert_eq!((mailbox.len(), mails.count()), (6, 6));
    assert_eq!(town.rows_of("registrations").await, 6);
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

fn a_notice(channel: Channel, receiver: &str, body: &str) -> Notice {
    Notice {
        municipality: MunicipalityCode::parse("0880").unwrap(),
        kind: "registration.confirmation",
        about: Uuid::from_u128(1),
        channel,
        sender: "Kalmar kommun".to_owned(),
        reply_to: None,
        receiver: receiver.to_owned(),
        lang: Lang::Swedish,
        subject: "Du är anmäld: tisdag 26 januari".to_owned(),
        body: body.to_owned(),
        says: None,
    }
}

/// A mail about each of these matters.
async fn mails_about(town: &Town, matters: impl IntoIterator<Item = u128>) {
    for about in matters {
        let address = format!("p{about}@kalmar.example");
        let mail = Notice {
            about: Uuid::from_u128(about),
            ..a_notice(Channel::Email, &address, "Hej!")
        };
        queues(town, &mail).await;
    }
}

async fn queues(town: &Town, notice: &Notice) {
    let (now, chance) = (town.clock.now(), &town.chance);
    let queued = town
        .store
        .write(|unit| async move { outbox::queue(&unit, now, chance, notice).await });
    queued.await.unwrap();
}

async fn withdraws(town: &Town, about: u128) -> u64 {
    let (now, about) = (town.clock.now(), Uuid::from_u128(about));
    let taken_back = town
        .store
        .write(|unit| async move { withdraw(&unit, now, about).await });
    taken_back.await.unwrap()
}

/// Everything about a matter that can be taken back.
async fn withdraw(unit: &Unit, now: Moment, about: Uuid) -> Result<u64, Fault> {
    let matters = outbox::hold_about(unit, &[about]).await?;
    let ids: Vec<_> = matters.values().flatten().map(|m| m.id).collect();
    outbox::withdraw(unit, now, &ids).await
}

async fn takes(store: &Store, town: &Town) -> Option<Claimed> {
    let taken = outbox::claim_due(store, Channel::Email, town.clock.now());
    taken.await.unwrap()
}

#[rocket::async_test]
async fn a_mail_that_nobody_has_taken_is_taken_back_and_never_leaves() {
    let town = Town::new().await;
    mails_about(&town, [1, 2]).await;
    assert_eq!(withdraws(&town, 1).await, 1);
    assert_eq!(withdraws(&town, 1).await, 0, "once is enough");
    let relay = Relay::opens();
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    town.days_pass(3);
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 0);
    let receivers: Vec<String> = relay.taken().into_iter().map(|mail| mail.to).collect();
    assert_eq!(receivers, ["p2@kalmar.example"]);
    let mailbox = town.mailbox().await;
    let state = |receiver: &str| mailbox.iter().find(|l| l.receiver.starts_with(receiver));
    assert_eq!(state("p1@").unwrap().state, State::Withdrawn);
    assert_eq!(state("p2@").unwrap().state, State::Sent);
}

#[rocket::async_test]
async fn a_mail_that_is_being_sent_or_has_been_is_not_taken_back() {
    let town = Town::new().await;
    mails_about(&town, [1]).await;
    let taken = takes(&town.store, &town).await.expect("the mail");
    assert_eq!(withdraws(&town, 1).await, 0);
    let written = outbox::settle(&town.store, &taken, &Delivery::Sent, town.clock.now()).await;
    assert!(written.unwrap());
    assert_eq!(withdraws(&town, 1).await, 0);
    assert_eq!(town.mailbox().await[0].state, State::Sent);
}

#[rocket::async_test]
async fn a_worker_that_wakes_up_late_does_not_bring_back_what_was_taken_back() {
    let town = Town::new().await;
    mails_about(&town, [1]).await;
    let late = takes(&town.store, &town).await.expect("the mail");
    town.minutes_pass(15);
    let again = takes(&town.store, &town).await.expect("its lease ran out");
    let failed = Delivery::Failed("no route".to_owned());
    let now = town.clock.now();
    assert!(
        outbox::settle(&town.store, &again, &failed, now)
            .await
            .unwrap()
    );
    assert_eq!(withdraws(&town, 1).await, 1, "it waits for its next try");
    for delivery in [failed, Delivery::Sent] {
        for claimed in [&late, &again] {
            let now = town.clock.now();
            let written = outbox::settle(&town.store, claimed, &delivery, now).await;
            assert!(!written.unwrap());
        }
    }
    town.days_pass(1);
    assert!(takes(&town.store, &town).await.is_none());
    assert_eq!(town.mailbox().await[0].state, State::Withdrawn);
}

#[rocket::async_test]
async fn a_mail_that_is_tried_again_does_not_arrive_after_newer_news_of_the_same_matter() {
    let town = Town::new().await;
    mails_about(&town, [1]).await;
    let first = takes(&town.store, &town).await.expect("the first mail");
    town.minutes_pass(1);
    mails_about(&town, [1, 2]).await;
    let other = takes(&town.store, &town).await.expect("of another matter");
    assert_eq!(other.told.receiver, "p2@kalmar.example");
    assert!(takes(&town.store, &town).await.is_none());
    let settle = async |claimed: &Claimed, delivery: Delivery| {
        let now = town.clock.now();
        let written = outbox::settle(&town.store, claimed, &delivery, now).await;
        assert!(written.unwrap());
    };
    settle(&first, Delivery::Failed("no route".to_owned())).await;
    assert!(takes(&town.store, &town).await.is_none());
    town.minutes_pass(1);
    let again = takes(&town.store, &town).await.expect("the first again");
    assert_eq!(again.told.id, first.told.id);
    settle(&again, Delivery::Refused("no such mailbox".to_owned())).await;
    let second = takes(&town.store, &town).await.expect("the newer one");
    assert_eq!(second.told.receiver, "p1@kalmar.example");
}

#[rocket::async_test]
async fn a_mail_that_kills_its_workers_is_given_up_and_lets_the_next_leave() {
    let town = Town::new().await;
    mails_about(&town, [1]).await;
    town.minutes_pass(1);
    mails_about(&town, [1]).await;
    let mut taken = Vec::new();
    for _ in 0..11 {
        taken.extend(takes(&town.store, &town).await);
        town.minutes_pass(15);
    }
    let tries: Vec<_> = taken.iter().map(|claimed| claimed.told.tries).collect();
    assert_eq!(tries, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1]);
    let refused = "SELECT count(*) FROM outbox WHERE state = 'refused'";
    assert_eq!(town.number(refused).await, 1);
}

#[rocket::async_test]
async fn a_new_link_does_not_wait_for_one_that_could_not_be_sent() {
    let town = Town::new().await;
    let link = Notice {
        kind: "account.link",
        ..a_notice(
            Channel::Email,
            "bo@kalmar.example",
            "https://brygga.example/a",
        )
    };
    queues(&town, &link).await;
    let first = takes(&town.store, &town).await.expect("the first link");
    town.minutes_pass(1);
    queues(&town, &link).await;
    let second = takes(&town.store, &town).await.expect("the second link");
    assert_ne!(first.told.id, second.told.id);
}

#[rocket::async_test]
async fn what_is_taken_back_while_workers_take_mails_is_either_sent_or_taken_back() {
    const MAILS: u128 = 40;
    let town = Town::new().await;
    mails_about(&town, 1..=MAILS).await;
    let (here, there) = (town.another_instance().await, town.another_instance().await);
    let begun = Notify::new();
    let working = async |store: &Store| {
        let mut taken = Vec::new();
        while let Some(claimed) = takes(store, &town).await {
            taken.push(claimed);
            begun.notify_one();
        }
        taken
    };
    let taking_back = async {
        // From the other end, once the workers have come: then the two meet.
        begun.notified().await;
        let mut taken_back = BTreeSet::new();
        for about in (1..=MAILS).rev() {
            if withdraws(&town, about).await == 1 {
                taken_back.insert(Uuid::from_u128(about));
            }
        }
        taken_back
    };
    let (one, two, taken_back) =
        rocket::tokio::join!(working(&here.store), working(&there.store), taking_back);
    let taken: BTreeSet<Uuid> = one.iter().chain(&two).map(|c| c.told.about).collect();
    assert_eq!(
        taken.len(),
        one.len() + two.len(),
        "nobody took a mail twice"
    );
    assert!(taken.is_disjoint(&taken_back), "{taken:?} {taken_back:?}");
    assert_eq!(taken.len() + taken_back.len(), 40);
    assert!(
        !taken.is_empty() && !taken_back.is_empty(),
        "they did not meet"
    );
    for claimed in one.iter().chain(&two) {
        let now = town.clock.now();
        let sent = outbox::settle(&town.store, claimed, &Delivery::Sent, now).await;
        assert!(sent.unwrap());
    }
    let mailbox = town.mailbox().await;
    let in_state = |state| mailbox.iter().filter(|l| l.state == state).count();
    assert_eq!(in_state(State::Sent), taken.len());
    assert_eq!(in_state(State::Withdrawn), taken_back.len());
}

#[rocket::async_test]
async fn when_the_act_does_not_happen_nothing_is_taken_back() {
    let town = Town::new().await;
    mails_about(&town, [1]).await;
    let (now, about) = (town.clock.now(), Uuid::from_u128(1));
    let act = town.store.write(|unit| async move {
        assert_eq!(withdraw(&unit, now, about).await?, 1);
        Err::<(), Fault>(Fault::new("the seat is gone"))
    });
    assert!(act.await.is_err());
    assert_eq!(town.mailbox().await[0].state, State::Queued);
}

#[rocket::async_test]
async fn the_demos_mailbox_shows_every_kind_of_message_as_its_receiver_gets_it() {
    let town = Town::demo().await;
    let letter = format!("Hej Anna!\n\nDu är anmäld.\n\n{TEAR_LINE}\nKlipp ut\nBJÖRK 472");
    let address = "Anna Lind\nBo Lind\nStorgatan 4\n392 32 Kalmar";
    queues(&town, &a_notice(Channel::Letter, address, &letter)).await;
    let long = "Hej Anna! ".repeat(17);
    queues(&town, &a_notice(Channel::Sms, "070-174 06 05", &long)).await;
    queues(&town, &a_notice(Channel::Sms, "070-174 06 06", "Hej!")).await;
    let call = a_notice(Channel::Call, "08-465 004 01", "Fråga efter Anna Lind.");
    queues(&town, &call).await;
    let gone = Notice {
        about: Uuid::from_u128(2),
        ..a_notice(Channel::Email, "anna@kalmar.example", "Hej Anna!")
    };
    queues(&town, &gone).await;
    withdraws(&town, 2).await;
    let mut rut = town.person();
    rut.visits("/postlada")
        .await
        .says("Brev till Anna Lind och Bo Lind")
        .says("Storgatan 4")
        .says("Klipp ut")
        .does_not_say(TEAR_LINE)
        .says("Väntar på att skrivas ut och skickas")
        .says("Längd: 2 sms")
        .says("Längd: 1 sms")
        .says("Samtal till 08-465 004 01")
        .says("Väntar på att någon ringer")
        .says("Togs tillbaka innan det skickades");
    rut.visits("/en/mailbox")
        .await
        .says("Letter to Anna Lind and Bo Lind")
        .says("Length: 2 text messages")
        .says("Waiting for somebody to call")
        .says("Taken back before it was sent");
}
