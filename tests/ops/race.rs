//! Many people for few seats at once, over HTTP: exactly the seats are taken, the rest are in line
//! without gaps, and everybody is told what stands in the database.

use crate::{
    account::{Account, times},
    book_check::violations,
    books::Books,
    database::TestDatabase,
    run::{alone, long, percentile, print_figures},
    rush::{Addresses, AtTheCheck, Company},
    service::{Service, command},
    world::{CODE, Course},
};
use serde_json::json;
use std::time::Instant;

/// How many come for a course, how many of them at a time, and in which company.
#[derive(Clone, Copy)]
struct Crowd {
    people: usize,
    at_once: usize,
    company: Company,
}

/// 500 people for 40 seats; in the long form 2,000 for 133.
fn everybody(sessions: usize) -> (Course, Crowd) {
    let (seats, people, at_once) = if long() {
        (133, 2_000, 64)
    } else {
        (40, 500, 32)
    };
    let crowd = Crowd {
        people,
        at_once,
        company: Company::Alone,
    };
    (Course { seats, sessions }, crowd)
}

/// In the short form fewer show as much where each costs more.
fn fewer(people: usize) -> usize {
    if long() { people } else { people * 3 / 10 }
}

/// With every third of them two, for an odd number of seats, so that one is left that no two can use.
fn with_company(sessions: usize) -> (Course, Crowd) {
    let (course, crowd) = everybody(sessions);
    let seats = course.seats + usize::from(course.seats.is_multiple_of(2));
    let people = fewer(crowd.people);
    let company = Company::Mixed;
    (
        Course { seats, ..course },
        Crowd {
            people,
            company,
            ..crowd
        },
    )
}

/// A round of three sessions, which writes three times the claims.
fn a_course_of_three_sessions() -> (Course, Crowd) {
    let (course, crowd) = everybody(3);
    let people = fewer(crowd.people);
    (course, Crowd { people, ..crowd })
}

#[test]
fn many_at_once_for_the_same_seats_take_each_once_and_the_rest_are_in_line_on_sqlite() {
    alone(async {
        for (course, crowd) in [everybody(1), a_course_of_three_sessions()] {
            let database = TestDatabase::embedded();
            course.plan(&database);
            assert_fair(course, crowd, &database).await;
            database.remove().await;
        }
    });
}

#[test]
fn many_at_once_for_the_same_seats_take_each_once_and_the_rest_are_in_line_on_postgresql() {
    alone(async {
        for (course, crowd) in [everybody(1), a_course_of_three_sessions()] {
            let Some(database) = TestDatabase::on_server("the race").await else {
                return;
            };
            course.plan(&database);
            assert_fair(course, crowd, &database).await;
            database.remove().await;
        }
    });
}

#[test]
fn two_who_come_together_get_both_seats_or_wait_and_nobody_passes_who_may_not_on_sqlite() {
    alone(async {
        for (keeps_order, sessions) in POLICIES {
            let database = TestDatabase::embedded();
            come_in_company(keeps_order, sessions, database).await;
        }
    });
}

#[test]
fn two_who_come_together_get_both_seats_or_wait_and_nobody_passes_who_may_not_on_postgresql() {
    alone(async {
        for (keeps_order, sessions) in POLICIES {
            if let Some(database) = TestDatabase::on_server("the race in company").await {
                come_in_company(keeps_order, sessions, database).await;
            }
        }
    });
}

/// Whether the order is kept, and in how many sessions.
const POLICIES: [(bool, usize); 3] = [(false, 1), (true, 1), (false, 3)];

async fn come_in_company(keeps_order: bool, sessions: usize, database: TestDatabase) {
    let (course, crowd) = with_company(sessions);
    if keeps_order {
        course.plan_keeping_order(&database);
    } else {
        course.plan(&database);
    }
    assert_fair(course, crowd, &database).await;
    database.remove().await;
}

/// Without the database's own rules and with nothing that keeps units of work apart. A release
/// build cannot be made careless, so there the same run must be as fair as any.
#[test]
fn without_precautions_the_race_on_sqlite_is_seen_to_go_wrong() {
    alone(async { go_carelessly(TestDatabase::embedded()).await });
}

#[test]
fn without_precautions_the_race_on_postgresql_is_seen_to_go_wrong() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("the negative control").await {
            go_carelessly(database).await;
        }
    });
}

async fn go_carelessly(database: TestDatabase) {
    let course = Course {
        seats: 20,
        sessions: 1,
    };
    let crowd = Crowd {
        people: 80,
        at_once: 32,
        company: Company::Alone,
    };
    course.plan(&database);
    database.run(rules_removed(database.kind())).await;
    let careless = [("BRYGGA_TEST_CARELESS", "1")];
    let (accounts, books) = race(crowd, course, &database, &careless).await;
    let found = violations(course, &accounts, &books);
    if cfg!(debug_assertions) {
        assert!(!found.is_empty(), "the race cannot fail");
        // SQLite itself refuses a write that rests on an old read, so there people see errors instead.
        let oversold = books.claims.len() > course.seats;
        let errors = accounts.iter().any(|a| !a.server_errors.is_empty());
        assert!(if database.processes() > 1 {
            oversold
        } else {
            errors
        });
    } else {
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    print_figures(&json!({
        "run": "negative control",
        "database": database.kind(),
        "violations": found.len(),
        "claims": books.claims.len(),
        "first": found.first(),
    }));
    database.remove().await;
}

/// Takes away the rules by which the database itself keeps a seat from being taken twice.
fn rules_removed(kind: &str) -> &'static [&'static str] {
    if kind == "postgresql" {
        &[
            "ALTER TABLE claims DROP CONSTRAINT claims_pkey",
            "ALTER TABLE claims DROP CONSTRAINT claims_session_id_member_id_key",
            "DROP INDEX registrations_in_line",
        ]
    } else {
        &[
            "DROP TABLE claims",
            "CREATE TABLE claims (session_id BLOB NOT NULL, seat_number INTEGER NOT NULL, \
             kind text NOT NULL, member_id BLOB, hold_id BLOB, made_at INTEGER NOT NULL)",
            "DROP INDEX registrations_in_line",
        ]
    }
}

/// Runs the race on a planned course.
async fn assert_fair(course: Course, crowd: Crowd, database: &TestDatabase) {
    let (accounts, books) = race(crowd, course, database, &[]).await;
    let found = violations(course, &accounts, &books);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert_eq!(accounts.len(), crowd.people);
    assert_counted(&books, database);
}

/// Everybody answers the questions; then all press the button at once, with this said to the
/// processes by then. Prints the figures of that.
async fn race(
    crowd: Crowd,
    course: Course,
    database: &TestDatabase,
    environment: &[(&str, &str)],
) -> (Vec<Account>, Books) {
    let start = |environment: &[(&str, &str)]| -> Vec<Service> {
        (0..database.processes())
            .map(|_| Service::try_start(database, environment).unwrap())
            .collect()
    };
    let mut services = start(&[]);
    let addresses = Addresses::of(services.iter().map(|s| s.url.as_str()));
    let walk = Instant::now();
    let ready = AtTheCheck::gather(crowd.company, &addresses, crowd.people).await;
    let walked = walk.elapsed().as_secs_f64();
    if !environment.is_empty() {
        drop(services);
        services = start(environment);
        for (place, service) in services.iter().enumerate() {
            addresses.replace(place, &service.url);
        }
    }
    let began = Instant::now();
    let accounts = ready.press(&addresses, crowd.at_once).all().await;
    let seconds = began.elapsed().as_secs_f64();
    let mut posts = times(&accounts);
    let errors: usize = accounts.iter().map(|a| a.server_errors.len()).sum();
    print_figures(&json!({
        "run": "race",
        "database": database.kind(),
        "processes": services.len(),
        "people": crowd.people,
        "company": format!("{:?}", crowd.company),
        "at_once": crowd.at_once,
        "seats": course.seats,
        "sessions": course.sessions,
        "seconds_until_all_at_the_check": (walked * 10.0).round() / 10.0,
        "seconds": (seconds * 10.0).round() / 10.0,
        "confirmed": posts.len(),
        "post_p50_ms": percentile(&mut posts, 50),
        "post_p99_ms": percentile(&mut posts, 99),
        "answers_5xx": errors,
    }));
    drop(services);
    (accounts, Books::read(database).await)
}

/// The program's own count agrees.
fn assert_counted(books: &Books, database: &TestDatabase) {
    let year = Course::year().to_string();
    let arguments = ["reach", "--json", "--municipality", CODE, "--year", &year];
    let ended = command(database, &arguments);
    assert!(ended.status.success(), "{}", ended.complaints);
    let counted: serde_json::Value = serde_json::from_str(&ended.printed).unwrap();
    let people = |standing: &str| {
        let members = books.members.iter().filter(|member| {
            let mut all = books.registrations.iter();
            all.any(|r| r.id == member.registration_id && r.standing == standing)
        });
        members.count()
    };
    assert_eq!(counted["booked"], people("placed"), "{counted}");
    assert_eq!(counted["in_line"], people("waiting"), "{counted}");
}
