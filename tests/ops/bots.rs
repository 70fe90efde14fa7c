//! A program fills in forms as fast as it can: it gets no more seats than one network may have, however
//! it goes about it, and people go on signing up (trust plan E11, the public side).

use crate::{
    books::{Books, Member},
    browser::Browser,
    database::TestDatabase,
    journey::{Ended, Somebody, walk},
    run::{alone, long, print_figures},
    service::Service,
    world::{Course, PLACE},
};
use rocket::tokio::{task::JoinSet, time::sleep};
use serde_json::json;
use std::{
    collections::BTreeMap,
    future::ready,
    io,
    net::Ipv4Addr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

/// What one network may send: at once, and in each hour.
#[derive(Clone, Copy)]
struct Limit {
    burst: usize,
    per_hour: usize,
}

/// As shipped.
const SHIPPED: Limit = Limit {
    burst: 60,
    per_hour: 120,
};
const NONE: Limit = Limit {
    burst: 100_000,
    per_hour: 100_000,
};

/// Programs at work at once, all in one network.
const AT_ONCE: usize = 8;

/// An ordinary sign-up comes this often, from a home of its own.
const BETWEEN_PEOPLE: Duration = Duration::from_millis(300);

/// Every name that a program invents begins so.
const INVENTED: &str = "Robot";

const COURSE: Course = Course {
    seats: 1_000,
    sessions: 1,
};

/// How many forms the programs send.
fn forms() -> usize {
    if long() { 50_000 } else { 1_200 }
}

#[test]
fn a_storm_of_forms_gets_what_one_network_may_have_and_keeps_nobody_out_on_sqlite() {
    alone(async {
        let storm = Storm::over(TestDatabase::embedded(), forms(), SHIPPED).await;
        storm.assert_withstood();
    });
}

#[test]
fn a_storm_of_forms_gets_what_one_network_may_have_and_keeps_nobody_out_on_postgresql() {
    alone(async {
        if let Some(database) = TestDatabase::on_server("bots").await {
            Storm::over(database, forms(), SHIPPED)
                .await
                .assert_withstood();
        }
    });
}

/// The control: without the limit the same programs take far more.
#[test]
fn without_a_limit_a_storm_of_forms_takes_the_seats() {
    alone(async {
        let storm = Storm::over(TestDatabase::embedded(), 400, NONE).await;
        assert!(
            storm.seats > 2 * SHIPPED.burst,
            "the storm is too weak to tell"
        );
    });
}

/// What a storm came to.
struct Storm {
    /// How often each kind of form was answered with each status.
    answers: BTreeMap<String, usize>,
    /// Seats that invented people have.
    seats: usize,
    /// The most that one network may have had by then.
    cap: usize,
    /// Ordinary people who came meanwhile, and those of them who got a seat.
    people: usize,
    served: usize,
}

impl Storm {
    async fn over(database: TestDatabase, forms: usize, limit: Limit) -> Self {
        COURSE.plan(&database);
        let (burst, per_hour) = (limit.burst.to_string(), limit.per_hour.to_string());
        let settings = [
            ("BRYGGA_SIGN_UPS_BURST", burst.as_str()),
            ("BRYGGA_SIGN_UPS_PER_HOUR", per_hour.as_str()),
        ];
        let services: Vec<Service> = (0..database.processes())
            .map(|_| {
                Service::try_start(&database, &settings).unwrap_or_else(|e| unreachable!("{e}"))
            })
            .collect();
        let hosts: Arc<Vec<String>> = Arc::new(
            services
                .iter()
                .map(|s| s.url.trim_start_matches("http://").to_owned())
                .collect(),
        );
        let over = Arc::new(AtomicBool::new(false));
        let mut people = JoinSet::new();
        people.spawn(come(Arc::clone(&hosts), Arc::clone(&over)));
        let began = Instant::now();
        let answers = storm(&hosts, forms).await;
        let seconds = began.elapsed().as_secs();
        over.store(true, Ordering::SeqCst);
        let (people, served) = people.join_next().await.unwrap().unwrap();
        drop(services);
        let books = Books::read(&database).await;
        let invented = |member: &&Member| member.name.starts_with(INVENTED);
        let storm = Self {
            answers,
            seats: books.members.iter().filter(invented).count(),
            cap: limit.burst + usize::try_from(seconds).unwrap() * limit.per_hour / 3_600 + 1,
            people,
            served,
        };
        assert_eq!(books.claims.len(), books.members.len(), "a seat each");
        print_figures(&json!({
            "run": "bots",
            "database": database.kind(),
            "forms": storm.answers.values().sum::<usize>(),
            "seconds": seconds,
            "answers": storm.answers,
            "seats_taken": storm.seats,
            "cap": storm.cap,
            "people": people,
            "served": served,
        }));
        database.remove().await;
        storm
    }

    fn assert_withstood(&self) {
        assert!(self.seats <= self.cap, "{} seats", self.seats);
        assert!(self.seats >= SHIPPED.burst, "the storm never met the limit");
        assert!(self.people > 0, "nobody else came");
        assert_eq!(self.served, self.people, "people were kept out");
        for kind in self.answers.keys() {
            let expected = [
                "new 303",
                "new 429",
                "repeated 303",
                "repeated 429",
                "trap 422",
            ];
            assert!(expected.contains(&kind.as_str()), "{kind}");
        }
    }
}

/// Programs that send so many forms; how each kind was answered.
async fn storm(hosts: &[String], forms: usize) -> BTreeMap<String, usize> {
    let (mut programs, next) = (JoinSet::new(), Arc::new(AtomicUsize::new(0)));
    for program in 0..AT_ONCE {
        let (host, next) = (hosts[program % hosts.len()].clone(), Arc::clone(&next));
        programs.spawn(async move { fill_in(&host, &next, forms).await.unwrap() });
    }
    let mut answers = BTreeMap::new();
    for kind in programs.join_all().await.into_iter().flatten() {
        *answers.entry(kind).or_default() += 1;
    }
    answers
}

/// One program: of four forms two are of invented people, one is the last one again, and one has
/// something in the field that people do not see.
async fn fill_in(host: &str, next: &AtomicUsize, forms: usize) -> io::Result<Vec<String>> {
    let mut answers = Vec::new();
    let mut visit = Visit::begin(host).await?;
    loop {
        let number = next.fetch_add(1, Ordering::SeqCst);
        if number >= forms {
            return Ok(answers);
        }
        let kind = match number % 4 {
            0 | 1 => "new",
            2 if !visit.last.is_empty() => "repeated",
            _ => "trap",
        };
        if kind != "repeated" {
            if visit.taken {
                visit = Visit::begin(host).await?;
            }
            visit.becomes(number).await?;
        }
        let trap = if kind == "trap" {
            "https://elak.example"
        } else {
            ""
        };
        let status = visit.send(trap).await?;
        answers.push(format!("{kind} {status}"));
    }
}

/// A half-filled form, whose person changes.
struct Visit {
    browser: Browser,
    csrf: String,
    /// What the check sends.
    last: Vec<(&'static str, String)>,
    /// Whether it led to a place.
    taken: bool,
}

impl Visit {
    async fn begin(host: &str) -> io::Result<Self> {
        let mut browser = Browser::at(Ipv4Addr::new(127, 8, 0, 1), host);
        let page = browser.get(&address("vem?traff=1")).await?.page();
        let mut visit = Self {
            browser,
            csrf: page.hidden("csrf"),
            last: Vec::new(),
            taken: false,
        };
        for (question, answers) in [
            ("vem", &[("vem", "jag")][..]),
            ("namn", &[("namn", INVENTED)]),
            ("fodelsear", &[("fodelsear", "1949")]),
            ("postnummer", &[("postnummer", "753 50")]),
            ("telefon", &[("telefon", "070-174 06 05")]),
            ("bekraftelse", &[("satt", "sms")]),
            ("behov", &[("behover", "nej")]),
            ("utrustning", &[("utrustning", "mobil")]),
            ("onskemal", &[("onskemal", "bilder")]),
        ] {
            visit.answer(question, answers).await?;
        }
        Ok(visit)
    }

    /// The same answers for somebody else.
    async fn becomes(&mut self, number: usize) -> io::Result<()> {
        let name = format!("{INVENTED} {}", letters(number));
        let phone = format!("070{:07}", 1_000_000 + number);
        self.answer("namn", &[("namn", &name)]).await?;
        self.answer("telefon", &[("telefon", &phone)]).await?;
        let page = self
            .browser
            .get(&address("kontrollera?traff=1"))
            .await?
            .page();
        self.last = ["csrf", "nyckel", "traff", "svar", "ledigt"]
            .map(|field| (field, page.hidden(field)))
            .to_vec();
        Ok(())
    }

    async fn answer(&mut self, question: &str, answers: &[(&str, &str)]) -> io::Result<()> {
        let mut fields = vec![("csrf", self.csrf.as_str()), ("traff", "1")];
        fields.extend(answers);
        let answer = self.browser.post(&address(question), &fields).await?;
        if answer.status == 303 {
            return Ok(());
        }
        let said = format!("{question}: {} {}", answer.status, answer.page().heading());
        Err(io::Error::other(said))
    }

    /// Presses the green button; the status of the answer.
    async fn send(&mut self, trap: &str) -> io::Result<u16> {
        let mut fields: Vec<_> = self.last.iter().map(|(n, v)| (*n, v.as_str())).collect();
        fields.push(("webbplats", trap));
        let answer = self.browser.post(&address("kontrollera"), &fields).await?;
        self.taken |= answer.status == 303;
        Ok(answer.status)
    }
}

fn address(page: &str) -> String {
    format!("/{PLACE}/anmalan/{page}")
}

/// A number as a name can hold it.
fn letters(number: usize) -> String {
    let digits = number.to_string();
    let letters = digits.bytes().map(|digit| char::from(digit - b'0' + b'a'));
    letters.collect()
}

/// People come one after the other until it is over: how many, and how many got a place.
async fn come(hosts: Arc<Vec<String>>, over: Arc<AtomicBool>) -> (usize, usize) {
    let (mut came, mut served) = (0, 0);
    while !over.load(Ordering::SeqCst) {
        let [.., high, low] = u16::try_from(came).unwrap().to_be_bytes();
        let mut browser = Browser::at(
            Ipv4Addr::new(127, 10, high, low),
            &hosts[came % hosts.len()],
        );
        let who = Somebody {
            number: came,
            place: PLACE,
            near: "Granby",
            round: 1,
        };
        came += 1;
        match walk(&mut browser, &who, |_| ready(())).await {
            Ok(Ended::Placed) => served += 1,
            other => print_figures(&json!({ "not served": format!("{other:?}") })),
        }
        sleep(BETWEEN_PEOPLE).await;
    }
    (came, served)
}
