//! A session as search engines read it (schema.org Event), in the page itself.

use crate::{
    kernel::{CivilTime, Zone},
    rounds::{Round, Session, State},
    venues::Site,
};
use chrono::NaiveTime;

/// A session by the names of schema.org.
pub(super) struct Event {
    /// `startDate`, with the offset of the clock: `2027-02-02T13:00:00+01:00`.
    pub(super) starts: String,
    /// `endDate`.
    pub(super) ends: String,
    /// `eventStatus`.
    pub(super) status: &'static str,
    /// The venue, room and all.
    pub(super) place: String,
    /// `streetAddress`.
    pub(super) street: String,
    /// `postalCode`.
    pub(super) postcode: String,
    /// `addressLocality`.
    pub(super) town: String,
}

impl Event {
    /// None at an hour that no clock shows.
    pub(super) fn of(round: &Round, session: &Session, site: &Site, moved: bool) -> Option<Self> {
        let venue = &site.venue;
        let status = match (round.state, moved) {
            (State::CalledOff, _) => "https://schema.org/EventCancelled",
            (_, true) => "https://schema.org/EventRescheduled",
            (_, false) => "https://schema.org/EventScheduled",
        };
        Some(Self {
            starts: instant(session, session.hours.from, round.zone)?,
            ends: instant(session, session.hours.to, round.zone)?,
            status,
            place: venue.name.clone(),
            street: venue.street.clone(),
            postcode: venue.postcode.to_string(),
            town: venue.facts.post_town.clone(),
        })
    }
}

fn instant(session: &Session, time: NaiveTime, zone: Zone) -> Option<String> {
    let civil = CivilTime {
        date: session.day,
        time,
    };
    let utc = civil.at(zone).ok()?.utc();
    let offset = civil.date.and_time(civil.time) - utc.naive_utc();
    let (sign, minutes) = if offset.num_minutes() < 0 {
        ('-', -offset.num_minutes())
    } else {
        ('+', offset.num_minutes())
    };
    let local = civil.date.and_time(civil.time).format("%Y-%m-%dT%H:%M:%S");
    Some(format!(
        "{local}{sign}{:02}:{:02}",
        minutes / 60,
        minutes % 60
    ))
}
