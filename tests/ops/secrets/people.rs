//! A day on which everything is done that has a secret in it.

use super::{canaries::Canaries, visitor::Visitor};
use crate::{
    database::TestDatabase,
    service::command,
    world::{CODE, PLACE},
};
use brygga::{accounts::Secret, kernel::Clock};
use reqwest::Method;
use sea_orm::{ConnectionTrait, Statement};

const KARIN: (&str, &str) = ("karin.kanariefagel@granby.example", "Karin Kanariefågel");
const BO: (&str, &str) = ("bo.zinkgruva@granby.example", "Bo Zinkgruva");
const FIRST: &str = "violett hink bakom ladan";
const SECOND: &str = "sju beige hattar i granskogen";
const WRONG: &str = "fel fel fel fel fel fel fel";
/// Whose row the database refuses.
const REFUSED: &str = "Gösta Tvestjärt";

/// Makes the first coordinator; answers the path of her link.
pub(super) fn link_of_the_first(database: &TestDatabase, canaries: &mut Canaries) -> String {
    let (email, name) = KARIN;
    let line = ["user", "add", "--email", email, "--name", name, "--role"];
    let more = ["coordinator", "--municipality", CODE];
    let ended = command(database, &[&line[..], &more].concat());
    assert!(ended.status.success(), "{}", ended.complaints);
    let address = ended.printed.lines().next().unwrap_or_default().to_owned();
    let (_, path) = address.split_once(":8000").unwrap();
    canaries.keep("link", path.rsplit('/').next().unwrap());
    for (what, secret) in [
        ("address", email),
        ("name", name),
        ("name", "Kanariefågel"),
        ("password", FIRST),
        ("password", SECOND),
        ("wrong password", WRONG),
        ("address", BO.0),
        ("name", BO.1),
        ("name", REFUSED),
    ] {
        canaries.keep(what, secret);
    }
    path.to_owned()
}

/// Goes through all of it.
pub(super) async fn a_day(
    database: &TestDatabase,
    url: &str,
    invitation: &str,
    canaries: &mut Canaries,
) {
    let mut karin = Visitor::new(url);
    let codes = comes_in(&mut karin, invitation, canaries).await;
    comes_back(&mut karin, &codes, canaries).await;
    works(database, &mut karin, canaries).await;
    forgets(database, &mut karin, &codes, canaries).await;
    let word = signs_up(url, "Tage Spaljédörr", 6, canaries).await.unwrap();
    canaries.keep("booking word", &word);
    changes(url, &word, canaries).await;
    fails(database, url, canaries).await;
    asks_oddly(url, canaries).await;
}

/// The link, a password, a wrong one, the app, the recovery codes.
async fn comes_in(karin: &mut Visitor<'_>, link: &str, canaries: &mut Canaries) -> Vec<String> {
    karin.get(link, canaries).await;
    karin.post(link, &[("nytt", FIRST)], canaries).await;
    gives_password(karin, WRONG, canaries).await;
    assert_eq!(karin.status, 422);
    gives_password(karin, FIRST, canaries).await;
    assert_eq!(karin.path, "/konto/app");
    let spelt = karin.secrets().remove(0);
    canaries.keep("authenticator", &spelt);
    let secret = totp_rs::Secret::try_from_base32(spelt.replace(' ', "")).unwrap();
    let secret = Secret::of(secret.as_ref()).unwrap();
    let code = secret.code_at(Clock::system().now()).unwrap();
    canaries.keep("code", &code);
    karin.post("/konto/app", &[("kod", &code)], canaries).await;
    let codes = karin.secrets();
    assert_eq!(codes.len(), 8, "{}", karin.path);
    for code in &codes {
        canaries.keep("recovery code", code);
    }
    karin.get("/konto", canaries).await;
    codes
}

/// Out, and in again by a recovery code after a wrong one; and other codes.
async fn comes_back(karin: &mut Visitor<'_>, codes: &[String], canaries: &mut Canaries) {
    karin.post("/konto/logga-ut", &[], canaries).await;
    gives_password(karin, FIRST, canaries).await;
    let wrong = "ABCD EFGH JKLM NPQR STUV WXYZ";
    canaries.keep("wrong code", wrong);
    for (code, path) in [(wrong, "/logga-in/kod"), (codes[0].as_str(), "/konto")] {
        karin
            .post("/logga-in/kod", &[("kod", code)], canaries)
            .await;
        assert_eq!(karin.path, path);
    }
}

async fn gives_password(karin: &mut Visitor<'_>, password: &str, canaries: &mut Canaries) {
    karin.get("/logga-in", canaries).await;
    let fields = [("epost", KARIN.0), ("losenord", password)];
    karin.post("/logga-in", &fields, canaries).await;
}

/// Somebody is invited, and a feed has an address.
async fn works(database: &TestDatabase, karin: &mut Visitor<'_>, canaries: &mut Canaries) {
    let invite = format!("/{PLACE}/anvandare/ny");
    karin.get(&invite, canaries).await;
    let fields = [("namn", BO.1), ("epost", BO.0), ("roll", "host")];
    karin.post(&invite, &fields, canaries).await;
    assert!(karin.page.contains(BO.1), "{}", karin.path);
    canaries.keep("link", &token_mailed(database).await);
    let person = format!("/{PLACE}/dagbocker/ny");
    karin.get(&person, canaries).await;
    let name = "Ebba Silverskatt";
    canaries.keep("name", name);
    karin.post(&person, &[("namn", name)], canaries).await;
    let diary = karin.path.clone();
    karin.post(&diary, &[("gor", "adress")], canaries).await;
    let address = karin.secrets().remove(0);
    let token = address.rsplit('/').next().unwrap().trim_end_matches(".ics");
    canaries.keep("feed", token);
    let path = address.split_once("/flode/").unwrap().1.to_owned();
    karin.get(&format!("/{PLACE}/flode/{path}"), canaries).await;
    assert_eq!(karin.status, 200);
}

/// A link by mail, another password by it, another again by hand, and other recovery codes.
async fn forgets(
    database: &TestDatabase,
    karin: &mut Visitor<'_>,
    codes: &[String],
    canaries: &mut Canaries,
) {
    karin.get("/konto/reservkoder", canaries).await;
    let fields = [("losenord", FIRST), ("kod", codes[1].as_str())];
    karin.post("/konto/reservkoder", &fields, canaries).await;
    let codes = karin.secrets();
    assert_eq!(codes.len(), 8);
    for code in &codes {
        canaries.keep("recovery code", code);
    }
    let mut elsewhere = Visitor::new(karin.url);
    elsewhere.get("/konto/ny-lank", canaries).await;
    elsewhere
        .post("/konto/ny-lank", &[("epost", KARIN.0)], canaries)
        .await;
    let token = token_mailed(database).await;
    canaries.keep("link", &token);
    let link = format!("/konto/lank/{token}");
    elsewhere.get(&link, canaries).await;
    elsewhere.post(&link, &[("nytt", SECOND)], canaries).await;
    assert_eq!(elsewhere.path, "/logga-in");
}

/// The token of the link that was mailed last.
async fn token_mailed(database: &TestDatabase) -> String {
    let db = database.connect().await;
    let sql = "SELECT body FROM outbox WHERE kind = 'account.link' ORDER BY queued_at DESC LIMIT 1";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await;
    let body: String = row.unwrap().unwrap().try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    let (_, rest) = body.split_once("/konto/lank/").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

/// Eight questions; the booking word, unless it failed.
async fn signs_up(
    url: &str,
    name: &str,
    last_digits: u32,
    canaries: &mut Canaries,
) -> Option<String> {
    let phone = format!("070-174 06 {last_digits:02}");
    canaries.keep("name", name);
    canaries.keep("phone", &phone[1..]);
    let mut tage = Visitor::new(url);
    let mut path = format!("/{PLACE}/anmalan/vem?traff=1");
    tage.get(&path, canaries).await;
    for _ in 0..12 {
        path.clone_from(&tage.path);
        let question = path.rsplit('/').next().unwrap().to_owned();
        let fields: &[(&str, &str)] = match question.as_str() {
            "vem" => &[("vem", "jag")],
            "namn" => &[("namn", name)],
            "fodelsear" => &[("fodelsear", "1941")],
            "postnummer" => &[("postnummer", "753 50")],
            "telefon" => &[("telefon", &phone)],
            "bekraftelse" => &[("satt", "sms")],
            "behov" => &[("behover", "nej")],
            "utrustning" => &[("utrustning", "mobil")],
            "onskemal" => &[("onskemal", "bilder")],
            _ => &[("webbplats", "")],
        };
        tage.post(&path, fields, canaries).await;
        if question == "kontrollera" {
            break;
        }
    }
    tage.after("app-reference\">", "<")
}

/// The booking is opened, with a wrong second fact first.
async fn changes(url: &str, word: &str, canaries: &mut Canaries) {
    let path = format!("/{PLACE}/andra");
    let mut tage = Visitor::new(url);
    tage.get(&path, canaries).await;
    for digits in ["9999", "0606"] {
        let fields = [("bokningsord", word), ("siffror", digits)];
        tage.post(&path, &fields, canaries).await;
    }
    assert_eq!(tage.path, format!("/{PLACE}/andra/val"));
}

/// The database refuses a row, and says which.
async fn fails(database: &TestDatabase, url: &str, canaries: &mut Canaries) {
    let refuse = if database.kind() == "sqlite" {
        format!(
            "CREATE TRIGGER refused BEFORE INSERT ON residents WHEN NEW.name = '{REFUSED}' \
             BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    } else {
        format!("ALTER TABLE residents ADD CONSTRAINT refused CHECK (name <> '{REFUSED}')")
    };
    database.run(&[&refuse]).await;
    assert_eq!(signs_up(url, REFUSED, 7, canaries).await, None);
}

/// What no page of ours sends.
async fn asks_oddly(url: &str, canaries: &mut Canaries) {
    let odd = "Silverfisk-i-badkaret";
    canaries.keep("typed", odd);
    let mut anybody = Visitor::new(url);
    for path in [
        format!("/{PLACE}/traffar?ort={odd}"),
        format!("/{PLACE}/{odd}"),
        format!("/{odd}?{odd}={odd}"),
        format!("/{PLACE}/flode/{odd}.ics"),
        format!("/konto/lank/{odd}"),
        format!("/{PLACE}/traffar/{odd}"),
        format!("/%ff{odd}"),
    ] {
        anybody.get(&path, canaries).await;
        for method in [Method::DELETE, Method::PUT, Method::HEAD] {
            anybody.ask(method, &path, &[]).await;
        }
        let fields = [(odd.to_owned(), odd.to_owned())];
        anybody.ask(Method::POST, &path, &fields).await;
    }
    anybody.cookie("staff", odd);
    anybody.cookie("visit", odd);
    for path in ["/konto", "/logga-in", &format!("/{PLACE}/planering")] {
        anybody.get(path, canaries).await;
    }
    // A form without its token, and one that is too large.
    for length in [1, 100_000] {
        let fields = [("namn".to_owned(), odd.repeat(length / odd.len() + 1))];
        let to = format!("/{PLACE}/anmalan/namn");
        anybody.ask(Method::POST, &to, &fields).await;
    }
}
