//! Clients that hold on to connections are cut off, and everybody else is served meanwhile.

use super::{
    dawdlers::{Habit, Seen, Target, dawdle, half_a_header_through_tls},
    nginx::{Nginx, Ports},
    program::Program,
    visitors::{Visits, visit},
};
use crate::run::{alone, long, percentile, print_figures};
use rocket::tokio::{
    join,
    task::{JoinSet, spawn_blocking},
    time::sleep,
};
use serde_json::json;
use std::{
    collections::BTreeMap,
    net::Ipv4Addr,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// Whoever has said nothing worth waiting for is gone by then (trust plan, E1).
const GONE: Duration = Duration::from_secs(15);
/// Whoever stopped in a form or in taking an answer is gone by then (E2).
const GONE_FROM_A_FORM: Duration = Duration::from_secs(30);
/// Long enough to see that a client is *not* cut off in time.
const WATCHED: Duration = Duration::from_secs(18);
/// Half of what a worker of nginx may open.
const DESCRIPTORS: usize = 10_000;

/// How many attack at once, and for how long they come back.
struct Storm {
    clients: u32,
    lasting: Duration,
    /// The slowest page but one in a hundred, in milliseconds.
    p99: u64,
}

/// In the short form the program is not optimised and shares its cores with the attackers.
fn storm() -> Storm {
    if long() {
        Storm {
            clients: 15_000,
            lasting: Duration::from_mins(10),
            p99: 300,
        }
    } else {
        Storm {
            clients: 500,
            lasting: Duration::ZERO,
            p99: 1_000,
        }
    }
}

#[test]
fn who_holds_on_to_connections_is_cut_off_and_others_are_served() {
    alone(async {
        let storm = storm();
        let ports = Ports::free();
        let url = ports.url();
        let program = Program::behind(&ports, &[]);
        let edge = Nginx::start(&ports, program.address());
        let lax = Nginx::start_changed(&Ports::free(), program.address(), &without_deadlines());
        let target = program.target(edge.address).await;
        let tls = Target {
            address: edge.tls,
            ..target.clone()
        };
        let over = AtomicBool::new(false);
        let attack = async {
            let seen = join!(
                crowd(&storm, &target),
                each(&tls, &[Habit::Silent, Habit::HalfHandshake], GONE),
                each(&target, &[Habit::NotReading; 10], GONE_FROM_A_FORM),
            );
            over.store(true, Ordering::SeqCst);
            let (mut all, through_tls, not_reading) = seen;
            all.extend(through_tls);
            all.extend(not_reading);
            all
        };
        let inside_tls = edge.tls;
        let in_a_session = spawn_blocking(move || half_a_header_through_tls(inside_tls, WATCHED));
        let program_target = program.target(program.address()).await;
        let lax_target = program.target(lax.address).await;
        let (seen, visits, descriptors, in_a_session, bare, undone) = join!(
            attack,
            visit(&url, &over),
            most_descriptors(&edge, &over),
            in_a_session,
            each(&program_target, &Habit::CROWD, WATCHED),
            each(&lax_target, &Habit::CROWD, WATCHED),
        );
        let figures = figures(&storm, &seen, &visits, descriptors, program.memory());
        print_figures(&figures);
        assert_cut_off(&seen);
        assert!(in_a_session.unwrap().is_some_and(|after| after <= GONE));
        assert_served(&visits, &storm, &edge);
        assert!(descriptors < DESCRIPTORS, "{descriptors} descriptors");
        for (kept, whose) in [(bare, "the program's own"), (undone, "the changed nginx's")] {
            assert_eq!(kept.len(), Habit::CROWD.len());
            let cut_off: Vec<_> = kept.iter().filter(|s| s.cut_off.is_some()).collect();
            assert!(cut_off.is_empty(), "{whose} connections: {cut_off:?}");
        }
    });
}

/// The shipped deadlines as they are when nobody sets them.
fn without_deadlines() -> [(&'static str, &'static str, usize); 4] {
    [
        ("client_header_timeout 10s;", "", 3),
        ("client_body_timeout 15s;", "", 1),
        ("    send_timeout 15s;", "", 1),
        ("keepalive_timeout 10s;", "", 1),
    ]
}

/// Everybody in the crowd holds on, and comes back as long as the storm lasts.
async fn crowd(storm: &Storm, target: &Target) -> Vec<Seen> {
    let ends = Instant::now() + storm.lasting;
    let mut clients = JoinSet::new();
    for number in 0..storm.clients {
        let target = target.clone();
        clients.spawn(async move {
            // A thousand a second, or nobody gets through the door.
            sleep(Duration::from_millis(number.into())).await;
            let habit = Habit::CROWD[number as usize % Habit::CROWD.len()];
            // Twelve behind each address.
            let [_, _, high, low] = (number / 12).to_be_bytes();
            let from = Ipv4Addr::new(127, 1, high, low);
            let mut seen = Vec::new();
            while seen.is_empty() || Instant::now() < ends {
                seen.extend(dawdle(from, &target, habit, GONE_FROM_A_FORM).await);
            }
            seen
        });
    }
    clients.join_all().await.into_iter().flatten().collect()
}

/// One client of each of these habits.
async fn each(target: &Target, habits: &[Habit], at_most: Duration) -> Vec<Seen> {
    let mut clients = JoinSet::new();
    for habit in habits.iter().copied() {
        let target = target.clone();
        clients.spawn(async move { dawdle(Ipv4Addr::LOCALHOST, &target, habit, at_most).await });
    }
    clients.join_all().await.into_iter().flatten().collect()
}

/// The most descriptors that one worker held at once.
async fn most_descriptors(edge: &Nginx, over: &AtomicBool) -> usize {
    let mut most = 0;
    while !over.load(Ordering::SeqCst) {
        most = most.max(edge.descriptors().into_values().max().unwrap_or(0));
        sleep(Duration::from_secs(1)).await;
    }
    most
}

/// Everybody was cut off in time.
fn assert_cut_off(seen: &[Seen]) {
    let in_time = |seen: &&Seen| {
        let bar = match seen.habit {
            Habit::HalfBody | Habit::NotReading => GONE_FROM_A_FORM,
            _ => GONE,
        };
        seen.cut_off.is_some_and(|after| after <= bar)
    };
    let late: Vec<&Seen> = seen.iter().filter(|seen| !in_time(seen)).collect();
    let some = &late[..late.len().min(10)];
    assert!(
        late.is_empty(),
        "{} of {}: {some:?}",
        late.len(),
        seen.len()
    );
}

/// Nobody ordinary noticed more than a delay.
fn assert_served(visits: &Visits, storm: &Storm, edge: &Nginx) {
    let failed = visits.failed.join("\n");
    assert!(failed.is_empty(), "{failed}\n{}", edge.said());
    let mut pages = visits.pages.clone();
    let p99 = percentile(&mut pages, 99);
    assert!(p99 <= storm.p99, "a page took {p99} ms");
    assert!(
        pages.len() >= 30 && visits.sign_ups >= 5,
        "{} pages",
        pages.len()
    );
}

fn figures(
    storm: &Storm,
    seen: &[Seen],
    visits: &Visits,
    descriptors: usize,
    memory: u64,
) -> serde_json::Value {
    // None for a habit of which somebody was not cut off at all.
    let mut longest: BTreeMap<String, Option<u64>> = BTreeMap::new();
    for Seen { habit, cut_off } in seen {
        let wait = longest.entry(format!("{habit:?}")).or_insert(Some(0));
        let after = cut_off.map(|after| u64::try_from(after.as_millis()).unwrap());
        *wait = wait.zip(after).map(|(wait, after)| wait.max(after));
    }
    let mut pages = visits.pages.clone();
    json!({
        "run": "clients that hold on to connections",
        "clients_at_once": storm.clients,
        "connections": seen.len(),
        "longest_wait_ms": longest,
        "pages": pages.len(),
        "page_p50_ms": percentile(&mut pages, 50),
        "page_p99_ms": percentile(&mut pages, 99),
        "sign_ups": visits.sign_ups,
        "failed": visits.failed.len(),
        "descriptors_of_a_worker": descriptors,
        "program_memory_kb": memory,
    })
}
