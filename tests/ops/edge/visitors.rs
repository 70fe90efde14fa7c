//! Ordinary people who come by meanwhile: some read a page, some sign up.

use crate::{
    browser::Browser,
    journey::{Somebody, walk},
    people::browser as reader,
    world::PLACE,
};
use reqwest::StatusCode;
use rocket::tokio::{join, time::sleep};
use std::{
    future::ready,
    io,
    net::Ipv4Addr,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::{Duration, Instant},
};

/// Five pages and a sign-up a second.
const BETWEEN_PAGES: Duration = Duration::from_millis(200);
const BETWEEN_SIGN_UPS: Duration = Duration::from_secs(1);

/// People's numbers go on from run to run, so that nobody signs up twice.
static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// What became of the ordinary people.
#[derive(Default)]
pub(crate) struct Visits {
    /// How long each page took, in milliseconds.
    pub(crate) pages: Vec<u64>,
    pub(crate) sign_ups: usize,
    /// Whatever was not as it should be.
    pub(crate) failed: Vec<String>,
}

/// Comes by until it is over.
pub(crate) async fn visit(url: &str, over: &AtomicBool) -> Visits {
    let mut visits = Visits::default();
    let (mut pages, mut sign_ups, mut failed) = (Vec::new(), 0, Vec::new());
    let read = async {
        let client = reader();
        while !over.load(Ordering::SeqCst) {
            let began = Instant::now();
            match client.get(url).send().await.map(|a| a.status()) {
                Ok(StatusCode::OK) => {
                    pages.push(u64::try_from(began.elapsed().as_millis()).unwrap());
                }
                other => failed.push(format!("a page: {other:?}")),
            }
            sleep(BETWEEN_PAGES).await;
        }
    };
    let join_in = async {
        while !over.load(Ordering::SeqCst) {
            match sign_up(url).await {
                Ok(()) => sign_ups += 1,
                Err(trouble) => visits.failed.push(format!("a sign-up: {trouble:?}")),
            }
            sleep(BETWEEN_SIGN_UPS).await;
        }
    };
    join!(read, join_in);
    visits.pages = pages;
    visits.sign_ups = sign_ups;
    visits.failed.append(&mut failed);
    visits
}

/// The next person signs up, from the start page to reading the confirmation.
async fn sign_up(url: &str) -> io::Result<()> {
    let mut browser = Browser::at(Ipv4Addr::LOCALHOST, host_of(url));
    walk(&mut browser, &next_person(), |_| ready(())).await?;
    Ok(())
}

/// Somebody who claims to come from elsewhere signs up, which counts against the limit of their
/// network; answers the status of the form that asks for the place.
pub(crate) async fn claim_to_be_from(
    url: &str,
    from: Ipv4Addr,
    claims: &[(&'static str, String)],
) -> StatusCode {
    let mut browser = Browser::at(from, host_of(url));
    let lines = claims
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"));
    browser.claims = lines.collect();
    match walk(&mut browser, &next_person(), |_| ready(())).await {
        Ok(_) => StatusCode::SEE_OTHER,
        Err(error) => {
            let words = error.to_string();
            let status = words.get(..3).and_then(|s| s.parse().ok());
            status
                .and_then(|s| StatusCode::from_u16(s).ok())
                .unwrap_or_else(|| unreachable!("{words}"))
        }
    }
}

fn next_person() -> Somebody<'static> {
    Somebody {
        number: NUMBER.fetch_add(1, Ordering::SeqCst),
        place: PLACE,
        near: "Granby",
        round: 1,
    }
}

fn host_of(url: &str) -> &str {
    url.trim_start_matches("http://")
}
