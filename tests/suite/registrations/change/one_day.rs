//! One day of several: missed, or another round's instead.

use super::{Owns, events, gosta, rut, sign_up, somebody, standings};
use crate::support::{ARound, Person, Town, world_of};
use rocket::{futures::future::join, http::Status};

/// Round 1 is on 2, 3 and 4 February, and round 2 on 5 and 6 February 2027 with a seat on each day.
async fn a_town() -> Town {
    let world = [ARound::with(1, &[2, 2, 2]), ARound::with(4, &[1, 1])];
    Town::with_world(&world_of(&world)).await
}

fn berit() -> brygga::residents::Newcomer {
    somebody("Berit Dahl", Some("070-174 06 11"))
}

fn siv() -> brygga::residents::Newcomer {
    somebody("Siv Ek", Some("070-174 06 12"))
}

/// At the second step of changing one day.
async fn asks_of<'p>(person: &'p mut Person<'_>, day: &str) -> &'p crate::support::Page {
    person.follows("Ändra en av dagarna").await;
    person.chooses(day);
    person.presses("Fortsätt").await
}

/// Rut has a seat on the three days, and has opened her registration.
async fn rut_with_her_word(town: &Town) -> Person<'_> {
    let made = sign_up(town, 1, &[rut()]).await;
    town.minutes_pass(1);
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person
}

/// The days on which anybody has a seat, with how many.
async fn seats(town: &Town) -> Vec<String> {
    let each = "SELECT CAST(s.day AS text) || ' ' || count(*) FROM claims c JOIN sessions s ON s.id = \
                c.session_id GROUP BY s.day ORDER BY s.day";
    town.texts(each).await
}

#[rocket::async_test]
async fn a_day_is_missed_and_the_others_are_kept() {
    let town = a_town().await;
    let mut person = rut_with_her_word(&town).await;
    let page = person.follows("Ändra en av dagarna").await;
    assert_eq!(page.heading(), "Vilken dag kan du inte komma?");
    page.says("Du behåller platsen de andra dagarna.");
    person.chooses("Onsdag 3 februari klockan 13–15");
    let page = person.presses("Fortsätt").await;
    assert_eq!(page.heading(), "Vad vill du göra med onsdag 3 februari?");
    let page = person.presses("Spara").await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    assert_eq!(page.faults(), ["Välj vad du vill göra med den dagen"]);
    person.chooses("Jag hoppar över den dagen");
    let page = person.presses("Spara").await;
    page.says("Vi har ändrat det.")
        .says("Du kommer inte till träffen onsdag 3 februari.")
        .says("Tisdag 2 februari klockan 13–15")
        .does_not_say("Onsdag 3 februari klockan 13–15");
    assert_eq!(seats(&town).await, ["2027-02-02 1", "2027-02-04 1"]);
    assert_eq!(events(&town).await, ["registration.missed"]);
    let told = town.mailbox().await.remove(0);
    assert_eq!(
        told.subject,
        "De dagar du kommer: tisdag 2 februari och torsdag 4 februari"
    );
    assert!(
        told.body.contains(
            "Du kommer inte till träffen onsdag 3 februari. Du är anmäld till två träffar:"
        ),
        "{}",
        told.body
    );
    assert!(
        !told.body.contains("nsdag 3 februari klockan"),
        "{}",
        told.body
    );
    // Taken back within the day.
    let page = person.presses("Ta tillbaka ändringen").await;
    page.says("Det är som förut igen.")
        .does_not_say("kommer inte");
    assert_eq!(seats(&town).await.len(), 3);
    assert_eq!(town.rows_of("absences").await, 0);
}

#[rocket::async_test]
async fn a_seat_that_was_let_go_of_for_a_day_is_nobodys_in_line_and_no_newcomers() {
    let world = [ARound::with(1, &[2, 2])];
    let town = Town::with_world(&world_of(&world)).await;
    let mut one = rut_with_her_word(&town).await;
    let other = sign_up(&town, 1, &[berit()]).await;
    asks_of(&mut one, "Tisdag 2 februari klockan 13–15").await;
    one.chooses("Jag hoppar över den dagen");
    one.presses("Spara").await;
    let mut two = town.person();
    two.opens(&other.word, "0611").await;
    asks_of(&mut two, "Onsdag 3 februari klockan 13–15").await;
    two.chooses("Jag hoppar över den dagen");
    two.presses("Spara").await.says("Vi har ändrat det.");
    // A seat on each day is free, and together they are none.
    assert_eq!(seats(&town).await, ["2027-02-02 1", "2027-02-03 1"]);
    town.person().visits("/kalmar/traffar").await.says("Fullt");
    sign_up(&town, 1, &[siv()]).await;
    assert_eq!(standings(&town).await, ["placed", "placed", "waiting"]);
    // Whoever let go of it comes after all.
    asks_of(&mut one, "Tisdag 2 februari klockan 13–15").await;
    one.chooses("Jag kommer den dagen ändå");
    one.presses("Spara").await.says("Vi har ändrat det.");
    assert_eq!(seats(&town).await, ["2027-02-02 2", "2027-02-03 1"]);
}

#[rocket::async_test]
async fn another_rounds_day_is_come_to_instead_and_the_calendar_has_it() {
    let town = a_town().await;
    let mut person = rut_with_her_word(&town).await;
    asks_of(&mut person, "Tisdag 2 februari klockan 13–15").await;
    person.chooses("Jag kommer fredag 5 februari klockan 13–15 i stället");
    let page = person.presses("Spara").await;
    page.says("Du kommer fredag 5 februari klockan 13–15 i stället för tisdag 2 februari.")
        .says("Fredag 5 februari klockan 13–15");
    let taken = ["2027-02-03 1", "2027-02-04 1", "2027-02-05 1"];
    assert_eq!(seats(&town).await, taken);
    assert_eq!(events(&town).await, ["registration.swapped"]);
    let told = town.mailbox().await.remove(0);
    assert!(told.body.contains("tre träffar"), "{}", told.body);
    assert!(told.body.contains("Fredag 5 februari"), "{}", told.body);
    // The only seat on that day is hers: the round it is of has none for a newcomer.
    sign_up(&town, 4, &[berit()]).await;
    assert_eq!(standings(&town).await, ["placed", "waiting"]);
    // She may choose anew, and then has neither seat twice.
    asks_of(&mut person, "Tisdag 2 februari klockan 13–15").await;
    person.chooses("Jag hoppar över den dagen");
    person
        .presses("Spara")
        .await
        .says("Du kommer inte till träffen tisdag 2 februari.");
    assert_eq!(seats(&town).await, ["2027-02-03 1", "2027-02-04 1"]);
}

#[rocket::async_test]
async fn who_leaves_lets_go_of_the_other_rounds_seat_and_has_it_back_when_that_is_undone() {
    let town = a_town().await;
    let mut person = rut_with_her_word(&town).await;
    asks_of(&mut person, "Tisdag 2 februari klockan 13–15").await;
    person.chooses("Jag kommer fredag 5 februari klockan 13–15 i stället");
    person.presses("Spara").await;
    asks_of(&mut person, "Onsdag 3 februari klockan 13–15").await;
    person.chooses("Jag hoppar över den dagen");
    person.presses("Spara").await;
    let before = seats(&town).await;
    assert_eq!(before, ["2027-02-04 1", "2027-02-05 1"]);
    town.minutes_pass(1);
    person.visits("/kalmar/andra/avboka").await;
    person.presses("Ja, avboka").await;
    assert_eq!(
        (town.rows_of("claims").await, town.rows_of("absences").await),
        (0, 0)
    );
    person
        .presses("Ångra avbokningen")
        .await
        .says("Det är som förut igen.");
    assert_eq!(seats(&town).await, before);
    assert_eq!(town.rows_of("absences").await, 2);
    // Where the other seat is gone meanwhile, she misses the day and keeps the rest.
    town.minutes_pass(1);
    person.visits("/kalmar/andra/avboka").await;
    person.presses("Ja, avboka").await;
    sign_up(&town, 4, &[berit()]).await;
    person
        .presses("Ångra avbokningen")
        .await
        .says("Du kommer inte till träffen tisdag 2 februari.");
    assert_eq!(
        seats(&town).await,
        ["2027-02-04 1", "2027-02-05 1", "2027-02-06 1"]
    );
}

#[rocket::async_test]
async fn who_moves_to_another_round_misses_nothing_there_and_the_same_again_when_it_is_undone() {
    let town = a_town().await;
    let mut person = rut_with_her_word(&town).await;
    asks_of(&mut person, "Tisdag 2 februari klockan 13–15").await;
    person.chooses("Jag hoppar över den dagen");
    person.presses("Spara").await;
    town.minutes_pass(1);
    person.visits("/kalmar/andra/byt-dag").await;
    person
        .sends_with("Byt dag", &[("traff", "4")])
        .await
        .says("Dagen är bytt.");
    assert_eq!(seats(&town).await, ["2027-02-05 1", "2027-02-06 1"]);
    assert_eq!(town.rows_of("absences").await, 0);
    person
        .presses("Byt tillbaka")
        .await
        .says("Du kommer inte till träffen tisdag 2 februari.");
    assert_eq!(seats(&town).await, ["2027-02-03 1", "2027-02-04 1"]);
}

#[rocket::async_test]
async fn one_of_two_misses_a_day_and_the_other_comes() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    let page = asks_of(&mut person, "Onsdag 3 februari klockan 13–15").await;
    assert_eq!(page.faults(), ["Välj vem det gäller"]);
    person.chooses("Gösta Alm");
    person.presses("Fortsätt").await;
    person.chooses("Hoppa över den dagen");
    person
        .presses("Spara")
        .await
        .says("Gösta kommer inte till träffen onsdag 3 februari.")
        .says("Onsdag 3 februari klockan 13–15");
    assert_eq!(
        seats(&town).await,
        ["2027-02-02 2", "2027-02-03 1", "2027-02-04 2"]
    );
    let told = town.mailbox().await.remove(0);
    assert!(
        told.body.contains(
            "Gösta kommer inte till träffen onsdag 3 februari. Ni är anmälda till tre träffar:"
        ),
        "{}",
        told.body
    );
    // Nobody of them comes then.
    asks_of(&mut person, "Onsdag 3 februari klockan 13–15").await;
    person.chooses("Båda");
    person.presses("Fortsätt").await;
    person.chooses("Vi hoppar över den dagen");
    person
        .presses("Spara")
        .await
        .says("Ni kommer inte till träffen onsdag 3 februari.");
    assert_eq!(seats(&town).await, ["2027-02-02 2", "2027-02-04 2"]);
}

#[rocket::async_test]
async fn the_last_day_is_not_missed_but_cancelled() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[1, 1])])).await;
    let mut person = rut_with_her_word(&town).await;
    for (day, said) in [
        ("Tisdag 2", "Vi har ändrat det."),
        ("Onsdag 3", "Avboka i stället"),
    ] {
        asks_of(&mut person, &format!("{day} februari klockan 13–15")).await;
        person.chooses("Jag hoppar över den dagen");
        person.presses("Spara").await.says(said);
        person.visits("/kalmar/andra/val").await;
    }
    assert_eq!(seats(&town).await, ["2027-02-03 1"]);
}

#[rocket::async_test]
async fn only_days_with_room_at_another_time_than_the_own_are_offered() {
    // Round 2 begins on 3 February, when round 1 has its second day; round 4 is full.
    let world = [
        ARound::with(1, &[1, 1]),
        ARound::with(2, &[1, 1]),
        ARound::with(4, &[1, 1]),
    ];
    let town = Town::with_world(&world_of(&world)).await;
    let earlier = "UPDATE sessions SET day = '2027-02-03' WHERE day = '2027-02-04'";
    town.runs(earlier).await.unwrap();
    sign_up(&town, 4, &[berit()]).await;
    let mut person = rut_with_her_word(&town).await;
    let page = asks_of(&mut person, "Tisdag 2 februari klockan 13–15").await;
    let days: Vec<String> = page
        .all(".govuk-radios__label")
        .into_iter()
        .map(crate::support::page::words)
        .collect();
    assert_eq!(
        days,
        [
            "Jag hoppar över den dagen",
            "Jag kommer fredag 5 februari klockan 13–15 i stället"
        ]
    );
    // What is forged is refused: the day at which she comes to her own, a full one, and what is none.
    for (sedan, says) in [
        ("2-1", "Det är samma tid som en annan träff."),
        ("4-1", "Den blev full."),
        ("1-2", "Den träffen går inte att välja nu."),
        ("9-1", "Välj vad du vill göra"),
    ] {
        let (action, fields) = super::form(&person.page, "Spara", &[("sedan", sedan)]);
        let page = person.posts(&action, &fields).await;
        assert_eq!(page.status, Status::UnprocessableEntity);
        page.says(says);
    }
    assert_eq!(seats(&town).await.len(), 4);
    assert_eq!(town.rows_of("absences").await, 0);
}

#[rocket::async_test]
async fn of_two_who_want_the_last_seat_of_a_day_one_has_it_and_the_other_chooses_again() {
    for _ in 0..4 {
        let town = a_town().await;
        let mut one = rut_with_her_word(&town).await;
        let made = sign_up(&town, 1, &[berit()]).await;
        let mut two = town.person();
        two.opens(&made.word, "0611").await;
        for person in [&mut one, &mut two] {
            asks_of(person, "Tisdag 2 februari klockan 13–15").await;
            person.chooses("Jag kommer fredag 5 februari klockan 13–15 i stället");
        }
        let (first, second) = join(one.presses("Spara"), two.presses("Spara")).await;
        let mut statuses = [first.status.code, second.status.code];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 422]);
        let lost = if first.status == Status::Ok {
            second
        } else {
            first
        };
        lost.says("Den blev full.")
            .says("Jag hoppar över den dagen")
            .does_not_say("fredag 5 februari");
        assert_eq!(
            seats(&town).await,
            [
                "2027-02-02 1",
                "2027-02-03 2",
                "2027-02-04 2",
                "2027-02-05 1"
            ]
        );
    }
}

#[rocket::async_test]
async fn a_day_can_be_missed_until_it_begins_also_when_the_first_has_been() {
    let town = a_town().await;
    let mut person = rut_with_her_word(&town).await;
    let word = town
        .texts("SELECT booking_word FROM registrations")
        .await
        .remove(0);
    town.set_clock("2027-02-03 13:30");
    person.opens(&word, "0605").await;
    let page = person.follows("Ändra en av dagarna").await;
    let days: Vec<String> = page
        .all(".govuk-radios__label")
        .into_iter()
        .map(crate::support::page::words)
        .collect();
    assert_eq!(days, ["Torsdag 4 februari klockan 13–15"]);
    person.chooses("Torsdag 4 februari klockan 13–15");
    person.presses("Fortsätt").await;
    person.chooses("Jag hoppar över den dagen");
    person.presses("Spara").await.says("Vi har ändrat det.");
    assert_eq!(seats(&town).await, ["2027-02-02 1", "2027-02-03 1"]);
}
