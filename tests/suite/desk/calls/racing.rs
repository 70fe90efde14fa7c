//! Two colleagues at the same moment on the last seat.

use super::{answers, choices, chooses_first, colleague, writes};
use crate::support::{ARound, Person, Town, databases::on_postgres, world_of};
use rocket::{futures::future::join_all, http::Status};

/// In a call with somebody who is told of the rounds.
async fn talks<'t>(town: &'t Town, email: &str, name: &str) -> Person<'t> {
    let mut clerk = colleague(town, email).await;
    answers(&mut clerk).await;
    writes(&mut clerk, name, "1949", "070-174 06 05");
    clerk.presses("Spara").await;
    clerk.fills("Anteckning", "Vill komma med bussen");
    clerk
}

/// The check: each seat that more than one has.
async fn taken_twice(town: &Town) -> Vec<String> {
    let seats = "SELECT seat_number || ' taken ' || count(*) || ' times' FROM claims
                 GROUP BY session_id, seat_number HAVING count(*) > 1";
    town.texts(seats).await
}

#[rocket::async_test]
async fn of_two_colleagues_at_once_on_the_last_seat_one_has_it_and_the_other_loses_nothing() {
    for _ in 0..3 {
        let town = Town::with_world(&world_of(&[ARound::with(1, &[1])])).await;
        let other = town.another_instance().await;
        let ann = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
        let bo = talks(&other, "bo.ek@kalmar.example", "Åke Sten").await;
        let clerks = join_all([ann, bo].map(|mut clerk| async move {
            chooses_first(&mut clerk).await;
            clerk
        }))
        .await;
        assert_eq!(taken_twice(&town).await, [""; 0]);
        assert_eq!(town.rows_of("claims").await, 1);
        let (have, told): (Vec<_>, Vec<_>) =
            (clerks.iter()).partition(|clerk| clerk.page.status == Status::Ok);
        let ([has], [told]) = (have.as_slice(), told.as_slice()) else {
            panic!("{} have the seat", have.len());
        };
        has.page.says("Platsen hålls åt dig");
        assert_eq!(told.page.status, Status::UnprocessableEntity);
        told.page.says("Platsen hann bli tagen.");
        assert_eq!(told.page.value("Anteckning"), "Vill komma med bussen");
    }
}

/// The negative control of the check above: two colleagues each hold a seat, and each then takes the
/// other's as if it had been free when it was looked at.
#[rocket::async_test]
async fn a_seat_taken_without_looking_again_is_refused_by_the_key_and_without_it_seen_to_be_taken_twice()
 {
    let careless = "INSERT INTO claims (session_id, seat_number, kind, hold_id, made_at)
                    SELECT taken.session_id, taken.seat_number, 'held', own.hold_id, own.made_at
                    FROM claims taken JOIN claims own ON own.hold_id <> taken.hold_id";
    for key in [true, false] {
        let rounds = [ARound::with(1, &[1]), ARound::with(2, &[1])];
        let town = Town::with_world(&world_of(&rounds)).await;
        if !key {
            for statement in without_the_key() {
                town.runs(statement).await.unwrap();
            }
        }
        let mut ann = talks(&town, "ann.hed@kalmar.example", "Rut Alm").await;
        chooses_first(&mut ann).await;
        let mut bo = talks(&town, "bo.ek@kalmar.example", "Åke Sten").await;
        let free = choices(&bo);
        let free = free.iter().find(|it| !it.starts_with("Reservlista"));
        bo.presses(free.unwrap()).await;
        assert_eq!(town.rows_of("claims").await, 2);
        assert_eq!(taken_twice(&town).await, [""; 0]);
        assert_eq!(town.runs(careless).await.is_err(), key);
        let seen = taken_twice(&town).await;
        if key {
            assert_eq!(seen, [""; 0]);
        } else {
            assert_eq!(seen, ["1 taken 2 times"; 2]);
        }
    }
}

/// Takes away the rule by which the database itself keeps a seat from being taken twice.
fn without_the_key() -> &'static [&'static str] {
    if on_postgres() {
        &["ALTER TABLE claims DROP CONSTRAINT claims_pkey"]
    } else {
        &[
            "DROP TABLE claims",
            "CREATE TABLE claims (session_id BLOB NOT NULL, seat_number INTEGER NOT NULL, \
             kind text NOT NULL, member_id BLOB, hold_id BLOB, made_at INTEGER NOT NULL)",
        ]
    }
}
