//! Bringing the schema up, once, however many programs start together.

use crate::support::databases::{Contents, TestDatabase, on_postgres};
use brygga::store::{DatabaseAddress, Store};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Statement};

async fn count(store: &Store, sql: &str) -> i64 {
    let backend = store.read().get_database_backend();
    let row = store
        .read()
        .query_one_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

#[rocket::async_test]
async fn an_empty_database_has_everything_pending_and_nothing_after_migrating() {
    let database = TestDatabase::with(Contents::Nothing);
    let store = Store::open(database.address()).await.unwrap();
    assert!(store.pending_migrations().await.unwrap().len() >= 5);
    store.migrate().await.unwrap();
    assert!(store.pending_migrations().await.unwrap().is_empty());
    assert_eq!(count(&store, "SELECT count(*) FROM audit_events").await, 0);
    store.close().await.unwrap();
    let again = Store::open(database.address()).await.unwrap();
    assert!(again.pending_migrations().await.unwrap().is_empty());
    again.migrate().await.unwrap();
}

#[rocket::async_test]
async fn three_programs_that_start_together_on_a_server_migrate_it_once() {
    if !on_postgres() {
        return;
    }
    let database = TestDatabase::with(Contents::Nothing);
    let start = || async {
        let store = Store::open(database.address()).await.unwrap();
        store.migrate().await.unwrap();
        store
    };
    let (one, two, three) = rocket::tokio::join!(start(), start(), start());
    for store in [&one, &two, &three] {
        assert!(store.pending_migrations().await.unwrap().is_empty());
    }
    let steps = count(&one, "SELECT count(*) FROM seaql_migrations").await;
    let names = count(&one, "SELECT count(DISTINCT version) FROM seaql_migrations").await;
    assert_eq!(steps, names);
    assert!(steps >= 5);
}

#[rocket::async_test]
async fn a_database_from_a_newer_program_is_noticed() {
    let database = TestDatabase::with(Contents::Tables);
    let store = Store::open(database.address()).await.unwrap();
    let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_later', 0)";
    store
        .write(|unit| async move {
            unit.db().execute_unprepared(newer).await?;
            Ok::<(), brygga::store::Fault>(())
        })
        .await
        .unwrap();
    assert!(store.pending_migrations().await.is_err());
}

#[rocket::async_test]
async fn a_folder_without_a_database_is_not_looked_into() {
    if on_postgres() {
        return;
    }
    let database = TestDatabase::with(Contents::Nothing);
    assert!(Store::look(database.address()).await.is_err());
}

/// A database as an earlier program left it, with a number of steps.
async fn of_an_earlier_program(database: &TestDatabase, steps: u32) -> sea_orm::DatabaseConnection {
    let url = match database.address() {
        DatabaseAddress::Embedded { folder } => {
            format!("sqlite://{}/brygga.db?mode=rwc", folder.display())
        }
        DatabaseAddress::Server { url } => url,
    };
    let connection = sea_orm::Database::connect(url).await.unwrap();
    Migrator::up(&connection, Some(steps)).await.unwrap();
    connection
}

#[rocket::async_test]
async fn what_was_done_under_an_earlier_program_is_found_in_the_history() {
    let database = TestDatabase::with(Contents::Nothing);
    let old = of_an_earlier_program(&database, 10).await;
    let account = "0191f0aa-7c00-7000-8000-000000000001";
    let backend = old.get_database_backend();
    for number in 1..=3_u128 {
        let about = match number {
            1 => format!("{{\"account\":\"{account}\"}}"),
            2 => format!("{{\"account\":\"{account}\",\"round\":\"{account}\"}}"),
            _ => "{}".to_owned(),
        };
        let insert = "INSERT INTO audit_events (id, at, actor, code, about) VALUES ($1, $2, 'operator', $3, $4)";
        let values: [sea_orm::Value; 4] = [
            uuid::Uuid::from_u128(number).into(),
            i64::try_from(number).unwrap().into(),
            format!("account.number_{number}").into(),
            about.into(),
        ];
        let statement = Statement::from_sql_and_values(backend, insert, values);
        old.execute_raw(statement).await.unwrap();
    }
    old.close().await.unwrap();
    let store = Store::open(database.address()).await.unwrap();
    store.migrate().await.unwrap();
    let found = brygga::audit::history(store.read(), account.parse().unwrap(), 10).await;
    let codes: Vec<String> = found.unwrap().into_iter().map(|past| past.code).collect();
    assert_eq!(codes, ["account.number_2", "account.number_1"]);
    let changed = store
        .write(|unit| async move {
            unit.db()
                .execute_unprepared("DELETE FROM audit_subjects")
                .await?;
            Ok::<(), brygga::store::Fault>(())
        })
        .await;
    assert!(changed.unwrap_err().to_string().contains("append-only"));
}

/// What was there before registrations had a day of their own: the municipality's months, and the
/// registrations of a round whose second session is called off.
const BEFORE_PROMISES: &str = "
    INSERT INTO counties VALUES ('08', 'Kalmar län', 'Kalmar County');
    INSERT INTO municipalities (code, county_code, slug, name, sort_key, full_name, phone, facts) VALUES
        ('0880', '08', 'kalmar', 'Kalmar', 'a', 'Kalmar kommun', '08-465 004 00', '{\"privacy\":{\"months\":6}}'),
        ('0883', '08', 'vastervik', 'Västervik', 'b', 'Västerviks kommun', '08-465 004 00', '{\"privacy\":null}');
    INSERT INTO programmes VALUES ({1}, '0880', 'p', 65, '{}');
    INSERT INTO places VALUES ({1}, '0880', 'p', 'Kalmar', 'a');
    INSERT INTO venues (id, municipality_code, place_id, key, name, street, postcode, facts)
        VALUES ({1}, '0880', {1}, 'v', 'Biblioteket', 'Storgatan 1', '39232', '{}');
    INSERT INTO rooms (id, venue_id, key, name, seats, reserved) VALUES ({1}, {1}, 'r', 'Salen', 9, 0);
    INSERT INTO rounds (id, municipality_code, programme_id, key, number, line_policy, residents_per_tutor,
        zone, opens_day, opens_time, closes_day, closes_time) VALUES
        ({1}, '0880', {1}, 'a', 1, 'fill', 1, 'Europe/Stockholm', '2027-01-01', '08:00:00', '2027-08-01', '08:00:00'),
        ({2}, '0883', {1}, 'b', 1, 'fill', 1, 'Europe/Stockholm', '2027-01-01', '08:00:00', '2027-08-01', '08:00:00');
    INSERT INTO sessions (id, round_id, number, room_id, day, starts, ends, planned_tutors, state) VALUES
        ({1}, {1}, 1, {1}, '2027-08-31', '13:00:00', '15:00:00', 1, 'planned'),
        ({2}, {1}, 2, {1}, '2027-09-07', '13:00:00', '15:00:00', 1, 'called_off'),
        ({3}, {2}, 1, {1}, '2027-02-02', '13:00:00', '15:00:00', 1, 'planned');
    INSERT INTO registrations (id, municipality_code, round_id, standing, came_by, language, booking_word,
        form_key, form_print, made_at, channel, needs, devices, wishes, text_percent) VALUES
        ({1}, '0880', {1}, 'placed', 'web', 'sv', 'BJÖRK 472', 'k1', {print}, 1800000000000000, 'page', '', '', '', 100),
        ({2}, '0883', {2}, 'placed', 'web', 'sv', 'BJÖRK 473', 'k2', {print}, 1800000000000000, 'page', '', '', '', 100);
";

/// Writes rows as the database at hand writes ids and bytes.
async fn writes(old: &sea_orm::DatabaseConnection, rows: &str) {
    let server = on_postgres();
    let mut rows = rows.to_owned();
    for number in 1..=3_u128 {
        let id = uuid::Uuid::from_u128(number);
        let written = if server {
            format!("'{id}'")
        } else {
            format!("x'{}'", id.simple())
        };
        rows = rows.replace(&format!("{{{number}}}"), &written);
    }
    let print = if server { "'\\x00'" } else { "x'00'" };
    rows = rows.replace("{print}", print);
    for statement in rows.split(";\n") {
        if !statement.trim().is_empty() {
            old.execute_unprepared(statement).await.unwrap();
        }
    }
}

#[rocket::async_test]
async fn registrations_of_an_earlier_program_get_the_day_that_the_rule_gives() {
    let database = TestDatabase::with(Contents::Nothing);
    let old = of_an_earlier_program(&database, 15).await;
    let server = on_postgres();
    writes(&old, BEFORE_PROMISES).await;
    old.close().await.unwrap();
    let store = Store::open(database.address()).await.unwrap();
    store.migrate().await.unwrap();
    let days = "SELECT CAST(keep_until AS text) FROM registrations ORDER BY id";
    let backend = store.read().get_database_backend();
    let found = store
        .read()
        .query_all_raw(Statement::from_string(backend, days))
        .await
        .unwrap();
    let found: Vec<String> = found
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    // The last day of February, and a day; twelve months where none were decided.
    assert_eq!(found, ["2028-03-01", "2028-02-03"]);
    let without = "INSERT INTO registrations (id, municipality_code, round_id, standing, came_by, language, \
                   booking_word, form_key, form_print, made_at, channel, needs, devices, wishes, text_percent) \
                   SELECT {9}, municipality_code, round_id, standing, came_by, language, booking_word, 'k9', \
                   form_print, made_at, channel, needs, devices, wishes, text_percent FROM registrations \
                   WHERE form_key = 'k1'";
    let nine = uuid::Uuid::from_u128(9);
    let nine = if server {
        format!("'{nine}'::uuid")
    } else {
        format!("x'{}'", nine.simple())
    };
    let without = without.replace("{9}", &nine);
    let written = store
        .write(|unit| {
            let without = without.clone();
            async move {
                unit.db().execute_unprepared(&without).await?;
                Ok::<(), brygga::store::Fault>(())
            }
        })
        .await;
    assert!(written.is_err(), "a registration without its day");
}

/// Somebody with a seat, from before seats could be held.
const BEFORE_HOLDS: &str = "
    INSERT INTO seats (session_id, number) VALUES ({1}, 1), ({1}, 2), ({1}, 3);
    INSERT INTO residents (id, municipality_code, home_municipality_code, name, sort_key, matching_key,
        birth_year, known_since) VALUES ({1}, '0880', '0880', 'Rut Alm', 'a', 'a', 1949, 0);
    INSERT INTO members (id, registration_id, round_id, resident_id, number, live) VALUES
        ({1}, {1}, {1}, {1}, 1, true);
    INSERT INTO claims (session_id, seat_number, kind, member_id, made_at) VALUES ({1}, 2, 'placed', {1}, 7);
";

#[rocket::async_test]
async fn seats_taken_under_an_earlier_program_stay_taken_when_seats_can_be_held() {
    let database = TestDatabase::with(Contents::Nothing);
    let old = of_an_earlier_program(&database, 15).await;
    writes(&old, BEFORE_PROMISES).await;
    writes(&old, BEFORE_HOLDS).await;
    old.close().await.unwrap();
    let store = Store::open(database.address()).await.unwrap();
    store.migrate().await.unwrap();
    let kept = "SELECT count(*) FROM claims c JOIN members m ON m.id = c.member_id \
                WHERE c.seat_number = 2 AND c.kind = 'placed' AND c.made_at = 7 AND c.hold_id IS NULL";
    assert_eq!(count(&store, kept).await, 1);
    assert_eq!(count(&store, "SELECT count(*) FROM claims").await, 1);
    for (why, odd) in [
        ("a seat once", "2, 'offered', member_id"),
        ("a member once", "1, 'placed', member_id"),
        ("no such seat", "4, 'placed', NULL"),
        ("of nobody", "1, 'placed', NULL"),
        ("held by a member", "1, 'held', member_id"),
    ] {
        let insert = format!(
            "INSERT INTO claims (session_id, seat_number, kind, member_id, made_at) \
             SELECT session_id, {odd}, 0 FROM claims"
        );
        let insert = &insert;
        let written: Result<(), brygga::store::Fault> = store
            .write(|unit| async move {
                unit.db().execute_unprepared(insert).await?;
                Ok(())
            })
            .await;
        assert!(written.is_err(), "{why}");
    }
}
