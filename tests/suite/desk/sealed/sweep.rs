//! No page of ordinary staff or of the public, and no table but their own, knows somebody with protected identity.

use super::{clerk, opens, reader, registers, town};
use crate::support::{Person, Town, someone};
use brygga::{
    accounts::Role,
    web::{Policy, PolicyTable},
};
use rocket::http::Status;
use sea_orm::DbBackend;
use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write;

/// Ordinary, and found by the same sweep: it is not blind.
const ORDINARY: &str = "Rut Kanarie";

/// Names and aliases of the protected, in every state.
const ALIASES: [&str; 5] = [
    "Alva Qvintessa",
    "Berta Qvintessa",
    "Clara Qvintessa",
    "Disa Qvintessa",
    "Elna Qvintessa",
];
const NAMES: &str = "Kvastberg";

/// Three have a seat, one stands in line, one has cancelled; one is told by letter.
async fn protected(town: &Town) -> Vec<String> {
    let mut clerk = clerk(town).await;
    let mut words = Vec::new();
    for (at, alias) in ALIASES.iter().enumerate() {
        let name = format!("Zelda {NAMES}");
        let name = (at % 2 == 0).then_some(name.as_str());
        words.push(registers(&mut clerk, alias, name).await);
    }
    let mut mona = reader(town, "mona.lind@kalmar.example").await;
    opens(&mut mona, &words[4]).await;
    mona.presses("Avboka").await;
    town.person().asks_for(2, &someone(ORDINARY)).await;
    words
}

/// Everything that somebody comes to from a page, and the pages that are searched for.
async fn walks(person: &mut Person<'_>, from: &[String]) -> Vec<(String, String)> {
    let mut known: BTreeSet<String> = from.iter().cloned().collect();
    let mut queue: VecDeque<String> = from.iter().cloned().collect();
    let mut seen = Vec::new();
    while let Some(path) = queue.pop_front() {
        let page = person.visits(&path).await;
        seen.push((path, page.text()));
        let links = page.all("a[href^='/']");
        for link in links {
            let to = link.attr("href").unwrap_or_default();
            let to = to.split('#').next().unwrap_or_default().to_owned();
            // Files are looked at by their own tests, and protected pages by their reader alone.
            if !to.contains("affisch") && !to.contains('?') && known.insert(to.clone()) {
                queue.push_back(to);
            }
        }
    }
    seen
}

/// Where somebody of each role begins: every page without a part that varies, and the searches.
fn beginnings(town: &Town, words: &[String]) -> Vec<String> {
    let table: &PolicyTable = town.client.rocket().state().unwrap();
    let pages = table.0.iter().filter_map(|(route, policy)| {
        let path = route.strip_prefix("GET ")?.split('?').next()?;
        let staffs = matches!(policy, Policy::Staff(_) | Policy::Public);
        let path = path.replacen("<_>", "kalmar", 1);
        (staffs && !path.contains('<')).then_some(path)
    });
    let mut all: Vec<String> = pages.collect();
    for said in ["Qvintessa", "Alva", "1949", "Kanarie"] {
        all.push(format!("/kalmar/telefon?q={said}"));
    }
    all.extend(words.iter().map(|word| {
        let word = word
            .replace(' ', "+")
            .replace('Ö', "o")
            .replace(['Å', 'Ä'], "a");
        format!("/kalmar/telefon?q={word}")
    }));
    all
}

#[rocket::async_test]
async fn no_page_of_anybody_else_and_no_other_table_holds_a_protected_name() {
    let town = town().await;
    let words = protected(&town).await;
    let mut beginnings = beginnings(&town, &words);
    let hidden = "SELECT COUNT(*) FROM residents WHERE sealed";
    assert_eq!(town.number(hidden).await, 5);
    beginnings.push("/kalmar/planering/1/anmalda".to_owned());
    beginnings.push("/kalmar/planering/2/anmalda".to_owned());
    let (mut pages, mut ordinary) = (0, 0);
    for (role, email) in [
        (Role::ContactCentre, "ali.demir@kalmar.example"),
        (Role::Coordinator, "karin.berg@kalmar.example"),
        (Role::Host, "lena.as@kalmar.example"),
        (Role::DiaryKeeper, "ebba.quist@kalmar.example"),
        (Role::PrintRoom, "jonas.ek@kalmar.example"),
        (Role::SchoolCoordinator, "inga.strom@kalmar.example"),
        (Role::CountyCoordinator, "per.holm@kalmar.example"),
        // Who may open them sees nobody before that.
        (Role::SealedDataReader, "siv.hed@kalmar.example"),
        (Role::Administrator, "sara.nyman@brygga.example"),
    ] {
        let mut person = town.colleague(email, role).await.1;
        for (path, text) in walks(&mut person, &beginnings).await {
            pages += 1;
            ordinary += u32::from(text.contains(ORDINARY));
            assert!(!text.contains(NAMES), "{path}");
            for alias in ALIASES {
                assert!(!text.contains(alias), "{alias}: {path} as {role:?}");
            }
        }
    }
    println!(r#"{{"test":"sealed-sweep","pages":{pages},"hits":0,"ordinary":{ordinary}}}"#);
    assert!(pages > 400, "{pages}");
    assert!(ordinary > 2, "the sweep is blind: {ordinary}");
    for row in town.everything().await {
        let table = row.split(' ').next().unwrap_or_default();
        let hex = NAMES.bytes().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        let found = row.contains(NAMES) || row.to_lowercase().contains(&hex);
        assert!(!found || table == "sealed_people", "{row}");
        let alias = row.contains("Qvintessa");
        assert!(!alias || ["residents", "outbox"].contains(&table), "{row}");
    }
    let kept = town.number("SELECT COUNT(*) FROM sealed_people WHERE contents IS NOT NULL");
    assert_eq!(kept.await, 3);
}

#[rocket::async_test]
async fn the_pages_of_a_protected_registration_are_not_there_for_those_who_help_residents() {
    let town = town().await;
    protected(&town).await;
    let mut clerk = town
        .colleague("ali.demir@kalmar.example", Role::ContactCentre)
        .await
        .1;
    for (channel, expected) in [("<>", Status::Ok), ("=", Status::NotFound)] {
        for (path, whose) in [("anmalda", "registration_id"), ("personer", "resident_id")] {
            let ids = format!(
                "SELECT {} FROM members JOIN registrations ON registrations.id = registration_id \
                 WHERE channel {channel} 'sealed'",
                as_text(&town, whose)
            );
            for id in town.texts(&ids).await {
                let page = clerk.visits(&format!("/kalmar/{path}/{id}")).await;
                assert_eq!(page.status, expected, "{path} {channel}");
                if path == "anmalda" {
                    let page = clerk.visits(&format!("/kalmar/{path}/{id}/andra")).await;
                    assert_eq!(page.status, expected, "{path} {channel}");
                }
            }
        }
    }
}

/// An id as addresses have it.
fn as_text(town: &Town, column: &str) -> String {
    match town.store.read().get_database_backend() {
        DbBackend::Postgres => format!("{column}::text"),
        _ => format!("lower(hex({column}))"),
    }
}

/// The owner's own page answers to a protected booking word with all its facts as to a word of nobody.
#[rocket::async_test]
async fn the_web_answers_a_protected_booking_word_as_a_wrong_one() {
    let town = town().await;
    let words = protected(&town).await;
    let mut answers = Vec::new();
    for word in [words[0].as_str(), "BJÖRK 100"] {
        let mut somebody = town.person();
        somebody.visits("/kalmar/andra").await;
        somebody.follows("Jag har ingen telefon").await;
        let (path, mut fields) = somebody.form("Fortsätt");
        fields
            .retain(|(name, _)| !["bokningsord", "fornamn", "fodelsear"].contains(&name.as_str()));
        for (name, value) in [
            ("bokningsord", word),
            ("fornamn", "Alva"),
            ("fodelsear", "49"),
        ] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let page = somebody.posts(&path, &fields).await;
        answers.push((
            page.status,
            page.path.clone(),
            page.text().replace(word, ""),
        ));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, Status::UnprocessableEntity);
}
