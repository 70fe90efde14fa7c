//! A hold becomes a place, or is lost.

use super::{a_town, claims, holds, holds_one, lets_go, round, touches};
use crate::{
    registrations::change::{gosta, rut, somebody},
    support::{ARound, Town, town::kalmar},
};
use brygga::{
    audit::Actor,
    kernel::HoldId,
    locale::Lang,
    registrations::{
        ByStaff, CameBy, HeldFor, Party, Refusal, Register, Registered, Standing, Wants,
        clear_holds, register,
    },
    residents::Newcomer,
    store::Outcome,
};

/// Registers somebody for whom seats were held.
async fn registers(
    town: &Town,
    number: u32,
    people: &[Newcomer],
    held: HoldId,
) -> Result<Registered, Outcome<Refusal>> {
    let request = Register {
        municipality: kalmar(),
        round: round(town, number).await,
        party: Party {
            first: people[0].clone(),
            second: people.get(1).cloned(),
        },
        wants: Wants::nothing_but_the_page(),
        lang: Lang::Swedish,
        came_by: CameBy::Web,
        form_key: town.chance.token(),
        form_print: [0; 32],
        visit: None,
        draft: None,
        hold: Some(held),
        promised: None,
        limits: Vec::new(),
        by_staff: ByStaff::default(),
    };
    let now = town.clock.now();
    register(&town.store, now, &town.chance, &Actor::Operator, &request).await
}

#[rocket::async_test]
async fn a_hold_becomes_the_place_with_the_same_seats() {
    let town = a_town(&[ARound::with(1, &[3, 3])]).await;
    let first = holds_one(&town, 1).await;
    let two = holds(&town, 1, HeldFor::Two, None).await.unwrap();
    lets_go(&town, first).await;
    // Seat 1 is free, and theirs are those that were held.
    let made = registers(&town, 1, &[rut(), gosta()], two).await.unwrap();
    assert_eq!(made.standing, Standing::Placed);
    let placed = ["1/2 placed", "1/3 placed", "1/2 placed", "1/3 placed"];
    assert_eq!(claims(&town).await, placed);
    assert_eq!(town.rows_of("holds").await, 0);
    assert!(!touches(&town, two).await);
}

#[rocket::async_test]
async fn a_hold_for_another_number_of_people_or_another_round_makes_way_for_the_rule() {
    let town = a_town(&[ARound::with(1, &[2]), ARound::with(2, &[1])]).await;
    let one = holds_one(&town, 1).await;
    let made = registers(&town, 1, &[rut(), gosta()], one).await.unwrap();
    assert_eq!(made.standing, Standing::Placed);
    assert_eq!(claims(&town).await, ["1/1 placed", "1/2 placed"]);
    let other = somebody("Åke Sten", None);
    let held = holds_one(&town, 2).await;
    // Round 1 is full: the place in line is what anybody would get.
    let made = registers(&town, 1, &[other], held).await.unwrap();
    assert_eq!(made.standing, Standing::Waiting { position: 1 });
    assert_eq!(town.rows_of("holds").await, 0);
    assert_eq!(town.rows_of("claims").await, 2);
}

#[rocket::async_test]
async fn a_lapsed_hold_is_made_good_silently_or_lost_with_nothing_written() {
    let town = a_town(&[ARound::with(1, &[1])]).await;
    let held = holds_one(&town, 1).await;
    town.minutes_pass(15);
    let late = registers(&town, 1, &[rut()], held).await.unwrap();
    assert_eq!(late.standing, Standing::Placed);
    let town = a_town(&[ARound::with(1, &[1])]).await;
    for swept in [false, true] {
        let held = holds_one(&town, 1).await;
        town.minutes_pass(15);
        if swept {
            clear_holds(&town.store, town.clock.now()).await.unwrap();
        }
        let taken = holds_one(&town, 1).await;
        let tables = [
            "residents",
            "registrations",
            "members",
            "booking_words",
            "outbox",
            "openings",
        ];
        let lost = registers(&town, 1, &[rut()], held).await;
        assert!(matches!(lost, Err(Outcome::Refused(Refusal::HoldLost))));
        for table in tables {
            assert_eq!(town.rows_of(table).await, 0, "{table}");
        }
        assert_eq!(claims(&town).await, ["1/1 held"]);
        lets_go(&town, taken).await;
    }
}
