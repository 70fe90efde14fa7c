//! Another day.

use super::{Owns, events, gosta, rut, sign_up, somebody, standings};
use crate::support::{ARound, Town, world_of};
use rocket::http::Status;

async fn a_town() -> Town {
    Town::with_world(&world_of(&[
        ARound::with(1, &[1]),
        ARound::with(2, &[2]),
        ARound::with(3, &[1, 1]),
    ]))
    .await
}

fn berit() -> brygga::residents::Newcomer {
    somebody("Berit Dahl", Some("070-174 06 11"))
}

/// Which round each registration is for, by its number.
async fn rounds(town: &Town) -> Vec<String> {
    town.texts(
        "SELECT CAST(r.number AS text) FROM registrations g JOIN rounds r ON r.id = g.round_id \
         ORDER BY r.number",
    )
    .await
}

#[rocket::async_test]
async fn who_chooses_another_day_has_a_seat_there_and_the_same_word() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    let page = person.follows("Byta dag").await;
    assert_eq!(page.heading(), "Vilken dag vill du byta till?");
    page.says("Nu har du plats tisdag 2 februari. Du behåller den tills bytet är klart.")
        .says("Onsdag 3 februari klockan 13–15")
        .does_not_say("Tisdag 2 februari klockan 13–15");
    let (action, fields) = super::form(&person.page, "Byt dag", &[("traff", "3")]);
    for _ in 0..2 {
        let page = person.posts(&action, &fields).await;
        page.says("Dagen är bytt.")
            .says("Torsdag 4 februari klockan 13–15")
            .says(&made.word);
    }
    assert_eq!(rounds(&town).await, ["3"]);
    assert_eq!(town.rows_of("claims").await, 2);
    assert_eq!(events(&town).await, ["registration.moved"]);
    let strays = "SELECT count(*) FROM members m JOIN registrations g ON g.id = m.registration_id \
                  WHERE m.round_id <> g.round_id";
    assert_eq!(town.number(strays).await, 0);
    let rests = town
        .texts("SELECT CAST(reusable_from AS text) FROM booking_words")
        .await;
    assert_eq!(rests, ["2029-02-05"]);
}

#[rocket::async_test]
async fn a_day_that_fills_up_meanwhile_is_refused_and_nothing_is_lost() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    sign_up(&town, 3, &[berit()]).await;
    let page = person.sends_with("Byt dag", &[("traff", "3")]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Den blev full. Du har kvar din plats.")
        .does_not_say("Torsdag 4 februari");
    assert_eq!(rounds(&town).await, ["1", "3"]);
    assert_eq!(town.rows_of("claims").await, 3);
    assert_eq!(events(&town).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn only_days_with_room_for_both_are_shown_to_two() {
    let town = a_town().await;
    let made = sign_up(&town, 2, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    let page = person.visits("/kalmar/andra/byt-dag").await;
    page.says("Det finns ingen annan träff med plats just nu.")
        .says("Nej, behåll våra platser");
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2]), ARound::with(2, &[2])])).await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    let page = person.sends_with("Byt dag", &[("traff", "2")]).await;
    page.says("Ni har plats båda två.");
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn who_stands_in_line_may_take_a_day_with_room_and_come_back_to_the_same_place() {
    let town = a_town().await;
    sign_up(&town, 1, &[somebody("Maj Ek", Some("070-174 06 10"))]).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    let page = person.follows("Byta dag").await;
    page.says("Du lämnar den när bytet är klart.");
    let page = person.sends_with("Byt dag", &[("traff", "2")]).await;
    page.says("Platsen på reservlistan finns kvar.")
        .does_not_say("Det går om det finns plats");
    assert_eq!(standings(&town).await, ["placed", "placed"]);
    // Two come meanwhile, and the first of them is given the number that became free.
    sign_up(&town, 1, &[berit()]).await;
    town.minutes_pass(1);
    sign_up(&town, 1, &[somebody("Åke Sten", Some("070-174 06 12"))]).await;
    let page = person.presses("Byt tillbaka").await;
    page.says("Du står på reservlistan, plats 1.")
        .says("Tisdag 2 februari klockan 13–15");
    let line = town
        .texts(
            "SELECT p.name FROM registrations g JOIN members m ON m.registration_id = g.id \
             JOIN residents p ON p.id = m.resident_id \
             WHERE g.standing = 'waiting' ORDER BY g.line_number",
        )
        .await;
    assert_eq!(line, ["Rut Alm", "Berit Dahl", "Åke Sten"]);
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn back_to_a_seat_that_is_gone_is_refused_and_the_new_day_stays() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    person.sends_with("Byt dag", &[("traff", "2")]).await;
    sign_up(&town, 1, &[berit()]).await;
    let page = person.presses("Byt tillbaka").await;
    assert_eq!(page.heading(), "Platsen är inte ledig längre");
    page.does_not_say("Ställ mig på reservlistan");
    assert_eq!(rounds(&town).await, ["1", "2"]);
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn who_is_in_the_other_round_already_is_told_so() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    sign_up(&town, 2, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    let page = person.sends_with("Byt dag", &[("traff", "2")]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Du är redan anmäld till den träffen. Vi ändrade inget.");
    assert_eq!(rounds(&town).await, ["1", "2"]);
}

#[rocket::async_test]
async fn who_is_too_young_for_the_other_year_is_told_the_rule() {
    let town = a_town().await;
    town.runs("UPDATE sessions SET day = '2028-01-12' WHERE round_id IN (SELECT id FROM rounds WHERE number = 1)")
        .await
        .unwrap();
    let mut young = rut();
    young.born = brygga::kernel::BirthYear::from_year(1963);
    let made = sign_up(&town, 1, &[young]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    let page = person.sends_with("Byt dag", &[("traff", "3")]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Den är för den som fyller 65 år senast 2027 eller är äldre.");
}

#[rocket::async_test]
async fn a_day_that_cannot_be_chosen_is_not_and_no_choice_is_said_at_the_field() {
    let closed = ARound {
        closes: Some("2027-01-05T08:00"),
        ..ARound::with(2, &[5])
    };
    let elsewhere = ARound {
        municipality: "vastervik",
        ..ARound::with(7, &[5])
    };
    let world = [
        ARound::with(1, &[5]),
        closed,
        elsewhere,
        ARound::with(3, &[5]),
    ];
    let town = Town::with_world(&world_of(&world)).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    let page = person.sends_with("Byt dag", &[("traff", "2")]).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    page.says("Den träffen går inte att välja nu.");
    for picked in ["", "7", "-1", "99999999999", "'; DROP TABLE claims"] {
        let page = person.sends_with("Byt dag", &[("traff", picked)]).await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{picked}");
        page.says("Välj vilken dag du vill byta till");
    }
    assert_eq!(rounds(&town).await, ["1"]);
}

#[rocket::async_test]
async fn a_day_is_chosen_and_undone_again_and_then_cancelled() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    person.sends_with("Byt dag", &[("traff", "2")]).await;
    town.minutes_pass(1);
    person
        .presses("Byt tillbaka")
        .await
        .says("Det är som förut igen.");
    assert_eq!(rounds(&town).await, ["1"]);
    town.minutes_pass(1);
    person.visits("/kalmar/andra/avboka").await;
    person.presses("Ja, avboka").await;
    town.minutes_pass(1);
    person
        .presses("Ångra avbokningen")
        .await
        .says("Du har en plats.");
    assert_eq!(
        events(&town).await,
        [
            "registration.moved",
            "registration.restored",
            "registration.cancelled",
            "registration.restored"
        ]
    );
    assert_eq!(town.rows_of("claims").await, 1);
}
