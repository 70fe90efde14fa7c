//! What happens to a session concerns those who come to it: not those who miss it, and those of another round
//! who come to it instead of an own.

use super::{coordinator, everything_leaves};
use crate::support::{ARound, Letter, Person, Told, Town, someone, world_of};
use brygga::outbox::State;

/// Round 1 is on 2, 3 and 4 February, and round 2 on 5 and 6 February 2027. Rut and Berit have places in
/// round 1, Siv in round 2.
async fn a_town() -> Town {
    let world = [ARound::with(1, &[3, 3, 3]), ARound::with(2, &[3, 3])];
    let town = Town::with_world(&world_of(&world)).await;
    for (name, phone, round) in [
        ("Rut Alm", "070-174 06 05", 1),
        ("Berit Dahl", "070-174 06 11", 1),
        ("Siv Ek", "070-174 06 12", 2),
    ] {
        let details = someone(name).phone(phone).told(Told::Sms);
        town.person().asks_for(round, &details).await;
        town.minutes_pass(1);
    }
    town
}

/// Rut's second day is changed together with her.
async fn changes(karin: &mut Person<'_>, town: &Town, how: &str) {
    town.minutes_pass(1);
    karin.visits("/kalmar/planering/1/anmalda").await;
    karin.follows("Rut Alm").await;
    karin.follows("Ändra eller avboka").await;
    karin.follows("Ändra en av dagarna").await;
    karin.chooses("Onsdag 3 februari klockan 13–15");
    karin.presses("Fortsätt").await;
    karin.chooses(how);
    karin.presses("Spara").await.says("Vi har ändrat det.");
}

async fn moves(karin: &mut Person<'_>, town: &Town, session: &str, day: &str) -> String {
    town.minutes_pass(1);
    karin
        .visits(&format!("/kalmar/planering/{session}/flytta"))
        .await;
    karin.fills("Ny dag", day);
    karin.presses("Kontrollera").await;
    karin.presses("Flytta och ge besked").await;
    karin.page.text()
}

async fn calls_off(karin: &mut Person<'_>, town: &Town, what: &str) -> String {
    town.minutes_pass(1);
    karin
        .visits(&format!("/kalmar/planering/{what}/stall-in"))
        .await;
    karin.chooses("Lokalen går inte att använda.");
    let button = karin.page.words_of("main form button");
    karin.presses(&button).await;
    karin.page.text()
}

/// What waits for whoever's booking word stands in it, the oldest first.
async fn waiting(town: &Town) -> Vec<Letter> {
    let mut queued = town.mailbox().await;
    queued.retain(|letter| letter.state == State::Queued);
    queued.reverse();
    queued
}

fn names(letters: &[Letter]) -> Vec<&str> {
    let greeted = letters.iter().map(|letter| {
        let hello = letter.body.split('!').next().unwrap_or_default();
        hello.trim_start_matches("Hej ")
    });
    greeted.collect()
}

#[rocket::async_test]
async fn who_misses_a_day_is_not_told_that_it_is_moved_or_called_off() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    changes(&mut karin, &town, "Jag hoppar över den dagen").await;
    everything_leaves(&town).await;
    let page = moves(&mut karin, &town, "1/dag/2", "10 februari").await;
    assert!(page.contains("En person får besked."), "{page}");
    assert_eq!(names(&waiting(&town).await), ["Berit"]);
    everything_leaves(&town).await;
    calls_off(&mut karin, &town, "1/dag/2").await;
    assert_eq!(names(&waiting(&town).await), ["Berit"]);
    everything_leaves(&town).await;
    // The day that is left concerns her like everybody.
    moves(&mut karin, &town, "1/dag/3", "11 februari").await;
    let news = waiting(&town).await;
    assert_eq!(names(&news), ["Rut", "Berit"]);
    assert!(!news[0].body.contains("3 februari"), "{}", news[0].body);
}

#[rocket::async_test]
async fn what_had_not_left_when_the_plan_changed_says_both() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    everything_leaves(&town).await;
    changes(&mut karin, &town, "Jag hoppar över den dagen").await;
    moves(&mut karin, &town, "1/dag/3", "11 februari").await;
    let news = waiting(&town).await;
    let ruts: Vec<_> = news
        .iter()
        .filter(|l| l.body.contains("Hej Rut!"))
        .collect();
    let said: String = ruts.iter().map(|l| l.body.as_str()).collect();
    assert!(said.contains("flyttat"), "{said}");
    assert!(
        said.contains("kommer inte till träffen onsdag 3 februari"),
        "{said}"
    );
    assert!(!said.contains("inställd"), "{said}");
}

#[rocket::async_test]
async fn who_comes_instead_of_to_an_own_day_is_told_of_that_day_and_no_other_of_its_round() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    let instead = "Jag kommer fredag 5 februari klockan 13–15 i stället";
    changes(&mut karin, &town, instead).await;
    everything_leaves(&town).await;
    moves(&mut karin, &town, "2/dag/2", "12 februari").await;
    assert_eq!(names(&waiting(&town).await), ["Siv"]);
    everything_leaves(&town).await;
    let page = moves(&mut karin, &town, "2/dag/1", "8 februari").await;
    assert!(page.contains("2 personer får besked."), "{page}");
    let news = waiting(&town).await;
    assert_eq!(names(&news), ["Siv", "Rut"]);
    assert!(
        news[1].body.contains("fredag 5 februari"),
        "{}",
        news[1].body
    );
    assert!(news[1].body.contains("8 februari"), "{}", news[1].body);
    everything_leaves(&town).await;
    // Where the round is called off she loses that day alone.
    let page = calls_off(&mut karin, &town, "2").await;
    assert!(page.contains("2 personer får besked."), "{page}");
    let news = waiting(&town).await;
    assert_eq!(names(&news), ["Siv", "Rut"]);
    assert!(
        news[1]
            .body
            .contains("Träffen måndag 8 februari kl 13-15 är inställd."),
        "{}",
        news[1].body
    );
    let standings = "SELECT standing FROM registrations ORDER BY made_at";
    assert_eq!(
        town.texts(standings).await,
        ["placed", "placed", "cancelled"]
    );
    let hers = "SELECT count(*) FROM claims c JOIN members m ON m.id = c.member_id JOIN residents r ON r.id = \
                m.resident_id WHERE r.name = 'Rut Alm'";
    assert_eq!(town.number(hers).await, 2);
    karin.visits("/kalmar/planering/1/anmalda").await;
    karin.follows("Rut Alm").await;
    karin
        .page
        .says("Rut kommer inte till träffen onsdag 3 februari.");
}

#[rocket::async_test]
async fn who_has_a_round_that_is_called_off_has_no_day_of_another_either() {
    let town = a_town().await;
    let mut karin = coordinator(&town).await;
    let instead = "Jag kommer fredag 5 februari klockan 13–15 i stället";
    changes(&mut karin, &town, instead).await;
    calls_off(&mut karin, &town, "1").await;
    assert_eq!(town.rows_of("absences").await, 0);
    let seats = "SELECT count(*) FROM claims";
    assert_eq!(town.number(seats).await, 2, "Siv's alone");
}
