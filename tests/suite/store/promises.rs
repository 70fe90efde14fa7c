//! Units of work, and the rules that the database itself keeps.

use crate::support::{
    ARound, Town,
    databases::{Contents, TestDatabase, on_postgres},
    someone, world_of,
};
use brygga::{
    audit::{self, Actor},
    store::{Fault, Store, Unit},
};
use sea_orm::ConnectionTrait;

#[rocket::async_test]
async fn a_unit_that_ends_in_a_fault_leaves_nothing_behind() {
    let town = Town::with_world(&world_of(&[])).await;
    let (store, now, chance) = (&town.store, town.clock.now(), &town.chance);
    let events = town.rows_of("audit_events").await;
    let about = [];
    let event = audit::Event {
        code: "test.never",
        municipality: None,
        about: &about,
    };
    let event = &event;
    let failed: Result<(), Fault> = store
        .write(|unit| async move {
            audit::record(&unit, now, chance, &Actor::Operator, event).await?;
            Err(Fault::new("on purpose"))
        })
        .await;
    assert!(failed.unwrap_err().to_string().contains("on purpose"));
    assert_eq!(town.rows_of("audit_events").await, events);
    let kept: Result<(), Fault> = store
        .write(
            |unit| async move { audit::record(&unit, now, chance, &Actor::Operator, event).await },
        )
        .await;
    kept.unwrap();
    assert_eq!(town.rows_of("audit_events").await, events + 1);
}

#[rocket::async_test]
async fn a_sign_up_that_fails_at_its_last_step_leaves_nothing_behind() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    town.runs("ALTER TABLE openings RENAME TO openings_away")
        .await
        .unwrap();
    let mut rut = town.person();
    let details = someone("Rut Alm").email("rut@kalmar.example");
    rut.looks_over(1, &details).await;
    let (action, fields) = rut.would_send();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.status.code, 500);
    page.says("Det är inte ditt fel.").says("08-465 004 00");
    for table in [
        "residents",
        "registrations",
        "members",
        "claims",
        "booking_words",
        "outbox",
    ] {
        assert_eq!(town.rows_of(table).await, 0, "{table}");
    }
    let about_registrations = "SELECT count(*) FROM audit_events WHERE code LIKE 'registration%'";
    assert_eq!(town.number(about_registrations).await, 0);
    town.runs("ALTER TABLE openings_away RENAME TO openings")
        .await
        .unwrap();
    let page = rut.posts(&action, &fields).await;
    assert_eq!(page.heading(), "Du är anmäld");
}

#[rocket::async_test]
async fn units_that_come_at_once_each_get_their_turn() {
    let town = Town::with_world(&world_of(&[])).await;
    town.runs("INSERT INTO rate_buckets (key, filled_at) VALUES ('n', 0)")
        .await
        .unwrap();
    let more = || async {
        let add = "UPDATE rate_buckets SET filled_at = filled_at + 1 WHERE key = 'n'";
        for _ in 0..10 {
            town.runs(add).await.unwrap();
        }
    };
    rocket::tokio::join!(more(), more(), more(), more());
    let sum = town.number("SELECT filled_at FROM rate_buckets WHERE key = 'n'");
    assert_eq!(sum.await, 40);
}

#[rocket::async_test]
async fn pages_are_read_while_somebody_writes_and_see_nothing_half_written() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    let town = &town;
    let work = |unit: Unit| async move {
        let add = "INSERT INTO rate_buckets (key, filled_at) VALUES ('x', 9000000000000000)";
        unit.db().execute_unprepared(add).await?;
        town.person()
            .visits("/kalmar/traffar")
            .await
            .says("5 platser kvar");
        assert_eq!(town.rows_of("rate_buckets").await, 0);
        Ok::<(), Fault>(())
    };
    town.store.write(work).await.unwrap();
    assert_eq!(town.rows_of("rate_buckets").await, 1);
}

#[rocket::async_test]
async fn nothing_is_written_through_the_readers_of_the_embedded_database() {
    if on_postgres() {
        return;
    }
    let town = Town::with_world(&world_of(&[])).await;
    let write = "INSERT INTO rate_buckets (key, filled_at) VALUES ('x', 9000000000000000)";
    let refused = town.store.read().execute_unprepared(write).await;
    assert!(refused.unwrap_err().to_string().contains("readonly"));
}

#[rocket::async_test]
async fn what_was_done_cannot_be_changed_or_removed() {
    let town = Town::new().await;
    let events = town.rows_of("audit_events").await;
    assert!(events > 0);
    for sql in [
        "UPDATE audit_events SET actor = 'nobody'",
        "DELETE FROM audit_events",
        "UPDATE audit_events SET at = 0 WHERE code = 'round.planned'",
    ] {
        let refused = town.runs(sql).await.unwrap_err();
        let why = format!("{refused} {refused:?}");
        assert!(why.contains("append-only"), "{sql}: {why}");
    }
    if on_postgres() {
        assert!(town.runs("TRUNCATE audit_events").await.is_err());
    }
    assert_eq!(town.rows_of("audit_events").await, events);
}

#[rocket::async_test]
async fn the_database_itself_refuses_a_second_claim_on_a_seat() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    for name in ["Rut Alm", "Gösta Ek"] {
        town.person().asks_for(1, &someone(name)).await;
    }
    let same_seat = "UPDATE claims SET seat_number = 1 WHERE seat_number = 2";
    assert!(town.runs(same_seat).await.is_err());
    let second = "INSERT INTO claims (session_id, seat_number, kind, member_id, made_at) \
                  SELECT session_id, 1, 'offered', member_id, 0 FROM claims WHERE seat_number = 2";
    assert!(town.runs(second).await.is_err());
    let no_seat = "UPDATE claims SET seat_number = 6 WHERE seat_number = 2";
    assert!(town.runs(no_seat).await.is_err(), "there are five seats");
    let free_seat = "UPDATE claims SET seat_number = 5 WHERE seat_number = 2";
    town.runs(free_seat).await.unwrap();
}

#[rocket::async_test]
async fn the_database_itself_refuses_two_places_in_a_round_for_one_person() {
    let town = Town::with_world(&world_of(&[ARound::with(1, &[5])])).await;
    for name in ["Rut Alm", "Gösta Ek"] {
        town.person().asks_for(1, &someone(name)).await;
    }
    let same_person = "UPDATE members SET resident_id = \
                       (SELECT resident_id FROM members ORDER BY id LIMIT 1)";
    assert!(town.runs(same_person).await.is_err());
}

#[rocket::async_test]
async fn a_second_program_does_not_start_on_an_embedded_database_in_use() {
    if on_postgres() {
        return;
    }
    let database = TestDatabase::with(Contents::Tables);
    let first = Store::open(database.address()).await.unwrap();
    let Err(second) = Store::open(database.address()).await else {
        panic!("two programs on one embedded database");
    };
    assert!(format!("{second} {second:?}").contains("already runs"));
    let looked = Store::look(database.address()).await.unwrap();
    assert!(looked.pending_migrations().await.unwrap().is_empty());
    drop(first);
}

#[rocket::async_test]
async fn the_database_is_set_up_as_its_promises_demand() {
    let town = Town::with_world(&world_of(&[])).await;
    let report = town.store.report().await.unwrap();
    assert_eq!(report.problems, Vec::<String>::new());
    town.store.check_integrity().await.unwrap();
}
