//! The same person, or not: decided once, and remembered.

use super::super::opens;
use super::{
    a_town, assert_sound, at_the_queue, christina, clerk, events, kristina, signs_up,
    town_with_a_pair, waiting, who_is_who,
};
use crate::support::{Told, someone};
use brygga::accounts::Role;
use rocket::http::Status;

#[rocket::async_test]
async fn the_pairs_wait_side_by_side_the_oldest_first() {
    let town = town_with_a_pair().await;
    let bo = someone("Bo Ek").phone("").told(Told::Letter).at("392 31");
    signs_up(&town, 1, &bo).await;
    signs_up(&town, 2, &bo.phone("070-174 06 13")).await;
    let clerk = at_the_queue(&town).await;
    clerk
        .page
        .says("2 par väntar")
        .says("Par 1: Kristina Karlsson och Christina Carlson")
        .says("Par 2: Bo Ek och Bo Ek")
        .says("Telefonen slutar på")
        .says("Nästan lika")
        .says("Går inte att jämföra")
        .says("(Har plats)");
    clerk.page.does_not_say("174 06").does_not_say("0701");
    let cells: Vec<_> = clerk.page.all("td").into_iter().take(6).collect();
    let cells: Vec<_> = cells.into_iter().map(crate::support::page::words).collect();
    assert_eq!(
        cells,
        [
            "Kristina Karlsson",
            "Christina Carlson",
            "Nästan lika",
            "1949",
            "1949",
            "Lika"
        ]
    );
}

#[rocket::async_test]
async fn who_are_two_are_not_asked_about_again() {
    let town = town_with_a_pair().await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Inte samma").await;
    clerk
        .page
        .says("Vi kommer ihåg att de är två olika personer")
        .says("Inga par väntar")
        .says("Kristina Karlsson och Christina Carlson: inte samma person")
        .says("Ann Hed, måndag 11 januari 2027 klockan 10.02");
    // They sign up again, just as they did.
    signs_up(&town, 3, &kristina()).await;
    signs_up(&town, 3, &christina()).await;
    clerk.visits("/kalmar/dubbletter").await;
    assert_eq!(waiting(&clerk), 0);
    assert_eq!(events(&town).await, ["person.not_same"]);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn who_is_one_has_one_history_and_is_found_by_all_their_words() {
    let town = town_with_a_pair().await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    clerk
        .page
        .says("De är samma person nu. Allt finns hos Kristina Karlsson.")
        .says("Inga par väntar");
    for said in [
        "kristina karlsson",
        "christina",
        "0612",
        "0611",
        "carlson 49",
    ] {
        clerk.visits("/kalmar/telefon").await;
        clerk.fills("Sök", said);
        let page = clerk.presses("Visa").await;
        let found = page.all("li.app-block h3").into_iter();
        let found: Vec<_> = found.map(crate::support::page::words).collect();
        assert_eq!(found, ["Kristina Karlsson"], "{said}");
    }
    opens(&mut clerk, "Kristina Karlsson").await;
    clerk
        .page
        .says("Också anmäld som")
        .says("Christina Carlson, 1949, 070-174 06 12")
        .says("Omgång 1")
        .says("Omgång 2")
        .says("Två blev en: det var samma person");
    assert_eq!(clerk.page.text().matches("Två blev en").count(), 1);
    // Whoever has an old address comes to the same page.
    let kept = clerk.page.path.clone();
    clerk.visits("/kalmar/planering/2/anmalda").await;
    clerk.follows("Christina Carlson").await;
    clerk.follows("Allt om Christina Carlson").await;
    assert_eq!(clerk.page.path, kept);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn who_is_one_is_in_a_round_once_whatever_they_call_themselves() {
    let town = town_with_a_pair().await;
    at_the_queue(&town).await.presses("Samma person").await;
    for (round, who) in [(1, christina()), (2, kristina()), (2, christina())] {
        let mut person = town.person();
        let page = person.asks_for(round, &who).await;
        assert_eq!(page.heading(), "Du är redan anmäld", "{round} {}", who.name);
    }
    signs_up(&town, 3, &christina()).await;
    let mut person = town.person();
    let page = person.asks_for(3, &kristina()).await;
    assert_eq!(page.heading(), "Du är redan anmäld");
    let mut both = town.person();
    let page = both.asks_for(4, &kristina().and(christina())).await;
    assert_eq!(page.heading(), "Du är redan anmäld");
    assert_eq!(
        who_is_who(&town).await,
        [
            "Kristina Karlsson +46701740611 is Kristina Karlsson +46701740611",
            "Christina Carlson +46701740612 is Kristina Karlsson +46701740611",
            "Kristina Karlsson in 1 as Kristina Karlsson placed",
            "Christina Carlson in 2 as Kristina Karlsson placed",
            "Christina Carlson in 3 as Kristina Karlsson placed",
        ]
    );
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn a_registration_keeps_the_phone_that_it_was_made_with() {
    let town = a_town().await;
    signs_up(&town, 1, &kristina()).await;
    let word = signs_up(&town, 2, &christina()).await;
    at_the_queue(&town).await.presses("Samma person").await;
    let mut person = town.person();
    person.visits("/kalmar/andra").await;
    person.fills("Bokningsord", &word);
    person.fills("De fyra sista siffrorna i telefonnumret", "0612");
    let page = person.presses("Fortsätt").await;
    assert_eq!(page.status, Status::Ok, "{}", page.text());
    page.says("Avboka");
}

#[rocket::async_test]
async fn a_person_leads_to_whom_they_may_be() {
    let town = town_with_a_pair().await;
    signs_up(&town, 1, &someone("Bo Ek").phone("070-174 06 14")).await;
    signs_up(&town, 2, &someone("Bo Ek").phone("070-174 06 13")).await;
    let mut clerk = clerk(&town).await;
    clerk.visits("/kalmar/telefon?q=0614").await;
    opens(&mut clerk, "Bo Ek").await;
    clerk.follows("En annan kan vara samma person").await;
    clerk
        .page
        .says("Ett par väntar")
        .says("Par 1: Bo Ek och Bo Ek");
    clerk.follows("Visa alla par som väntar").await;
    clerk.page.says("2 par väntar");
    clerk.presses("Inte samma").await;
    clerk.presses("Samma person").await;
    clerk.visits("/kalmar/telefon?q=0614").await;
    opens(&mut clerk, "Bo Ek").await;
    clerk.page.does_not_say("kan vara samma person");
}

#[rocket::async_test]
async fn people_of_another_municipality_are_nobody_here() {
    let town = town_with_a_pair().await;
    let here = at_the_queue(&town).await;
    let (_, fields) = here.form("Samma person");
    let (_, mut elsewhere) = town
        .colleague_in("0883", "bo.ek@vastervik.example", Role::ContactCentre)
        .await;
    elsewhere.visits("/vastervik/dubbletter").await;
    elsewhere.page.says("Inga par väntar");
    elsewhere.visits("/vastervik/telefon").await;
    let token = elsewhere.page.first("input[name=csrf]").unwrap();
    let token = token.attr("value").unwrap().to_owned();
    let mut forged = fields;
    forged.retain(|(name, _)| name != "csrf");
    forged.push(("csrf".to_owned(), token));
    for decision in ["samma", "inte"] {
        let mut form = forged.clone();
        form.retain(|(name, _)| name != "beslut");
        form.push(("beslut".to_owned(), decision.to_owned()));
        let page = elsewhere.posts("/vastervik/dubbletter", &form).await;
        assert_eq!(page.status, Status::NotFound, "{decision}");
    }
    assert_eq!(town.rows_of("verdicts").await, 0);
}

#[rocket::async_test]
async fn who_is_forgotten_is_forgotten_with_all_their_rows() {
    let town = town_with_a_pair().await;
    signs_up(&town, 3, &someone("Bo Ek").phone("070-174 06 14")).await;
    at_the_queue(&town).await.presses("Samma person").await;
    for (round, left) in [(2, 3 - 1), (1, 3 - 2)] {
        let due = format!(
            "UPDATE registrations SET standing = 'cancelled', keep_until = '2027-01-01' \
             WHERE round_id = (SELECT id FROM rounds WHERE number = {round})"
        );
        town.runs(&due).await.unwrap();
        town.removes(brygga::registrations::retention()).await;
        assert_eq!(town.rows_of("residents").await, left, "{round}");
        assert_eq!(town.rows_of("search_entries").await, left);
        assert_sound(&town).await;
    }
    for table in ["verdicts", "verdict_rows", "likely_duplicates"] {
        assert_eq!(town.rows_of(table).await, 0, "{table}");
    }
}

#[rocket::async_test]
async fn who_stands_for_another_stays_as_long_as_the_other_has_something() {
    let town = town_with_a_pair().await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    town.runs(
        "UPDATE registrations SET standing = 'cancelled', keep_until = '2027-01-01' \
         WHERE round_id = (SELECT id FROM rounds WHERE number = 1)",
    )
    .await
    .unwrap();
    town.removes(brygga::registrations::retention()).await;
    assert_eq!(town.rows_of("residents").await, 2);
    clerk.visits("/kalmar/telefon?q=christina").await;
    opens(&mut clerk, "Kristina Karlsson").await;
    clerk.page.says("Omgång 2").does_not_say("Omgång 1");
}
