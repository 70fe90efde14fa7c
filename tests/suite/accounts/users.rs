//! Those who answer for others' accounts.

use crate::support::{PASSWORD, Person, Town};
use brygga::accounts::Role;
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";
const BO: &str = "bo.ek@kalmar.example";

#[rocket::async_test]
async fn a_coordinator_invites_somebody_who_gets_a_mail_and_comes_in() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    karin.visits("/konto").await;
    karin.follows("Användare i Kalmar").await;
    karin.follows("Bjud in någon").await;
    let page = karin.presses("Skicka inbjudan").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv personens namn")
        .says("Skriv en e-postadress")
        .says("Välj vad personen ska göra");
    karin
        .fills("Namn", "Bo Ek")
        .fills("E-postadress", BO)
        .chooses("Värd");
    let page = karin.presses("Skicka inbjudan").await;
    page.says("Inbjudan är skickad.")
        .says("Värd i Kalmar")
        .says("Inbjuden");
    let mail = town.mailbox().await.remove(0);
    assert_eq!(mail.receiver, BO);
    let link = mail
        .body
        .split_whitespace()
        .find(|word| word.contains("/konto/lank/"));
    let link = link
        .unwrap()
        .trim_start_matches("http://127.0.0.1:8000")
        .to_owned();
    let mut bo = town.person();
    bo.visits(&link).await;
    bo.fills("Nytt lösenord", PASSWORD);
    bo.presses("Spara lösenordet").await;
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.heading(), "Koppla en app till ditt konto");
    // The same address is not invited twice, and the address is still there.
    karin.visits("/kalmar/anvandare/ny").await;
    karin
        .fills("Namn", "Bo Ek")
        .fills("E-postadress", " BO.ek@kalmar.example")
        .chooses("Värd");
    let page = karin.presses("Skicka inbjudan").await;
    page.says("Det finns redan ett konto med den adressen");
    assert_eq!(page.value("Namn"), "Bo Ek");
}

#[rocket::async_test]
async fn other_rights_end_the_sign_ins_at_once() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut bo) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    let page = karin.presses("Lägg till Kontaktcenter").await;
    page.says("Kontaktcenter i Kalmar");
    assert_eq!(bo.visits("/konto").await.path, "/logga-in");
    let page = karin.presses("Ta bort Värd i Kalmar").await;
    page.does_not_say("Ta bort");
    let why = "SELECT DISTINCT ended_by FROM sign_ins WHERE ended_by <> 'renewed'";
    assert_eq!(town.texts(why).await, ["rights"]);
}

#[rocket::async_test]
async fn a_closed_account_is_shut_out_at_once_and_comes_back_when_it_is_opened() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut bo) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    // What was done before, by whom.
    karin
        .page
        .says("Historik")
        .says("Bjöds in")
        .says("På kommandoraden")
        .says("Kopplade en app");
    karin
        .presses("Stäng kontot")
        .await
        .says("Stängd")
        .says("Kontot stängdes");
    assert_eq!(bo.visits("/konto").await.path, "/logga-in");
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    karin.presses("Öppna kontot").await.says("Aktiv");
    let page = bo.gives_password(BO, PASSWORD).await;
    assert_eq!(page.heading(), "Skriv koden från din app");
}

#[rocket::async_test]
async fn who_must_choose_a_password_can_do_nothing_before_it() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Coordinator).await;
    opens(&mut karin, "Bo Ek").await;
    karin.presses("Kräv nytt lösenord").await;
    town.minutes_pass(1);
    person.signs_in(&bo, town.clock.now()).await;
    assert_eq!(
        person.visits("/kalmar/anvandare").await.path,
        "/konto/losenord"
    );
    person.fills("Ditt nuvarande lösenord", PASSWORD);
    person.fills("Nytt lösenord", "sju gröna hattar i skogen");
    person.presses("Spara lösenordet").await;
    assert_eq!(
        person.visits("/kalmar/anvandare").await.path,
        "/kalmar/anvandare"
    );
}

#[rocket::async_test]
async fn who_has_lost_the_phone_adds_another_app() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    karin.presses("Koppla loss appen").await.says("Saknar app");
    town.minutes_pass(1);
    let page = person.gives_password(BO, PASSWORD).await;
    assert_eq!(page.heading(), "Koppla en app till ditt konto");
    person.fills("Kod", &bo.code(town.clock.now()));
    let page = person.presses("Koppla appen").await;
    assert_eq!(
        page.status,
        Status::UnprocessableEntity,
        "the lost app is none any more"
    );
}

#[rocket::async_test]
async fn nobody_changes_their_own_rights_and_what_is_elsewhere_does_not_exist() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut elsewhere) = town
        .colleague_in("0883", "ulf@vastervik.example", Role::Coordinator)
        .await;
    let (_, mut admin) = town
        .colleague("drift@brygga.example", Role::Administrator)
        .await;
    opens(&mut karin, "Karin Berg").await;
    karin
        .page
        .does_not_say("Stäng kontot")
        .does_not_say("Lägg till");
    let own = karin.page.path.clone();
    let (_, fields) = karin.form("Logga ut");
    let mut fields = fields;
    for word in ["stang", "till/sealed-data-reader/0880"] {
        fields.push(("gor".to_owned(), word.to_owned()));
        let page = karin.posts(&own, &fields).await;
        assert_eq!(page.status, Status::NotFound, "{word}");
        fields.pop();
    }
    for path in [
        own.as_str(),
        "/kalmar/anvandare",
        "/kalmar/anvandare/ny",
        "/anvandare",
    ] {
        assert_eq!(
            elsewhere.visits(path).await.status,
            Status::NotFound,
            "{path}"
        );
    }
    // The same person under another municipality is nobody there.
    let there = own.replace("/kalmar/", "/vastervik/");
    assert_eq!(elsewhere.visits(&there).await.status, Status::NotFound);
    assert_eq!(admin.visits(&own).await.status, Status::Ok);
    assert_eq!(admin.visits("/anvandare").await.status, Status::Ok);
}

/// Opens somebody's page from the list.
async fn opens(person: &mut Person<'_>, name: &str) {
    person.visits("/kalmar/anvandare").await;
    person.follows(name).await;
}

#[rocket::async_test]
async fn an_account_ends_with_its_last_day() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (bo, mut person) = town.colleague(BO, Role::Host).await;
    opens(&mut karin, "Bo Ek").await;
    for (typed, said) in [
        ("onsdag", "Skriv en dag"),
        ("30 februari", "Den dagen finns inte"),
        (
            "onsdag 12 januari 2027",
            "Den dagen är en tisdag, inte en onsdag",
        ),
    ] {
        karin.fills("Sista dag", typed);
        let page = karin.presses("Spara dagen").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(said);
        assert_eq!(page.value("Sista dag"), typed);
    }
    karin.fills("Sista dag", "tisdag 12 januari");
    let page = karin.presses("Spara dagen").await;
    assert_eq!(page.value("Sista dag"), "12 januari 2027");
    town.set_clock("2027-01-12 23:59");
    assert_eq!(
        person.signs_in(&bo, town.clock.now()).await.heading(),
        "Mitt konto"
    );
    town.minutes_pass(1);
    assert_eq!(person.visits("/konto").await.path, "/logga-in");
    let page = person.gives_password(BO, PASSWORD).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
}
