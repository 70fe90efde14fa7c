//! Somebody tries passwords at addresses: the time of a refusal does not tell whether there is such an
//! account, or whether it is closed (trust plan F6).

use crate::{
    database::TestDatabase,
    measure::{mean, rounded, welch},
    people::opened,
    run::{alone, long, print_figures},
    service::Service,
    world::Course,
};
use brygga::accounts::{Hasher, Password};
use reqwest::{Client, header, redirect};
use rocket::tokio::{task::JoinSet, time::sleep};
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::{
    fmt::Write,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::{Duration, Instant},
};

/// Accounts of each kind; each address is tried less often than is allowed.
const ACCOUNTS: usize = 1_000;

/// The orders in which one of each kind is tried, so that each follows each as often.
const ORDERS: [[Kind; 3]; 6] = {
    use Kind::{Closed, Known, Unknown};
    [
        [Known, Unknown, Closed],
        [Closed, Unknown, Known],
        [Unknown, Closed, Known],
        [Known, Closed, Unknown],
        [Closed, Known, Unknown],
        [Unknown, Known, Closed],
    ]
};

/// Between two tries: long enough that a password is hashed alone, as what it takes beside others says
/// more of the others.
const APART: Duration = Duration::from_millis(70);

/// What a measure must be fine enough to see, in seconds.
const SLOWER: f64 = 0.005;

/// Welch's t below which two kinds take the same time.
const SAME: f64 = 4.5;

/// Welch's t that the slower one must have, well above what counts as the same.
const FINE: f64 = 6.0;

const COURSE: Course = Course {
    seats: 10,
    sessions: 1,
};

/// At whom a password is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Known,
    Unknown,
    Closed,
}

impl Kind {
    fn address(self, number: usize) -> String {
        let kind = match self {
            Self::Known => 'k',
            Self::Unknown => 'u',
            Self::Closed => 'c',
        };
        format!("{kind}{}@kalmar.example", number % ACCOUNTS)
    }
}

#[test]
fn the_time_of_a_refusal_does_not_tell_whether_there_is_an_account() {
    alone(async {
        let database = TestDatabase::embedded();
        COURSE.plan(&database);
        write_accounts(&database).await;
        let service = Service::start(&database);
        let form = Arc::new(Form::open(&service.url).await);
        let (enough, most) = if long() { (6_668, 6_668) } else { (240, 1_200) };
        let mut took: [Vec<f64>; 3] = Default::default();
        let mut control = 0.0_f64;
        // A slow machine needs more tries before a few milliseconds show.
        while took[0].len() < most && (took[0].len() < enough || control.abs() < FINE) {
            let tried = took[0].len();
            let mut batch = JoinSet::new();
            for (number, order) in (tried..).zip(ORDERS) {
                for kind in order {
                    let form = Arc::clone(&form);
                    batch.spawn(async move {
                        let address = kind.address(number);
                        (kind, form.refused(from(number), &address).await)
                    });
                    sleep(APART).await;
                }
            }
            for (kind, seconds) in batch.join_all().await {
                took[kind as usize].push(seconds);
            }
            let slower: Vec<f64> = took[Kind::Known as usize]
                .iter()
                .map(|seconds| seconds + SLOWER)
                .collect();
            control = welch(&slower, &took[Kind::Unknown as usize]);
        }
        let [known, unknown, closed] = &took;
        let (t, t_closed) = (welch(known, unknown), welch(closed, unknown));
        print_figures(&json!({
            "run": "time of a refused sign-in",
            "samples": 3 * known.len(),
            "mean_known_ms": rounded(mean(known) * 1_000.0),
            "mean_unknown_ms": rounded(mean(unknown) * 1_000.0),
            "mean_closed_ms": rounded(mean(closed) * 1_000.0),
            "t_known": rounded(t),
            "t_closed": rounded(t_closed),
            "t_if_5_ms_slower": rounded(control),
        }));
        assert!(t.abs() < SAME, "t of known is {t}");
        assert!(t_closed.abs() < SAME, "t of closed is {t_closed}");
        assert!(control.abs() > FINE, "the measure is too coarse: {control}");
        drop(service);
        database.remove().await;
    });
}

/// Where the tries of this round come from; no address tries more often than is allowed.
fn from(number: usize) -> Ipv4Addr {
    let [_, _, high, low] = u32::try_from(number).unwrap().to_be_bytes();
    Ipv4Addr::new(127, 4, high, low)
}

/// Accounts with a password, half of them closed.
async fn write_accounts(database: &TestDatabase) {
    let password = Password::typed("gul traktor vid sjön");
    let hash = Hasher::default().hash(&password).await.unwrap();
    let mut rows = String::new();
    for (kind, state) in [(Kind::Known, "active"), (Kind::Closed, "disabled")] {
        for number in 0..ACCOUNTS {
            let address = kind.address(number);
            let id = format!("{:02x}{number:030x}", kind as u8);
            let comma = if rows.is_empty() { "" } else { "," };
            write!(
                rows,
                "{comma}(X'{id}', 'Bo Ek', 'bo ek', '{address}', '{address}', '{state}', '{hash}', 0, 'sv', 0)"
            )
            .unwrap();
        }
    }
    let db = database.connect().await;
    db.execute_unprepared(&format!(
        "INSERT INTO accounts (id, name, sort_key, email, login_key, state, password_hash, must_change, \
         language, made_at) VALUES {rows}"
    ))
    .await
    .unwrap();
    db.close().await.unwrap();
}

/// The form for signing in, opened once and sent again and again.
struct Form {
    url: String,
    cookie: String,
    csrf: String,
}

impl Form {
    async fn open(url: &str) -> Self {
        let (cookie, csrf) = opened(&format!("{url}/logga-in")).await;
        Self {
            url: url.to_owned(),
            cookie,
            csrf,
        }
    }

    /// Tries a wrong password; answers how many seconds the refusal took.
    async fn refused(&self, from: Ipv4Addr, address: &str) -> f64 {
        let client = Client::builder()
            .no_proxy()
            .timeout(Duration::from_secs(30))
            .redirect(redirect::Policy::none())
            .local_address(IpAddr::V4(from))
            .build()
            .unwrap();
        let form = [
            ("csrf", self.csrf.as_str()),
            ("epost", address),
            ("losenord", "inte det rätta lösenordet"),
        ];
        let began = Instant::now();
        let answer = client
            .post(format!("{}/logga-in", self.url))
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, &self.url)
            .form(&form)
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        answer.text().await.unwrap();
        let took = began.elapsed().as_secs_f64();
        assert_eq!(status, 422, "{address}");
        took
    }
}
