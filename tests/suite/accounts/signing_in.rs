//! A password, then a code; wrong ones, and how many.

use crate::support::{PASSWORD, Town, person::encoded};
use brygga::accounts::Role;
use rocket::http::{Method, Status};

const KARIN: &str = "karin.berg@kalmar.example";

#[rocket::async_test]
async fn somebody_who_was_invited_chooses_a_password_adds_an_app_and_is_in() {
    let town = Town::new().await;
    let (karin, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    assert_eq!(person.page.heading(), "Spara dina reservkoder");
    assert_eq!(karin.codes.len(), 8);
    let page = person.follows("Jag har sparat koderna").await;
    assert_eq!(page.heading(), "Mitt konto");
    page.says("Karin Berg").says("Samordnare i Kalmar");
    assert_eq!(
        town.texts("SELECT code FROM audit_events WHERE code LIKE 'account.%' OR code LIKE 'sign_in.%' ORDER BY code").await,
        ["account.authenticator_added", "account.invited", "account.password_chosen", "sign_in.begun"]
    );
}

#[rocket::async_test]
async fn password_and_code_open_the_account_and_the_page_that_was_asked_for() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut person = town.person();
    let page = person.visits("/konto/losenord").await;
    assert_eq!(
        (page.path.as_str(), page.heading().as_str()),
        ("/logga-in", "Logga in")
    );
    let page = person.signs_in(&karin, town.clock.now()).await;
    assert_eq!(page.path, "/konto/losenord");
}

#[rocket::async_test]
async fn a_wrong_password_says_the_same_as_an_unknown_address_and_changes_nothing_but_the_log() {
    let town = Town::new().await;
    town.colleague(KARIN, Role::Coordinator).await;
    town.invites("bo.ek@kalmar.example", Role::Coordinator)
        .await;
    let before = rows(&town).await;
    let mut said = Vec::new();
    for (email, password) in [
        (KARIN, "gul traktor vid sjö"),
        (KARIN, "Gul traktor vid sjön"),
        ("nobody@kalmar.example", PASSWORD),
        ("bo.ek@kalmar.example", PASSWORD),
    ] {
        let mut person = town.person();
        let page = person.gives_password(email, password).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        assert_eq!(page.value("E-postadress"), email);
        assert_eq!(page.value("Lösenord"), "");
        said.push(page.faults());
        assert!(!person.cookies.contains_key("staff"));
    }
    assert!(said.windows(2).all(|two| two[0] == two[1]), "{said:?}");
    assert_eq!(rows(&town).await, before);
    let refused = "SELECT about FROM audit_events WHERE code = 'sign_in.refused'";
    assert_eq!(
        town.texts(refused).await,
        ["{}"; 4],
        "an event names nobody"
    );
}

#[rocket::async_test]
async fn a_password_alone_opens_nothing() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.gives_password(KARIN, PASSWORD).await;
    assert_eq!(person.page.heading(), "Skriv koden från din app");
    for path in ["/konto", "/konto/losenord", "/konto/app"] {
        let page = person.visits(path).await;
        assert_ne!(page.path, path);
    }
    // The code that added the app has been used.
    person.gives_password(KARIN, PASSWORD).await;
    person.fills("Kod", &karin.code(town.clock.now()));
    let page = person.presses("Fortsätt").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Koden stämmer inte");
    // Ten minutes later the password must be given again.
    town.minutes_pass(11);
    person.fills("Kod", &karin.code(town.clock.now()));
    assert_eq!(person.presses("Fortsätt").await.path, "/logga-in");
}

#[rocket::async_test]
async fn a_code_counts_once_also_when_it_is_sent_twice_at_once() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let (mut one, mut other) = (town.person(), town.person());
    one.gives_password(KARIN, PASSWORD).await;
    other.gives_password(KARIN, PASSWORD).await;
    let code = karin.code(town.clock.now());
    one.fills("Kod", &code);
    other.fills("Kod", &code);
    let (first, second) = rocket::tokio::join!(one.presses("Fortsätt"), other.presses("Fortsätt"));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [Status::Ok, Status::UnprocessableEntity]);
}

#[rocket::async_test]
async fn a_recovery_code_stands_in_for_the_app_once() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    let mut person = town.person();
    person.gives_password(KARIN, PASSWORD).await;
    person.fills("Kod", &karin.codes[0].to_lowercase());
    let page = person.presses("Fortsätt").await;
    page.says("Du har 7 reservkoder kvar.");
    let mut person = town.person();
    person.gives_password(KARIN, PASSWORD).await;
    person.fills("Kod", &karin.codes[0]);
    assert_eq!(
        person.presses("Fortsätt").await.status,
        Status::UnprocessableEntity
    );
}

#[rocket::async_test]
async fn the_cookie_is_new_when_the_code_is_given_and_one_that_was_planted_opens_nothing() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut person = town.person();
    person.cookies.insert(
        "staff".to_owned(),
        "a-token-that-a-stranger-knows-1234".to_owned(),
    );
    person.gives_password(KARIN, PASSWORD).await;
    let half = person.cookies["staff"].clone();
    person.fills("Kod", &karin.code(town.clock.now()));
    person.presses("Fortsätt").await;
    let whole = person.cookies["staff"].clone();
    assert!(half != whole && !half.contains("stranger") && !whole.contains("stranger"));
    for stale in [half, "a-token-that-a-stranger-knows-1234".to_owned()] {
        let mut stranger = town.person();
        stranger.cookies.insert("staff".to_owned(), stale);
        assert_eq!(stranger.visits("/konto").await.path, "/logga-in");
    }
}

#[rocket::async_test]
async fn another_sign_in_in_the_same_browser_ends_the_one_before() {
    let town = Town::new().await;
    let (_, mut person) = town.colleague(KARIN, Role::Coordinator).await;
    let first = person.cookies["staff"].clone();
    person.gives_password(KARIN, PASSWORD).await;
    let mut thief = town.person();
    thief.cookies.insert("staff".to_owned(), first);
    assert_eq!(thief.visits("/konto").await.path, "/logga-in");
}

#[rocket::async_test]
async fn strangers_who_try_an_address_do_not_lock_its_owner_out() {
    let town = Town::new().await;
    let (karin, mut own_browser) = town.colleague(KARIN, Role::Coordinator).await;
    own_browser.visits("/konto").await;
    own_browser.presses("Logga ut").await;
    let mut last = Status::Ok;
    for _ in 0..11 {
        last = town
            .person()
            .gives_password(KARIN, "something wrong here")
            .await
            .status;
    }
    assert_eq!(last, Status::TooManyRequests);
    assert_eq!(
        town.person().gives_password(KARIN, PASSWORD).await.status,
        Status::TooManyRequests
    );
    // The browser in which she has signed in before has tries of its own.
    town.minutes_pass(1);
    let page = own_browser.signs_in(&karin, town.clock.now()).await;
    assert_eq!(page.heading(), "Mitt konto");
    // Elsewhere it takes a quarter of an hour.
    town.minutes_pass(15);
    let page = town
        .person()
        .gives_password(KARIN, PASSWORD)
        .await
        .heading();
    assert_eq!(page, "Skriv koden från din app");
}

#[rocket::async_test]
async fn nothing_that_was_planted_leads_elsewhere_after_signing_in() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    for planted in [
        "//elak.example",
        "/\\elak.example",
        "\\\\elak.example",
        "/%09/elak.example",
        "/%2F%2Felak.example",
        "https://elak.example",
        "javascript:alert(1)",
        "/@elak.example",
        "http://localhost@elak.example/konto",
    ] {
        town.minutes_pass(1);
        let mut person = town.person();
        person
            .cookies
            .insert("wanted".to_owned(), planted.to_owned());
        person.gives_password(KARIN, PASSWORD).await;
        person.fills("Kod", &karin.code(town.clock.now()));
        let (action, fields) = person.form("Fortsätt");
        let headers = person.own_headers();
        let answer = person
            .asks(Method::Post, &action, &encoded(&fields), &headers)
            .await;
        assert_eq!(answer.header("Location"), Some("/konto"), "{planted}");
        // Nor does a page that is asked for so.
        let mut person = town.person();
        let page = person.asks(Method::Get, planted, "", &[]).await;
        let to = page.header("Location").unwrap_or("/");
        assert!(
            to.starts_with('/') && !to.contains("elak"),
            "{planted}: {to}"
        );
    }
}

#[rocket::async_test]
async fn over_https_the_cookie_of_a_sign_in_is_kept_from_scripts_and_other_hosts() {
    let host = "kurs.kalmar.example";
    let town = Town::with_settings(|settings| {
        settings.base_url = Some(format!("https://{host}"));
    })
    .await;
    let link = town.invites(KARIN, Role::Coordinator).await;
    let mut person = town.person().calls(host);
    person.visits(&link).await;
    person.fills("Nytt lösenord", PASSWORD);
    person.presses("Spara lösenordet").await;
    person.visits("/logga-in").await;
    person
        .fills("E-postadress", KARIN)
        .fills("Lösenord", PASSWORD);
    let (action, fields) = person.form("Logga in");
    let headers = [("Origin".to_owned(), format!("https://{host}"))];
    let answer = person
        .asks(Method::Post, &action, &encoded(&fields), &headers)
        .await;
    let cookie = answer.header("Set-Cookie").unwrap_or_default();
    for part in [
        "__Host-staff=",
        "; HttpOnly",
        "; SameSite=Lax",
        "; Secure",
        "; Path=/",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[rocket::async_test]
async fn the_code_counts_only_with_the_token_of_its_form() {
    let town = Town::new().await;
    let (karin, _) = town.colleague(KARIN, Role::Coordinator).await;
    town.minutes_pass(1);
    let mut person = town.person();
    let mut mallory = town.person();
    mallory.visits("/logga-in").await;
    let (_, hers) = mallory.form("Logga in");
    person.gives_password(KARIN, PASSWORD).await;
    person.fills("Kod", &karin.code(town.clock.now()));
    let (action, fields) = person.form("Fortsätt");
    for token in [None, hers.iter().find(|(name, _)| name == "csrf")] {
        let mut forged = fields.clone();
        forged.retain(|(name, _)| name != "csrf");
        forged.extend(token.cloned());
        let page = person.posts(&action, &forged).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        assert_eq!(page.path, "/logga-in/kod");
    }
    let plain = rocket::http::ContentType::Plain;
    let headers = person.own_headers();
    let body = encoded(&fields);
    let page = person
        .asks_as(
            Method::Post,
            &action,
            body.as_bytes(),
            Some(plain),
            &headers,
        )
        .await;
    assert_eq!(page.status, Status::Forbidden);
    assert_eq!(person.posts(&action, &fields).await.path, "/konto");
}

/// Everything that a wrong try must leave as it was.
async fn rows(town: &Town) -> Vec<i64> {
    let mut counted = Vec::new();
    for table in [
        "accounts",
        "grants",
        "sign_ins",
        "account_links",
        "recovery_codes",
        "outbox",
    ] {
        counted.push(town.rows_of(table).await);
    }
    counted.push(
        town.number("SELECT COALESCE(MAX(last_step), 0) FROM accounts")
            .await,
    );
    counted
}
