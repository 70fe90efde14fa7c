//! The messages themselves, word for word.

use crate::support::{ARound, Town, someone, world_of};

#[rocket::async_test]
async fn the_confirmation_of_a_seat_in_swedish() {
    let town = Town::new().await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &details).await;
    insta::assert_snapshot!(town.mailbox().await[0], @"");
}

#[rocket::async_test]
async fn the_confirmation_of_three_sessions_in_english() {
    let town = Town::new().await;
    let mut rut = town.person();
    rut.visits("/en/kalmar/rounds/11/registration").await;
    rut.tells(&someone("Rut Alm").email("rut@kalmar.example"));
    rut.presses("Send my sign-up").await;
    insta::assert_snapshot!(town.mailbox().await[0], @"");
}

#[rocket::async_test]
async fn the_news_of_a_place_in_line_in_swedish() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0])])).await;
    let details = someone("Rut Alm").email("rut@kalmar.example");
    town.person().asks_for(1, &details).await;
    insta::assert_snapshot!(town.mailbox().await[0], @"");
}

#[rocket::async_test]
async fn the_news_of_a_place_in_line_in_english() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[0])])).await;
    let mut rut = town.person();
    rut.visits("/en/kalmar/rounds/1/registration").await;
    rut.tells(&someone("Rut Alm").email("rut@kalmar.example"));
    rut.sends().await;
    insta::assert_snapshot!(town.mailbox().await[0], @"");
}
