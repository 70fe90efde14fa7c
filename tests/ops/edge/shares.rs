//! No network address takes more than its share of the connections.

use super::{
    nginx::{Nginx, Ports},
    program::Program,
    raw::begin,
};
use crate::run::{alone, print_figures};
use rocket::tokio::{net::TcpStream, task::JoinSet, time::sleep};
use serde_json::json;
use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

/// What the shipped site allows one address: requests at work, and bodies on their way.
const REQUESTS: usize = 40;
const BODIES: usize = 20;
/// Every page is answered by then, and every form that is refused. One that is let in is not answered.
const ANSWERED: Duration = Duration::from_secs(8);
const REFUSED: Duration = Duration::from_secs(2);
/// Until an answer that nobody takes has filled the buffers on its way, also on a slow machine; the edge cuts
/// it off after ten.
const STANDSTILL: Duration = Duration::from_secs(4);
const GREEDY: Ipv4Addr = Ipv4Addr::new(127, 7, 0, 1);
/// Another one, since the edge takes a moment to see that the first has let go.
const GREEDY_WITH_FORMS: Ipv4Addr = Ipv4Addr::new(127, 7, 0, 3);
const SOMEBODY_ELSE: Ipv4Addr = Ipv4Addr::new(127, 7, 0, 2);

#[test]
fn one_address_has_forty_requests_and_twenty_forms_under_way_and_no_more() {
    alone(async {
        let ports = Ports::free();
        let program = Program::behind(&ports, &[]);
        let edge = Nginx::start(&ports, program.address());
        let large = program.target(edge.address).await.large;
        let (slow, form) = (not_taken(&large), unfinished());
        let requests = refused(GREEDY, edge.address, (REQUESTS, 20), &slow, ANSWERED).await;
        let forms = refused(
            GREEDY_WITH_FORMS,
            edge.address,
            (BODIES, 10),
            &form,
            REFUSED,
        )
        .await;
        assert_eq!((requests, forms), ((0, 20), (0, 10)));
        let (_, status) = begin(SOMEBODY_ELSE, edge.address, &slow, ANSWERED).await;
        assert_eq!(status, Some(200));
        let unlimited = Nginx::start_changed(&Ports::free(), program.address(), &without_limits());
        let address = unlimited.address;
        let requests = refused(GREEDY, address, (REQUESTS, 20), &slow, ANSWERED).await;
        let forms = refused(GREEDY_WITH_FORMS, address, (BODIES, 10), &form, REFUSED).await;
        let none = ((0, 0), (0, 0));
        assert_eq!(
            (requests, forms),
            none,
            "without the lines nobody is refused"
        );
        print_figures(&json!({
            "run": "shares of one address",
            "requests": REQUESTS,
            "bodies": BODIES,
        }));
    });
}

fn without_limits() -> [(&'static str, &'static str, usize); 2] {
    [
        // Once for the site, and once where a calendar is sent in.
        ("limit_conn brygga_per_address 40;", "", 2),
        ("limit_conn brygga_bodies_per_address 20;", "", 1),
    ]
}

/// An address takes its share, and comes for so many more when those have come to a standstill: until
/// then another may slip in where one is between two requests. How many of each are refused. All of them
/// are let go of at the end.
async fn refused(
    from: Ipv4Addr,
    to: SocketAddr,
    (share, more): (usize, usize),
    opening: &[u8],
    patience: Duration,
) -> (usize, usize) {
    let first = at_once(from, to, share, opening, patience).await;
    sleep(STANDSTILL).await;
    let later = at_once(from, to, more, opening, patience).await;
    (refusals(&first), refusals(&later))
}

type Begun = (TcpStream, Option<u16>);

async fn at_once(
    from: Ipv4Addr,
    to: SocketAddr,
    times: usize,
    opening: &[u8],
    patience: Duration,
) -> Vec<Begun> {
    let mut under_way = JoinSet::new();
    for _ in 0..times {
        let opening = opening.to_vec();
        under_way.spawn(async move { begin(from, to, &opening, patience).await });
    }
    under_way.join_all().await
}

/// How many were refused; whoever was not is served or under way.
fn refusals(begun: &[Begun]) -> usize {
    let odd: Vec<_> = begun
        .iter()
        .filter_map(|(_, status)| status.filter(|s| *s != 200 && *s != 503))
        .collect();
    assert!(odd.is_empty(), "{odd:?}");
    begun.iter().filter(|(_, s)| *s == Some(503)).count()
}

/// More than the buffers on the way hold, so that the answer stays under way.
fn not_taken(large: &str) -> Vec<u8> {
    format!("GET {large} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .repeat(150)
        .into_bytes()
}

fn unfinished() -> Vec<u8> {
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nnamn=".to_vec()
}
