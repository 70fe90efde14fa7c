//! Many at once.

use super::{a_town, claims, holds, holds_one};
use crate::support::ARound;
use brygga::{
    registrations::{HeldFor, HoldRefusal},
    store::Outcome,
};
use rocket::futures::future::join_all;

#[rocket::async_test]
async fn of_many_who_hold_the_last_seat_at_once_one_has_it() {
    for _ in 0..3 {
        let town = a_town(&[ARound::with(1, &[1, 1])]).await;
        let other = town.another_instance().await;
        let towns = [&town, &other];
        let held = join_all((0..6).map(|n| holds(towns[n % 2], 1, HeldFor::One, None))).await;
        let won = held.iter().filter(|held| held.is_ok()).count();
        let full = |held: &&Result<_, _>| matches!(held, Err(Outcome::Refused(HoldRefusal::Full)));
        let lost = held.iter().filter(full).count();
        assert_eq!((won, lost), (1, 5), "{held:?}");
        assert_eq!(claims(&town).await, ["1/1 held", "1/1 held"]);
    }
}

#[rocket::async_test]
async fn those_who_swap_their_holds_with_one_another_at_once_do_not_wait_for_each_other() {
    for _ in 0..3 {
        let town = a_town(&[ARound::with(1, &[4]), ARound::with(2, &[4])]).await;
        let other = town.another_instance().await;
        let towns = [&town, &other];
        let mut held = Vec::new();
        for n in 0..4 {
            held.push((n, holds_one(&town, 1 + n % 2).await));
        }
        let swaps = held.into_iter().map(|(n, held)| {
            let town = towns[n as usize / 2];
            holds(town, 2 - n % 2, HeldFor::One, Some(held))
        });
        for swapped in join_all(swaps).await {
            swapped.unwrap();
        }
        assert_eq!(town.rows_of("claims").await, 4);
        assert_eq!(town.rows_of("holds").await, 4);
    }
}
