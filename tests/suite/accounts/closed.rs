//! What is kept of an account that is closed, and what opens nothing any more after a restore.

use crate::support::{PASSWORD, Relay, Town};
use brygga::{
    accounts::{self, Role},
    kernel::EmailAddress,
    outbox,
    store::Fault,
};

const KARIN: &str = "karin.berg@kalmar.example";
const BO: &str = "bo.ek@kalmar.example";

async fn closes_bo(town: &Town) {
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/kalmar/anvandare").await;
    karin.follows("Bo Ek").await;
    karin.presses("Stäng kontot").await.says("Stängd");
}

#[rocket::async_test]
async fn what_lets_somebody_in_is_gone_as_soon_as_the_account_is_closed() {
    let town = Town::new().await;
    town.colleague(BO, Role::Coordinator).await;
    let (now, actor) = (town.clock.now(), brygga::audit::Actor::Operator);
    let address = EmailAddress::parse(BO).unwrap();
    let link = accounts::new_link(&town.store, now, &town.chance, &actor, &address).await;
    let link = link.unwrap().unwrap();
    let left = "SELECT count(*) FROM accounts WHERE email = 'bo.ek@kalmar.example' \
                AND (password_hash IS NOT NULL OR secret IS NOT NULL)";
    assert_eq!(town.number(left).await, 1);
    let codes = "SELECT count(*) FROM recovery_codes c JOIN accounts a ON a.id = c.account_id \
                 WHERE a.email = 'bo.ek@kalmar.example'";
    assert!(town.number(codes).await > 0);
    closes_bo(&town).await;
    assert_eq!(town.number(left).await, 0);
    assert_eq!(town.number(codes).await, 0);
    // Opened again, the old link opens nothing: a new one is needed.
    town.runs("UPDATE accounts SET state = 'invited' WHERE state = 'disabled'")
        .await
        .unwrap();
    let mut bo = town.person();
    let page = bo.visits(&format!("/konto/lank/{}", link.secret())).await;
    page.does_not_say("Nytt lösenord");
}

#[rocket::async_test]
async fn name_and_address_of_a_closed_account_go_after_two_years_and_the_history_still_speaks() {
    let town = Town::new().await;
    let (_, mut bo) = town.colleague(BO, Role::Coordinator).await;
    bo.visits("/kalmar/installningar/telefon").await;
    bo.presses("Spara").await.says("Det är sparat.");
    closes_bo(&town).await;
    town.days_pass(729);
    town.a_night_passes().await;
    let names = "SELECT name || email FROM accounts WHERE state = 'disabled'";
    assert_eq!(town.texts(names).await, [format!("Bo Ek{BO}")]);
    town.days_pass(2);
    town.a_night_passes().await;
    assert_eq!(town.texts(names).await, [""]);
    let keys = "SELECT count(*) FROM accounts WHERE login_key LIKE '%bo.ek%'";
    assert_eq!(town.number(keys).await, 0);
    let grants = "SELECT count(*) FROM grants g JOIN accounts a ON a.id = g.account_id \
                  WHERE a.state = 'disabled'";
    assert_eq!(town.number(grants).await, 0);
    // The same address can be invited anew, and is not in the list twice.
    let (_, mut karin) = town
        .colleague("per.lund@kalmar.example", Role::Coordinator)
        .await;
    karin
        .visits("/kalmar/anvandare")
        .await
        .does_not_say("Bo Ek");
    town.invites(BO, Role::Host).await;
    assert_eq!(town.number(keys).await, 1);
}

#[rocket::async_test]
async fn a_mail_with_a_link_keeps_no_words_once_it_has_left_and_goes_after_its_days() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    town.colleague(BO, Role::Host).await;
    karin.visits("/kalmar/anvandare").await;
    karin.follows("Bo Ek").await;
    karin.presses("Skicka en länk").await;
    let words =
        "SELECT count(*) FROM outbox WHERE kind = 'account.link' AND body LIKE '%/konto/lank/%'";
    assert_eq!(town.number(words).await, 1);
    let relay = Relay::opens();
    assert_eq!(town.delivers_messages(&relay.mailer()).await, 1);
    assert!(relay.taken()[0].text.contains("/konto/lank/"));
    assert_eq!(town.number(words).await, 0);
    let mails = "SELECT count(*) FROM outbox WHERE kind = 'account.link'";
    assert_eq!(town.number(mails).await, 1);
    town.days_pass(91);
    town.a_night_passes().await;
    assert_eq!(town.number(mails).await, 0);
}

#[rocket::async_test]
async fn after_a_restore_nobody_is_signed_in_and_no_link_opens_anything() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    town.colleague(BO, Role::Host).await;
    karin.visits("/kalmar/anvandare").await;
    karin.follows("Bo Ek").await;
    karin.presses("Skicka en länk").await;
    let body = "SELECT body FROM outbox WHERE kind = 'account.link' AND state = 'queued'";
    let sent = town.texts(body).await.concat();
    let link = sent
        .split_whitespace()
        .find(|word| word.contains("/konto/lank/"));
    let path = link.unwrap().split_once("/konto/").unwrap().1.to_owned();
    let now = town.clock.now();
    let done: Result<u64, Fault> = town
        .store
        .write(|unit| async move {
            accounts::end_all(&unit, now).await?;
            outbox::hold(&unit, now).await
        })
        .await;
    assert_eq!(done.unwrap(), 0, "a link is not held, it is taken back");
    assert_eq!(karin.visits("/konto").await.path, "/logga-in");
    let page = town.person().visits(&format!("/konto/{path}")).await.text();
    assert!(!page.contains("Nytt lösenord"), "{page}");
    let words = "SELECT count(*) FROM outbox WHERE kind = 'account.link' AND body <> ''";
    assert_eq!(town.number(words).await, 0);
    // Whoever has password and app comes in again.
    let page = karin.gives_password(KARIN, PASSWORD).await;
    assert_eq!(page.heading(), "Skriv koden från din app");
}
