//! Headers, addresses and bodies beyond what any browser sends are refused at the edge, and cost the
//! program nothing.

use super::{
    nginx::{Nginx, Ports},
    program::Program,
    raw::{say, statuses},
};
use crate::run::{alone, long, print_figures};
use rocket::tokio::task::JoinSet;
use serde_json::json;
use std::{collections::BTreeMap, net::SocketAddr};

/// By how much the program may grow, in KB (trust plan, E4).
const GROWTH: u64 = 20 * 1024;
const KB: usize = 1024;
/// A body of the shipped site's largest size, and one byte more.
const LARGEST_BODY: usize = 64 * KB;

#[test]
fn what_is_too_long_is_refused_at_the_edge_and_the_program_does_not_grow() {
    alone(async {
        let ports = Ports::free();
        let program = Program::behind(&ports, &[]);
        let edge = Nginx::start(&ports, program.address());
        for (what, request, expected) in normal() {
            assert_eq!(answered(edge.address, &request).await, expected, "{what}");
        }
        let before = program.memory();
        let mut sent = 0;
        let mut answers: BTreeMap<u16, usize> = BTreeMap::new();
        for _ in 0..if long() { 40 } else { 4 } {
            let mut at_once = JoinSet::new();
            for (what, request, expected) in too_long() {
                let to = edge.address;
                at_once.spawn(async move { (what, answered(to, &request).await, expected) });
            }
            for (what, status, expected) in at_once.join_all().await {
                assert!(expected.contains(&status), "{what}: {status}");
                *answers.entry(status).or_default() += 1;
                sent += 1;
            }
        }
        let after = program.memory();
        let grown = after.saturating_sub(before);
        assert!(grown <= GROWTH, "the program grew by {grown} KB");
        let bare = Program::bare(&[]);
        let alone = answered(bare.address(), &header(450 * KB)).await;
        assert_eq!(alone, 200, "the program itself refuses long headers by now");
        print_figures(&json!({
            "run": "what is too long",
            "requests": sent,
            "answers": answers,
            "program_memory_kb": after,
            "program_grew_kb": grown,
        }));
    });
}

/// The status of the first answer; 0 for none.
async fn answered(to: SocketAddr, request: &str) -> u16 {
    let answer = say(to, request.as_bytes()).await;
    statuses(&answer).first().copied().unwrap_or(0)
}

/// What must not be refused.
fn normal() -> Vec<(&'static str, String, u16)> {
    vec![
        ("a header of 7 KB", header(7 * KB), 200),
        ("two headers of 7 KB", headers(2, 7 * KB), 200),
        ("ninety headers", headers(90, 20), 200),
        ("an address of 7 KB", address(7 * KB), 404),
    ]
}

fn too_long() -> Vec<(&'static str, String, &'static [u16])> {
    vec![
        ("a header of 8 KB", header(8 * KB), &[400, 431]),
        ("a header of 64 KB", header(64 * KB), &[400, 431]),
        ("a header of 1 MB", header(1024 * KB), &[400, 431]),
        ("headers of 18 KB", headers(3, 6 * KB), &[400, 431]),
        ("headers of 1 MB", headers(200, 5 * KB), &[400, 431]),
        ("101 headers", headers(101, 20), &[400, 431]),
        ("1,000 headers", headers(1_000, 200), &[400, 431]),
        ("an address of 8 KB", address(8 * KB), &[414]),
        ("an address of 64 KB", address(64 * KB), &[414]),
        ("an address of 1 MB", address(1024 * KB), &[414]),
        ("a body of 64 KB and a byte", body(LARGEST_BODY + 1), &[413]),
        ("a body of 1 MB", body(1024 * KB), &[413]),
        ("a body of 1 MB in chunks", chunks(1024 * KB), &[413]),
        ("a chunk of 4 GB", chunk_of("ffffffff"), &[413]),
        (
            "a chunk beyond all numbers",
            chunk_of(&"f".repeat(40)),
            &[400],
        ),
    ]
}

fn header(length: usize) -> String {
    headers(1, length)
}

fn headers(count: usize, length: usize) -> String {
    let value = "a".repeat(length);
    let lines: Vec<String> = (0..count).map(|n| format!("X-{n}: {value}\r\n")).collect();
    let lines = lines.concat();
    format!("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n")
}

fn address(length: usize) -> String {
    let path = "a".repeat(length);
    format!("GET /{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
}

fn body(length: usize) -> String {
    let body = "a".repeat(length);
    format!("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n{body}")
}

fn chunks(length: usize) -> String {
    let chunk = format!("400\r\n{}\r\n", "a".repeat(KB));
    chunk_of("0").replace("0\r\n", &format!("{}0\r\n", chunk.repeat(length / KB)))
}

fn chunk_of(size: &str) -> String {
    format!(
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n\r\n"
    )
}
