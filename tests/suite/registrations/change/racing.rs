//! Many at once.

use super::{Owns, rut, sign_up, somebody};
use crate::support::{ARound, Town, world_of};
use brygga::residents::Newcomer;
use rocket::futures::future::{join, join_all};

fn number(number: usize) -> Newcomer {
    let phone = format!("070-174 06 {:02}", 10 + number);
    somebody(&format!("Person Nummer{number}"), Some(&phone))
}

/// Nobody has a seat who is not placed, no round has more than its seats, and who waits does so
/// because no seat was theirs to take.
async fn assert_sound(town: &Town) {
    let strays = "SELECT count(*) FROM claims c JOIN members m ON m.id = c.member_id \
                  JOIN registrations g ON g.id = m.registration_id \
                  WHERE NOT m.live OR g.standing <> 'placed' OR m.round_id <> g.round_id";
    assert_eq!(town.number(strays).await, 0, "a seat of nobody");
    let without = "SELECT count(*) FROM members m JOIN registrations g ON g.id = m.registration_id \
                   WHERE m.live AND g.standing = 'placed' AND (SELECT count(*) FROM claims c \
                   WHERE c.member_id = m.id) <> (SELECT count(*) FROM sessions s \
                   WHERE s.round_id = g.round_id)";
    assert_eq!(town.number(without).await, 0, "placed without a seat");
    let twice = "SELECT count(*) FROM (SELECT round_id, resident_id FROM members WHERE live \
                 GROUP BY round_id, resident_id HAVING count(*) > 1) AS twice";
    assert_eq!(town.number(twice).await, 0, "somebody twice in a round");
}

#[rocket::async_test]
async fn who_leaves_while_others_come_frees_one_seat_for_one_of_them() {
    for _ in 0..4 {
        let town = Town::with_world(&world_of(&[ARound::with(1, &[2, 2])])).await;
        let made = sign_up(&town, 1, &[rut()]).await;
        sign_up(&town, 1, &[number(50)]).await;
        let mut person = town.person();
        person.opens(&made.word, "0605").await;
        person.visits("/kalmar/andra/avboka").await;
        let newcomers = join_all((0..6).map(|n| {
            let town = &town;
            async move { sign_up(town, 1, &[number(n)]).await }
        }));
        join(person.presses("Ja, avboka"), newcomers).await;
        assert_sound(&town).await;
        // The seat is either taken by one who came after, or free for the first in line.
        let placed = town.rows_of("claims").await / 2;
        let waiting = "SELECT count(*) FROM registrations WHERE standing = 'waiting'";
        assert_eq!(placed + town.number(waiting).await, 7);
        assert!((1..=2).contains(&placed));
    }
}

#[rocket::async_test]
async fn the_same_press_in_many_windows_at_once_is_one_act() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[2]), ARound::with(2, &[2])])).await;
    let made = sign_up(&town, 1, &[rut()]).await;
    let mut person = town.person();
    person.opens(&made.word, "0605").await;
    for (path, button, fields) in [
        ("byt-dag", "Byt dag", &[("traff", "2")][..]),
        ("val", "Byt tillbaka", &[]),
        ("avboka", "Ja, avboka", &[]),
        ("avbokad", "Ångra avbokningen", &[]),
    ] {
        town.minutes_pass(1);
        person.visits(&format!("/kalmar/andra/{path}")).await;
        let (action, fields) = super::form(&person.page, button, fields);
        let before = super::events(&town).await.len();
        let presses = (0..4).map(|_| {
            let (town, cookies, action, fields) = (&town, person.cookies.clone(), &action, &fields);
            async move {
                let mut window = town.person();
                window.cookies = cookies;
                window.posts(action, fields).await.status
            }
        });
        for status in join_all(presses).await {
            assert_eq!(status, rocket::http::Status::Ok, "{path}");
        }
        assert_eq!(super::events(&town).await.len(), before + 1, "{path}");
        assert_sound(&town).await;
    }
    assert_eq!(super::standings(&town).await, ["placed"]);
}

#[rocket::async_test]
async fn those_who_change_places_with_one_another_at_once_lose_nothing() {
    for _ in 0..3 {
        let world = [ARound::with(1, &[3]), ARound::with(2, &[3])];
        let town = Town::with_world(&world_of(&world)).await;
        let mut people = Vec::new();
        for n in 0..4 {
            let round = if n % 2 == 0 { 1 } else { 2 };
            let made = sign_up(&town, round, &[number(n)]).await;
            let mut person = town.person();
            person.opens(&made.word, &format!("06{:02}", 10 + n)).await;
            person.visits("/kalmar/andra/byt-dag").await;
            people.push((person, if round == 1 { "2" } else { "1" }));
        }
        let moves = people.iter_mut().map(|(person, to)| async move {
            person.sends_with("Byt dag", &[("traff", to)]).await.status
        });
        join_all(moves).await;
        assert_sound(&town).await;
        assert_eq!(town.rows_of("claims").await, 4);
        assert_eq!(super::standings(&town).await, ["placed"; 4]);
    }
}

#[rocket::async_test]
async fn who_undoes_while_others_come_is_placed_or_refused_but_never_too_many() {
    for _ in 0..3 {
        let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
        let made = sign_up(&town, 1, &[rut()]).await;
        let mut person = town.person();
        person.opens(&made.word, "0605").await;
        person.visits("/kalmar/andra/avboka").await;
        person.presses("Ja, avboka").await;
        let newcomers = join_all((0..3).map(|n| {
            let town = &town;
            async move { sign_up(town, 1, &[number(n)]).await }
        }));
        join(person.presses("Ångra avbokningen"), newcomers).await;
        assert_sound(&town).await;
        assert_eq!(town.rows_of("claims").await, 1);
    }
}
