//! Links by which a password is chosen.

use crate::support::{PASSWORD, Town};
use brygga::accounts::Role;
use rocket::http::{Method, Status};

const KARIN: &str = "karin.berg@kalmar.example";

#[rocket::async_test]
async fn a_link_works_once_and_looking_at_it_uses_nothing_up() {
    let town = Town::new().await;
    let link = town.invites(KARIN, Role::Coordinator).await;
    for _ in 0..20 {
        let mut scanner = town.person();
        scanner.asks(Method::Head, &link, "", &[]).await;
        assert_eq!(scanner.visits(&link).await.heading(), "Välj ett lösenord");
    }
    let mut person = town.person();
    person.visits(&link).await;
    person.fills("Nytt lösenord", PASSWORD);
    let page = person.presses("Spara lösenordet").await;
    page.says("Lösenordet är sparat.");
    let page = person.visits(&link).await;
    assert_eq!(
        (page.status, page.heading().as_str()),
        (Status::Gone, "Länken gäller inte längre")
    );
}

#[rocket::async_test]
async fn a_link_is_over_after_an_hour_and_one_that_anybody_asks_for_takes_no_other_away() {
    let town = Town::new().await;
    let first = town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.visits("/konto/ny-lank").await;
    person.fills("E-postadress", " Karin.Berg@KALMAR.example ");
    let page = person.presses("Skicka länken").await;
    assert_eq!(page.heading(), "Titta i din e-post");
    assert_eq!(person.visits(&first).await.status, Status::Ok);
    let mail = town.mailbox().await.remove(0);
    assert_eq!(mail.receiver, KARIN);
    let found = mail
        .body
        .lines()
        .find(|line| line.contains("/konto/lank/"))
        .unwrap();
    let link = found.trim_start_matches("http://127.0.0.1:8000").to_owned();
    assert!(link.starts_with("/konto/lank/"), "{found}");
    town.minutes_pass(59);
    assert_eq!(person.visits(&link).await.status, Status::Ok);
    town.minutes_pass(1);
    assert_eq!(person.visits(&link).await.status, Status::Gone);
}

#[rocket::async_test]
async fn whether_there_is_an_account_does_not_show_when_a_link_is_asked_for() {
    let town = Town::new().await;
    town.invites(KARIN, Role::Coordinator).await;
    let mut said = Vec::new();
    for email in [KARIN, "nobody@kalmar.example"] {
        let mut person = town.person();
        person.visits("/konto/ny-lank").await;
        person.fills("E-postadress", email);
        said.push(person.presses("Skicka länken").await.text());
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(town.mailbox().await.len(), 1);
}

#[rocket::async_test]
async fn nobodys_mailbox_is_filled_with_links() {
    let town = Town::new().await;
    town.invites(KARIN, Role::Coordinator).await;
    let mut last = Status::Ok;
    for _ in 0..5 {
        let mut person = town.person();
        person.visits("/konto/ny-lank").await;
        person.fills("E-postadress", KARIN);
        last = person.presses("Skicka länken").await.status;
    }
    // Nobody is told that there have been enough: who waits for a link has one that works.
    assert_eq!(last, Status::Ok);
    assert_eq!(town.mailbox().await.len(), 3);
}

#[rocket::async_test]
async fn the_address_in_the_mail_is_the_one_that_is_set_whatever_the_request_says() {
    let town = Town::with_settings(|settings| {
        settings.base_url = Some("https://surfa.kalmar.example".to_owned());
    })
    .await;
    town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.visits("/konto/ny-lank").await;
    person.fills("E-postadress", KARIN);
    let (action, fields) = person.would_send();
    let mut headers = person.own_headers();
    headers.push((
        "X-Forwarded-Host".to_owned(),
        "elsewhere.example".to_owned(),
    ));
    let mut fields = fields;
    for field in &mut fields {
        if field.0 == "epost" {
            KARIN.clone_into(&mut field.1);
        }
    }
    person.posts_with(&action, &fields, &headers).await;
    let mail = town.mailbox().await.remove(0);
    assert!(
        mail.body
            .contains("https://surfa.kalmar.example/konto/lank/"),
        "{}",
        mail.body
    );
    assert!(!mail.body.contains("elsewhere"));
}

#[rocket::async_test]
async fn a_common_password_is_refused_with_what_to_do_and_the_link_still_works() {
    let town = Town::new().await;
    let link = town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.visits(&link).await;
    for (typed, said) in [
        ("", "Skriv lösenordet"),
        ("för kort", "Lösenordet måste ha minst 15 tecken"),
        ("sommarsommarsommar", "lätt att gissa"),
        ("karinbergkarinberg", "lätt att gissa"),
    ] {
        person.fills("Nytt lösenord", typed);
        let page = person.presses("Spara lösenordet").await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(said);
        assert_eq!(page.value("Nytt lösenord"), "");
    }
    person.fills("Nytt lösenord", PASSWORD);
    assert_eq!(
        person.presses("Spara lösenordet").await.heading(),
        "Logga in"
    );
}

#[rocket::async_test]
async fn a_link_does_not_replace_the_code_and_ends_every_sign_in() {
    let town = Town::new().await;
    let (karin, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    person.visits("/konto/ny-lank").await;
    person.fills("E-postadress", KARIN);
    person.presses("Skicka länken").await;
    let body = town.mailbox().await.remove(0).body;
    let link = body.split("http://127.0.0.1:8000").nth(1).unwrap();
    let link = link.split_whitespace().next().unwrap().to_owned();
    let mut thief = town.person();
    thief.visits(&link).await;
    thief.fills("Nytt lösenord", "sju gröna hattar i skogen");
    thief.presses("Spara lösenordet").await;
    let page = thief
        .gives_password(&karin.email, "sju gröna hattar i skogen")
        .await;
    assert_eq!(page.heading(), "Skriv koden från din app");
    assert_eq!(thief.visits("/konto").await.path, "/logga-in");
    assert_eq!(
        person.visits("/konto").await.path,
        "/logga-in",
        "the password was changed"
    );
}

#[rocket::async_test]
async fn when_a_link_is_used_the_others_are_over() {
    let town = Town::new().await;
    let first = town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.visits("/konto/ny-lank").await;
    person.fills("E-postadress", KARIN);
    person.presses("Skicka länken").await;
    let mail = town.mailbox().await.remove(0);
    let found = mail.body.lines().find(|l| l.contains("/konto/lank/"));
    let second = found.unwrap().trim_start_matches("http://127.0.0.1:8000");
    person.visits(second).await;
    person.fills("Nytt lösenord", PASSWORD);
    person.presses("Spara lösenordet").await;
    assert_eq!(town.person().visits(&first).await.status, Status::Gone);
}

#[rocket::async_test]
async fn whoever_has_used_the_link_is_not_kept_out_by_the_wrong_tries_of_others() {
    let town = Town::new().await;
    let link = town.invites(KARIN, Role::Coordinator).await;
    for _ in 0..11 {
        town.person()
            .gives_password(KARIN, "something wrong here")
            .await;
    }
    let mut person = town.person();
    person.visits(&link).await;
    person.fills("Nytt lösenord", PASSWORD);
    person.presses("Spara lösenordet").await;
    let page = person.gives_password(KARIN, PASSWORD).await;
    assert_eq!(page.status, Status::Ok);
    page.says("Koppla");
    let elsewhere = town.person().gives_password(KARIN, PASSWORD).await.status;
    assert_eq!(elsewhere, Status::TooManyRequests);
}

#[rocket::async_test]
async fn whoever_has_had_the_password_does_not_know_the_secret_of_whoever_signs_in_later() {
    let town = Town::new().await;
    let link = town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.visits(&link).await;
    person.fills("Nytt lösenord", PASSWORD);
    person.presses("Spara lösenordet").await;
    let mut secrets = Vec::new();
    for _ in 0..2 {
        let mut browser = town.person();
        browser.gives_password(KARIN, PASSWORD).await;
        secrets.push(browser.page.words_of("p.app-secret"));
        // In the same browser it is the same until it is added.
        browser.visits("/konto/app").await;
        assert_eq!(
            browser.page.words_of("p.app-secret"),
            *secrets.last().unwrap()
        );
    }
    assert_ne!(secrets[0], secrets[1]);
}
