//! The same in English.

use crate::support::{ARound, Town, someone, world_of};
use brygga::outbox::Channel;
use rocket::http::Status;

#[rocket::async_test]
async fn an_english_reader_gets_english_pages_and_an_english_mail() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar").await;
    rut.follows("In English").await;
    assert_eq!(rut.page.path, "/en/kalmar");
    rut.follows("Choose day and place").await;
    rut.fills("Place or postcode", "Påryd");
    rut.presses("Show meetings").await.says("8 places left");
    rut.follows("Choose Thursday 28 January").await;
    assert_eq!(rut.page.path, "/en/kalmar/registration/who?traff=2");
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.answers_all(&details).await;
    let page = rut.presses("Send my registration").await;
    assert_eq!(page.path, "/en/kalmar/registration/done");
    assert_eq!(page.heading(), "You are registered");
    let mail = town.mailbox().await.remove(0);
    assert_eq!(mail.channel, Channel::Email);
    assert!(
        mail.subject.starts_with("You are signed up: "),
        "{}",
        mail.subject
    );
    let language = town.texts("SELECT language FROM registrations").await;
    assert_eq!(language, ["en"]);
}

#[rocket::async_test]
async fn an_english_reader_stands_in_line_and_is_refused_in_english() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let mut rut = town.person();
    let page = rut.visits("/en/kalmar/registration/who?traff=1").await;
    assert_eq!(page.heading(), "Who will take the course?");
    let page = rut.presses("Continue").await;
    assert!(page.title().starts_with("Error: "), "{}", page.title());
    assert_eq!(page.faults(), ["Choose who will take the course"]);
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.answers_all(&details).await;
    let page = rut.presses("Put me on the waiting list").await;
    assert_eq!(page.path, "/en/kalmar/registration/waiting-list");
    assert_eq!(page.heading(), "You are on the waiting list, number 1");
}

#[rocket::async_test]
async fn the_language_can_be_changed_on_the_confirmation() {
    let town = Town::new().await;
    let mut rut = town.person();
    let word = rut.asks_for(2, &someone("Rut Alm")).await.booking_word();
    rut.follows("In English").await.says(&word);
    assert_eq!(rut.page.path, "/en/kalmar/registration/done");
    rut.follows("På svenska").await.says(&word);
}

#[rocket::async_test]
async fn a_swedish_word_in_an_english_address_leads_nowhere_in_english() {
    let town = Town::new().await;
    let mut rut = town.person();
    let page = rut.visits("/en/kalmar/traffar").await;
    assert_eq!(page.status, Status::NotFound);
    assert_eq!(page.heading(), "There is no such page");
}
