//! People at their browsers: each with cookies of their own, they open the form, send it and read
//! the page that tells them how it went.

use crate::world::PLACE;
use reqwest::{Client, ClientBuilder, StatusCode, header, redirect};
use std::time::{Duration, Instant};

/// No answer within this is no answer.
const PATIENCE: Duration = Duration::from_secs(30);

const GIVEN: [&str; 50] = [
    "Rut", "Sven", "Maj", "Gunnar", "Inger", "Bertil", "Karin", "Rolf", "Elsa", "Arne", "Gun",
    "Stig", "Ulla", "Lars", "Birgit", "Nils", "Barbro", "Göte", "Kerstin", "Åke", "Siv", "Bo",
    "Anita", "Kurt", "Margit", "Erik", "Solveig", "Hans", "Ingrid", "Olle", "Britta", "Sixten",
    "Vera", "Folke", "Astrid", "Tage", "Signe", "Egon", "Linnéa", "Holger", "Märta", "Valter",
    "Aina", "Sture", "Ebba", "Ivar", "Dagny", "Helge", "Alva", "Harry",
];
const FAMILY: [&str; 60] = [
    "Berg", "Dal", "Falk", "Ek", "Lind", "Holm", "Sjö", "Alm", "Rask", "Modig", "Ström", "Åkerö",
    "Björk", "Gran", "Tall", "Ås", "Vik", "Strand", "Kvist", "Löv", "Hed", "Mo", "Rönn", "Asp",
    "Sund", "Fors", "Näs", "Ö", "Sten", "Klint", "Lund", "Hage", "Äng", "Skog", "Fjäll", "Älv",
    "Bäck", "Damm", "Höglund", "Nyqvist", "Sandö", "Torp", "Uddén", "Vallmo", "Wik", "Ymer",
    "Zetterö", "Brink", "Ceder", "Duva", "Envall", "Frid", "Glas", "Hök", "Isberg", "Jung",
    "Krona", "Lärk", "Mård", "Norrö",
];

/// One person with one browser.
pub(crate) struct Person {
    pub(crate) number: usize,
    pub(crate) name: String,
    client: Client,
}

/// A form as it was shown, filled in.
pub(crate) struct Form(Vec<(String, String)>);

/// How somebody was told to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Placed,
    /// In line, at this position.
    Waiting(usize),
}

/// What somebody read on the page that confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) standing: Standing,
    pub(crate) word: String,
}

/// Why a page was not what was asked for.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nobody listened.
    Refused,
    /// It was cut off before the answer came: when it was sent, and why.
    Lost(Instant, String),
    /// Another answer than expected.
    Answer(u16, String),
}

/// What every browser here has in common.
pub(crate) fn browser() -> Client {
    settings().build().unwrap()
}

fn settings() -> ClientBuilder {
    Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .redirect(redirect::Policy::none())
        // A request that finds its kept connection closed would be sent again unseen.
        .pool_max_idle_per_host(0)
}

impl Person {
    pub(crate) fn new(number: usize) -> Self {
        let (given, rest) = (GIVEN[number % GIVEN.len()], number / GIVEN.len());
        let (family, rest) = (FAMILY[rest % FAMILY.len()], rest / FAMILY.len());
        // Three thousand have different names; those after them have a second given name.
        let second = rest.checked_sub(1).map(|at| GIVEN[at % GIVEN.len()]);
        let name: Vec<&str> = [Some(given), second, Some(family)]
            .into_iter()
            .flatten()
            .collect();
        Self {
            number,
            name: name.join(" "),
            client: settings().cookie_store(true).build().unwrap(),
        }
    }

    /// Opens the form and fills it in.
    pub(crate) async fn open(&self, url: &str) -> Result<Form, Trouble> {
        let page = self.page(&format!("{url}{}", form_path())).await?;
        let hidden = |name: &str| {
            let before = format!("name=\"{name}\" value=\"");
            between(&page, &before, "\"")
                .ok_or_else(|| Trouble::Answer(200, format!("a form without {name}")))
        };
        let mut fields = vec![
            ("csrf".to_owned(), hidden("csrf")?),
            ("nyckel".to_owned(), hidden("nyckel")?),
            ("namn".to_owned(), self.name.clone()),
            (
                "fodelsear".to_owned(),
                (1930 + self.number % 25).to_string(),
            ),
        ];
        if self.number.is_multiple_of(3) {
            // The range of invented numbers; couples share phones, so may these.
            let phone = format!("070-174 06 {:02}", 5 + self.number % 95);
            fields.push(("telefon".to_owned(), phone));
        }
        if self.number.is_multiple_of(2) {
            let address = format!("person-{}@example.org", self.number);
            fields.push(("epost".to_owned(), address));
        }
        Ok(Form(fields))
    }

    /// Sends the form and answers where the confirmation is.
    pub(crate) async fn send(&self, url: &str, form: &Form) -> Result<String, Trouble> {
        let began = Instant::now();
        let answer = self
            .client
            .post(format!("{url}{}", form_path()))
            .header(header::ORIGIN, url)
            .form(&form.0)
            .send()
            .await
            .map_err(|e| trouble(began, &e))?;
        let location = answer
            .headers()
            .get(header::LOCATION)
            .and_then(|l| l.to_str().ok())
            .map(str::to_owned);
        match (answer.status(), location) {
            (StatusCode::SEE_OTHER, Some(location)) => Ok(location),
            (status, _) => {
                let page = answer.text().await.unwrap_or_default();
                Err(Trouble::Answer(status.as_u16(), heading(&page)))
            }
        }
    }

    /// Sends the form and hangs up after a while, whether the answer has come or not.
    pub(crate) async fn send_and_hang_up(&self, url: &str, form: &Form, after: Duration) {
        let sent = self
            .client
            .post(format!("{url}{}", form_path()))
            .header(header::ORIGIN, url)
            .form(&form.0)
            .timeout(after)
            .send();
        // What came of it is not looked at: that is what hanging up is.
        drop(sent.await);
    }

    /// Reads the page that the answer led to.
    pub(crate) async fn read(&self, url: &str, location: &str) -> Result<Told, Trouble> {
        let page = self.page(&format!("{url}{location}")).await?;
        let word = between(&page, "app-reference\">", "<");
        let heading = heading(&page);
        let standing = match heading.rsplit_once("plats ") {
            _ if location.ends_with("/klar") => Some(Standing::Placed),
            Some((_, position)) => position.parse().ok().map(Standing::Waiting),
            None => None,
        };
        match (standing, word) {
            (Some(standing), Some(word)) => Ok(Told { standing, word }),
            _ => Err(Trouble::Answer(
                200,
                format!("not a confirmation: {heading}"),
            )),
        }
    }

    async fn page(&self, url: &str) -> Result<String, Trouble> {
        let began = Instant::now();
        let answer = self.client.get(url).send().await;
        let answer = answer.map_err(|e| trouble(began, &e))?;
        let status = answer.status();
        let page = answer.text().await.map_err(|e| trouble(began, &e))?;
        if status == StatusCode::OK {
            Ok(page)
        } else {
            Err(Trouble::Answer(status.as_u16(), heading(&page)))
        }
    }
}

fn form_path() -> String {
    format!("/{PLACE}/traffar/1/anmalan")
}

fn trouble(began: Instant, error: &reqwest::Error) -> Trouble {
    if error.is_connect() {
        Trouble::Refused
    } else {
        Trouble::Lost(began, format!("{error:?}"))
    }
}

fn between(page: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = page.split_once(before)?;
    Some(rest.split_once(after)?.0.to_owned())
}

fn heading(page: &str) -> String {
    between(page, "<h1", "</h1>")
        .and_then(|h| Some(h.split_once('>')?.1.to_owned()))
        .unwrap_or_default()
}
