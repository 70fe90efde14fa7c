//! What stands in the way is seen before it is saved.

use super::coordinator;
use crate::support::{ARound, Town, world_of};
use rocket::http::Status;

async fn asks_to_move_second_to(karin: &mut crate::support::Person<'_>, day: &str) {
    karin.visits("/kalmar/planering/2/dag/1/flytta").await;
    karin.fills("Ny dag", day);
    karin.presses("Kontrollera").await;
}

#[rocket::async_test]
async fn a_room_and_a_person_are_never_needed_twice_at_once() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut karin = coordinator(&town).await;
    asks_to_move_second_to(&mut karin, "2 februari").await;
    karin
        .page
        .says("Salen är upptagen: Kalmars bibliotek, Salen klockan 13–15 (omgång 1).")
        .says("Birgitta Ståhlnäs (hälsar välkommen) är redan på en träff klockan 13–15");
    karin.page.does_not_say("Flytta och ge besked");
    // Whoever sends it all the same is refused too.
    let (path, mut fields) = karin.form("Ändra");
    for (name, value) in &mut fields {
        if name == "steg" {
            *value = "gor".to_owned();
        }
    }
    fields.push(("varfor".to_owned(), "Jag vill".to_owned()));
    let page = karin.posts(&path, &fields).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Salen är upptagen");
    assert_eq!(town.rows_of("session_changes").await, 0);
}

#[rocket::async_test]
async fn a_holiday_is_overruled_with_a_reason_that_stays_visible() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut karin = coordinator(&town).await;
    asks_to_move_second_to(&mut karin, "6 maj 2027").await;
    karin.page.says("Det är Kristi himmelsfärdsdag.");
    let page = karin.presses("Flytta och ge besked").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv varför det går ändå, eller ändra så att inget står i vägen");
    karin.fills("Varför går det ändå?", &"mycket ".repeat(30));
    let page = karin.presses("Flytta och ge besked").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Skriv högst 200 tecken");
    assert_eq!(town.rows_of("session_changes").await, 0);
    karin.fills("Varför går det ändå?", "Biblioteket har öppet hus");
    karin.presses("Flytta och ge besked").await;
    karin
        .page
        .says("Träffen är flyttad.")
        .says("Planerad trots krock: Biblioteket har öppet hus");
}

#[rocket::async_test]
async fn the_diary_and_the_school_calendar_are_asked_before_anything_is_saved() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let person = "SELECT id FROM scarce_people WHERE name = 'Birgitta Ståhlnäs'";
    town.runs(&format!(
        "INSERT INTO diary_entries (id, person_id, from_day, from_time, to_day, to_time, whole_day, kind, note, source) \
         SELECT id, id, '2027-02-09', '14:00:00', '2027-02-09', '17:00:00', FALSE, 'busy', 'Nämndmöte', 'own' FROM ({person}) AS p"
    ))
    .await
    .unwrap();
    town.runs(
        "INSERT INTO calendar_days (id, municipality_code, first_day, last_day, kind, label, source) \
         SELECT id, '0880', '2027-02-08', '2027-02-12', 'break', 'Sportlov', 'own' FROM rounds WHERE number = 1",
    )
    .await
    .unwrap();
    for sql in [
        "INSERT INTO scarce_people (id, municipality_code, name, sort_key) \
         SELECT id, '0880', 'Per Ek', 'ek' FROM rounds WHERE number = 2"
            .to_owned(),
        format!(
            "INSERT INTO stand_ins (person_id, stand_in_id, rank) \
             SELECT p.id, r.id, 1 FROM ({person}) AS p, rounds AS r WHERE r.number = 2"
        ),
    ] {
        town.runs(&sql).await.unwrap();
    }
    let mut karin = coordinator(&town).await;
    asks_to_move_second_to(&mut karin, "9 februari").await;
    karin
        .page
        .says("Birgitta Ståhlnäs (hälsar välkommen) är upptagen klockan 14–17 enligt dagboken: Nämndmöte.")
        .says("Som ersättare kan Per Ek komma.")
        .says("Skolorna är stängda: Sportlov.");
    asks_to_move_second_to(&mut karin, "16 februari").await;
    assert!(!karin.page.text().contains("Det här står i vägen"));
}

#[rocket::async_test]
async fn two_who_plan_the_same_room_at_once_do_not_both_get_it() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5]), ARound::with(2, &[5])])).await;
    let mut karin = coordinator(&town).await;
    let (_, mut per) = town
        .colleague(
            "per.lund@kalmar.example",
            brygga::accounts::Role::Coordinator,
        )
        .await;
    for (person, round) in [(&mut karin, 1), (&mut per, 2)] {
        person
            .visits(&format!("/kalmar/planering/{round}/dag/1/flytta"))
            .await;
        person.fills("Ny dag", "9 mars");
        person.presses("Kontrollera").await;
        assert!(!person.page.text().contains("står i vägen"));
    }
    let (one, two) = (
        karin.presses("Flytta och ge besked"),
        per.presses("Flytta och ge besked"),
    );
    let (one, two) = rocket::tokio::join!(one, two);
    let refused = [one.status, two.status]
        .iter()
        .filter(|s| **s == Status::UnprocessableEntity)
        .count();
    assert_eq!(refused, 1);
    assert_eq!(
        town.number("SELECT COUNT(*) FROM sessions WHERE CAST(day AS text) LIKE '2027-03-09%'")
            .await,
        1
    );
}
