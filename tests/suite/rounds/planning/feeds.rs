//! The feeds of a season that has been moved about, as a calendar program that is none of ours reads them.

use super::coordinator;
use crate::support::{ARound, Person, Told, Town, read_back, someone, world_of};
use brygga::accounts::Role;

/// Rut by text message and Gösta by letter, in the first two rounds; then the first meeting of round 1 is moved
/// twice, the last time to summer time, its second is called off, and so is the whole of round 2.
async fn a_season() -> (Town, [String; 2]) {
    let rounds = [
        ARound::with(1, &[5, 5]),
        ARound::with(2, &[5]),
        ARound::with(3, &[5]),
    ];
    let town = Town::with_world(&world_of(&rounds)).await;
    let mut rut = town.person();
    rut.asks_for(1, &someone("Rut Alm").told(Told::Sms)).await;
    let ruts = rut.page.booking_word();
    let mut gosta = town.person();
    gosta
        .asks_for(2, &someone("Gösta Ek").told(Told::Letter))
        .await;
    let gostas = gosta.page.booking_word();
    let mut karin = coordinator(&town).await;
    for (day, from, to) in [("9 mars 2027", "10", "12"), ("6 april 2027", "9", "11")] {
        karin.visits("/kalmar/planering/1/dag/1/flytta").await;
        karin
            .fills("Ny dag", day)
            .fills("Från klockan", from)
            .fills("Till klockan", to);
        karin.presses("Kontrollera").await;
        karin.presses("Flytta och ge besked").await;
        karin.page.says("En person får besked.");
    }
    for page in ["1/dag/2/stall-in", "2/stall-in"] {
        karin.visits(&format!("/kalmar/planering/{page}")).await;
        karin.chooses("Det beror på vädret.");
        karin.presses("Ja, ställ in och ge besked").await;
        karin.page.says("En person får besked.");
    }
    (town, [ruts, gostas])
}

/// The file of a feed: what the independent reader finds, and the text itself with its long lines whole.
async fn fetched(anybody: &mut Person<'_>, address: &str) -> (Vec<String>, String) {
    let file = anybody.visits(address).await;
    let kind = file.header("Content-Type");
    assert_eq!(kind, Some("text/calendar; charset=utf-8"), "{address}");
    let mut entries = read_back(&file.html).split_off(1);
    entries.sort();
    (entries, file.html.replace("\r\n ", ""))
}

/// Begin and end in UTC, sequence and status of an entry.
fn times(entries: &[String]) -> Vec<String> {
    let first_four = |line: &String| line.split(' ').take(4).collect::<Vec<_>>().join(" ");
    entries.iter().map(first_four).collect()
}

/// Nothing of those who have signed up.
fn tells_of_no_resident(file: &str, words: &[String; 2]) {
    for secret in ["Rut", "Alm", "Gösta", "0605", "06 05", "1949", "Storgatan"] {
        assert!(!file.contains(secret), "«{secret}» stands in {file}");
    }
    for word in words {
        let (word, number) = word.split_once(' ').unwrap();
        assert!(!file.contains(word) && !file.contains(number), "{file}");
    }
}

#[rocket::async_test]
async fn the_directors_feed_is_read_with_every_move_and_what_was_called_off() {
    let (town, words) = a_season().await;
    let (_, mut bo) = town
        .colleague("bo.ek@kalmar.example", Role::DiaryKeeper)
        .await;
    bo.visits("/kalmar/dagbocker").await;
    bo.follows("Birgitta Ståhlnäs").await;
    bo.presses("Gör en adress").await;
    let address = bo.page.words_of("p.app-secret");
    let at = address.find("/kalmar/flode/").unwrap();
    let mut anybody = town.person();
    let (entries, file) = fetched(&mut anybody, &address[at..]).await;
    assert_eq!(
        times(&entries),
        [
            "2027-02-03T12:00Z 2027-02-03T14:00Z 1 CANCELLED",
            "2027-02-04T12:00Z 2027-02-04T14:00Z 1 CANCELLED",
            "2027-02-05T12:00Z 2027-02-05T14:00Z 0 CONFIRMED",
            "2027-04-06T07:00Z 2027-04-06T09:00Z 2 CONFIRMED",
        ]
    );
    for entry in &entries {
        assert!(entry.ends_with("Digital hjälp i Kalmar: hälsar välkommen"));
    }
    tells_of_no_resident(&file, &words);
}

#[rocket::async_test]
async fn the_rounds_feed_and_the_towns_say_the_same_to_everybody() {
    let (town, words) = a_season().await;
    let mut anybody = town.person();
    let (one, file) = fetched(&mut anybody, "/kalmar/traffar/1/kalender").await;
    assert_eq!(
        times(&one),
        [
            "2027-02-03T12:00Z 2027-02-03T14:00Z 1 CANCELLED",
            "2027-04-06T07:00Z 2027-04-06T09:00Z 2 CONFIRMED",
        ]
    );
    tells_of_no_resident(&file, &words);
    let (all, file) = fetched(&mut anybody, "/kalmar/traffar/kalender").await;
    assert_eq!(times(&all).len(), 4);
    assert!(times(&one).iter().all(|entry| times(&all).contains(entry)));
    tells_of_no_resident(&file, &words);
    // Those who work there are the municipality's own affair.
    assert!(!file.contains("Ståhlnäs") && !file.contains("Ekvall"));
}
