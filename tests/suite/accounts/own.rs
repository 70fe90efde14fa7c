//! Staying signed in, signing out, another password, and what was typed meanwhile.

use crate::support::{PASSWORD, Town, page::words};
use brygga::accounts::Role;
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

#[rocket::async_test]
async fn a_sign_in_ends_after_the_pause_that_the_role_allows() {
    let town = Town::new().await;
    for (role, email, minutes) in [
        (Role::Coordinator, "a@kalmar.example", 30),
        (Role::ContactCentre, "b@kalmar.example", 240),
        (Role::Administrator, "c@kalmar.example", 30),
    ] {
        let (_, mut person) = town.colleague(email, role).await;
        town.minutes_pass(minutes - 1);
        assert_eq!(person.visits("/konto").await.path, "/konto", "{role:?}");
        town.minutes_pass(minutes);
        assert_eq!(person.visits("/konto").await.path, "/logga-in", "{role:?}");
    }
    let why = "SELECT DISTINCT ended_by FROM sign_ins WHERE ended_by <> 'renewed'";
    assert_eq!(town.texts(why).await, ["idle"]);
}

#[rocket::async_test]
async fn a_sign_in_ends_after_a_working_day_however_much_it_is_used() {
    let town = Town::new().await;
    let (_, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    for _ in 0..35 {
        town.minutes_pass(20);
        assert_eq!(person.visits("/konto").await.path, "/konto");
    }
    town.minutes_pass(20);
    assert_eq!(person.visits("/konto").await.path, "/logga-in");
}

#[rocket::async_test]
async fn signing_out_ends_it_on_the_server_and_clears_the_browser() {
    let town = Town::new().await;
    let (_, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto").await;
    let kept = person.cookies["staff"].clone();
    let (action, fields) = person.form("Logga ut");
    let body: Vec<_> = fields.iter().map(|(n, v)| format!("{n}={v}")).collect();
    let headers = person.own_headers();
    let answer = person
        .asks(
            rocket::http::Method::Post,
            &action,
            &body.join("&"),
            &headers,
        )
        .await;
    assert_eq!(
        answer.header("Clear-Site-Data"),
        Some("\"cache\", \"storage\"")
    );
    assert!(!person.cookies.contains_key("staff"));
    person.cookies.insert("staff".to_owned(), kept);
    assert_eq!(person.visits("/konto").await.path, "/logga-in");
}

#[rocket::async_test]
async fn another_password_ends_every_other_sign_in() {
    let town = Town::new().await;
    let (karin, mut here) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut there = town.person();
    there.signs_in(&karin, town.clock.now()).await;
    here.visits("/konto/losenord").await;
    here.fills("Ditt nuvarande lösenord", "inte det rätta alls");
    here.fills("Nytt lösenord", "sju gröna hattar i skogen");
    let page = here.presses("Spara lösenordet").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Det är inte ditt nuvarande lösenord");
    here.fills("Ditt nuvarande lösenord", PASSWORD);
    here.fills("Nytt lösenord", "sju gröna hattar i skogen");
    let page = here.presses("Spara lösenordet").await;
    page.says("Lösenordet är bytt.");
    assert_eq!(there.visits("/konto").await.path, "/logga-in");
    assert_eq!(here.visits("/konto").await.path, "/konto");
}

#[rocket::async_test]
async fn the_owner_sees_every_sign_in_and_ends_it() {
    let town = Town::new().await;
    let (karin, mut here) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut there = town.person();
    there.signs_in(&karin, town.clock.now()).await;
    let page = here.visits("/konto").await;
    page.says("Det är den här du använder nu.");
    let page = here.presses("Avsluta").await;
    page.says("Inloggningen är avslutad.")
        .does_not_say("Avsluta alla andra");
    assert_eq!(there.visits("/konto").await.path, "/logga-in");
}

#[rocket::async_test]
async fn what_was_typed_is_there_after_signing_in_again() {
    let town = Town::new().await;
    let (karin, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto").await;
    let id = "0191f0aa-7c00-7000-8000-000000000001";
    town.minutes_pass(31);
    let fields = [
        ("vilken".to_owned(), id.to_owned()),
        ("losenord".to_owned(), "hemligt".to_owned()),
    ];
    let page = person.posts("/konto/inloggningar", &fields).await;
    assert_eq!(page.path, "/logga-in");
    let page = person.signs_in(&karin, town.clock.now()).await;
    assert_eq!(page.heading(), "Du är inloggad igen");
    let kept = page.all("input[name=vilken]");
    assert_eq!(kept[0].attr("value"), Some(id));
    assert!(
        page.all("input[name=losenord]").is_empty(),
        "a password is never written down"
    );
    // Somebody else at the same browser does not see it.
    let (_, mut other) = town
        .colleague("bo.ek@kalmar.example", Role::Coordinator)
        .await;
    assert_eq!(other.visits("/konto/fortsatt").await.path, "/konto");
    assert_eq!(
        person.presses("Tillbaka till det jag skrev").await.path,
        "/konto"
    );
    assert_eq!(person.visits("/konto/fortsatt").await.path, "/konto");
}

#[rocket::async_test]
async fn a_form_of_another_sign_in_is_not_acted_on() {
    let town = Town::new().await;
    let (karin, mut here) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut there = town.person();
    there.signs_in(&karin, town.clock.now()).await;
    let (action, fields) = there.form("Avsluta");
    here.posts(&action, &fields).await;
    assert_eq!(
        there.visits("/konto").await.path,
        "/konto",
        "nothing was ended"
    );
}

#[rocket::async_test]
async fn old_sign_ins_links_and_forms_that_nobody_came_back_for_are_forgotten() {
    let town = Town::new().await;
    let (_, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto").await;
    town.minutes_pass(31);
    let fields = [("vilken".to_owned(), "alla".to_owned())];
    person.posts("/konto/inloggningar", &fields).await;
    assert_eq!(town.rows_of("set_aside").await, 1);
    let forgets = async || town.removes(brygga::accounts::retention()).await;
    town.minutes_pass(12 * 60);
    assert_eq!(forgets().await, 0, "kept for a sign-in's length");
    town.minutes_pass(1);
    assert_eq!(forgets().await, 1);
    town.days_pass(89);
    assert_eq!(forgets().await, 0);
    town.days_pass(1);
    // Two stages of signing in, and the link of the invitation.
    assert_eq!(forgets().await, 3);
    assert_eq!(town.rows_of("accounts").await, 1);
}

#[rocket::async_test]
async fn other_recovery_codes_take_password_and_code_and_end_the_old_ones() {
    let town = Town::new().await;
    let (karin, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto").await;
    let page = person.follows("Skaffa nya reservkoder").await;
    assert_eq!(page.path, "/konto/reservkoder");
    town.minutes_pass(1);
    let code = karin.code(town.clock.now());
    for (password, code, said) in [
        (
            "inte det rätta alls",
            code.as_str(),
            "Det är inte ditt nuvarande lösenord",
        ),
        (PASSWORD, "000000", "Koden stämmer inte"),
        (PASSWORD, "", "Koden stämmer inte"),
    ] {
        person
            .fills("Ditt nuvarande lösenord", password)
            .fills("Kod", code);
        let page = person.presses("Visa nya koder").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(said);
        assert!(page.all("li.app-secret").is_empty());
    }
    let renewed = "SELECT count(*) FROM audit_events WHERE code = 'account.recovery_codes_renewed'";
    assert_eq!(town.number(renewed).await, 0);
    // Neither of the refusals has used the code up.
    person
        .fills("Ditt nuvarande lösenord", PASSWORD)
        .fills("Kod", &code);
    let page = person.presses("Visa nya koder").await;
    assert_eq!(page.heading(), "Spara dina reservkoder");
    let new: Vec<String> = page.all("li.app-secret").into_iter().map(words).collect();
    assert_eq!(new.len(), 8);
    assert!(new.iter().all(|code| !karin.codes.contains(code)));
    assert_eq!(town.number(renewed).await, 1);
    let mail = town.mailbox().await.remove(0);
    assert_eq!(
        (mail.receiver.as_str(), mail.subject.as_str()),
        (KARIN, "Du har nya reservkoder")
    );
    assert!(
        mail.body.contains("11 januari 2027 klockan 10.01"),
        "{}",
        mail.body
    );
    assert!(
        new.iter()
            .chain([&code])
            .all(|code| !mail.body.contains(code))
    );
    // An old one is none any more; a new one is, once.
    for (code, fits) in [(&karin.codes[0], false), (&new[0], true), (&new[0], false)] {
        let mut browser = town.person();
        browser.gives_password(KARIN, PASSWORD).await;
        browser.fills("Kod", code);
        let page = browser.presses("Fortsätt").await;
        assert_eq!(page.path == "/konto", fits, "{}", page.path);
    }
    person
        .visits("/konto")
        .await
        .says("Du har 7 reservkoder kvar.");
}

#[rocket::async_test]
async fn a_recovery_code_renews_the_codes_too_and_guesses_are_counted() {
    let town = Town::new().await;
    let (karin, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto/reservkoder").await;
    person
        .fills("Ditt nuvarande lösenord", PASSWORD)
        .fills("Kod", &karin.codes[7]);
    let page = person.presses("Visa nya koder").await;
    assert_eq!(page.heading(), "Spara dina reservkoder");
    let unused = "SELECT count(*) FROM recovery_codes WHERE used_at IS NULL";
    assert_eq!(town.number(unused).await, 8);
    for nth in 0..6 {
        person.visits("/konto/reservkoder").await;
        person
            .fills("Ditt nuvarande lösenord", "inte det rätta alls")
            .fills("Kod", "123456");
        let page = person.presses("Visa nya koder").await;
        page.says(if nth < 5 {
            "Det är inte ditt nuvarande lösenord"
        } else {
            "Det har varit för många försök"
        });
    }
}

#[rocket::async_test]
async fn whose_password_or_app_is_changed_is_told_by_mail() {
    let town = Town::new().await;
    let (_, mut karin) = town.colleague(KARIN, Role::Coordinator).await;
    let (_, mut bo) = town.colleague("bo.ek@kalmar.example", Role::Host).await;
    bo.visits("/konto/losenord").await;
    bo.fills("Ditt nuvarande lösenord", PASSWORD);
    bo.fills("Nytt lösenord", "sju gröna hattar i skogen");
    bo.presses("Spara lösenordet").await;
    karin.visits("/kalmar/anvandare").await;
    karin.follows("Bo Ek").await;
    karin.presses("Koppla loss appen").await;
    let mails = town.mailbox().await;
    let told: Vec<_> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        told,
        [
            "Appen är bortkopplad från ditt konto",
            "Ditt lösenord är bytt"
        ]
    );
    for mail in &mails {
        assert_eq!(mail.receiver, "bo.ek@kalmar.example");
        assert!(
            mail.body.contains("http://127.0.0.1:8000/logga-in"),
            "{}",
            mail.body
        );
        assert!(!mail.body.contains("hattar"));
    }
}

#[rocket::async_test]
async fn who_has_given_the_password_alone_leaves_nothing_in_the_account() {
    let town = Town::new().await;
    town.colleague(KARIN, Role::Coordinator).await;
    let mut thief = town.person();
    thief.gives_password(KARIN, PASSWORD).await;
    town.minutes_pass(11);
    let fields = [("namn".to_owned(), "Nils Planterad".to_owned())];
    thief.posts("/kalmar/anvandare/ny", &fields).await;
    assert_eq!(town.rows_of("set_aside").await, 0);
}

#[rocket::async_test]
async fn a_county_is_called_by_its_name() {
    let town = Town::new().await;
    let (_, mut per) = town
        .colleague("per.holm@kalmarlan.example", Role::CountyCoordinator)
        .await;
    per.visits("/konto").await.says("i Kalmar län");
    per.visits("/en/account").await.says("Kalmar County");
}
