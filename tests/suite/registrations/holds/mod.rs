//! Seats that are held for somebody on the phone.

mod becoming;
mod planning;
mod racing;

use super::change::{Owns, gosta, rut, sign_up, somebody};
use crate::support::{ARound, Town, town::kalmar, world_of};
use brygga::{
    audit::Actor,
    kernel::{HoldId, MunicipalityCode, RoundId},
    registrations::{
        HeldFor, Hold, HoldRefusal, Standing, clear_holds, hold, let_go, touch, touch_seldom,
    },
    rounds,
    store::Outcome,
};
use chrono::Duration;

async fn a_town(rounds: &[ARound]) -> Town {
    Town::with_world(&world_of(rounds)).await
}

async fn round(town: &Town, number: u32) -> RoundId {
    let round = rounds::by_number(town.store.read(), &kalmar(), number).await;
    round.unwrap().expect("a round").id
}

/// Holds seats of a round of Kalmar, instead of others.
async fn holds(
    town: &Town,
    number: u32,
    people: HeldFor,
    instead_of: Option<HoldId>,
) -> Result<HoldId, Outcome<HoldRefusal>> {
    let asked = Hold {
        municipality: kalmar(),
        round: round(town, number).await,
        people,
        instead_of,
    };
    let (now, chance) = (town.clock.now(), &town.chance);
    hold(&town.store, now, chance, &Actor::Operator, &asked).await
}

async fn holds_one(town: &Town, number: u32) -> HoldId {
    holds(town, number, HeldFor::One, None).await.unwrap()
}

async fn touches(town: &Town, held: HoldId) -> bool {
    let now = town.clock.now();
    touch(&town.store, now, &kalmar(), held).await.unwrap()
}

async fn lets_go(town: &Town, held: HoldId) {
    let (now, chance) = (town.clock.now(), &town.chance);
    let done = let_go(&town.store, now, chance, &Actor::Operator, &kalmar(), held).await;
    done.unwrap();
}

/// The claims, as `round/seat kind`, in order.
async fn claims(town: &Town) -> Vec<String> {
    town.texts(
        "SELECT CAST(r.number AS text) || '/' || CAST(c.seat_number AS text) || ' ' || c.kind \
         FROM claims c JOIN sessions s ON s.id = c.session_id JOIN rounds r ON r.id = s.round_id \
         ORDER BY r.number, s.number, c.seat_number",
    )
    .await
}

async fn events(town: &Town) -> Vec<String> {
    town.texts("SELECT code FROM audit_events WHERE code LIKE 'seat.%' ORDER BY at, code")
        .await
}

/// What the public list and the round's own page say of round 1. That a hold lapses is written nowhere,
/// so what is remembered of seats for half a second is forgotten here.
async fn is_said(town: &Town, words: &str) {
    town.store.seats_changed(&kalmar());
    let mut anybody = town.person();
    anybody.visits("/kalmar/traffar").await.says(words);
    anybody.visits("/kalmar/traffar/1").await.says(words);
}

#[rocket::async_test]
async fn a_held_seat_is_taken_for_everybody_else_and_free_after_fifteen_minutes_without_any_sweep()
{
    let town = a_town(&[ARound::with(1, &[1, 1]), ARound::with(2, &[1])]).await;
    is_said(&town, "1 plats kvar").await;
    holds_one(&town, 1).await;
    assert_eq!(claims(&town).await, ["1/1 held", "1/1 held"]);
    assert_eq!(events(&town).await, ["seat.held"]);
    is_said(&town, "Fullt").await;
    let full = holds(&town, 1, HeldFor::One, None).await;
    assert!(matches!(full, Err(Outcome::Refused(HoldRefusal::Full))));
    sign_up(&town, 2, &[gosta()]).await;
    town.clock
        .advance(Duration::minutes(15) - Duration::seconds(1));
    is_said(&town, "Fullt").await;
    town.clock.advance(Duration::seconds(1));
    assert_eq!(town.rows_of("claims").await, 3);
    is_said(&town, "1 plats kvar").await;
    let made = sign_up(&town, 1, &[rut()]).await;
    assert_eq!(made.standing, Standing::Placed);
    assert_eq!(
        claims(&town).await,
        ["1/1 placed", "1/1 placed", "2/1 placed"]
    );
}

#[rocket::async_test]
async fn who_moves_or_undoes_takes_the_seat_of_a_hold_only_after_it_has_lapsed() {
    let town = a_town(&[ARound::with(1, &[1]), ARound::with(2, &[2])]).await;
    let made = sign_up(&town, 2, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    person.visits("/kalmar/andra/byt-dag").await;
    let (action, fields) = super::change::form(&person.page, "Byt dag", &[("traff", "1")]);
    holds_one(&town, 1).await;
    person.posts(&action, &fields).await;
    assert_eq!(claims(&town).await, ["1/1 held", "2/1 placed"]);
    town.minutes_pass(15);
    person.posts(&action, &fields).await.says("Dagen är bytt.");
    assert_eq!(claims(&town).await, ["1/1 placed"]);
    // The seat in the other round is held meanwhile, and nobody comes back to it.
    holds(&town, 2, HeldFor::Two, None).await.unwrap();
    person.presses("Byt tillbaka").await;
    assert_eq!(claims(&town).await, ["1/1 placed", "2/1 held", "2/2 held"]);
    town.minutes_pass(15);
    person.visits("/kalmar/andra/val").await;
    person.presses("Byt tillbaka").await;
    assert_eq!(claims(&town).await, ["2/1 placed"]);
}

#[rocket::async_test]
async fn what_is_done_prolongs_a_hold_but_a_lapsed_one_never_stands_again() {
    let town = a_town(&[ARound::with(1, &[1])]).await;
    let held = holds_one(&town, 1).await;
    for _ in 0..3 {
        town.minutes_pass(14);
        assert!(touches(&town, held).await);
    }
    is_said(&town, "Fullt").await;
    town.minutes_pass(15);
    assert!(!touches(&town, held).await);
    is_said(&town, "1 plats kvar").await;
    let other = MunicipalityCode::parse("0883").unwrap();
    let held = holds_one(&town, 1).await;
    let now = town.clock.now();
    assert!(!touch(&town.store, now, &other, held).await.unwrap());
    assert!(touches(&town, held).await);
}

#[rocket::async_test]
async fn whoever_merely_looks_prolongs_a_hold_once_a_minute() {
    let town = a_town(&[ARound::with(1, &[1])]).await;
    let held = holds_one(&town, 1).await;
    let looks = async || {
        let now = town.clock.now();
        touch_seldom(&town.store, now, &kalmar(), held)
            .await
            .unwrap()
    };
    let touched = async || town.number("SELECT touched_at FROM holds").await;
    let first = touched().await;
    town.clock.advance(Duration::seconds(59));
    assert!(looks().await);
    assert_eq!(touched().await, first);
    town.clock.advance(Duration::seconds(1));
    assert!(looks().await);
    assert_eq!(touched().await, first + 60_000_000);
    town.minutes_pass(15);
    assert!(!looks().await);
}

#[rocket::async_test]
async fn a_call_holds_seats_for_three_hours_at_most_whatever_it_holds() {
    let town = a_town(&[ARound::with(1, &[1]), ARound::with(2, &[1])]).await;
    let mut held = holds_one(&town, 1).await;
    for step in 1..18 {
        town.minutes_pass(10);
        let number = if step % 2 == 0 { 1 } else { 2 };
        held = holds(&town, number, HeldFor::One, Some(held))
            .await
            .unwrap();
        assert!(touches(&town, held).await);
    }
    town.clock.advance(Duration::seconds(599));
    assert!(touches(&town, held).await);
    town.clock.advance(Duration::seconds(1));
    assert!(!touches(&town, held).await);
    // Also when the lapsed hold has been swept meanwhile.
    for _ in 0..2 {
        let again = holds(&town, 1, HeldFor::One, Some(held)).await;
        assert!(matches!(again, Err(Outcome::Refused(HoldRefusal::TooLong))));
        clear_holds(&town.store, town.clock.now()).await.unwrap();
    }
    is_said(&town, "1 plats kvar").await;
    // Another call is another call.
    holds_one(&town, 1).await;
    let longer = "UPDATE holds SET lapses_at = held_since + 10800000001";
    assert!(
        town.runs(longer).await.is_err(),
        "the database keeps it too"
    );
}

#[rocket::async_test]
async fn another_round_moves_the_hold_and_a_full_one_leaves_it_where_it_is() {
    let town = a_town(&[
        ARound::with(1, &[2]),
        ARound::with(2, &[1, 1]),
        ARound::with(3, &[0]),
        ARound {
            opens: "2027-01-20T08:00",
            ..ARound::with(4, &[1])
        },
    ])
    .await;
    let held = holds_one(&town, 1).await;
    let full = holds(&town, 3, HeldFor::One, Some(held)).await;
    assert!(matches!(full, Err(Outcome::Refused(HoldRefusal::Full))));
    let early = holds(&town, 4, HeldFor::One, Some(held)).await;
    assert!(matches!(early, Err(Outcome::Refused(HoldRefusal::NotOpen))));
    assert_eq!(claims(&town).await, ["1/1 held"]);
    assert!(touches(&town, held).await);
    // The same again prolongs it; for two it is another.
    town.minutes_pass(14);
    let same = holds(&town, 1, HeldFor::One, Some(held)).await.unwrap();
    assert_eq!(same, held);
    town.minutes_pass(14);
    assert_eq!(events(&town).await, ["seat.held"]);
    let two = holds(&town, 1, HeldFor::Two, Some(held)).await.unwrap();
    assert_eq!(claims(&town).await, ["1/1 held", "1/2 held"]);
    let other = holds(&town, 2, HeldFor::One, Some(two)).await.unwrap();
    assert_eq!(claims(&town).await, ["2/1 held", "2/1 held"]);
    // What was swapped away is gone.
    assert!(!touches(&town, held).await && !touches(&town, two).await);
    let codes = [
        "seat.held",
        "seat.held",
        "seat.held",
        "seat.let_go",
        "seat.let_go",
    ];
    let mut found = events(&town).await;
    found.sort();
    assert_eq!(found, codes);
    for _ in 0..2 {
        lets_go(&town, other).await;
    }
    assert_eq!(claims(&town).await, [""; 0]);
    assert_eq!(town.rows_of("holds").await, 0);
    assert_eq!(events(&town).await.len(), 6);
}

#[rocket::async_test]
async fn a_seat_of_those_in_line_is_not_held_and_two_hold_both_seats_or_none() {
    let town = a_town(&[ARound::with(1, &[2]), ARound::with(2, &[1])]).await;
    sign_up(&town, 1, &[rut(), gosta()]).await;
    sign_up(&town, 1, &[somebody("Åke Sten", None)]).await;
    town.runs("DELETE FROM claims WHERE seat_number = 1")
        .await
        .unwrap();
    let theirs = holds(&town, 1, HeldFor::One, None).await;
    assert!(matches!(theirs, Err(Outcome::Refused(HoldRefusal::Full))));
    let two = holds(&town, 2, HeldFor::Two, None).await;
    assert!(matches!(two, Err(Outcome::Refused(HoldRefusal::Full))));
    assert_eq!(claims(&town).await, ["1/2 placed"]);
    assert_eq!(town.rows_of("holds").await, 0);
}

#[rocket::async_test]
async fn another_municipality_s_rounds_and_holds_are_refused() {
    let western = ARound {
        municipality: "vastervik",
        ..ARound::with(1, &[5])
    };
    let town = a_town(&[western, ARound::with(2, &[5])]).await;
    let other = MunicipalityCode::parse("0883").unwrap();
    let theirs = rounds::by_number(town.store.read(), &other, 1).await;
    let theirs = theirs.unwrap().expect("a round").id;
    let ours = holds_one(&town, 2).await;
    let (now, chance) = (town.clock.now(), &town.chance);
    for (municipality, round, instead_of) in [
        (kalmar(), theirs, None),
        (other.clone(), theirs, Some(ours)),
    ] {
        let asked = Hold {
            municipality,
            round,
            people: HeldFor::One,
            instead_of,
        };
        let refused = hold(&town.store, now, chance, &Actor::Operator, &asked).await;
        assert!(matches!(refused, Err(Outcome::NotYours)));
    }
    let asked = Hold {
        municipality: kalmar(),
        round: RoundId::new(now, chance),
        people: HeldFor::One,
        instead_of: None,
    };
    let nowhere = hold(&town.store, now, chance, &Actor::Operator, &asked).await;
    assert!(matches!(nowhere, Err(Outcome::NotFound)));
    let (store, actor) = (&town.store, &Actor::Operator);
    let_go(store, now, chance, actor, &other, ours)
        .await
        .unwrap();
    assert!(touches(&town, ours).await);
}

#[rocket::async_test]
async fn what_lapsed_is_closed_and_the_day_after_removed() {
    let town = a_town(&[ARound::with(1, &[5]), ARound::with(2, &[5])]).await;
    holds_one(&town, 1).await;
    holds(&town, 2, HeldFor::Two, None).await.unwrap();
    town.minutes_pass(15);
    let stands = holds_one(&town, 1).await;
    clear_holds(&town.store, town.clock.now()).await.unwrap();
    assert_eq!(claims(&town).await.len(), 1);
    assert!(touches(&town, stands).await);
    assert_eq!(town.rows_of("holds").await, 3);
    town.days_pass(1);
    clear_holds(&town.store, town.clock.now()).await.unwrap();
    assert_eq!(town.rows_of("holds").await, 1);
    town.minutes_pass(1);
    clear_holds(&town.store, town.clock.now()).await.unwrap();
    assert_eq!(
        (town.rows_of("holds").await, town.rows_of("claims").await),
        (0, 0)
    );
}

#[rocket::async_test]
async fn the_database_itself_keeps_claims_of_holds_and_of_members_apart() {
    let town = a_town(&[ARound::with(1, &[5])]).await;
    holds_one(&town, 1).await;
    sign_up(&town, 1, &[rut()]).await;
    for odd in [
        "UPDATE claims SET kind = 'placed' WHERE kind = 'held'",
        "UPDATE claims SET kind = 'held' WHERE kind = 'placed'",
        "UPDATE claims SET member_id = (SELECT id FROM members) WHERE kind = 'held'",
        "UPDATE claims SET member_id = NULL WHERE kind = 'placed'",
        "UPDATE claims SET hold_id = NULL WHERE kind = 'held'",
        "DELETE FROM holds",
    ] {
        assert!(town.runs(odd).await.is_err(), "{odd}");
    }
}
