//! Changing one's mind.

use super::{Owns, events, gosta, opening::a_town, rut, sign_up, somebody, standings};
use crate::support::{ARound, Person, Town, world_of};
use brygga::registrations::Standing;
use rocket::http::Status;

/// Somebody who has just left by the page.
async fn who_left<'t>(town: &'t Town, word: &str) -> Person<'t> {
    let mut person = town.person();
    person.opens(word, "0605").await;
    person.visits("/kalmar/andra/avboka").await;
    let line = person.page.text().contains("Ja, lämna listan");
    let button = if line {
        "Ja, lämna listan"
    } else {
        "Ja, avboka"
    };
    person.presses(button).await;
    person
}

async fn a_small_town() -> Town {
    Town::with_world(&world_of(&[ARound::with(1, &[1]), ARound::with(2, &[5])])).await
}

fn berit() -> brygga::residents::Newcomer {
    somebody("Berit Dahl", Some("070-174 06 11"))
}

#[rocket::async_test]
async fn in_time_and_while_the_seat_is_free_a_cancellation_is_undone_once() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = who_left(&town, &made.word).await;
    let (action, fields) = super::form(&person.page, "Ångra avbokningen", &[]);
    town.minutes_pass(1);
    for _ in 0..2 {
        let page = person.posts(&action, &fields).await;
        assert_eq!(page.path, "/kalmar/andra/val?klart=angrat");
        page.says("Det är som förut igen.").says("Du har en plats.");
    }
    assert_eq!(standings(&town).await, ["placed"]);
    assert_eq!(town.rows_of("claims").await, 1);
    let done = events(&town).await;
    assert_eq!(done, ["registration.cancelled", "registration.restored"]);
    assert_eq!(town.rows_of("outbox").await, 3);
}

#[rocket::async_test]
async fn the_shown_hour_counts_and_the_moment_after_it_does_not() {
    for (clock, undone) in [("2027-01-12 11:00", true), ("2027-01-12 11:01", false)] {
        let town = a_town().await;
        town.set_clock("2027-01-11 10:20");
        let made = sign_up(&town, 1, &[rut()]).await;
        let person = who_left(&town, &made.word).await;
        let (action, fields) = super::form(&person.page, "Ångra avbokningen", &[]);
        // The next day the word is asked for again, as the proof is old.
        town.set_clock("2027-01-12 11:00");
        let mut person = person;
        let page = person.opens(&made.word, "0605").await;
        assert_eq!(page.heading(), "Du är avbokad");
        town.set_clock(clock);
        let page = person.posts(&action, &fields).await;
        if undone {
            page.says("Det är som förut igen.");
        } else {
            assert_eq!(page.status, Status::Conflict);
            assert_eq!(page.heading(), "Det går inte att ångra längre");
        }
    }
}

#[rocket::async_test]
async fn later_than_a_day_the_owner_is_told_so_and_can_sign_up_anew() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    who_left(&town, &made.word).await;
    town.days_pass(2);
    let mut person = town.person();
    let page = person.opens(&made.word, "0605").await;
    assert_eq!(page.heading(), "Du är avbokad");
    page.says("Vill du komma ändå?");
    person.follows("Se alla träffar").await;
    let page = person.visits("/kalmar/andra/val").await;
    assert_eq!(page.path, "/kalmar/andra?igen=ja");
}

#[rocket::async_test]
async fn a_seat_that_somebody_has_taken_is_not_given_back_but_a_place_in_line_is() {
    let town = a_small_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = who_left(&town, &made.word).await;
    let taken = sign_up(&town, 1, &[berit()]).await;
    assert_eq!(taken.standing, Standing::Placed);
    let page = person.presses("Ångra avbokningen").await;
    assert_eq!(page.status, Status::Conflict);
    assert_eq!(page.heading(), "Platsen är inte ledig längre");
    page.says("Andra träffar med lediga platser")
        .says("Onsdag 3 februari klockan 13–15");
    assert_eq!(standings(&town).await, ["cancelled", "placed"]);
    let (action, fields) = super::form(&person.page, "Ställ mig på reservlistan", &[]);
    for _ in 0..2 {
        let page = person.posts(&action, &fields).await;
        page.says("Du står på reservlistan, plats 1.")
            .says(&made.word);
    }
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn a_seat_that_somebody_in_line_may_be_offered_is_not_given_back() {
    let town = a_small_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let waiting = sign_up(&town, 1, &[berit()]).await;
    assert_eq!(waiting.standing, Standing::Waiting { position: 1 });
    let mut person = who_left(&town, &made.word).await;
    let page = person.presses("Ångra avbokningen").await;
    assert_eq!(page.heading(), "Platsen är inte ledig längre");
    assert_eq!(town.rows_of("claims").await, 0);
    let page = person.presses("Ställ mig på reservlistan").await;
    page.says("Du står på reservlistan, plats 2.");
}

#[rocket::async_test]
async fn who_left_the_line_gets_the_old_place_back() {
    let town = a_small_town().await;
    sign_up(&town, 1, &[somebody("Maj Ek", Some("070-174 06 10"))]).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    sign_up(&town, 1, &[berit()]).await;
    let mut person = who_left(&town, &made.word).await;
    assert_eq!(person.page.heading(), "Du har lämnat reservlistan");
    person
        .page
        .says("Då får du tillbaka din plats på listan.")
        .does_not_say("Är platsen ledig");
    let told = town
        .texts("SELECT body FROM outbox WHERE kind = 'registration.cancelled'")
        .await;
    assert!(
        told[0].contains("Du står inte längre på reservlistan"),
        "{told:?}"
    );
    let last = sign_up(&town, 1, &[somebody("Åke Sten", Some("070-174 06 12"))]).await;
    assert_eq!(last.standing, Standing::Waiting { position: 2 });
    let page = person.presses("Ta tillbaka platsen på listan").await;
    page.says("Du står på reservlistan, plats 1.");
}

#[rocket::async_test]
async fn later_than_a_day_who_left_the_line_is_told_of_the_line() {
    let town = a_small_town().await;
    sign_up(&town, 1, &[berit()]).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    who_left(&town, &made.word).await;
    town.days_pass(2);
    let mut person = town.person();
    let page = person.opens(&made.word, "0605").await;
    assert_eq!(page.heading(), "Du har lämnat reservlistan");
}

#[rocket::async_test]
async fn one_of_two_who_left_comes_back_beside_the_other() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0606").await;
    person.visits("/kalmar/andra/avboka").await;
    let gosta = super::pick(&person.page, "Gösta Alm");
    person.sends_with("Ja, avboka", &[("vem", &gosta)]).await;
    // With the phone of who has left, in another browser.
    let mut person = town.person();
    person.opens(&made.word, "0606").await;
    let page = person.presses("Ångra avbokningen").await;
    page.says("Ni har plats båda två.");
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn one_of_two_whose_seat_is_gone_is_told_so_and_the_other_stays() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2])])).await;
    let made = sign_up(&town, 1, &[rut(), gosta()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0606").await;
    person.visits("/kalmar/andra/avboka").await;
    let gosta = super::pick(&person.page, "Gösta Alm");
    person.sends_with("Ja, avboka", &[("vem", &gosta)]).await;
    sign_up(&town, 1, &[berit()]).await;
    let page = person.presses("Ångra avbokningen").await;
    assert_eq!(page.heading(), "Platsen är inte ledig längre");
    page.does_not_say("Ställ mig på reservlistan");
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn who_has_signed_up_anew_does_not_come_back_as_well() {
    let town = a_town().await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = who_left(&town, &made.word).await;
    sign_up(&town, 1, &[rut()]).await;
    let page = person.presses("Ångra avbokningen").await;
    assert_eq!(page.heading(), "Du är redan anmäld till den träffen");
    assert_eq!(town.rows_of("claims").await, 1);
}

#[rocket::async_test]
async fn a_change_of_another_registration_is_nobodys_to_undo() {
    let town = a_town().await;
    let ruts = sign_up(&town, 1, &[rut()]).await;
    let berits = sign_up(&town, 1, &[berit()]).await;
    let left = who_left(&town, &ruts.word).await;
    let (_, fields) = super::form(&left.page, "Ångra avbokningen", &[]);
    let change = fields.iter().find(|(name, _)| name == "andring").unwrap();
    let mut person = town.person();
    person.opens(&berits.word, "0611").await;
    person.visits("/kalmar/andra/avboka").await;
    let (_, mut own) = super::form(&person.page, "Ja, avboka", &[]);
    own.push(change.clone());
    let page = person.posts("/kalmar/andra/angra", &own).await;
    assert_eq!(page.status, Status::NotFound);
    assert_eq!(standings(&town).await, ["cancelled", "placed"]);
}
