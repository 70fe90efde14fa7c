//! Both have a place in one round: it is resolved in the open.

use super::super::opens;
use super::{
    a_town, assert_sound, at_the_queue, christina, events, kristina, signs_up, waiting, who_is_who,
};
use crate::support::{ARound, Person, Town, world_of};
use rocket::http::Status;

/// A town where both are in the same rounds; the booking words, hers first in each round.
async fn both_in(rounds: &[u32]) -> (Town, Vec<[String; 2]>) {
    let town = a_town().await;
    let mut words = Vec::new();
    for round in rounds {
        let hers = signs_up(&town, *round, &kristina()).await;
        words.push([hers, signs_up(&town, *round, &christina()).await]);
    }
    (town, words)
}

fn keeps(word: &str, name: &str) -> String {
    format!("Behåll {word}, {name}")
}

/// What was told since a moment, by its subject or its kind.
async fn told(town: &Town) -> i64 {
    town.number("SELECT count(*) FROM outbox").await
}

async fn comes_back(town: &Town, word: &str, digits: &str) -> (Status, String) {
    let mut person: Person<'_> = town.person();
    person.visits("/kalmar/andra").await;
    person.fills("Bokningsord", word);
    person.fills("De fyra sista siffrorna i telefonnumret", digits);
    person.presses("Fortsätt").await;
    let page = person.presses("Ångra avbokningen").await;
    (page.status, page.text())
}

#[rocket::async_test]
async fn two_places_in_a_round_are_shown_and_one_of_them_is_kept() {
    let (town, words) = both_in(&[1]).await;
    let before = told(&town).await;
    let mut clerk = at_the_queue(&town).await;
    let page = clerk.presses("Samma person").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Båda står i samma omgång. Vilken anmälan ska vara kvar?")
        .says("Omgång 1")
        .says("Anmälan på Kristina Karlsson")
        .says("Anmälan på Christina Carlson")
        .says(&words[0][0])
        .says(&words[0][1]);
    // Nothing has happened yet.
    assert_eq!(town.rows_of("claims").await, 2);
    assert_eq!(events(&town).await, Vec::<String>::new());
    clerk
        .presses(&keeps(&words[0][1], "Christina Carlson"))
        .await;
    clerk
        .page
        .says("De är samma person nu")
        .says("Den anmälan som inte är kvar är avbokad");
    assert_eq!(town.rows_of("claims").await, 1);
    assert_eq!(told(&town).await, before + 1, "told once");
    assert_eq!(
        who_is_who(&town).await[2..],
        [
            "Kristina Karlsson in 1 as Kristina Karlsson cancelled",
            "Christina Carlson in 1 as Kristina Karlsson placed",
        ]
    );
    assert_sound(&town).await;
    clerk.visits("/kalmar/telefon?q=christina").await;
    opens(&mut clerk, "Kristina Karlsson").await;
    let [hers, theirs] = &words[0];
    clerk
        .page
        .says(&format!("Omgång 1, {hers} Har lämnat sin plats"))
        .says(&format!("Omgång 1, {theirs} Har plats"));
}

#[rocket::async_test]
async fn several_rounds_are_asked_about_one_after_another_and_nothing_is_done_before_the_last() {
    let (town, words) = both_in(&[1, 2]).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    let first = usize::from(!clerk.page.text().contains("Omgång 1"));
    let page = clerk
        .presses(&keeps(&words[first][0], "Kristina Karlsson"))
        .await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(town.rows_of("claims").await, 4);
    clerk
        .presses(&keeps(&words[1 - first][1], "Christina Carlson"))
        .await;
    clerk.page.says("De är samma person nu");
    assert_eq!(town.rows_of("claims").await, 2);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn undoing_parts_the_two_and_the_place_that_was_left_follows_its_own_rule() {
    let (town, words) = both_in(&[1]).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    clerk
        .presses(&keeps(&words[0][0], "Kristina Karlsson"))
        .await;
    // As long as the two are one, the one has a place already.
    let (_, said) = comes_back(&town, &words[0][1], "0612").await;
    assert!(said.contains("redan"), "{said}");
    clerk.presses("Ångra").await;
    clerk
        .page
        .says("Platsen som avbokades kommer inte tillbaka av sig själv")
        .says("Ett par väntar");
    assert_eq!(town.rows_of("claims").await, 1);
    let (status, _) = comes_back(&town, &words[0][1], "0612").await;
    assert_eq!(status, Status::Ok);
    assert_eq!(town.rows_of("claims").await, 2);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn a_place_that_somebody_else_has_taken_is_not_taken_back() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    signs_up(&town, 1, &kristina()).await;
    let word = signs_up(&town, 1, &christina()).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    let keep = clerk.page.all("form button[name=behall]");
    let keep = crate::support::page::words(keep[0]);
    clerk.presses(&keep).await;
    let bo = crate::support::someone("Bo Ek").phone("070-174 06 30");
    signs_up(&town, 1, &bo).await;
    clerk.presses("Ångra").await;
    comes_back(&town, &word, "0612").await;
    assert_eq!(town.rows_of("claims").await, 2);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn a_place_in_line_beside_a_seat_is_one_of_two_places_too() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
    let hers = signs_up(&town, 1, &kristina()).await;
    town.person().asks_for(1, &christina()).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    clerk.page.says("Plats 1 på reservlistan");
    clerk.presses(&keeps(&hers, "Kristina Karlsson")).await;
    clerk.page.says("De är samma person nu");
    let line = "SELECT CAST(COALESCE(SUM(parties), 0) AS bigint) FROM lines";
    assert_eq!(town.number(line).await, 0);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn in_a_round_that_has_begun_nobody_is_told_of_a_place_that_was_never_theirs() {
    let (town, words) = both_in(&[1]).await;
    town.days_pass(120);
    let before = told(&town).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    clerk.page.says("Omgången har börjat");
    clerk
        .presses(&keeps(&words[0][0], "Kristina Karlsson"))
        .await;
    clerk.page.says("De är samma person nu");
    assert_eq!(told(&town).await, before);
    assert_eq!(waiting(&clerk), 0);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn two_who_were_signed_up_together_and_are_one_leave_one_of_their_places() {
    let town = a_town().await;
    let word = signs_up(&town, 1, &kristina().and(christina())).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    clerk.presses(&keeps(&word, "Kristina Karlsson")).await;
    clerk.page.says("De är samma person nu");
    assert_eq!(town.rows_of("claims").await, 1);
    let placed = "SELECT count(*) FROM registrations WHERE standing = 'placed'";
    assert_eq!(town.number(placed).await, 1);
    // The other half is the same person now, who is there already.
    comes_back(&town, &word, "0611").await;
    assert_eq!(town.rows_of("claims").await, 1);
    assert_sound(&town).await;
}
