//! A full round.

use crate::support::{ARound, Town, someone, world_of};
use brygga::outbox::Channel;
use rocket::http::Status;

#[rocket::async_test]
async fn who_comes_to_a_full_round_stands_in_line_one_two_three_without_gaps() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    for (place, name) in ["Gösta Ek", "Berit Dahl", "Åke Sten"].iter().enumerate() {
        let place = place + 1;
        town.minutes_pass(1);
        let email = format!("plats{place}@kalmar.example");
        let mut person = town.person();
        let page = person.asks_for(1, &someone(name).email(&email)).await;
        assert_eq!(page.path, "/kalmar/anmalan/reservlistan");
        assert_eq!(
            page.heading(),
            format!("Du står på reservlistan, plats {place}")
        );
        page.says("Du har ingen plats än.");
        let word = page.booking_word();
        let news = town.mailbox().await.remove(0);
        assert_eq!(
            (news.channel, news.receiver.as_str()),
            (Channel::Email, email.as_str())
        );
        let told = format!("Du står på reservlistan, plats {place}");
        assert!(news.subject.starts_with(&told), "{}", news.subject);
        let position = format!("plats {place}");
        assert!(news.body.contains(&position) && news.body.contains(&word));
    }
    let numbers = town.texts("SELECT CAST(line_number AS text) FROM registrations WHERE standing = 'waiting' ORDER BY line_number");
    assert_eq!(numbers.await, ["1", "2", "3"]);
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn the_pages_of_a_full_round_say_so_before_anybody_types() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let mut berit = town.person();
    berit
        .visits("/kalmar/traffar")
        .await
        .says("Fullt. 1 står på reservlistan");
    berit
        .follows("Ställ dig på reservlistan för tisdag 2 februari")
        .await;
    berit
        .answers_all(&someone("Berit Dahl"))
        .await
        .says("Träffen är full. Den gröna knappen ger en plats på reservlistan.");
    let page = berit.presses("Ställ mig på reservlistan").await;
    assert_eq!(page.heading(), "Du står på reservlistan, plats 2");
}

#[rocket::async_test]
async fn a_round_that_fills_while_somebody_types_gives_them_a_place_in_line_and_says_so() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1]), ARound::with(2, &[5])])).await;
    let mut gosta = town.person();
    gosta.looks_over(1, &someone("Gösta Ek")).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let page = gosta.presses("Skicka min anmälan").await;
    assert_eq!(
        page.heading(),
        "Träffen blev full. Du står på reservlistan, plats 1"
    );
    page.says("Andra träffar med lediga platser");
    gosta
        .follows("Onsdag 3 februari klockan 13–15, Kalmars bibliotek, Posthusallén 2")
        .await;
    assert_eq!(gosta.page.path, "/kalmar/anmalan/kontrollera?traff=2");
    gosta.page.says("Gösta Ek").says("Onsdag 3 februari");
    town.minutes_pass(1);
    let page = gosta.presses("Skicka min anmälan").await;
    assert_eq!(page.heading(), "Du är anmäld");
    assert_eq!(town.rows_of("registrations").await, 3);
}

#[rocket::async_test]
async fn a_place_in_line_opens_under_its_own_address_and_not_as_a_seat() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    town.person().asks_for(1, &someone("Rut Alm")).await;
    let mut gosta = town.person();
    gosta.asks_for(1, &someone("Gösta Ek")).await;
    let page = gosta.visits("/kalmar/anmalan/klar").await;
    assert_eq!(
        (page.status, page.path.as_str()),
        (Status::Ok, "/kalmar/anmalan/reservlistan")
    );
    page.says("Det finns inga andra lediga platser just nu.");
}

#[rocket::async_test]
async fn a_round_without_seats_puts_everybody_in_line() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0])])).await;
    let mut rut = town.person();
    rut.visits("/kalmar/traffar/1").await.says("Fullt");
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    assert_eq!(page.heading(), "Du står på reservlistan, plats 1");
}
