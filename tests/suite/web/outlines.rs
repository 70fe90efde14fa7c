//! The outline of the main pages, as somebody hears it who cannot see them.

use crate::support::{ARound, Town, outline, someone, world_of};

async fn a_town() -> Town {
    Town::with_world(&world_of(&[
        ARound::with(1, &[1]),
        ARound::with(2, &[5, 5]),
    ]))
    .await
}

#[rocket::async_test]
async fn the_start_page() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar").await), @"");
}

#[rocket::async_test]
async fn the_list_of_rounds() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar/traffar").await), @"");
}

#[rocket::async_test]
async fn a_round() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.visits("/kalmar/traffar/2").await), @"");
}

#[rocket::async_test]
async fn the_form() {
    let town = a_town().await;
    let mut rut = town.person();
    insta::assert_snapshot!(outline::of(rut.opens_form(1).await), @"");
}

#[rocket::async_test]
async fn the_form_when_it_was_sent_empty() {
    let town = a_town().await;
    let mut rut = town.person();
    rut.opens_form(1).await;
    insta::assert_snapshot!(outline::of(rut.sends().await), @"");
}

#[rocket::async_test]
async fn the_confirmation_of_a_seat() {
    let town = a_town().await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    insta::assert_snapshot!(outline::of(page), @"");
}

#[rocket::async_test]
async fn the_confirmation_of_a_place_in_line() {
    let town = a_town().await;
    town.person().asks_for(1, &someone("Gösta Ek")).await;
    let mut rut = town.person();
    let page = rut.asks_for(1, &someone("Rut Alm")).await;
    insta::assert_snapshot!(outline::of(page), @"");
}

#[rocket::async_test]
async fn the_page_that_says_that_something_broke() {
    let town = a_town().await;
    town.runs("ALTER TABLE rounds RENAME TO rounds_away")
        .await
        .unwrap();
    let mut rut = town.person();
    let page = rut.visits("/kalmar/traffar").await;
    insta::assert_snapshot!(outline::of(page), @"");
}
