//! The press of the green button: once, twice, from two windows, too late, and when it fails.

use super::a_town;
use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn two_windows_of_the_same_check_give_one_place() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let mut other = town.person();
    other.cookies.clone_from(&rut.cookies);
    other.visits("/kalmar/anmalan/kontrollera").await;
    let word = rut.presses("Skicka min anmälan").await.booking_word();
    let page = other.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(page.booking_word(), word);
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("outbox").await, 1);
}

#[rocket::async_test]
async fn two_windows_that_send_at_the_same_time_give_one_place_with_or_without_a_phone() {
    for phone in ["070-174 06 05", ""] {
        let town = a_town().await;
        let instance = town.another_instance().await;
        let mut rut = town.person();
        rut.looks_over(1, &someone("Rut Alm").phone(phone)).await;
        let mut other = instance.person();
        other.cookies.clone_from(&rut.cookies);
        other.visits("/kalmar/anmalan/kontrollera").await;
        let (one, two) = rocket::tokio::join!(rut.sends(), other.sends());
        let headings = [one.heading(), two.heading()];
        assert!(
            headings.contains(&"Du är anmäld".to_owned()),
            "{headings:?}"
        );
        assert_eq!(town.rows_of("registrations").await, 1, "«{phone}»");
        assert_eq!(town.rows_of("claims").await, 1, "«{phone}»");
    }
}

#[rocket::async_test]
async fn who_took_another_round_from_the_line_and_presses_again_has_one_place_there() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm").phone("")).await;
    town.minutes_pass(1);
    for _ in 0..2 {
        rut.visits("/kalmar/anmalan/kontrollera?traff=2").await;
        if rut.is_at_check() {
            rut.sends().await;
        }
        assert_eq!(rut.page.heading(), "Du är anmäld");
    }
    assert_eq!(town.rows_of("claims").await, 1);
    assert_eq!(town.rows_of("registrations").await, 2);
}

#[rocket::async_test]
async fn two_windows_with_different_rounds_ask_for_each_its_own() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    rut.visits("/kalmar/anmalan/kontrollera?traff=2").await;
    rut.page.says("Onsdag 3 februari");
    let page = rut.presses("Skicka min anmälan").await;
    page.says("Onsdag 3 februari");
    town.minutes_pass(1);
    let page = rut.posts(&action, &fields).await;
    page.says("Tisdag 2 februari");
    assert_eq!(town.rows_of("registrations").await, 2);
    assert_eq!(town.rows_of("residents").await, 1);
}

#[rocket::async_test]
async fn the_field_that_only_programs_fill_in_stops_them_and_tells_people_whom_to_call() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let trap = rut.page.control("Lämna det här fältet tomt");
    assert_eq!(trap.attr("tabindex"), Some("-1"));
    assert_eq!(trap.attr("autocomplete"), Some("off"));
    assert!(rut.page.first("[aria-hidden=true] #f-webbplats").is_some());
    rut.fills("Lämna det här fältet tomt", "https://elak.example");
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.heading(), "Det gick inte att skicka");
    page.says("Ring oss på 08-465 004 00");
    assert_eq!(town.rows_of("registrations").await, 0);
    rut.follows("Tillbaka").await.says("Rut Alm");
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn a_fault_while_sending_keeps_every_answer_and_the_same_press_works_afterwards() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31")).await;
    let before = rut.page.all(".govuk-summary-list__value").len();
    town.runs("ALTER TABLE openings RENAME TO openings_away")
        .await
        .unwrap();
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.status, Status::InternalServerError);
    assert!(page.title().starts_with("Fel: "), "{}", page.title());
    page.says("Det är inte ditt fel.")
        .says("Rut Alm")
        .says("392 31");
    assert_eq!(page.all(".govuk-summary-list__value").len(), before);
    assert_eq!(town.rows_of("registrations").await, 0);
    assert_eq!(town.rows_of("outbox").await, 0);
    town.runs("ALTER TABLE openings_away RENAME TO openings")
        .await
        .unwrap();
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn a_round_that_closes_while_somebody_answers_says_so_on_every_page_and_keeps_the_answers() {
    let round = ARound {
        closes: Some("2027-01-29T16:00"),
        ..ARound::with(1, &[5])
    };
    let town = Town::with_world(&world_of(&[round, ARound::with(2, &[5])])).await;
    let details = someone("Rut Alm").at("392 31");
    let (mut rut, mut gosta) = (town.person(), town.person());
    rut.opens_form(1).await;
    rut.walks_to("telefon", &details).await;
    gosta.looks_over(1, &someone("Gösta Ek")).await;
    town.set_clock("2027-01-29 16:00");
    rut.fills("Vilket telefonnummer når vi dig på?", "070-174 06 05");
    for page in [
        rut.goes_on().await.status,
        rut.visits("/kalmar/anmalan/telefon").await.status,
        gosta.presses("Skicka min anmälan").await.status,
    ] {
        assert_eq!(page, Status::Conflict);
    }
    assert_eq!(gosta.page.heading(), "Det går inte att anmäla sig just nu");
    assert_eq!(town.rows_of("registrations").await, 0);
    gosta.follows("Se alla träffar").await;
    gosta.visits("/kalmar/anmalan/kontrollera?traff=2").await;
    gosta.page.says("Gösta Ek").says("Onsdag 3 februari");
    let page = gosta.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn a_round_that_fills_up_offers_three_others_that_lead_to_the_check_with_every_answer() {
    let rounds: Vec<ARound> = (1..=5)
        .map(|n| ARound::with(n, &[if n == 1 { 1 } else { 5 }]))
        .collect();
    let town = Town::with_world(&world_of(&rounds)).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm").at("392 31").needs(&["Stor text"]))
        .await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(
        page.heading(),
        "Träffen blev full. Du står på reservlistan, plats 1"
    );
    let links = page.all("main .govuk-list--spaced a");
    let others: Vec<String> = links
        .iter()
        .filter_map(|a| a.attr("href").map(ToOwned::to_owned))
        .collect();
    assert_eq!(
        others,
        [2, 3, 4].map(|n| format!("/kalmar/anmalan/kontrollera?traff={n}"))
    );
    for other in &others {
        rut.visits(other).await;
        assert!(rut.is_at_check(), "{other}");
        rut.page.says("Rut Alm").says("392 31").says("Stor text");
    }
    town.minutes_pass(1);
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    page.says("Fredag 5 februari");
    // Later the page says what is true then, without surprise.
    let page = rut.visits("/kalmar/anmalan/reservlistan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn who_expected_the_line_is_not_told_that_the_round_filled_up() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let page = rut.presses("Ställ mig på reservlistan").await;
    assert_eq!(page.heading(), "Du står på reservlistan, plats 1");
}

#[rocket::async_test]
async fn one_phone_and_one_mailbox_sign_up_a_few_times_and_then_are_asked_to_wait() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[50])])).await;
    for number in 0..6 {
        let details = someone(&format!("Person Nummer{number}")).email("rut@kalmar.example");
        let mut person = town.person();
        let page = person.asks_for(1, &details).await;
        assert_eq!(page.heading(), "Du är anmäld", "{number}");
    }
    let mut seventh = town.person();
    let details = someone("Person Nummer7").email("rut@kalmar.example");
    let page = seventh.asks_for(1, &details).await;
    assert_eq!(page.status, Status::TooManyRequests);
    page.says("Person Nummer7");
    for number in 0..12 {
        let details = someone(&format!("Granne Nummer{number}")).phone("070-174 06 99");
        let mut person = town.person();
        let page = person.asks_for(1, &details).await;
        assert_eq!(page.heading(), "Du är anmäld", "{number}");
    }
    let mut last = town.person();
    let details = someone("Granne Nummer12").phone("070-174 06 99");
    let page = last.asks_for(1, &details).await;
    assert_eq!(page.status, Status::TooManyRequests);
    assert_eq!(town.rows_of("registrations").await, 18);
    town.days_pass(1);
    let page = last.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
}
