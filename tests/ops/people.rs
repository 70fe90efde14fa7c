//! People at their browsers: each with cookies of their own, they answer the questions a page at a
//! time, look everything over, send it and read the page that tells them how it went.

use crate::{account::Confirmed, world::PLACE};
use reqwest::{Client, ClientBuilder, Response, StatusCode, header, redirect};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// No answer within this is no answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// More pages than this have no end.
const MOST_PAGES: usize = 40;

/// The questions in their order; nobody is asked all of them.
const QUESTIONS: [&str; 15] = [
    "vem",
    "namn",
    "den-andra/namn",
    "fodelsear",
    "den-andra/fodelsear",
    "postnummer",
    "den-andra/postnummer",
    "telefon",
    "den-andra/telefon",
    "bekraftelse",
    "adress",
    "epost",
    "behov",
    "vad-behover-du",
    "utrustning",
];

/// The last question.
const LAST: &str = "onskemal";

/// So many people have phones, eight to each of the invented numbers: one number signs up a dozen
/// times a day at most.
const WITH_PHONES: usize = 3 * 95 * 8;

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
    /// Who comes along.
    pub(crate) with: Option<String>,
    client: Client,
    /// So many questions, in their order, have been answered and confirmed by the next page.
    acknowledged: AtomicUsize,
    answered: Mutex<Vec<Confirmed>>,
}

/// The check as it was shown: what a press of its button sends.
#[derive(Debug, Clone)]
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

/// Opens a page with a form once: the visit's cookie, and the token that goes with it.
pub(crate) async fn opened(address: &str) -> (String, String) {
    let page = browser().get(address).send().await.unwrap();
    let cookie = page.headers()[reqwest::header::SET_COOKIE]
        .to_str()
        .unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let page = page.text().await.unwrap();
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
    (cookie, rest.split('"').next().unwrap().to_owned())
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
        Self {
            number,
            name: name(number),
            with: None,
            client: settings()
                .cookie_store(true)
                .local_address(home(number))
                .build()
                .unwrap(),
            acknowledged: AtomicUsize::new(0),
            answered: Mutex::default(),
        }
    }

    /// Two who want to sit together.
    pub(crate) fn with_company(number: usize) -> Self {
        Self {
            // Far from the numbers of those who come by themselves.
            with: Some(name(number + 60_000)),
            ..Self::new(number)
        }
    }

    /// Answers the questions that have no answer yet, and opens the check.
    pub(crate) async fn open(&self, url: &str) -> Result<Form, Trouble> {
        let acknowledged = self.acknowledged.load(Ordering::SeqCst);
        let begin = if acknowledged == 0 {
            "vem"
        } else {
            "kontrollera"
        };
        let mut path = format!("{}?traff=1", path_of(begin));
        for _ in 0..MOST_PAGES {
            path = match self.look(&format!("{url}{path}")).await? {
                Seen::Elsewhere(path) => path,
                Seen::Page(page) => match question_of(&path) {
                    None => return Form::shown(&page),
                    Some(question) if place_of(question) < acknowledged => {
                        let lost = format!("{question} again, though it had been answered");
                        return Err(Trouble::Answer(200, lost));
                    }
                    Some(question) => self.answer(url, question, &page).await?,
                },
            };
        }
        Err(Trouble::Answer(200, "questions without end".to_owned()))
    }

    /// The answers that were taken in, since they were last asked for.
    pub(crate) fn answered(&self) -> Vec<Confirmed> {
        std::mem::take(&mut self.answered.lock().unwrap())
    }

    /// Answers one question; where it leads.
    async fn answer(&self, url: &str, question: &str, page: &str) -> Result<String, Trouble> {
        let mut fields = hidden(page, &["csrf", "traff"])?;
        let answers = self.answers(question);
        fields.extend(
            answers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        let began = Instant::now();
        let location = self.post(url, question, &fields, began).await?;
        self.acknowledged
            .fetch_max(place_of(question) + 1, Ordering::SeqCst);
        let (url, took) = (url.to_owned(), began.elapsed());
        self.answered
            .lock()
            .unwrap()
            .push(Confirmed { url, began, took });
        Ok(location)
    }

    /// What this person says to a question.
    fn answers(&self, question: &str) -> Vec<(&'static str, String)> {
        let number = self.number;
        let one = |name, value: &str| vec![(name, value.to_owned())];
        match question {
            "vem" => one("vem", if self.with.is_some() { "tva" } else { "jag" }),
            "namn" => one("namn", &self.name),
            "den-andra/namn" => one("namn", self.with.as_deref().unwrap_or_default()),
            "fodelsear" | "den-andra/fodelsear" => {
                one("fodelsear", &(1930 + number % 25).to_string())
            }
            "postnummer" if number.is_multiple_of(4) => one("utan", "ja"),
            "postnummer" | "den-andra/postnummer" => one("postnummer", "753 50"),
            "telefon" => match self.phone() {
                Some(phone) => one("telefon", &phone),
                None => one("utan", "ja"),
            },
            "den-andra/telefon" => one("telefon", ""),
            "bekraftelse" => one("satt", self.way()),
            "adress" => vec![
                ("gata", "Storgatan 4".to_owned()),
                ("postnummer", "753 50".to_owned()),
                ("ort", "Granby".to_owned()),
            ],
            "epost" => one("epost", &format!("person-{number}@example.org")),
            "behov" => one(
                "behover",
                if number.is_multiple_of(9) {
                    "ja"
                } else {
                    "nej"
                },
            ),
            "vad-behover-du" => one("behov", "horslinga"),
            "utrustning" => one("utrustning", "mobil"),
            _ => one("onskemal", "bilder"),
        }
    }

    /// The number that they type; none for «Jag har ingen telefon».
    pub(crate) fn phone(&self) -> Option<String> {
        let has = self.number.is_multiple_of(3) && self.number < WITH_PHONES;
        has.then(|| format!("070-174 06 {:02}", 5 + self.number % 95))
    }

    fn way(&self) -> &'static str {
        match (self.number % 4, self.phone()) {
            (0 | 2, _) => "epost",
            (1, Some(_)) => "sms",
            (3, Some(_)) => "samtal",
            _ => "brev",
        }
    }

    /// Sends the form and answers where the confirmation is.
    pub(crate) async fn send(&self, url: &str, form: &Form) -> Result<String, Trouble> {
        self.post(url, "kontrollera", &form.0, Instant::now()).await
    }

    /// Sends fields to a page; where the answer leads.
    async fn post(
        &self,
        url: &str,
        to: &str,
        fields: &[(String, String)],
        began: Instant,
    ) -> Result<String, Trouble> {
        let answer = self
            .client
            .post(format!("{url}{}", path_of(to)))
            .header(header::ORIGIN, url)
            .form(fields)
            .send()
            .await
            .map_err(|e| trouble(began, &e))?;
        if let Some(location) = location(&answer) {
            return Ok(location);
        }
        let status = answer.status().as_u16();
        let page = answer.text().await.unwrap_or_default();
        Err(Trouble::Answer(status, heading(&page)))
    }

    /// Sends the form and hangs up after a while, whether the answer has come or not.
    pub(crate) async fn send_and_hang_up(&self, url: &str, form: &Form, after: Duration) {
        let sent = self
            .client
            .post(format!("{url}{}", path_of("kontrollera")))
            .header(header::ORIGIN, url)
            .form(&form.0)
            .timeout(after)
            .send();
        // What came of it is not looked at: that is what hanging up is.
        drop(sent.await);
    }

    /// Reads the page that the answer led to.
    pub(crate) async fn read(&self, url: &str, location: &str) -> Result<Told, Trouble> {
        let mut location = location.to_owned();
        let page = loop {
            location = match self.look(&format!("{url}{location}")).await? {
                Seen::Page(page) => break page,
                // Who is in line is led there from the confirmation of a seat.
                Seen::Elsewhere(to) if to != location => to,
                Seen::Elsewhere(to) => return Err(Trouble::Answer(303, to)),
            };
        };
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

    async fn look(&self, url: &str) -> Result<Seen, Trouble> {
        let began = Instant::now();
        let answer = self.client.get(url).send().await;
        let answer = answer.map_err(|e| trouble(began, &e))?;
        if let Some(location) = location(&answer) {
            return Ok(Seen::Elsewhere(location));
        }
        let status = answer.status();
        let page = answer.text().await.map_err(|e| trouble(began, &e))?;
        if status == StatusCode::OK {
            Ok(Seen::Page(page))
        } else {
            Err(Trouble::Answer(status.as_u16(), heading(&page)))
        }
    }
}

impl Form {
    fn shown(page: &str) -> Result<Self, Trouble> {
        let mut fields = hidden(page, &["csrf", "nyckel", "traff", "svar"])?;
        // Whether the page said that a seat was free, and the field that only programs fill in.
        fields.extend(hidden(page, &["ledigt"]).unwrap_or_default());
        fields.push(("webbplats".to_owned(), String::new()));
        Ok(Self(fields))
    }
}

/// What an address showed.
enum Seen {
    Page(String),
    Elsewhere(String),
}

/// Everybody calls from an address of their own: where all share one, the limit of that network
/// keeps them apart, and the race would show nothing.
fn home(number: usize) -> IpAddr {
    let [_, high, middle, low] = u32::try_from(number).unwrap_or_default().to_be_bytes();
    Ipv4Addr::new(127, high + 1, middle, low).into()
}

/// Three thousand have different names; those after them have a second given name.
fn name(number: usize) -> String {
    let (given, rest) = (GIVEN[number % GIVEN.len()], number / GIVEN.len());
    let (family, rest) = (FAMILY[rest % FAMILY.len()], rest / FAMILY.len());
    let second = rest.checked_sub(1).map(|at| GIVEN[at % GIVEN.len()]);
    let name: Vec<&str> = [Some(given), second, Some(family)]
        .into_iter()
        .flatten()
        .collect();
    name.join(" ")
}

fn path_of(page: &str) -> String {
    format!("/{PLACE}/anmalan/{page}")
}

/// The question at an address; none at the check.
fn question_of(path: &str) -> Option<&str> {
    let path = path.split('?').next().unwrap_or_default();
    let (_, question) = path.split_once("/anmalan/")?;
    (question != "kontrollera").then_some(question)
}

/// How many questions come before this one.
fn place_of(question: &str) -> usize {
    let at = QUESTIONS.iter().position(|q| *q == question);
    at.unwrap_or(if question == LAST { QUESTIONS.len() } else { 0 })
}

fn hidden(page: &str, names: &[&str]) -> Result<Vec<(String, String)>, Trouble> {
    let value = |name: &str| between(page, &format!("name=\"{name}\" value=\""), "\"");
    names
        .iter()
        .map(|name| {
            let odd = || Trouble::Answer(200, format!("{}: no {name}", heading(page)));
            Ok(((*name).to_owned(), value(name).ok_or_else(odd)?))
        })
        .collect()
}

fn location(answer: &Response) -> Option<String> {
    let location = answer.headers().get(header::LOCATION)?.to_str().ok()?;
    (answer.status() == StatusCode::SEE_OTHER).then(|| location.to_owned())
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
