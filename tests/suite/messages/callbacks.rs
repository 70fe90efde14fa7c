//! «Be oss ringa upp dig»: a name and a number, and a time that is promised.

use crate::support::{Page, Person, Town};
use brygga::{
    audit::Actor,
    kernel::{Chance, PersonName, Phone},
    locale::Lang,
    messages::{self, AskForCall, CallLimits, KEPT_DAYS, ask_for_call},
};
use rocket::http::{Method, Status};

const PHONE: &str = "070-174 06 05";

async fn asks<'a>(person: &'a mut Person<'_>, name: &str, phone: &str) -> &'a Page {
    person.visits("/kalmar/ring-mig").await;
    person.fills("Ditt namn", name);
    person.fills("Ditt telefonnummer", phone);
    person.presses("Ring upp mig").await
}

/// How somebody who never asked before is answered.
async fn answer(town: &Town, name: &str, phone: &str) -> Status {
    asks(&mut town.person(), name, phone).await.status
}

async fn requests(town: &Town) -> Vec<String> {
    let sql =
        "SELECT name || ' ' || phone || ' ' || state FROM call_requests ORDER BY made_at, name";
    town.texts(sql).await
}

/// What the audit says about calls, in its order.
async fn events(town: &Town) -> Vec<String> {
    let sql = "SELECT code || ' ' || actor || ' ' || about FROM audit_events \
               WHERE code LIKE 'call.%' ORDER BY at, code";
    town.texts(sql).await
}

#[rocket::async_test]
async fn whoever_leaves_a_name_and_a_number_is_told_when_we_call() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar").await;
    let page = rut.follows("Be oss ringa upp dig").await;
    assert_eq!(page.heading(), "Vi ringer upp dig");
    page.says("Vi ringer i dag före klockan 16.");
    let page = asks(&mut rut, "Rut Alm", PHONE).await;
    assert_eq!(page.path, "/kalmar/ring-mig/mottaget");
    assert_eq!(page.heading(), "Tack! Vi ringer upp dig");
    page.says("Vi ringer i dag före klockan 16.")
        .says("Vi ringer till 070-174 06 05.")
        .says("Du behöver inte göra något mer.");
    assert_eq!(requests(&town).await, ["Rut Alm +46701740605 open"]);
    let events = events(&town).await;
    let [only] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert!(
        only.starts_with("call.asked_for visitor {\"call_request\":"),
        "{only}"
    );
    assert!(!only.contains("Rut") && !only.contains("0701"), "{only}");
}

#[rocket::async_test]
async fn it_works_in_english() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/en/kalmar").await;
    rut.follows("Ask us to call you").await;
    rut.presses("Call me").await;
    assert_eq!(rut.page.status, Status::UnprocessableEntity);
    assert!(rut.page.title().starts_with("Error: We will call you"));
    rut.fills("Your name", "Rut Alm");
    rut.fills("Your phone number", PHONE);
    let page = rut.presses("Call me").await;
    assert_eq!(page.path, "/en/kalmar/call-me/received");
    page.says("We will call you today before 16:00.");
    assert_eq!(
        town.texts("SELECT language FROM call_requests").await,
        ["en"]
    );
}

#[rocket::async_test]
async fn late_in_the_day_the_promise_is_the_next_working_day_before_noon() {
    let town = Town::new().await;
    for (now, promise) in [
        (
            "2027-01-11 14:01",
            "Vi ringer tisdag 12 januari före klockan 12.",
        ),
        (
            "2027-01-15 15:00",
            "Vi ringer måndag 18 januari före klockan 12.",
        ),
        (
            "2027-03-25 15:00",
            "Vi ringer tisdag 30 mars före klockan 12.",
        ),
    ] {
        town.set_clock(now);
        let mut rut = town.person();
        asks(&mut rut, "Rut Alm", PHONE).await.says(promise);
    }
}

#[rocket::async_test]
async fn the_promise_stands_when_the_page_is_opened_again() {
    let town = Town::new().await;
    town.set_clock("2027-01-11 15:00");
    let mut rut = town.person();
    asks(&mut rut, "Rut Alm", PHONE).await;
    town.set_clock("2027-01-12 08:00");
    let page = rut.visits("/kalmar/ring-mig/mottaget").await;
    page.says("Vi ringer i dag före klockan 12.");
    town.set_clock("2027-01-12 12:00");
    let page = rut.visits("/kalmar/ring-mig/mottaget").await;
    page.says("Vi lovade att ringa tisdag 12 januari före klockan 12.")
        .says("Har vi inte ringt? Ring oss på 08-465 004 00");
}

#[rocket::async_test]
async fn nobody_else_sees_what_was_promised() {
    let town = Town::new().await;
    let mut rut = town.person();
    asks(&mut rut, "Rut Alm", PHONE).await;
    let mut ulf = town.person();
    let page = ulf.visits("/kalmar/ring-mig/mottaget").await;
    assert_eq!(page.path, "/kalmar/ring-mig");
    page.does_not_say(PHONE);
    let elsewhere = rut.visits("/vastervik/ring-mig/mottaget").await;
    assert_eq!(elsewhere.path, "/vastervik/ring-mig");
}

#[rocket::async_test]
async fn what_is_missing_or_wrong_is_said_and_what_was_typed_is_kept() {
    let town = Town::new().await;
    let mut rut = town.person();
    for (name, phone, faults) in [
        ("", "", vec!["Skriv ditt namn", "Skriv ditt telefonnummer"]),
        (
            "Rut Alm",
            "070-17",
            vec!["Numret verkar ha för få siffror. Skriv hela numret med riktnummer."],
        ),
        (
            "  ",
            "ring inte",
            vec![
                "Skriv ditt namn",
                "Skriv telefonnumret med siffror, till exempel 070-174 06 05",
            ],
        ),
        (
            "<script>alert(1)</script>\" onfocus=\"x",
            "070-174 06 05 070-174 06 06",
            vec!["Numret verkar ha för många siffror. Kontrollera det."],
        ),
    ] {
        let page = asks(&mut rut, name, phone).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{name} {phone}");
        assert_eq!(page.faults(), faults);
        assert!(page.title().starts_with("Fel: Vi ringer upp dig"));
        assert_eq!(page.value("Ditt namn"), name);
        assert_eq!(page.value("Ditt telefonnummer"), phone);
    }
    let long = "å".repeat(5000);
    let page = asks(&mut rut, &long, "0\0\u{202e}\r\n1").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.value("Ditt namn").chars().count(), 500);
    assert_eq!(town.rows_of("call_requests").await, 0);
    assert_eq!(
        town.rows_of("rate_buckets").await,
        0,
        "a mistake costs nothing"
    );
}

#[rocket::async_test]
async fn the_same_form_twice_is_one_request_and_one_changed_corrects_it() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/ring-mig").await;
    rut.fills("Ditt namn", "Rut Alm");
    rut.fills("Ditt telefonnummer", PHONE);
    let (action, mut fields) = rut.would_send();
    for _ in 0..5 {
        let page = rut.posts(&action, &fields).await;
        assert_eq!(page.heading(), "Tack! Vi ringer upp dig");
    }
    assert_eq!(requests(&town).await, ["Rut Alm +46701740605 open"]);
    assert_eq!(events(&town).await.len(), 1);
    town.minutes_pass(300);
    for (name, value) in &mut fields {
        if name == "telefon" {
            "070-174 06 06".clone_into(value);
        }
    }
    let page = rut.posts(&action, &fields).await;
    page.says("Vi ringer till 070-174 06 06.")
        .says("Vi ringer i dag före klockan 16.");
    assert_eq!(requests(&town).await, ["Rut Alm +46701740606 open"]);
    let events = events(&town).await;
    assert!(
        events.len() == 2 && events[1].starts_with("call.corrected "),
        "{events:?}"
    );
    town.runs("UPDATE call_requests SET state = 'done'")
        .await
        .unwrap();
    let page = rut.posts(&action, &fields).await;
    page.says("Vi ringer tisdag 12 januari före klockan 12.");
    assert_eq!(
        town.rows_of("call_requests").await,
        2,
        "a call that was made is over"
    );
}

#[rocket::async_test]
async fn many_presses_at_once_are_one_request() {
    let town = Town::new().await;
    let other = town.another_instance().await;
    let (one, two) = (town.keys().await, other.keys().await);
    let request = request("Rut Alm", PHONE, "a-key-of-one-form-123");
    let calls = (0..8).map(|n| {
        let (town, keys) = if n % 2 == 0 {
            (&town, &one)
        } else {
            (&other, &two)
        };
        let request = &request;
        async move { asked(town, keys, request).await }
    });
    let answers = rocket::futures::future::join_all(calls).await;
    assert!(answers.iter().all(|asked| *asked), "{answers:?}");
    assert_eq!(requests(&town).await, ["Rut Alm +46701740605 open"]);
}

#[rocket::async_test]
async fn a_number_is_asked_for_three_times_a_day_at_most() {
    let town = Town::new().await;
    for name in ["Rut Alm", "Gösta Ek", "Ulf Berg"] {
        let status = answer(&town, name, PHONE).await;
        assert_eq!(status, Status::Ok);
    }
    let mut fourth = town.person();
    // Another way to write the same number.
    let page = asks(&mut fourth, "Karin Lind", "+46 70 1740605").await;
    assert_eq!(page.status, Status::TooManyRequests);
    page.says("Ring oss på 08-465 004 00 så hjälper vi dig direkt.");
    assert_eq!(page.value("Ditt namn"), "Karin Lind");
    let page = asks(&mut fourth, "Karin Lind", "070-174 06 09").await;
    assert_eq!(page.status, Status::Ok, "another number is free");
    town.days_pass(1);
    let status = answer(&town, "Karin Lind", PHONE).await;
    assert_eq!(status, Status::Ok);
}

#[rocket::async_test]
async fn the_last_request_that_is_allowed_may_be_sent_twice_too() {
    let town = Town::new().await;
    let mut rut = town.person();
    for _ in 0..2 {
        asks(&mut rut, "Rut Alm", PHONE).await;
    }
    rut.visits("/kalmar/ring-mig").await;
    rut.fills("Ditt namn", "Rut Alm");
    rut.fills("Ditt telefonnummer", PHONE);
    let (action, fields) = rut.would_send();
    for n in 0..20 {
        let page = rut.posts(&action, &fields).await;
        assert_eq!(page.status, Status::Ok, "{n}");
    }
    assert_eq!(town.rows_of("call_requests").await, 3);
}

#[rocket::async_test]
async fn one_network_asks_twenty_times_at_once_at_most() {
    let town = Town::new().await;
    for n in 0..20 {
        let phone = format!("070-174 06 {:02}", 10 + n);
        let status = answer(&town, "Rut Alm", &phone).await;
        assert_eq!(status, Status::Ok, "{n}");
    }
    let status = answer(&town, "Rut Alm", "070-174 06 50").await;
    assert_eq!(status, Status::TooManyRequests);
    assert_eq!(town.rows_of("call_requests").await, 20);
}

#[rocket::async_test]
async fn a_correction_counts_against_the_limit_of_its_number() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/ring-mig").await;
    rut.fills("Ditt namn", "Rut Alm");
    rut.fills("Ditt telefonnummer", PHONE);
    let (action, fields) = rut.would_send();
    let with_name = |name: &str| {
        let mut fields = fields.clone();
        for (field, value) in &mut fields {
            if field == "namn" {
                name.clone_into(value);
            }
        }
        fields
    };
    for name in ["Rut Alm", "Rut Alma", "Rut Almén"] {
        assert_eq!(
            rut.posts(&action, &with_name(name)).await.status,
            Status::Ok
        );
    }
    let page = rut.posts(&action, &with_name("Rut Ahl")).await;
    assert_eq!(page.status, Status::TooManyRequests);
    assert_eq!(requests(&town).await, ["Rut Almén +46701740605 open"]);
}

#[rocket::async_test]
async fn a_form_that_is_not_ours_asks_for_nothing() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar/ring-mig").await;
    rut.fills("Ditt namn", "Rut Alm");
    rut.fills("Ditt telefonnummer", PHONE);
    let (action, fields) = rut.would_send();
    let foreign = [("Sec-Fetch-Site".to_owned(), "cross-site".to_owned())];
    let page = rut.posts_with(&action, &fields, &foreign).await;
    assert_eq!(page.status, Status::Forbidden);
    rut.cookies.clear();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Allt du skrev finns kvar.");
    assert_eq!(page.value("Ditt namn"), "Rut Alm");
    assert_eq!(town.rows_of("call_requests").await, 0);
    let page = rut.presses("Ring upp mig").await;
    assert_eq!(page.heading(), "Tack! Vi ringer upp dig");
    let answer = rut.asks(Method::Get, "/nowhere/ring-mig", "", &[]).await;
    assert_eq!(answer.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_request_is_kept_for_ninety_days() {
    let town = Town::new().await;
    asks(&mut town.person(), "Rut Alm", PHONE).await;
    town.days_pass(1);
    asks(&mut town.person(), "Gösta Ek", "070-174 06 06").await;
    town.days_pass(KEPT_DAYS - 1);
    assert_eq!(town.removes(messages::retention()).await, 0);
    town.minutes_pass(1);
    assert_eq!(town.removes(messages::retention()).await, 1);
    assert_eq!(requests(&town).await, ["Gösta Ek +46701740606 open"]);
}

#[rocket::async_test]
async fn the_code_of_a_half_filled_form_comes_along() {
    let town = Town::new().await;
    let mut request = request("Rut Alm", PHONE, "a-key-of-one-form-123");
    request.draft_code = Some("K7 42".to_owned());
    assert!(asked(&town, &town.keys().await, &request).await);
    assert_eq!(
        town.texts("SELECT draft_code FROM call_requests").await,
        ["K7 42"]
    );
}

fn request(name: &str, phone: &str, key: &str) -> AskForCall {
    AskForCall {
        municipality: crate::support::town::kalmar(),
        name: PersonName::parse(name).unwrap(),
        phone: Phone::parse(phone).unwrap(),
        draft_code: None,
        lang: Lang::Swedish,
        visit: [7; 32],
        form_key: key.to_owned(),
    }
}

async fn asked(town: &Town, keys: &brygga::web::Keys, request: &AskForCall) -> bool {
    let limits = CallLimits {
        keys,
        network: "192.0.2.1",
    };
    let (now, chance): (_, &Chance) = (town.clock.now(), &town.chance);
    let asked = ask_for_call(&town.store, &limits, now, chance, &Actor::Visitor, request).await;
    asked.is_ok()
}
