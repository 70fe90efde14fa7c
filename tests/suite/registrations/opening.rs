//! When one can sign up.

use crate::support::{ARound, Town, someone, world_of};
use rocket::http::Status;

async fn a_town() -> Town {
    let round = ARound {
        opens: "2027-01-15T09:00",
        closes: Some("2027-01-29T16:00"),
        ..ARound::with(1, &[5])
    };
    Town::with_world(&world_of(&[round])).await
}

#[rocket::async_test]
async fn sign_up_that_has_not_opened_says_when_it_does() {
    let town = a_town().await;
    let mut rut = town.person();
    for path in ["/kalmar/traffar", "/kalmar/traffar/1"] {
        let page = rut.visits(path).await;
        page.says("Anmälan öppnar fredag 15 januari klockan 9.");
        assert!(page.first("a[href*=\"/anmalan\"]").is_none(), "{path}");
    }
    let page = rut.opens_form(1).await;
    assert_eq!(page.status, Status::Conflict);
    page.says("08-465 004 00");
    assert!(page.first("form").is_none());
}

#[rocket::async_test]
async fn sign_up_opens_and_closes_to_the_minute() {
    let town = a_town().await;
    let mut rut = town.person();
    for (time, status) in [
        ("2027-01-15 08:59", Status::Conflict),
        ("2027-01-15 09:00", Status::Ok),
        ("2027-01-29 15:59", Status::Ok),
        ("2027-01-29 16:00", Status::Conflict),
    ] {
        town.set_clock(time);
        assert_eq!(rut.opens_form(1).await.status, status, "{time}");
    }
    rut.visits("/kalmar/traffar/1")
        .await
        .says("Anmälan är stängd. Ring oss så hjälper vi dig.");
}

#[rocket::async_test]
async fn a_form_opened_in_time_and_sent_too_late_is_not_taken() {
    let town = a_town().await;
    town.set_clock("2027-01-29 15:50");
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    town.minutes_pass(10);
    let page = rut.presses("Skicka min anmälan").await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.heading(), "Det går inte att anmäla sig just nu");
    assert_eq!(town.rows_of("registrations").await, 0);
}

#[rocket::async_test]
async fn a_form_sent_in_time_is_answered_again_after_sign_up_has_closed() {
    let town = a_town().await;
    town.set_clock("2027-01-29 15:50");
    let mut rut = town.person();
    rut.looks_over(1, &someone("Rut Alm")).await;
    let (action, fields) = rut.would_send();
    let word = rut.posts(&action, &fields).await.booking_word();
    town.minutes_pass(30);
    let again = rut.posts(&action, &fields).await;
    assert_eq!((again.status, again.booking_word()), (Status::Ok, word));
}
