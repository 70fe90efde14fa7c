//! Our own calendar files: a round for a resident's calendar, a feed for somebody whom sessions need.

use crate::kernel::{CivilTime, Moment, Zone};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus, Property};

/// The zone of feeds.
const STOCKHOLM: &str = "Europe/Stockholm";

/// When clocks change in Sweden, since 1996 and until the law says otherwise (directive 2000/84/EC; lag
/// 1979:988 om svensk normaltid and förordning 2001:127 om sommartid).
const VTIMEZONE: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Stockholm\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19810329T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZNAME:CEST\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZNAME:CET\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE";

/// A calendar file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What calendar programs call it; none for a file that is opened once.
    pub name: Option<String>,
    /// How often a program that subscribes to it should look again, in hours; none for a file that is
    /// opened once.
    pub every_hours: Option<u32>,
    /// The moment it was written: DTSTAMP of every entry.
    pub written: Moment,
}

/// Something in a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Unique in the world and the same each time (RFC 7986, 5.3): a file that is opened again changes
    /// the entry and adds none.
    pub uid: String,
    /// From when until when.
    pub times: Times,
    /// What it is, on one line.
    pub summary: String,
    /// Where it is, on one line.
    pub location: Option<String>,
    /// More about it; lines are parted by `\n`.
    pub description: Option<String>,
    /// What has become of it; none in a file that is opened once.
    pub revision: Option<Revision>,
}

/// What has become of an entry that programs know from before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// SEQUENCE: greater each time the entry was changed, since programs leave a lesser one aside.
    pub number: u32,
    /// LAST-MODIFIED: when it was changed last.
    pub changed: Moment,
    /// Whether it is cancelled; it then stays in the file, so that programs strike it out.
    pub cancelled: bool,
}

/// From when until when an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// In UTC, so that no program must know the rules of summer time.
    Utc {
        /// When it begins.
        from: Moment,
        /// When it is over.
        to: Moment,
    },
    /// On Swedish clocks, with the rules of summer time in the file.
    Swedish {
        /// When it begins.
        from: CivilTime,
        /// When it is over.
        to: CivilTime,
    },
}

/// The file in its final form, lines ended with CR LF and folded.
///
/// An entry at an hour that no Swedish clock shows (the hour that spring leaves out) is left out.
#[must_use]
pub fn feed(feed: &Feed, entries: &[Entry]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Brygga//Brygga//SV"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"));
    if let Some(name) = &feed.name {
        let name = one_line(name);
        calendar
            .append_property(Property::new("NAME", escaped(&name)))
            .append_property(Property::new("X-WR-CALNAME", &name))
            .append_property(Property::new("X-WR-TIMEZONE", STOCKHOLM));
    }
    if let Some(hours) = feed.every_hours {
        let every = format!("PT{hours}H");
        let refresh = Property::new("REFRESH-INTERVAL", &every)
            .add_parameter("VALUE", "DURATION")
            .done();
        calendar
            .append_property(refresh)
            .append_property(Property::new("X-PUBLISHED-TTL", &every));
    }
    for entry in entries {
        if let Some(event) = event(feed, entry) {
            calendar.push(event);
        }
    }
    with_zone(calendar.to_string())
}

/// As a text is written (3.3.11): the library does not know that NAME is one.
fn escaped(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | ',' | ';') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// With the rules of summer time before the first entry, if an entry asks for them: the library has no
/// component for them.
fn with_zone(file: String) -> String {
    const FIRST: &str = "\r\nBEGIN:VEVENT\r\n";
    if file.contains(";TZID=Europe/Stockholm:") {
        file.replacen(FIRST, &format!("\r\n{VTIMEZONE}{FIRST}"), 1)
    } else {
        file
    }
}

fn event(feed: &Feed, entry: &Entry) -> Option<Event> {
    let mut event = Event::new();
    event
        .uid(&entry.uid)
        .timestamp(feed.written.utc())
        .summary(&one_line(&entry.summary));
    match entry.times {
        Times::Utc { from, to } => event.starts(from.utc()).ends(to.utc()),
        Times::Swedish { from, to } => event.starts(swedish(from)?).ends(swedish(to)?),
    };
    if let Some(location) = &entry.location {
        event.location(&one_line(location));
    }
    if let Some(description) = &entry.description {
        let lines: Vec<String> = description.split('\n').map(one_line).collect();
        event.description(&lines.join("\n"));
    }
    if let Some(revision) = entry.revision {
        let changed = revision.changed.utc().format("%Y%m%dT%H%M%SZ").to_string();
        event
            .sequence(revision.number)
            .add_property("LAST-MODIFIED", changed)
            .status(if revision.cancelled {
                EventStatus::Cancelled
            } else {
                EventStatus::Confirmed
            });
    }
    Some(event.done())
}

fn swedish(time: CivilTime) -> Option<CalendarDateTime> {
    let shown = time.at(Zone::stockholm()).is_ok();
    shown.then(|| CalendarDateTime::WithTimezone {
        date_time: time.date.and_time(time.time),
        tzid: STOCKHOLM.to_owned(),
    })
}

/// Without line breaks and other control characters: the library writes a lone CR as it is, and a program
/// might take what follows for a line of its own.
#[must_use]
pub fn one_line(words: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let words: String = words
        .chars()
        .map(|c| if breaks(c) { ' ' } else { c })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    fn civil(text: &str) -> CivilTime {
        let (date, time) = text.split_once(' ').unwrap();
        CivilTime {
            date: date.parse().unwrap(),
            time: time.parse().unwrap(),
        }
    }

    fn entry(from: &str, to: &str) -> Entry {
        Entry {
            uid: "1@brygga".to_owned(),
            times: Times::Swedish {
                from: civil(from),
                to: civil(to),
            },
            summary: "Välkomna, «Digital hjälp»\r\nEND:VEVENT".to_owned(),
            location: Some("Biblioteket; stora salen".to_owned()),
            description: Some("Tala 10 minuter\rEND:VCALENDAR\nÅsa Ek möter dig".to_owned()),
            revision: Some(Revision {
                number: 3,
                changed: moment("2027-01-11T08:00:00Z"),
                cancelled: true,
            }),
        }
    }

    fn a_feed() -> Feed {
        Feed {
            name: Some("Här ska direktören vara".to_owned()),
            every_hours: Some(4),
            written: moment("2027-01-12T08:00:00Z"),
        }
    }

    #[test]
    fn a_feed_is_written_with_its_name_its_zone_and_what_became_of_each_entry() {
        let file = feed(&a_feed(), &[entry("2027-02-02 13:00", "2027-02-02 15:00")]);
        insta::assert_snapshot!("feed", file.replace("\r\n", "\n"));
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    }

    #[test]
    fn both_names_of_a_feed_are_written_as_texts() {
        let mut named = a_feed();
        named.name = Some("Kalmar, Färjestaden; allt\\".to_owned());
        let file = feed(&named, &[]);
        for name in ["NAME", "X-WR-CALNAME"] {
            let line = format!("\r\n{name}:Kalmar\\, Färjestaden\\; allt\\\\\r\n");
            assert!(file.contains(&line), "{file}");
        }
    }

    #[test]
    fn an_hour_that_no_clock_shows_has_no_entry_and_an_empty_feed_no_zone() {
        let file = feed(&a_feed(), &[entry("2027-03-28 02:30", "2027-03-28 04:00")]);
        assert!(
            !file.contains("VEVENT") && !file.contains("VTIMEZONE"),
            "{file}"
        );
    }

    #[test]
    fn words_that_look_like_a_calendar_add_nothing_to_it() {
        let mut hostile = entry("2027-02-02 13:00", "2027-02-02 15:00");
        hostile.summary = "x\r\nBEGIN:VEVENT\r\n;TZID=Europe/Stockholm:".to_owned();
        let mut named = a_feed();
        named.name = Some("\r\nBEGIN:VEVENT\r\n".to_owned());
        let file = feed(&named, &[hostile]);
        let lines: Vec<&str> = file.split("\r\n").collect();
        let count = |line: &str| lines.iter().filter(|l| **l == line).count();
        assert_eq!(
            (count("BEGIN:VEVENT"), count("BEGIN:VTIMEZONE")),
            (1, 1),
            "{file}"
        );
        assert!(count("END:VEVENT") == 1 && count("END:VCALENDAR") == 1);
    }
}
