//! Somebody guesses.

use super::{Owns, opening::a_town, rut, sign_up, somebody};
use crate::support::{Person, Town};
use brygga::{
    kernel::{BookingWord, Chance},
    web::Limit,
};
use rocket::http::Status;

/// A word that nobody has, of which there are many.
fn word(number: usize) -> String {
    BookingWord::draw(&Chance::seeded(900 + number as u64)).to_string()
}

/// Takes all but so many tokens.
async fn empties(town: &Town, purpose: &'static str, key: &str, all_but: u32) {
    let (burst, per_day) = match purpose {
        "guess-digits" => (60, 1_200),
        "guess-first-name" => (10, 48),
        _ => (30, 1_440),
    };
    let limit = Limit {
        purpose,
        burst,
        per_day,
    };
    let (keys, now) = (town.keys().await, town.clock.now());
    for _ in all_but..burst {
        assert!(limit.take(&town.store, &keys, key, now).await.unwrap());
    }
}

async fn asks_more(person: &mut Person<'_>) -> bool {
    let page = person.visits("/kalmar/andra").await;
    page.text().contains("Just nu frågar vi om mer än vanligt.")
}

#[rocket::async_test]
async fn wrong_tries_over_everybody_lead_to_the_whole_question_and_staff_see_it() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    empties(&town, "guess-digits", "everybody", 1).await;
    let mut person = town.person();
    assert!(!asks_more(&mut person).await);
    let page = person.opens(&word(1), "0605").await;
    page.says("Vi hittar ingen anmälan.");
    assert!(asks_more(&mut person).await);
    assert_eq!(super::events(&town).await, ["guessing.threshold"]);
    // An ordinary person is served all the same.
    let mut rut = town.person();
    rut.visits("/kalmar/andra").await;
    let fields = [
        ("bokningsord", made.word.as_str()),
        ("telefon", "0701740605"),
        ("fodelsear", "49"),
    ];
    let page = rut.sends_with("Fortsätt", &fields).await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn who_has_begun_to_type_when_more_is_asked_keeps_it() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    empties(&town, "guess-digits", "everybody", 0).await;
    let fields = [
        ("bokningsord", made.word.as_str()),
        ("siffror", "070-174 06 05"),
    ];
    let page = person.sends_with("Fortsätt", &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Vi behöver veta lite mer för att hitta din anmälan.");
    assert_eq!(page.value("Bokningsord"), made.word);
    assert_eq!(page.value("Hela telefonnumret"), "070-174 06 05");
    let page = person
        .sends_with("Fortsätt", &[("fodelsear", "1949")])
        .await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn who_has_no_phone_is_asked_for_the_whole_name_and_the_postcode() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[somebody("Anna-Lena Berg", None)]).await;
    empties(&town, "guess-first-name", "everybody", 0).await;
    let mut person = town.person();
    // The others are not asked for more.
    assert!(!asks_more(&mut person).await);
    person.visits("/kalmar/andra?utan=telefon").await;
    let fields = |postcode| {
        [
            ("bokningsord", made.word.as_str()),
            ("namn", "anna lena berg"),
            ("fodelsear", "1949"),
            ("postnummer", postcode),
        ]
    };
    let page = person.sends_with("Fortsätt", &fields("393 63")).await;
    page.says("Vi hittar ingen anmälan.");
    let page = person.sends_with("Fortsätt", &fields("39231")).await;
    assert_eq!(page.path, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn five_wrong_tries_at_one_word_ask_its_owner_for_more_and_nobody_else() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    for digits in ["0001", "0002", "0003", "0004", "0005"] {
        let page = town.person().opens(&made.word, digits).await.status;
        assert_eq!(page, Status::UnprocessableEntity);
    }
    let mut rut = town.person();
    let page = rut.opens(&made.word, "0605").await;
    page.says("Vi behöver veta lite mer för att hitta din anmälan.");
    let fields = [("telefon", "070-174 06 05"), ("fodelsear", "1949")];
    let page = rut.sends_with("Fortsätt", &fields).await;
    assert_eq!(page.path, "/kalmar/andra/val");
    assert!(!asks_more(&mut town.person()).await);
}

#[rocket::async_test]
async fn a_right_answer_costs_nothing() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    for _ in 0..7 {
        let page = town.person().opens(&made.word, "0605").await.path.clone();
        assert_eq!(page, "/kalmar/andra/val");
    }
}

#[rocket::async_test]
async fn seven_wrong_tries_with_one_number_are_all() {
    let town = a_town().await;
    sign_up(&town, 1, &[rut()]).await;
    empties(&town, "guess-digits", "everybody", 0).await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    for number in 0..8 {
        let word = word(number);
        let fields = [
            ("bokningsord", word.as_str()),
            ("telefon", "070-174 06 05"),
            ("fodelsear", "1949"),
        ];
        let page = person.sends_with("Fortsätt", &fields).await;
        let expected = if number < 7 {
            Status::UnprocessableEntity
        } else {
            Status::TooManyRequests
        };
        assert_eq!(page.status, expected, "{number}");
    }
    person
        .page
        .says("Vänta en stund, eller ring oss på 08-465 004 00");
    assert_eq!(person.page.value("Bokningsord"), word(7));
}

#[rocket::async_test]
async fn a_network_with_too_many_wrong_tries_waits() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    empties(&town, "guess-network", "local", 0).await;
    let page = town.person().opens(&made.word, "0605").await.status;
    assert_eq!(page, Status::TooManyRequests);
    town.minutes_pass(60);
    let page = town.person().opens(&made.word, "0605").await.path.clone();
    assert_eq!(page, "/kalmar/andra/val");
}

#[rocket::async_test]
async fn tries_that_come_at_once_are_no_more_than_there_are_tokens() {
    let town = a_town().await;
    sign_up(&town, 1, &[rut()]).await;
    empties(&town, "guess-digits", "everybody", 3).await;
    let tries = (0..8).map(|number| {
        let town = &town;
        async move {
            let mut person = town.person();
            let page = person.opens(&word(number), "0605").await;
            page.text().contains("Vi hittar ingen anmälan.")
        }
    });
    let looked_at = rocket::futures::future::join_all(tries).await;
    assert_eq!(looked_at.iter().filter(|looked| **looked).count(), 3);
}
