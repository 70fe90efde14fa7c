//! Our calendar files, as a program that is none of ours reads them.

use crate::support::{read_back, town::at};
use brygga::{
    calendars::ics::{Entry, Feed, Revision, Times, feed},
    kernel::CivilTime,
};
use chrono::NaiveDate;

fn entry(day: &str, from: &str, to: &str, cancelled: bool) -> Entry {
    let civil = |time: &str| CivilTime {
        date: day.parse::<NaiveDate>().unwrap(),
        time: time.parse().unwrap(),
    };
    Entry {
        uid: format!("{day}-{from}@brygga"),
        times: Times::Swedish {
            from: civil(from),
            to: civil(to),
        },
        summary: "Hälsa välkommen; «Åäö», 10 minuter".to_owned(),
        location: Some("Ängö bibliotek".repeat(8)),
        description: None,
        revision: Some(Revision {
            number: 2,
            changed: at("2026-10-01 09:00"),
            cancelled,
        }),
    }
}

fn file(entries: &[Entry]) -> String {
    let whole = Feed {
        name: Some("Åsa Ek".to_owned()),
        every_hours: Some(4),
        written: at("2026-10-02 09:00"),
    };
    feed(&whole, entries)
}

#[test]
fn a_series_is_at_the_same_hour_on_both_sides_of_the_nights_when_clocks_change() {
    let days = [
        "2026-10-20",
        "2026-10-25",
        "2026-10-27",
        "2027-03-23",
        "2027-03-28",
        "2027-03-30",
        "2027-06-01",
    ];
    let entries: Vec<Entry> = days
        .map(|day| entry(day, "13:00:00", "15:00:00", false))
        .into();
    let read = read_back(&file(&entries));
    assert_eq!(read[0], "Åsa Ek PT4H");
    let begins: Vec<&str> = read[1..].iter().map(|line| &line[11..16]).collect();
    assert_eq!(
        begins,
        [
            "11:00", "12:00", "12:00", "12:00", "11:00", "11:00", "11:00"
        ]
    );
    assert_eq!(
        read[1],
        "2026-10-20T11:00Z 2026-10-20T13:00Z 2 CONFIRMED 2026-10-01T07:00Z Hälsa välkommen; «Åäö», 10 minuter"
    );
}

#[test]
fn the_nights_themselves_are_read_as_they_are_meant() {
    let read = read_back(&file(&[
        entry("2026-10-25", "01:30:00", "04:00:00", true),
        entry("2027-03-28", "01:30:00", "04:00:00", false),
        entry("2027-03-28", "02:30:00", "04:00:00", false),
    ]));
    // Three hours and a half, one and a half, and an hour that is not there.
    assert_eq!(read.len(), 3);
    assert!(
        read[1].starts_with("2026-10-24T23:30Z 2026-10-25T03:00Z 2 CANCELLED"),
        "{}",
        read[1]
    );
    assert!(
        read[2].starts_with("2027-03-28T00:30Z 2027-03-28T02:00Z 2 CONFIRMED"),
        "{}",
        read[2]
    );
}
