//! Addresses that are keys stand in no log of the edge, also when the program does not answer.

use super::{
    nginx::{Nginx, Ports},
    raw::{say, statuses},
};
use crate::run::alone;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

const KEY: &str = "5vQ2mK8wZr1hT4cX";

#[test]
fn addresses_that_are_keys_are_not_written_down_when_something_goes_wrong() {
    alone(async {
        let edge = Nginx::start(&Ports::free(), nobody());
        for path in [
            "/konto/lank/KEY",
            "/en/account/link/KEY",
            "/kalmar/flode/KEY",
            "/en/kalmar/feed/KEY",
        ] {
            asks(&edge, &path.replace("KEY", KEY)).await;
        }
        assert!(!edge.said().contains(KEY), "{}", edge.said());
        asks(&edge, &format!("/kalmar/traffar?sok={KEY}")).await;
        assert!(
            edge.said().contains(KEY),
            "other addresses are written down"
        );
    });
}

/// Where no program is.
fn nobody() -> SocketAddr {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    taken.local_addr().unwrap()
}

async fn asks(edge: &Nginx, path: &str) {
    let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    let answer = say(edge.address, request.as_bytes()).await;
    assert_eq!(statuses(&answer), [502], "{path}: {answer}");
}
