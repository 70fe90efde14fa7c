//! Somebody who does not own a booking and tries many.

use crate::{people::opened, world::PLACE};
use brygga::kernel::{BookingWord, Chance};
use reqwest::{Client, header, redirect};
use std::{
    net::{IpAddr, Ipv4Addr},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(30);

/// What came of a try.
pub(super) enum Answer {
    /// It was looked at, and wrong.
    LookedAt,
    /// More was asked before it was looked at.
    MoreWanted,
    /// Too many.
    Wait,
    /// The database had no time for it.
    Busy,
    /// Something else.
    Other(String),
}

/// One visit, whose form is sent again and again.
pub(super) struct Guesser {
    address: String,
    origin: String,
    cookie: String,
    csrf: String,
}

impl Guesser {
    /// Opens the form once.
    pub(super) async fn begin(url: &str) -> Self {
        let address = format!("{url}/{PLACE}/andra");
        let (cookie, csrf) = opened(&address).await;
        Self {
            address,
            origin: url.to_owned(),
            cookie,
            csrf,
        }
    }

    /// A random word with four random digits.
    pub(super) async fn short(&self, from: Ipv4Addr, number: usize) -> Answer {
        let chance = Chance::seeded(1_000 + number as u64);
        let word = BookingWord::draw(&chance).to_string();
        let digits = format!("{:04}", chance.below(10_000));
        let (_, answer) = self
            .send(from, &[("bokningsord", &word), ("siffror", &digits)])
            .await;
        answer
    }

    /// A word with a whole number and a year that are nobody's; answers how many seconds it took.
    pub(super) async fn whole(&self, from: Ipv4Addr, word: &str, number: usize) -> f64 {
        let phone = format!("0721{number:06}");
        let fields = [
            ("mer", "ja"),
            ("bokningsord", word),
            ("telefon", phone.as_str()),
            ("fodelsear", "1925"),
        ];
        let (took, answer) = self.send(from, &fields).await;
        assert!(matches!(answer, Answer::LookedAt), "it was not looked at");
        took.as_secs_f64()
    }

    async fn send(&self, from: Ipv4Addr, fields: &[(&str, &str)]) -> (Duration, Answer) {
        let client = Client::builder()
            .no_proxy()
            .timeout(PATIENCE)
            .redirect(redirect::Policy::none())
            .local_address(IpAddr::V4(from))
            .build()
            .unwrap();
        let mut form = vec![("csrf", self.csrf.as_str())];
        form.extend(fields);
        let began = Instant::now();
        let answer = client
            .post(&self.address)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, &self.origin)
            .form(&form)
            .send()
            .await;
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => return (began.elapsed(), Answer::Other(format!("{error:?}"))),
        };
        let status = answer.status().as_u16();
        let page = answer.text().await.unwrap_or_default();
        let took = began.elapsed();
        let answer = if status == 429 {
            Answer::Wait
        } else if status == 503 {
            Answer::Busy
        } else if page.contains("Vi hittar ingen anmälan.") {
            Answer::LookedAt
        } else if page.contains("Vi behöver veta lite mer för att hitta") {
            Answer::MoreWanted
        } else {
            Answer::Other(format!("{status}: {page}"))
        };
        (took, answer)
    }
}
