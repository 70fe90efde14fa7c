//! A protected identity is opened with a reason, by one reader, for a quarter of an hour.

use super::{ALIAS, NAME, clerk, opens, reader, registers, town};
use crate::support::someone;
use brygga::{kernel::ResidentId, residents};
use rocket::http::Status;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

#[rocket::async_test]
async fn an_opening_is_a_row_with_its_reason_and_shows_what_is_to_be_said() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let word = registers(&mut clerk, ALIAS, Some(NAME)).await;
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    opens(&mut mona, &word).await;
    mona.page
        .says(ALIAS)
        .says(NAME)
        .says("1949")
        .says("Att säga när personen ringer");
    let rows = "SELECT reason_code || ' ' || reason FROM sealed_readings";
    assert_eq!(town.texts(rows).await, ["phone Ringer om tiden"]);
    let events = "SELECT COUNT(*) FROM audit_events WHERE code = 'sealed.opened' AND about NOT LIKE '%Ringer%'";
    assert_eq!(town.number(events).await, 1);
    mona.presses("Personen har fått beskedet").await;
    mona.page.does_not_say("Att säga när personen ringer");
    assert_eq!(town.texts("SELECT state FROM outbox").await, ["sent"]);
    mona.presses("Avboka").await;
    mona.page
        .says("Avbokad")
        .says("Att säga när personen ringer");
    mona.presses("Ta tillbaka avbokningen").await;
    assert_eq!(
        town.texts("SELECT standing FROM registrations").await,
        ["placed"]
    );
    let channels = "SELECT COUNT(*) FROM outbox WHERE channel <> 'sealed'";
    assert_eq!(town.number(channels).await, 0);
    mona.visits("/kalmar/skyddade/lasningar").await;
    mona.page
        .says("Ringer om tiden")
        .does_not_say(ALIAS)
        .does_not_say(NAME);
}

#[rocket::async_test]
async fn it_is_there_for_the_one_who_opened_it_alone_and_for_a_quarter_of_an_hour() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let word = registers(&mut clerk, ALIAS, None).await;
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    let mut per = reader(&town, "per.holm@kalmar.example").await;
    opens(&mut mona, &word).await;
    let page = mona.page.path.clone();
    assert_eq!(per.visits(&page).await.status, Status::NotFound);
    town.minutes_pass(14);
    assert_eq!(mona.visits(&page).await.status, Status::Ok);
    town.minutes_pass(2);
    assert_eq!(mona.visits(&page).await.status, Status::NotFound);
    assert_eq!(town.rows_of("sealed_readings").await, 1);
}

#[rocket::async_test]
async fn without_a_reason_or_with_the_word_of_anybody_else_nothing_is_opened() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let word = registers(&mut clerk, ALIAS, None).await;
    town.person().asks_for(2, &someone("Rut Alm")).await;
    let ordinary = town
        .texts("SELECT booking_word FROM registrations WHERE channel <> 'sealed'")
        .await;
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    mona.visits("/kalmar/skyddade").await;
    mona.fills("Bokningsord", &word);
    mona.presses("Öppna").await;
    assert_eq!(mona.page.faults().len(), 2);
    opens(&mut mona, &ordinary[0]).await;
    mona.page.says("Det gick inte att öppna");
    opens(&mut mona, "björk 100").await;
    mona.page.says("Det gick inte att öppna");
    assert_eq!(town.rows_of("sealed_readings").await, 0);
    let tried = "SELECT COUNT(*) FROM audit_events WHERE code = 'sealed.not_found'";
    assert_eq!(town.number(tried).await, 2);
    for _ in 0..9 {
        opens(&mut mona, "björk 100").await;
    }
    opens(&mut mona, &word).await;
    assert_eq!(mona.page.status, Status::UnprocessableEntity);
    assert_eq!(town.rows_of("sealed_readings").await, 0);
}

#[rocket::async_test]
async fn what_was_read_can_neither_be_changed_nor_removed() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    let word = registers(&mut clerk, ALIAS, None).await;
    let mut mona = reader(&town, "mona.lind@kalmar.example").await;
    opens(&mut mona, &word).await;
    for sql in [
        "UPDATE sealed_readings SET reason = 'annat'",
        "DELETE FROM sealed_readings",
    ] {
        assert!(town.runs(sql).await.is_err(), "{sql}");
    }
    assert_eq!(town.rows_of("sealed_readings").await, 1);
}

/// A page that has forgotten to leave them out shows nothing, instead of an alias.
#[rocket::async_test]
async fn who_asks_for_people_by_id_is_given_nobody_who_is_protected() {
    let town = town().await;
    let mut clerk = clerk(&town).await;
    registers(&mut clerk, ALIAS, None).await;
    let db = town.store.read();
    let row = db.query_one_raw(town.statement("SELECT id FROM residents"));
    let id: Uuid = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    let id = [ResidentId::from_uuid(id)];
    assert!(residents::by_ids(db, &id).await.is_err());
    assert!(residents::by_ids_known(db, &id).await.unwrap().is_empty());
    let known = residents::by_ids_with_protected(db, &id).await.unwrap();
    assert_eq!(known[0].name.as_str(), ALIAS);
}
