//! What would clash, before anything is saved.

use super::{Planner, meeting::meeting_of};
use crate::{
    kernel::MunicipalityCode,
    rounds::{
        NewSession,
        clashes::{Around, Clash, Meeting, around, clashes},
    },
    store::Fault,
};
use sea_orm::ConnectionTrait;

/// What stands in the way of each of these sessions: what is there, and the others of them.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn look(by: &Planner<'_>, sessions: &[NewSession]) -> Result<Vec<Vec<Clash>>, Fault> {
    let db = by.store.read();
    let mut meetings = Vec::new();
    for session in sessions {
        meetings.push(meeting_of(db, by.municipality, session).await?);
    }
    let around = around_all(db, by.municipality, &meetings).await?;
    let mut others = around.meetings.clone();
    let mut found = Vec::new();
    for meeting in meetings {
        found.push(clashes(&meeting, &others, &around));
        others.push(meeting);
    }
    Ok(found)
}

/// What stands in the way of one session that is there, wherever it is moved.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn look_at(by: &Planner<'_>, meeting: &Meeting) -> Result<Vec<Clash>, Fault> {
    let (db, only) = (by.store.read(), std::slice::from_ref(meeting));
    let around = around_all(db, by.municipality, only).await?;
    Ok(clashes(meeting, &around.meetings, &around))
}

/// What is around all of these at once.
pub(super) async fn around_all(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    meetings: &[Meeting],
) -> Result<Around, Fault> {
    let days: Vec<_> = meetings.iter().map(|m| m.day).collect();
    let rooms: Vec<_> = meetings.iter().map(|m| m.site.room).collect();
    let people = meetings.iter().flat_map(|m| &m.people);
    let people: Vec<_> = people.map(|needed| needed.person).collect();
    around(db, municipality, &days, &rooms, &people).await
}
