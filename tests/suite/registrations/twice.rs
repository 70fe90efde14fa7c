//! The same form twice, the same person twice.

use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

#[rocket::async_test]
async fn the_same_form_sent_twice_is_one_registration_and_the_same_page() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut rut = town.person();
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.looks_over(1, &details).await;
    let (action, fields) = rut.would_send();
    let word = rut.posts(&action, &fields).await.booking_word();
    let events = town.rows_of("audit_events").await;
    let again = rut.posts(&action, &fields).await;
    assert_eq!((again.status, again.booking_word()), (Status::Ok, word));
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("claims").await, 1);
    assert_eq!(town.rows_of("outbox").await, 1);
    assert_eq!(town.rows_of("audit_events").await, events);
}

#[rocket::async_test]
async fn the_same_form_twice_at_the_same_time_is_one_registration() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let other = town.another_instance().await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let mut twin = other.person();
    twin.cookies.clone_from(&rut.cookies);
    let (one, two) =
        rocket::tokio::join!(rut.posts(&action, &fields), twin.posts(&action, &fields));
    assert_eq!((one.status, two.status), (Status::Ok, Status::Ok));
    assert_eq!(one.booking_word(), two.booking_word());
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("outbox").await, 1);
}

#[rocket::async_test]
async fn the_same_form_with_something_else_in_it_is_refused_and_changes_nothing() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let word = rut.posts(&action, &fields).await.booking_word();
    rut.visits("/kalmar/anmalan/namn").await;
    let page = rut.answers("Ruth Alm").await;
    assert_eq!(page.path, "/kalmar/anmalan/kontrollera");
    // The key of the first form with what the second one shows.
    let (_, mut changed) = rut.would_send();
    let key = fields.iter().find(|(name, _)| name == "nyckel").unwrap();
    changed.retain(|(name, _)| name != "nyckel");
    changed.push(key.clone());
    let page = rut.posts(&action, &changed).await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.heading(), "Din anmälan är redan skickad");
    page.does_not_say(&word);
    assert_eq!(town.texts("SELECT name FROM residents").await, ["Rut Alm"]);
    assert_eq!(town.rows_of("registrations").await, 1);
    rut.follows("Se din bekräftelse").await.says(&word);
}

#[rocket::async_test]
async fn the_same_person_again_is_told_so_without_the_word() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let details = someone("Rut Alm");
    let word = town.person().asks_for(1, &details).await.booking_word();
    let mut daughter = town.person();
    for same in [
        details.clone(),
        someone("RUT  alm").phone("+46 70 174 06 05"),
        someone("Rut Alm").born("49").email("dotter@kalmar.example"),
    ] {
        let page = daughter.asks_for(1, &same).await;
        assert_eq!(page.status, Status::Conflict);
        assert_eq!(page.heading(), "Du är redan anmäld");
        page.says("08-465 004 00").does_not_say(&word);
        assert!(!page.html.contains(&word));
    }
    assert_eq!(town.rows_of("registrations").await, 1);
    assert_eq!(town.rows_of("outbox").await, 1);
    let page = daughter.visits("/kalmar/anmalan/klar").await;
    assert_eq!(page.status, Status::NotFound);
}

#[rocket::async_test]
async fn who_goes_back_and_presses_again_has_one_place_with_or_without_a_phone() {
    for phone in ["070-174 06 05", ""] {
        let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
        let mut rut = town.person();
        rut.asks_for(1, &someone("Rut Alm").phone(phone)).await;
        // A page that is not kept is shown anew, with a key of its own.
        rut.visits("/kalmar/anmalan/kontrollera").await;
        if rut.is_at_check() {
            rut.sends().await;
        }
        assert_eq!(town.rows_of("registrations").await, 1, "«{phone}»");
        assert_eq!(town.rows_of("claims").await, 1, "«{phone}»");
    }
}

#[rocket::async_test]
async fn the_same_person_may_come_to_another_round_and_is_known_there() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut rut = town.person();
    let first = rut.asks_for(1, &someone("Rut Alm")).await.booking_word();
    town.minutes_pass(1);
    let second = rut.asks_for(2, &someone("Rut Alm")).await.booking_word();
    assert_ne!(first, second);
    assert_eq!(town.rows_of("residents").await, 1);
    assert_eq!(town.rows_of("registrations").await, 2);
    rut.visits("/kalmar/anmalan/klar").await.says(&second);
}

#[rocket::async_test]
async fn somebody_in_line_who_asks_again_keeps_their_place_and_gets_no_second() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    assert_eq!(page.heading(), "Du är redan anmäld");
    assert_eq!(town.rows_of("registrations").await, 2);
}
