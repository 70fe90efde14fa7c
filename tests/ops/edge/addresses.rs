//! The limit on sign-ups counts by the address that a visitor has, not by the one that a visitor claims.

use super::{
    ear::Ear,
    nginx::{Nginx, Ports},
    program::Program,
    raw::say,
    visitors::claim_to_be_from,
};
use crate::run::{alone, print_figures};
use reqwest::StatusCode;
use serde_json::json;
use std::net::Ipv4Addr;

const LIAR: Ipv4Addr = Ipv4Addr::new(127, 9, 0, 1);
const SOMEBODY_ELSE: Ipv4Addr = Ipv4Addr::new(127, 9, 0, 2);
/// Three sign-ups from one address, then no more for an hour.
const LIMIT: [(&str, &str); 2] = [
    ("BRYGGA_SIGN_UPS_BURST", "3"),
    ("BRYGGA_SIGN_UPS_PER_HOUR", "1"),
];
const IN_LIMIT: usize = 3;

/// Headers in which some program somewhere looks for the visitor's address.
const CLAIMS: [&str; 12] = [
    "X-Real-IP",
    "x-real-ip",
    "X_Real_IP",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Forwarded-Server",
    "Forwarded",
    "X-Client-IP",
    "X-Original-URL",
    "X-Rewrite-URL",
];

#[test]
fn a_claimed_address_does_not_get_round_the_limit_behind_the_proxy() {
    alone(async {
        let ports = Ports::free();
        let url = ports.url();
        let program = Program::behind(&ports, &LIMIT);
        let edge = Nginx::start(&ports, program.address());
        let let_through = lie_again_and_again(&url).await;
        assert_eq!(let_through, IN_LIMIT, "{}", edge.said());
        let other = claim_to_be_from(&url, SOMEBODY_ELSE, &[]).await;
        assert_eq!(other, StatusCode::SEE_OTHER, "the limit is not by address");
        print("behind the proxy", let_through);
    });
}

#[test]
fn a_claimed_address_does_not_get_round_the_limit_without_a_proxy() {
    alone(async {
        let program = Program::bare(&LIMIT);
        let let_through = lie_again_and_again(&program.service.url).await;
        assert_eq!(let_through, IN_LIMIT);
        let other = claim_to_be_from(&program.service.url, SOMEBODY_ELSE, &[]).await;
        assert_eq!(other, StatusCode::SEE_OTHER, "the limit is not by address");
        print("without a proxy", let_through);
    });
}

#[test]
fn a_proxy_that_believes_its_visitors_is_noticed() {
    alone(async {
        let ports = Ports::free();
        let url = ports.url();
        let program = Program::behind(&ports, &LIMIT);
        let believes = [("X-Real-IP $remote_addr;", "X-Real-IP $http_x_real_ip;", 1)];
        let _edge = Nginx::start_changed(&ports, program.address(), &believes);
        assert!(lie_again_and_again(&url).await > IN_LIMIT);
    });
}

#[test]
fn the_program_hears_one_address_and_it_is_the_true_one() {
    alone(async {
        let ear = Ear::listen().await;
        let edge = Nginx::start(&Ports::free(), ear.address);
        let claims: Vec<String> = CLAIMS
            .iter()
            .chain(&CLAIMS)
            .map(|name| format!("{name}: 203.0.113.7\r\n"))
            .collect();
        let hop = "Connection: X-Real-IP, keep-alive\r\n";
        let claims = claims.concat();
        let request = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{claims}{hop}\r\n");
        say(edge.address, request.as_bytes()).await;
        let heard = ear.heard();
        assert_eq!(heard.len(), 1, "{}", edge.said());
        assert_eq!(heard[0].values("x-real-ip"), ["127.0.0.1"]);
        assert!(!heard[0].head.contains("203.0.113.7"), "{}", heard[0].head);
    });
}

/// Claims other addresses, in every header and each time a new one: how many sign-ups are let through.
async fn lie_again_and_again(url: &str) -> usize {
    let mut let_through = 0;
    for (number, name) in (1..).zip(CLAIMS) {
        let address = format!("203.0.113.{number}");
        // Twice the same header, and the one that Brygga itself would look at.
        let claims = [
            (name, address.clone()),
            (name, address.clone()),
            ("X-Real-IP", address),
        ];
        match claim_to_be_from(url, LIAR, &claims).await {
            StatusCode::SEE_OTHER => let_through += 1,
            status => assert_eq!(status, StatusCode::TOO_MANY_REQUESTS, "{name}"),
        }
    }
    let_through
}

fn print(how: &str, let_through: usize) {
    print_figures(&json!({
        "run": "claimed addresses",
        "how": how,
        "tries": CLAIMS.len(),
        "let_through": let_through,
        "limit": IN_LIMIT,
    }));
}
