//! The demo has somebody with protected identity, who is as well hidden there as anybody else.

use super::{clerk, opens, reader};
use crate::support::Town;
use brygga::app;

/// What the demo's own is called on the list, and really.
const ALIAS: &str = "Solveig Norberg";
const NAME: &str = "Disa Tallkvist";

async fn registers(town: &Town) -> Option<String> {
    let registered = app::register_protected(&town.store, town.clock.now(), &town.chance);
    registered.await.unwrap()
}

#[rocket::async_test]
async fn the_demos_own_is_opened_by_the_word_that_the_start_says_and_found_by_nobody_else() {
    let town = Town::new().await;
    let word = registers(&town).await.unwrap();
    let mut ann = clerk(&town).await;
    for text in [ALIAS, NAME, &word] {
        ann.visits("/kalmar/telefon").await;
        ann.fills("Sök", text);
        let page = ann.presses("Visa").await;
        assert_eq!(page.all("li.app-block h3").len(), 0, "{text}");
    }
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    opens(&mut mona, &word).await;
    mona.page
        .says(ALIAS)
        .says(NAME)
        .says("1951")
        .says("Att säga när personen ringer");
}

#[rocket::async_test]
async fn the_demos_own_is_one_however_often_it_starts_and_comes_when_sign_up_has_opened() {
    let town = Town::new().await;
    town.set_clock("2027-01-04 08:59");
    assert_eq!(registers(&town).await, None);
    assert_eq!(town.rows_of("residents").await, 0);
    town.set_clock("2027-01-04 09:00");
    let word = registers(&town).await;
    assert!(word.is_some());
    town.set_clock("2027-12-01 09:00");
    assert_eq!(registers(&town).await, word);
    let rows = ["residents", "registrations", "sealed_people", "outbox"];
    for table in rows {
        assert_eq!(town.rows_of(table).await, 1, "{table}");
    }
}
