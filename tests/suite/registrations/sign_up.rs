//! From the start page to the booking word.

use crate::support::{ARound, Told, Town, someone, world_of};
use brygga::{
    kernel::BookingWord,
    outbox::{Channel, State},
};
use rocket::http::Status;

#[rocket::async_test]
async fn a_resident_finds_a_round_and_gets_a_seat_and_a_booking_word() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/kalmar").await;
    rut.follows("Välj dag och plats").await;
    rut.fills("Ort eller postnummer", "Påryd");
    rut.presses("Visa träffar").await.says("8 platser kvar");
    rut.follows("Mer om träffen torsdag 28 januari").await;
    let page = rut.follows("Anmäl dig").await;
    assert_eq!(page.heading(), "Vem ska gå kursen?");
    page.says("Fråga 1 av 8");
    let page = rut.answers_all(&someone("Rut Alm")).await;
    assert_eq!(page.path, "/kalmar/anmalan/kontrollera");
    page.says("Du är inte anmäld än. Tryck på den gröna knappen längst ner.");
    assert_eq!(town.rows_of("registrations").await, 0);
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.path, "/kalmar/anmalan/klar");
    assert_eq!(page.heading(), "Du är anmäld");
    assert!(BookingWord::parse(&page.booking_word()).is_some());
    page.says("Torsdag 28 januari klockan 10–12")
        .says("Påryds bibliotek, Centrumvägen 3")
        .says("Din mobil eller surfplatta");
    rut.visits("/kalmar/traffar?ort=388+50")
        .await
        .says("7 platser kvar");
}

#[rocket::async_test]
async fn a_seat_its_word_its_event_and_its_news_come_in_one_go() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let events = town.rows_of("audit_events").await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm").email("rut@kalmar.example"))
        .await;
    let word = rut.page.booking_word();
    for (table, rows) in [
        ("residents", 1),
        ("registrations", 1),
        ("members", 1),
        ("claims", 1),
        ("booking_words", 1),
        ("outbox", 1),
    ] {
        assert_eq!(town.rows_of(table).await, rows, "{table}");
    }
    assert_eq!(town.rows_of("audit_events").await, events + 1);
    let codes = town.texts("SELECT code FROM audit_events ORDER BY at DESC, id DESC");
    assert_eq!(codes.await[0], "registration.placed");
    let about = town.texts("SELECT about FROM audit_events WHERE code = 'registration.placed'");
    assert!(!about.await[0].contains("Rut"), "an event holds no name");
    let mailbox = town.mailbox().await;
    let [news] = mailbox.as_slice() else {
        panic!("{mailbox:?}");
    };
    assert_eq!((news.channel, news.state), (Channel::Email, State::Queued));
    assert_eq!(news.receiver, "rut@kalmar.example");
    assert!(news.body.contains(&word), "{}", news.body);
    assert_eq!(
        town.texts("SELECT booking_word FROM registrations").await,
        [word]
    );
}

#[rocket::async_test]
async fn who_has_no_phone_and_comes_too_late_for_a_letter_prints_the_page_and_its_words_are_kept() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    town.set_clock("2027-01-29 10:00");
    let mut rut = town.person();
    let details = someone("Rut Alm").phone("").told(Told::Page);
    let page = rut.asks_for(1, &details).await;
    page.says("Skriv ut sidan nu.")
        .says("Vi skickar inget brev och ingen påminnelse.");
    let word = page.booking_word();
    let mailbox = town.mailbox().await;
    assert_eq!(
        (mailbox[0].channel, mailbox[0].state),
        (Channel::Page, State::Sent)
    );
    assert_eq!(mailbox[0].receiver, "");
    assert!(mailbox[0].body.contains(&word));
}

#[rocket::async_test]
async fn a_round_of_three_sessions_takes_a_seat_in_every_session() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 5, 5])])).await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar/1")
        .await
        .says("Du anmäler dig till alla tre.");
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    assert_eq!(page.heading(), "Du är anmäld till tre träffar");
    page.says("Tisdag 2 februari")
        .says("Onsdag 3 februari")
        .says("Torsdag 4 februari");
    assert_eq!(town.rows_of("claims").await, 3);
    let sessions = town.number("SELECT count(DISTINCT session_id) FROM claims");
    assert_eq!(sessions.await, 3);
}

#[rocket::async_test]
async fn one_full_session_makes_the_whole_round_full() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5, 1, 5])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let mut gosta = town.person();
    let gosta = gosta.asks_for(1, &someone("Gösta Ek")).await;
    assert_eq!(gosta.heading(), "Du står på reservlistan, plats 1");
    assert_eq!(town.rows_of("claims").await, 3);
}

#[rocket::async_test]
async fn the_confirmation_opens_again_in_the_same_browser_and_in_no_other() {
    let town = Town::new().await;
    let mut rut = town.person();
    let word = rut.asks_for(2, &someone("Rut Alm")).await.booking_word();
    town.days_pass(5);
    rut.visits("/kalmar/anmalan/klar").await.says(&word);
    let mut other = town.person();
    let page = other.visits("/kalmar/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
    page.does_not_say(&word);
    let page = other.visits("/kalmar/anmalan/reservlistan").await;
    assert_eq!(page.status, Status::NotFound);
    other.cookies.insert("visit".to_owned(), "short".to_owned());
    let page = other.visits("/kalmar/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
}

#[rocket::async_test]
async fn somebody_at_a_computer_of_the_library_is_forgotten_when_they_ask_for_it() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.asks_for(2, &someone("Rut Alm")).await;
    let kept = rut.cookies.clone();
    let nothing = [("glom".to_owned(), "ja".to_owned())];
    rut.posts("/kalmar/anmalan/glom", &nothing).await;
    assert_eq!(rut.cookies, kept, "without the token nothing is forgotten");
    rut.visits("/kalmar/anmalan/klar").await;
    let page = rut.presses("Glöm anmälan på den här datorn").await;
    assert_eq!(page.path, "/kalmar");
    assert!(rut.cookies.is_empty());
    let page = rut.visits("/kalmar/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
    assert_eq!(town.rows_of("registrations").await, 1);
}

#[rocket::async_test]
async fn a_confirmation_of_one_municipality_is_not_shown_under_another() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.asks_for(2, &someone("Rut Alm")).await;
    let page = rut.visits("/vastervik/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
}

#[rocket::async_test]
async fn the_address_of_a_confirmation_holds_no_key() {
    let town = Town::new().await;
    let mut rut = town.person();
    let details = someone("Rut Alm").email("rut@kalmar.example");
    let page = rut.asks_for(2, &details).await;
    assert_eq!(page.path, "/kalmar/anmalan/klar");
    page.says("Vi skickar bekräftelsen till rut@kalmar.example.");
}

#[rocket::async_test]
async fn a_round_of_another_municipality_is_not_found_under_ours() {
    let rounds = [
        ARound::with(1, &[5]),
        ARound {
            municipality: "vastervik",
            ..ARound::with(7, &[5])
        },
    ];
    let town = Town::with_world(&world_of(&rounds)).await;
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar/7").await;
    assert_eq!(page.status, Status::NotFound);
    let page = rut.opens_form(7).await;
    assert_eq!(
        page.path, "/kalmar/traffar",
        "there is nothing to ask about"
    );
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, mut fields) = rut.would_send();
    for (_, value) in fields.iter_mut().filter(|(name, _)| name == "traff") {
        "7".clone_into(value);
    }
    rut.posts(&action, &fields).await;
    let elsewhere = "SELECT count(*) FROM registrations WHERE municipality_code = '0883'";
    assert_eq!(town.number(elsewhere).await, 0);
}

#[rocket::async_test]
async fn every_person_gets_a_word_of_their_own() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[40])])).await;
    for number in 1..=40 {
        let name = format!("Person Nummer{number}");
        let phone = format!("070-174 06 {:02}", 4 + number);
        town.person()
            .asks_for(1, &someone(&name).phone(&phone))
            .await;
    }
    let words = town.number("SELECT count(DISTINCT booking_word) FROM registrations");
    assert_eq!(words.await, 40);
}
