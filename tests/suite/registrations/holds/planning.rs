//! Those who plan meet a hold.

use super::{a_town, claims, holds_one, lets_go, touches};
use crate::{
    registrations::change::{rut, sign_up},
    support::{ARound, Person, Town},
};
use brygga::accounts::Role;

/// A coordinator of Kalmar who is signed in.
async fn coordinator(town: &Town) -> Person<'_> {
    let colleague = town.colleague("karin.berg@kalmar.example", Role::Coordinator);
    colleague.await.1
}

#[rocket::async_test]
async fn a_round_that_is_called_off_is_not_held_any_more() {
    let town = a_town(&[ARound::with(1, &[5])]).await;
    let held = holds_one(&town, 1).await;
    let mut karin = coordinator(&town).await;
    karin.visits("/kalmar/planering/1").await;
    karin.follows("Ställ in omgång 1").await;
    karin.chooses("Lokalen går inte att använda.");
    karin.presses("Ja, ställ in och ge besked").await;
    assert_eq!(town.rows_of("claims").await, 0);
    assert!(!touches(&town, held).await);
}

#[rocket::async_test]
async fn seats_that_are_held_are_not_planned_away_until_they_have_lapsed() {
    let town = a_town(&[ARound::with(1, &[3])]).await;
    let first = holds_one(&town, 1).await;
    sign_up(&town, 1, &[rut()]).await;
    let high = holds_one(&town, 1).await;
    lets_go(&town, first).await;
    let mut karin = coordinator(&town).await;
    let fewer = async |karin: &mut Person<'_>, tutors: &str| {
        karin.visits("/kalmar/planering/1/dag/1").await;
        karin.fills("Planerade elevhandledare på varje träff", tutors);
        karin.presses("Spara").await;
    };
    fewer(&mut karin, "1").await;
    karin
        .page
        .says("2 personer har en plats, men det skulle bli 1 platser.")
        .says("Platser hålls just nu åt någon i telefon.");
    // A hold that sits too high moves to a lower seat, as people do.
    fewer(&mut karin, "2").await;
    karin.page.says("Sparat.");
    assert_eq!(claims(&town).await, ["1/1 held", "1/2 placed"]);
    assert!(touches(&town, high).await);
    town.minutes_pass(15);
    fewer(&mut karin, "1").await;
    karin.page.says("Sparat.");
    assert_eq!(claims(&town).await, ["1/1 placed"]);
}
