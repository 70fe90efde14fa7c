//! Nginx and what stands behind it always agree where a request ends. Otherwise one visitor could put
//! the beginning of another visitor's request.

use super::{
    ear::{Ear, Heard},
    nginx::{Nginx, Ports},
    program::Program,
    raw::{say, statuses},
};
use crate::{
    people::browser,
    run::{alone, print_figures},
};
use serde_json::json;

/// What an attacker wants to be taken for a request of its own.
const SMUGGLED: &str = "GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

#[test]
fn no_request_hides_in_another() {
    alone(async {
        let ear = Ear::listen().await;
        let edge = Nginx::start(&Ports::free(), ear.address);
        for (what, request) in two_lengths() {
            let answer = statuses(&say(edge.address, request.as_bytes()).await);
            assert_eq!(answer, [400], "{what}");
            assert_eq!(ear.heard().len(), 0, "{what} was handed on");
        }
        for (what, request) in odd_lengths() {
            let answers = statuses(&say(edge.address, request.as_bytes()).await);
            let heard = ear.heard();
            let found = complaints(&answers, &heard);
            assert!(
                found.is_empty(),
                "{what}: {}\n{answers:?} {heard:?}",
                found.join(", ")
            );
        }
        for (what, request) in in_order() {
            let answers = statuses(&say(edge.address, request.as_bytes()).await);
            assert_eq!(answers, [200], "{what}");
            let bodies: Vec<_> = ear.heard().into_iter().map(|heard| heard.body).collect();
            assert_eq!(bodies, ["hello"], "{what}");
        }
        let count = two_lengths().len() + odd_lengths().len() + in_order().len();
        print_figures(&json!({ "run": "smuggling", "requests": count, "desyncs": 0 }));
    });
}

#[test]
fn a_proxy_that_hands_both_lengths_on_is_noticed() {
    alone(async {
        let ear = Ear::listen().await;
        let hands_on = "proxy_set_header Transfer-Encoding $http_transfer_encoding;";
        let changes = [("proxy_set_header Forwarded \"\";", hands_on, 1)];
        let edge = Nginx::start_changed(&Ports::free(), ear.address, &changes);
        let (_, request) = &in_order()[1];
        let answers = statuses(&say(edge.address, request.as_bytes()).await);
        assert_ne!(complaints(&answers, &ear.heard()), [""; 0]);
    });
}

#[test]
fn after_every_attempt_visitors_still_get_the_answers_to_their_own_questions() {
    alone(async {
        let ports = Ports::free();
        let url = ports.url();
        let program = Program::behind(&ports, &[]);
        let edge = Nginx::start(&ports, program.address());
        let mut attempts = two_lengths();
        attempts.extend(odd_lengths());
        for (what, request) in &attempts {
            let answers = statuses(&say(edge.address, request.as_bytes()).await);
            assert!(
                answers.iter().all(|status| *status < 500 || *status == 501),
                "{what}: {answers:?}"
            );
            let page = browser().get(&url).send().await.unwrap();
            assert_eq!(page.status(), 200, "after {what}");
            assert!(
                page.text().await.unwrap().contains("Granby"),
                "after {what}"
            );
        }
        let (what, request) = &attempts[0];
        let alone = say(Program::bare(&[]).address(), request.as_bytes()).await;
        assert_ne!(
            statuses(&alone)[0],
            400,
            "the program itself refuses {what} by now"
        );
    });
}

/// What is wrong with what nginx answered and handed on.
fn complaints(answers: &[u16], heard: &[Heard]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for request in heard {
        let lengths = request.values("content-length").len();
        let encodings = request.values("transfer-encoding").len();
        if lengths + encodings > 1 {
            found.push("more than one length");
        }
        if request.values("host").len() != 1 {
            found.push("not one host");
        }
        if request.head.contains("/smuggled") {
            found.push("smuggled");
        }
    }
    if heard.len() > 1 {
        found.push("one request became several");
    }
    if answers.iter().filter(|status| **status == 200).count() > heard.len() {
        found.push("more answers than requests");
    }
    found
}

/// Requests that say twice, and differently, how long they are: CL.TE and TE.CL.
fn two_lengths() -> Vec<(String, String)> {
    let body = format!("0\r\n\r\n{SMUGGLED}");
    let all = body.len();
    [
        (
            "length, then chunks",
            format!("Content-Length: {all}\r\nTransfer-Encoding: chunked"),
        ),
        (
            "chunks, then length",
            format!("Transfer-Encoding: chunked\r\nContent-Length: {all}"),
        ),
        (
            "a short length and chunks",
            "Content-Length: 4\r\nTransfer-Encoding: chunked".to_owned(),
        ),
        (
            "no length and chunks",
            "Content-Length: 0\r\nTransfer-Encoding: chunked".to_owned(),
        ),
        (
            "capitals",
            format!("CONTENT-LENGTH: {all}\r\nTRANSFER-ENCODING: CHUNKED"),
        ),
        (
            "a length twice",
            format!("Content-Length: {all}\r\nContent-Length: 5"),
        ),
        (
            "the same length twice",
            format!("Content-Length: {all}\r\nContent-Length: {all}"),
        ),
        ("two lengths in one", format!("Content-Length: 5, {all}")),
        ("a signed length", format!("Content-Length: +{all}")),
        ("a negative length", "Content-Length: -1".to_owned()),
        ("a length in hexadecimals", "Content-Length: 0x5".to_owned()),
    ]
    .map(|(what, lines)| (what.to_owned(), post(&lines, &body)))
    .into()
}

/// Requests whose encoding is spelt so that one side might see it and the other not, each with a
/// length beside it.
fn odd_lengths() -> Vec<(String, String)> {
    let body = format!("0\r\n\r\n{SMUGGLED}");
    let spellings = [
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\tchunked",
        "Transfer-Encoding: \u{b}chunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:\r\n chunked",
        " Transfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
        "X: y\rTransfer-Encoding: chunked",
        "Transfer_Encoding: chunked",
        "X-A: b\r\n\tTransfer-Encoding: chunked",
    ];
    let length = body.len();
    let beside = spellings.iter().map(|spelling| {
        let lines = format!("Content-Length: {length}\r\n{spelling}");
        (format!("{spelling:?}"), post(&lines, &body))
    });
    let alone = spellings
        .iter()
        .filter(|s| !s.starts_with(' '))
        .map(|spelling| {
            let request = post(spelling, "0\r\n\r\n");
            (format!("{spelling:?} alone"), request)
        });
    let old = post("Transfer-Encoding: chunked", &body).replace("HTTP/1.1", "HTTP/1.0");
    let names = post("Host: elsewhere.example\r\nContent-Length: 0", "");
    beside
        .chain(alone)
        .chain([
            ("chunks in HTTP/1.0".to_owned(), old),
            ("two hosts".to_owned(), names),
        ])
        .collect()
}

/// Requests that are as they should be, and must arrive as one each.
fn in_order() -> Vec<(String, String)> {
    let plain = post("Content-Length: 5", "hello");
    vec![
        ("a length".to_owned(), plain.clone()),
        (
            "chunks".to_owned(),
            post("Transfer-Encoding: chunked", "5\r\nhello\r\n0\r\n\r\n"),
        ),
        (
            "a chunk with a remark".to_owned(),
            post("Transfer-Encoding: chunked", "5;a=b\r\nhello\r\n0\r\n\r\n"),
        ),
        ("line feeds alone".to_owned(), plain.replace("\r\n", "\n")),
    ]
}

fn post(lines: &str, body: &str) -> String {
    format!("POST /form HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n\r\n{body}")
}
