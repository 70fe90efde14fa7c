//! Undoing is exact, and in order.

use super::super::opens;
use super::{
    assert_sound, at_the_queue, christina, events, kristina, signs_up, town_with_a_pair, waiting,
    who_is_who,
};
use crate::support::{Town, someone};
use rocket::http::Status;

/// Everything that a decision touches, but for what is remembered of it.
async fn touched(town: &Town) -> Vec<String> {
    let mut all = who_is_who(town).await;
    for table in ["likely_duplicates", "search_entries", "claims"] {
        all.push(format!("{table} {}", town.rows_of(table).await));
    }
    let open = "SELECT count(*) FROM likely_duplicates WHERE verdict_id IS NULL";
    all.push(format!("open {}", town.number(open).await));
    all.extend(
        town.texts("SELECT words FROM search_entries ORDER BY number")
            .await,
    );
    all
}

#[rocket::async_test]
async fn what_is_undone_is_as_it_was() {
    let town = town_with_a_pair().await;
    let before = touched(&town).await;
    let mut clerk = at_the_queue(&town).await;
    for button in ["Samma person", "Inte samma"] {
        clerk.presses(button).await;
        assert_ne!(touched(&town).await, before, "{button}");
        clerk.presses("Ångra").await;
        clerk.page.says("Det är ångrat. Paret väntar igen.");
        assert_eq!(touched(&town).await, before, "{button}");
        assert_eq!(waiting(&clerk), 1);
        clerk.visits("/kalmar/dubbletter").await;
    }
    town.minutes_pass(1);
    assert_eq!(
        events(&town).await,
        [
            "person.merged",
            "person.not_same",
            "person.not_same_undone",
            "person.unmerged"
        ]
    );
}

#[rocket::async_test]
async fn a_place_taken_meanwhile_goes_with_whom_it_was_asked_for() {
    let town = town_with_a_pair().await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    signs_up(&town, 3, &christina()).await;
    signs_up(&town, 4, &kristina()).await;
    clerk.presses("Ångra").await;
    assert_eq!(
        who_is_who(&town).await[2..],
        [
            "Kristina Karlsson in 1 as Kristina Karlsson placed",
            "Christina Carlson in 2 as Christina Carlson placed",
            "Christina Carlson in 3 as Christina Carlson placed",
            "Kristina Karlsson in 4 as Kristina Karlsson placed",
        ]
    );
    assert_sound(&town).await;
}

/// Three rows of one person: Kristina, and two that are like her and like each other.
async fn town_with_three() -> Town {
    let town = town_with_a_pair().await;
    signs_up(&town, 3, &kristina().phone("070-174 06 13")).await;
    town
}

#[rocket::async_test]
async fn of_a_chain_the_last_is_undone_first() {
    let town = town_with_three().await;
    let mut clerk = at_the_queue(&town).await;
    assert_eq!(waiting(&clerk), 3);
    // The two that came later first: they are in the last pair.
    let press = |clerk: &crate::support::Person<'_>, at: usize| {
        let pairs = clerk.page.all("form input[name=par]");
        let token = clerk.page.first("form input[name=csrf]").unwrap();
        vec![
            ("csrf".to_owned(), token.attr("value").unwrap().to_owned()),
            (
                "par".to_owned(),
                pairs[at].attr("value").unwrap().to_owned(),
            ),
            ("beslut".to_owned(), "samma".to_owned()),
        ]
    };
    let titles = clerk.page.all("caption").into_iter();
    let titles: Vec<_> = titles.map(crate::support::page::words).collect();
    let later = titles
        .iter()
        .position(|t| t.contains("Christina Carlson och Kristina"));
    let form = press(&clerk, later.unwrap());
    clerk.posts("/kalmar/dubbletter", &form).await;
    let chain = touched(&town).await;
    // The two others concern the same two people now.
    assert_eq!(waiting(&clerk), 1);
    let first = clerk.form("Ångra");
    clerk.presses("Samma person").await;
    clerk.page.says("Inga par väntar");
    assert_sound(&town).await;
    let all_one = "SELECT count(DISTINCT COALESCE(merged_into, id)) FROM residents";
    assert_eq!(town.number(all_one).await, 1);
    let page = clerk.posts(&first.0, &first.1).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Det går inte att ångra ännu");
    // The last one, and then the first.
    clerk.visits("/kalmar/dubbletter").await;
    clerk.presses("Ångra").await;
    assert_eq!(touched(&town).await, chain);
    clerk.posts(&first.0, &first.1).await;
    clerk.page.says("Det är ångrat");
    assert_eq!(town.number(all_one).await, 3);
    assert_eq!(waiting(&clerk), 3);
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn two_who_have_come_to_say_the_same_stay_one() {
    let town = town_with_a_pair().await;
    let same = someone("Kristina Karlsson").phone("070-174 06 21");
    signs_up(&town, 3, &same).await;
    let mut clerk = at_the_queue(&town).await;
    clerk.visits("/kalmar/telefon?q=0621").await;
    opens(&mut clerk, "Kristina Karlsson").await;
    clerk.follows("2 andra kan vara samma person").await;
    clerk.presses("Samma person").await;
    // She gives the registration of the later row the phone of the earlier one.
    town.runs(
        "UPDATE residents SET phone = '+46701740611', phone_typed = '070-174 06 11' \
               WHERE phone = '+46701740621'",
    )
    .await
    .unwrap();
    let page = clerk.presses("Ångra").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("De två har samma namn, födelseår och telefon nu");
    assert_sound(&town).await;
}

#[rocket::async_test]
async fn to_undo_twice_is_to_undo_once() {
    let town = town_with_a_pair().await;
    let mut clerk = at_the_queue(&town).await;
    clerk.presses("Samma person").await;
    let (action, fields) = clerk.form("Ångra");
    for _ in 0..2 {
        let page = clerk.posts(&action, &fields).await;
        assert_eq!(page.status, Status::Ok);
        page.says("Det är ångrat");
    }
    assert_eq!(events(&town).await, ["person.merged", "person.unmerged"]);
}
