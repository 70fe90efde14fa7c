//! Somebody who owns a booking and comes to see it.

use super::bookings::Booking;
use crate::world::PLACE;
use reqwest::{Client, header, redirect};
use std::{
    net::{IpAddr, Ipv4Addr},
    time::Duration,
};

/// Nobody waits longer for a page.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often somebody tries before they call instead.
const MOST_TRIES: u32 = 4;

/// An owner at a browser.
pub(super) struct Owner {
    client: Client,
    booking: Booking,
}

impl Owner {
    pub(super) fn new(from: Ipv4Addr, booking: Booking) -> Self {
        let client = Client::builder()
            .no_proxy()
            .timeout(PATIENCE)
            .redirect(redirect::Policy::none())
            .local_address(IpAddr::V4(from))
            .cookie_store(true)
            .build()
            .unwrap();
        Self { client, booking }
    }

    /// Answers whatever the page asks for; some slip the first time. True when it opened.
    pub(super) async fn gets_in(&self, url: &str, slips: bool) -> bool {
        let without = if self.booking.phone.is_some() {
            ""
        } else {
            "?utan=telefon"
        };
        let address = format!("{url}/{PLACE}/andra");
        let Ok(page) = self.client.get(format!("{address}{without}")).send().await else {
            return false;
        };
        let mut page = page.text().await.unwrap_or_default();
        for tried in 0..MOST_TRIES {
            let fields = self.fields(&page, slips && tried == 0);
            let sent = self
                .client
                .post(&address)
                .header(header::ORIGIN, url)
                .form(&fields)
                .send()
                .await;
            let Ok(answer) = sent else {
                return false;
            };
            if answer.status().as_u16() == 303 {
                return true;
            }
            page = answer.text().await.unwrap_or_default();
        }
        false
    }

    /// What the fields of the page are filled with.
    fn fields(&self, page: &str, slips: bool) -> Vec<(String, String)> {
        let booking = &self.booking;
        let phone = booking.phone.clone().unwrap_or_default();
        let digits = if slips {
            "0000".to_owned()
        } else {
            phone.chars().skip(phone.len().saturating_sub(4)).collect()
        };
        let given = booking.name.split(' ').next().unwrap_or_default();
        let known = [
            ("bokningsord", booking.word.clone()),
            ("siffror", digits),
            ("telefon", phone),
            ("fodelsear", booking.born.to_string()),
            ("fornamn", given.to_owned()),
            ("namn", booking.name.clone()),
            ("postnummer", "753 50".to_owned()),
        ];
        let mut fields: Vec<(String, String)> = known
            .into_iter()
            .filter(|(name, _)| page.contains(&format!("name=\"{name}\"")))
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        for hidden in ["csrf", "utan", "mer"] {
            let before = format!("name=\"{hidden}\" value=\"");
            if let Some((_, rest)) = page.split_once(&before) {
                let value = rest.split('"').next().unwrap_or_default();
                fields.push((hidden.to_owned(), value.to_owned()));
            }
        }
        fields
    }
}
