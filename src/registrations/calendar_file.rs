//! The round as a calendar file (RFC 5545), an entry per session, for «Lägg i kalendern».
//!
//! The booking word stands nowhere in it: calendars are shared with families and kept by companies, and
//! the word together with four digits of a phone number opens the registration. Nor does any name: whose
//! calendar it is in says who comes.

use super::{shown, tell::Plan};
use crate::{
    calendars::ics::{self, one_line},
    kernel::{CivilTime, Moment, Zone},
    locale::Text,
    municipalities::Municipality,
    rounds::{Round, Session},
    venues::Site,
};
use chrono::NaiveTime;

/// The file in its final form. Times are UTC, reckoned from the civil time and the zone of the round, so
/// that no program must know the rules of summer time.
///
/// A session at an hour that no clock shows (the hour that spring leaves out) has no entry.
pub(super) fn write(text: Text, round: &Round, plan: &Plan, now: Moment) -> String {
    let municipality = &plan.municipality;
    let entries = round.sessions.iter().zip(&plan.sites);
    let entries = entries.filter_map(|(session, site)| {
        Some(ics::Entry {
            uid: uid(session, municipality),
            times: ics::Times::Utc {
                from: at(session, session.hours.from, round.zone)?,
                to: at(session, session.hours.to, round.zone)?,
            },
            summary: summary(text, round, session),
            location: Some(place(site)),
            description: Some(description(text, municipality)),
            revision: None,
        })
    });
    let file = ics::Feed {
        name: None,
        every_hours: None,
        written: now,
    };
    ics::feed(&file, &entries.collect::<Vec<_>>())
}

/// None: summer time begins, and no clock shows the hour.
fn at(session: &Session, time: NaiveTime, zone: Zone) -> Option<Moment> {
    let civil = CivilTime {
        date: session.day,
        time,
    };
    civil.at(zone).ok()
}

/// Unique in the world (RFC 7986, 5.3, asks for a UUID), and told apart from another municipality's.
fn uid(session: &Session, municipality: &Municipality) -> String {
    format!("{}-{}@brygga", session.id, municipality.code)
}

fn summary(text: Text, round: &Round, session: &Session) -> String {
    match round.sessions.len() {
        0 | 1 => text.notices_calendar_summary(),
        count => text.notices_calendar_summary_of(session.number, count),
    }
}

fn place(site: &Site) -> String {
    format!("{} ({})", shown::place_line(site), site.room)
}

fn description(text: Text, municipality: &Municipality) -> String {
    let facts = &municipality.facts;
    let help = text.notices_calendar_help(
        one_line(&municipality.full_name),
        one_line(&municipality.phone),
        one_line(facts.phone_hours.of(text.lang())),
    );
    format!("{help}\n{}", text.notices_calendar_safety())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::{
        locale::Lang,
        registrations::{
            asked::Means,
            notices::samples::{self, Sample},
        },
    };
    use chrono::NaiveDate;

    fn file(sample: &Sample) -> String {
        let now = Moment::from_utc("2025-11-03T08:00:00Z".parse().unwrap());
        let plan = Plan {
            sites: sample.sites.clone(),
            programme: sample.programme.clone().into(),
            municipality: sample.municipality.clone().into(),
        };
        write(Text::new(sample.lang), &sample.round, &plan, now)
    }

    /// The lines as a calendar program reads them.
    fn unfolded(file: &str) -> Vec<String> {
        let whole = file.replace("\r\n ", "");
        whole.split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_session_in_the_calendar() {
        let sample = Sample::new(Means::Page);
        insta::assert_snapshot!("calendar_file", file(&sample).replace("\r\n", "\n"));
    }

    #[test]
    fn three_sessions_are_three_entries_that_stay_the_same() {
        let sample = Sample::new(Means::Page).three_days();
        let lines = unfolded(&file(&sample));
        let of =
            |name: &str| -> Vec<&String> { lines.iter().filter(|l| l.starts_with(name)).collect() };
        let mut uids = of("UID:");
        assert_eq!(uids.len(), 3);
        uids.dedup();
        assert_eq!(uids.len(), 3);
        assert_eq!(of("SUMMARY")[1], "SUMMARY:Digital hjälp\\, träff 2 av 3");
        assert_eq!(file(&sample), file(&sample));
        assert_eq!(of("BEGIN:VEVENT").len(), 3);
    }

    #[test]
    fn the_hour_is_right_in_winter_and_in_summer() {
        let mut sample = Sample::new(Means::Page).three_days();
        for (session, day) in
            sample
                .round
                .sessions
                .iter_mut()
                .zip([(2027, 3, 27), (2027, 3, 28), (2027, 10, 31)])
        {
            session.day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
        }
        let lines = unfolded(&file(&sample));
        let times: Vec<&String> = lines
            .iter()
            .filter(|l| l.starts_with("DTSTART") || l.starts_with("DTEND"))
            .collect();
        assert_eq!(
            times,
            [
                "DTEND:20270327T140000Z",
                "DTSTART:20270327T120000Z",
                "DTEND:20270328T130000Z",
                "DTSTART:20270328T110000Z",
                "DTEND:20271031T140000Z",
                "DTSTART:20271031T120000Z",
            ]
        );
    }

    #[test]
    fn a_hostile_venue_adds_no_line_and_no_entry() {
        let mut sample = Sample::new(Means::Page);
        sample.sites = vec![samples::site(
            "Björk\r\nEND:VEVENT\r\nBEGIN:VEVENT\rATTACH:x\u{2028}y\u{0}; a, b\\n",
            &"lång gata åäö 😀 ".repeat(30),
        )];
        let file = file(&sample);
        let lines = unfolded(&file);
        assert_eq!(lines.iter().filter(|l| *l == "BEGIN:VEVENT").count(), 1);
        assert!(!lines.iter().any(|l| l.starts_with("ATTACH")), "{file}");
        let place = lines.iter().find(|l| l.starts_with("LOCATION:")).unwrap();
        assert!(
            place.starts_with("LOCATION:Björk END:VEVENT BEGIN:VEVENT ATTACH:x y \\; a\\, b\\\\n"),
            "{place}"
        );
        assert!(!file.replace("\r\n", "").contains(['\r', '\n', '\u{0}']));
    }

    #[test]
    fn lines_are_folded_at_75_octets_and_end_as_the_standard_says() {
        let mut sample = Sample::new(Means::Page).three_days();
        sample.lang = Lang::English;
        let file = file(&sample);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    }

    #[test]
    fn nothing_in_a_calendar_opens_the_registration_or_says_who_comes() {
        let file = file(&Sample::new(Means::Page));
        assert!(!file.contains("BJÖRK") && !file.contains("472"), "{file}");
        assert!(!file.contains("Anna"), "{file}");
    }
}
