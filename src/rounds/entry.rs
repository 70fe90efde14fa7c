//! A session as an entry of a feed that calendar programs look at again.

use super::{Change, Session};
use crate::{
    calendars::ics::{Entry, Revision, Times},
    kernel::{CivilTime, Moment, MunicipalityCode},
    venues::Site,
};

/// How often a program that subscribes to a feed looks again, in hours.
pub const EVERY_HOURS: u32 = 4;

/// A session as an entry. Each move and a calling off make it newer, so that programs take it over; what
/// is called off stays in the feed and is struck out.
#[must_use]
pub fn feed_entry(
    municipality: &MunicipalityCode,
    session: &Session,
    site: &Site,
    (summary, description): (String, String),
    changes: &[Change],
    is_called_off: bool,
) -> Entry {
    let at = |time| CivilTime {
        date: session.day,
        time,
    };
    let venue = &site.venue;
    let latest = changes
        .last()
        .map_or(Moment::from_microseconds(0), |c| c.at);
    Entry {
        uid: format!("{}-{municipality}@brygga", session.id),
        times: Times::Swedish {
            from: at(session.hours.from),
            to: at(session.hours.to),
        },
        summary,
        location: Some(format!(
            "{}, {}, {} {}",
            venue.name, venue.street, venue.postcode, venue.facts.post_town
        )),
        description: Some(description),
        revision: Some(Revision {
            number: u32::try_from(changes.len()).unwrap_or(u32::MAX),
            changed: latest,
            cancelled: is_called_off,
        }),
    }
}
