//! Calendar files that are sent, looked over, and read in.

use crate::support::{Person, Town, kalmar};
use brygga::{accounts::Role, calendars};
use rocket::http::Status;

const KARIN: &str = "karin.berg@kalmar.example";

/// A calendar as Outlook saves one: Windows' name for the zone, a series with one meeting moved.
const OUTLOOK: &str = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nPRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\r\nVERSION:2.0\r\n\
BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n\
BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nUID:040000008200E00074C5B7101A82E008\r\nSUMMARY;LANGUAGE=sv:Lönesamtal med Per Hemlig\r\nDTSTART;TZID=\"W. Europe Standard Time\":20270202T090000\r\nDTEND;TZID=\"W. Europe Standard Time\":20270202T100000\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:040000008200E00074C5B7101A82E008\r\nRECURRENCE-ID;TZID=\"W. Europe Standard Time\":20270209T090000\r\nDTSTART;TZID=\"W. Europe Standard Time\":20270210T140000\r\nDTEND;TZID=\"W. Europe Standard Time\":20270210T150000\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Semester\r\nDTSTART;VALUE=DATE:20270222\r\nDTEND;VALUE=DATE:20270227\r\nX-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:3\r\nDTSTART:igår\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

async fn with_director(town: &Town) -> Person<'_> {
    let (_, mut karin) = town.colleague(KARIN, Role::DiaryKeeper).await;
    karin.visits("/kalmar/dagbocker/ny").await;
    karin.fills("Namn", "Åsa Ek");
    karin.presses("Spara").await;
    karin.follows("Läs in en kalender").await;
    karin
}

async fn begins(town: &Town) -> Vec<String> {
    let db = town.store.read();
    let people = calendars::people(db, &kalmar()).await.unwrap();
    let asa = people
        .into_iter()
        .find(|p| p.name.as_str() == "Åsa Ek")
        .unwrap();
    let (from, to) = ("2027-01-01".parse().unwrap(), "2028-01-01".parse().unwrap());
    let mut busy = calendars::busy(db, &[asa.id], from, to).await.unwrap();
    let times = busy.remove(&asa.id).unwrap_or_default();
    times.iter().map(|time| time.from.to_string()).collect()
}

#[rocket::async_test]
async fn a_file_is_looked_over_before_any_of_it_counts_and_only_times_are_kept() {
    let town = Town::new().await;
    let mut karin = with_director(&town).await;
    karin.page.says("Bara tiderna sparas.");
    let page = karin
        .sends_file(OUTLOOK.as_bytes(), "Visa vad filen innehåller")
        .await;
    page.says("4 upptagna tider mellan 2 februari 2027 och 26 februari 2027")
        .says("En rad kunde inte läsas")
        .says("Rad 43: tiden går inte att läsa")
        .says("Onsdag 10 februari klockan 14–15");
    assert!(begins(&town).await.is_empty());
    let kept = town
        .texts("SELECT content FROM calendar_previews")
        .await
        .join("");
    assert!(
        !kept.contains("Lönesamtal") && !kept.contains("Semester"),
        "{kept}"
    );
    karin
        .presses("Läs in tiderna")
        .await
        .says("Kalendern är inläst: 4 upptagna tider.");
    let expected = [
        "2027-02-02 09:00",
        "2027-02-10 14:00",
        "2027-02-16 09:00",
        "2027-02-22 00:00",
    ];
    assert_eq!(begins(&town).await, expected);
    assert_eq!(town.rows_of("calendar_previews").await, 0);
    karin
        .follows("Dagböcker")
        .await
        .says("Inläst 11 januari 2027. Räcker från 2 februari 2027 till 26 februari 2027.");
}

#[rocket::async_test]
async fn a_new_file_takes_the_place_of_the_one_before_and_leaves_what_was_written() {
    let town = Town::new().await;
    let mut karin = with_director(&town).await;
    karin
        .sends_file(OUTLOOK.as_bytes(), "Visa vad filen innehåller")
        .await;
    karin.presses("Läs in tiderna").await;
    karin
        .fills("Dag", "2 februari")
        .fills("Från klockan", "17")
        .fills("Till klockan", "18");
    karin.chooses("Upptagen");
    karin.presses("Skriv in tiden").await;
    let shorter = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:9\nDTSTART:20270201T080000Z\nDTEND:20270201T090000Z\nEND:VEVENT\n\
        BEGIN:VEVENT\nUID:8\nDTSTART:20270216T120000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR\n";
    karin.follows("Läs in en kalender").await;
    let page = karin
        .sends_file(shorter.as_bytes(), "Visa vad filen innehåller")
        .await;
    page.says("En upptagen tid mellan 1 februari 2027 och 16 februari 2027");
    let (again, form) = karin.form("Läs in tiderna");
    karin.presses("Läs in tiderna").await;
    let expected = ["2027-02-01 09:00", "2027-02-02 17:00", "2027-02-22 00:00"];
    assert_eq!(begins(&town).await, expected);
    let page = karin.posts(&again, &form).await;
    page.says("Filen är inte kvar. Välj den igen.");
}

#[rocket::async_test]
async fn what_is_no_calendar_is_refused_with_the_reason() {
    let town = Town::new().await;
    let mut karin = with_director(&town).await;
    let cut = OUTLOOK.split("UID:2").next().unwrap();
    let large = "x".repeat(2 * 1024 * 1024 + 1);
    for (file, why) in [
        ("", "Välj en fil"),
        ("Hej!", "Filen är ingen kalenderfil."),
        (cut, "Filen är avklippt på rad 34."),
        (
            "BEGIN:VCALENDAR\nEND:VCALENDAR",
            "Filen har inga tider från i dag",
        ),
        (large.as_str(), "Filen är större än 2 megabyte."),
    ] {
        let page = karin
            .sends_file(file.as_bytes(), "Visa vad filen innehåller")
            .await;
        assert_eq!(page.status, Status::UnprocessableEntity, "{why}");
        page.says(why);
    }
    assert_eq!(town.rows_of("calendar_previews").await, 0);
}

#[rocket::async_test]
async fn of_a_file_of_odd_lines_the_first_are_kept_and_shown_and_the_others_counted() {
    let town = Town::new().await;
    let mut karin = with_director(&town).await;
    let cut = OUTLOOK.strip_suffix("END:VCALENDAR\r\n").unwrap();
    let odd = format!("{cut}{}END:VCALENDAR\r\n", "x\r\n".repeat(400_000));
    karin
        .sends_file(odd.as_bytes(), "Visa vad filen innehåller")
        .await
        .says("400001 rader kunde inte läsas")
        .says("Rad 43: tiden går inte att läsa")
        .says("Rad 53: det är ingen rad i en kalender")
        .does_not_say("Rad 54:")
        .says("Dessutom 399991 rader till.");
    let kept = town.texts("SELECT content FROM calendar_previews").await;
    assert!(kept.join("").len() < 2_000);
}

/// What the rules of calendars remove now.
async fn forgets(town: &Town) -> u64 {
    let mut removed = 0;
    for rule in calendars::retention() {
        let (rule, now) = (&rule, town.clock.now());
        removed += town
            .store
            .write(|unit| async move { rule.remove(&unit, now, 100).await })
            .await
            .unwrap();
    }
    removed
}

#[rocket::async_test]
async fn what_nobody_looked_over_and_what_is_long_over_is_forgotten() {
    let town = Town::new().await;
    let mut karin = with_director(&town).await;
    let forgets = || forgets(&town);
    karin
        .sends_file(OUTLOOK.as_bytes(), "Visa vad filen innehåller")
        .await;
    assert_eq!(forgets().await, 0);
    town.minutes_pass(12 * 60 + 1);
    assert_eq!(forgets().await, 1);
    town.set_clock("2027-01-12 08:00");
    let (_, mut bo) = town
        .colleague("bo.ek@kalmar.example", Role::DiaryKeeper)
        .await;
    bo.visits("/kalmar/dagbocker").await;
    bo.follows("Åsa Ek").await;
    bo.follows("Läs in en kalender").await;
    bo.sends_file(OUTLOOK.as_bytes(), "Visa vad filen innehåller")
        .await;
    bo.presses("Läs in tiderna").await;
    town.set_clock("2027-04-03 12:00");
    assert_eq!(forgets().await, 0);
    town.set_clock("2027-04-04 12:00");
    assert_eq!(forgets().await, 1);
    assert_eq!(town.rows_of("diary_entries").await, 3);
}
