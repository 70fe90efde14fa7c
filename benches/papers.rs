//! How long a poster takes, and what it holds of the memory: `cargo bench --bench papers`. The first one
//! of a process reads the typeface and the sources; one that was made before is remembered. Prints one
//! JSON line.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use brygga::paper::{About, Kind, Paper, Press};
use chrono::NaiveDate;
use rocket::tokio::runtime::Runtime;
use serde_json::json;
use std::time::{Duration, Instant};

/// Posters of so many different rounds.
const ROUNDS: u32 = 300;

fn main() {
    let runtime = Runtime::new().unwrap();
    let press = Press::default();
    let print = |number: u32| {
        let began = Instant::now();
        let pdf = runtime
            .block_on(press.print_public(poster(number)))
            .unwrap();
        (began.elapsed(), pdf.len())
    };
    let at_rest = memory();
    let (first, bytes) = print(0);
    let after_one = memory();
    let mut others: Vec<Duration> = (1..=ROUNDS).map(|number| print(number).0).collect();
    let after_all = memory();
    others.sort();
    let mut again: Vec<Duration> = (1..=ROUNDS).map(|number| print(number).0).collect();
    again.sort();
    let at = |sorted: &[Duration], share: usize| sorted[sorted.len() * share / 100].as_micros();
    println!(
        "{}",
        json!({
            "bytes": bytes,
            "first_us": first.as_micros(),
            "p50_us": at(&others, 50),
            "p99_us": at(&others, 99),
            "remembered_p50_us": at(&again, 50),
            "memory_kb": [at_rest, after_one, after_all],
            "posters": ROUNDS,
        })
    );
}

/// What `letters/poster.typ` reads, of one round.
fn poster(number: u32) -> Paper {
    let about = About {
        lang: "sv",
        title: "Kom igång med mobil och surfplatta",
        author: "Kalmar kommun",
        day: NaiveDate::from_ymd_opt(2027, 1, 11).unwrap(),
    };
    let say = format!("Ring och säg träff nummer {number}");
    let data = json!({
        "colour": "#0b4f6c",
        "call": "Ring 08-465 004 00",
        "hours": "Måndag–fredag 8–16",
        "name": "Kom igång med mobil och surfplatta",
        "about": [
            "För dig som fyller 65 år 2027 eller är äldre.",
            "Du lär dig grunderna i mobil, surfplatta och dator. Ungdomar i årskurs 9 hjälper dig i lugn takt. \
             Kursen är gratis. Du behöver inte kunna något innan. Vi bjuder på fika.",
        ],
        "facts": [
            {"question": "När", "large": ["Tisdag 26 januari klockan 13–15"], "small": [], "address": null},
            {
                "question": "Var",
                "large": ["Stadsbiblioteket"],
                "small": ["Posthusallén 2, Kalmar. Rum: Hörsalen", "Hiss, hörslinga, busshållplats nära"],
                "address": null,
            },
            {
                "question": "Hur",
                "large": [say],
                "small": ["Eller anmäl dig på webben:"],
                "address": format!("surfa.kalmar.example/kalmar/traffar/{number}"),
            },
        ],
        "strip": [
            "Ring 08-465 004 00",
            format!("Träff nummer {number}"),
            "Tisdag 26 januari klockan 13–15",
            "Stadsbiblioteket",
        ],
    });
    Paper::new(Kind::Poster, about, &data).unwrap()
}

/// What this process holds in memory, in kB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number.unwrap().parse().unwrap()
}
