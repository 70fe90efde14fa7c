//! What an administrator sees of retention and backups, and decides.

use crate::support::{Person, Town, someone, town::at};
use brygga::{accounts::Role, outbox, store::Fault};
use rocket::http::Status;

const DRIFT: &str = "drift@brygga.example";

async fn an_administrator(town: &Town) -> Person<'_> {
    let (_, mut person) = town.colleague(DRIFT, Role::Administrator).await;
    person.visits("/konto").await;
    person.follows("Gallring och säkerhetskopior").await;
    person
}

async fn two_are_held(town: &Town) {
    for (name, email) in [
        ("Rut Alm", "rut@kalmar.example"),
        ("Gösta Ek", "g@kalmar.example"),
    ] {
        let details = someone(name).email(email);
        town.person().asks_for(2, &details).await;
    }
    let now = town.clock.now();
    let held: Result<u64, Fault> = town
        .store
        .write(|unit| async move { outbox::hold(&unit, now).await })
        .await;
    assert_eq!(held.unwrap(), 2);
}

#[rocket::async_test]
async fn an_administrator_sees_every_rule_in_words_with_its_decision_and_its_last_run() {
    let town = Town::with_settings(|settings| {
        let decided = "[call-requests]\ndecision = \"KS 2026/1182\"\n\
                       [call-requests.municipalities]\n0883 = \"KS 2027/4\"";
        settings.retention = toml::from_str(decided).unwrap();
    })
    .await;
    let mut drift = an_administrator(&town).await;
    drift
        .page
        .says("Påbörjade anmälningar")
        .says("90 dagar efter att någon bad om det")
        .says("KS 2026/1182")
        .says("0883: KS 2027/4")
        .says("Inte angivet")
        .says("Inte än")
        .says("Brygga gör inga egna säkerhetskopior här.");
    let names = drift.page.all("tbody th");
    let names: Vec<String> = names.iter().map(|th| th.text().collect()).collect();
    for (ruled, name) in super::plan(&town).rules().iter().zip(names) {
        assert_ne!(name, ruled.rule.kind, "every kind has its words");
    }
    town.a_night_passes().await;
    let page = drift.visits("/gallring").await;
    page.says("11 januari 2027 klockan 10: inget att ta bort")
        .does_not_say("Inte än");
    let page = drift.visits("/en/retention").await;
    assert_eq!(page.heading(), "Retention and backups");
}

#[rocket::async_test]
async fn what_is_left_two_nights_too_long_is_overdue() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    rut.walks_to("namn", &someone("Rut Alm")).await;
    town.days_pass(4);
    let (_, mut drift) = town.colleague(DRIFT, Role::Administrator).await;
    drift.visits("/gallring").await.does_not_say("försenad.");
    assert!(!drift.page.text().contains("1 försenad"));
    town.days_pass(2);
    let (_, mut drift) = town
        .colleague("d2@brygga.example", Role::Administrator)
        .await;
    drift.visits("/gallring").await.says("1 försenad");
    town.a_night_passes().await;
    drift.visits("/gallring").await;
    assert!(!drift.page.text().contains("1 försenad"));
}

#[rocket::async_test]
async fn the_last_backup_is_told_and_one_of_more_than_a_day_ago_is_too_old() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_owned();
    let town = Town::with_settings(|settings| {
        settings.backup.dir = Some(dir);
        settings.backup.plain = true;
    })
    .await;
    let mut drift = an_administrator(&town).await;
    drift
        .page
        .says("Det finns ingen säkerhetskopia än.")
        .says("För gammal");
    let file = folder.path().join("brygga-20270111T000000Z.backup.age");
    std::fs::write(file, vec![7; 3_400_000]).unwrap();
    drift
        .visits("/gallring")
        .await
        .says("Den senaste är från 11 januari 2027 klockan 1, för 9 timmar sedan. Den är 4 MB och krypterad.")
        .says("Färsk");
    town.clock.set(at("2027-01-12 02:01"));
    let (_, mut drift) = town
        .colleague("d2@brygga.example", Role::Administrator)
        .await;
    drift
        .visits("/gallring")
        .await
        .says("för 25 timmar sedan")
        .says("För gammal");
}

#[rocket::async_test]
async fn messages_on_hold_wait_for_a_decision_that_is_asked_for_once_more() {
    let town = Town::new().await;
    two_are_held(&town).await;
    let mut drift = an_administrator(&town).await;
    drift
        .page
        .says("2 meddelanden hålls kvar sedan 11 januari 2027 klockan 10.");
    drift.follows("Bestäm vad som ska hända med dem").await;
    let page = drift.presses("Bekräfta beslutet").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Välj vad som ska hända med meddelandena");
    drift.chooses("Skicka dem");
    drift
        .presses("Bekräfta beslutet")
        .await
        .says("Meddelandena skickas nu.")
        .does_not_say("hålls kvar");
    let event = "SELECT actor FROM audit_events WHERE code = 'outbox.released'";
    assert!(town.texts(event).await[0].starts_with("staff:"));
    drift
        .visits("/gallring/utkorg")
        .await
        .says("Inget meddelande hålls kvar.");
}

#[rocket::async_test]
async fn messages_on_hold_can_be_left_unsent() {
    let town = Town::new().await;
    two_are_held(&town).await;
    let mut drift = an_administrator(&town).await;
    drift.visits("/gallring/utkorg").await;
    drift.chooses("Skicka dem inte");
    drift
        .presses("Bekräfta beslutet")
        .await
        .says("Meddelandena skickas inte.");
    let withdrawn = "SELECT count(*) FROM outbox WHERE state = 'withdrawn'";
    assert_eq!(town.number(withdrawn).await, 2);
}

#[rocket::async_test]
async fn a_coordinator_does_not_find_the_page() {
    let town = Town::new().await;
    let (_, mut karin) = town
        .colleague("karin.berg@kalmar.example", Role::Coordinator)
        .await;
    assert_eq!(karin.visits("/gallring").await.status, Status::NotFound);
    assert_eq!(town.person().visits("/gallring").await.path, "/logga-in");
}
