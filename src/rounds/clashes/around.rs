//! What is around a session: the other sessions, diaries, closed days, and what lies near what.

use super::{Meeting, Near, Needed, Spot};
use crate::{
    calendars::{self, Busy, ClosedDays},
    kernel::{MunicipalityCode, RoomId, ScarcePersonId},
    rounds::{
        State,
        queries::{SessionPerson, all, people_of},
    },
    store::Fault,
    venues,
};
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// What is around some sessions.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// The municipality's sessions on the days asked for, drafts too.
    pub meetings: Vec<Meeting>,
    /// Which places lie near each other.
    pub near: Near,
    /// Who can be asked in place of whom, by name, in that order.
    pub stand_ins: HashMap<ScarcePersonId, Vec<(ScarcePersonId, String)>>,
    /// When people, and their stand-ins, cannot be had.
    pub busy: HashMap<ScarcePersonId, Vec<Busy>>,
    /// When schools are closed.
    pub closed: Vec<ClosedDays>,
    /// Where each room of these sessions and of the ones asked about is.
    pub spots: HashMap<RoomId, Spot>,
}

/// Reads what is around sessions on these days in these rooms with these people.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn around(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    days: &[NaiveDate],
    rooms: &[RoomId],
    people: &[ScarcePersonId],
) -> Result<Around, Fault> {
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
        return Ok(Around::default());
    };
    let rounds = all(db, municipality).await?;
    let held = rounds.iter().filter(|r| r.state != State::CalledOff);
    let on_days: Vec<_> = held
        .flat_map(|round| round.sessions.iter().map(move |s| (round.number, s)))
        .filter(|(_, session)| days.contains(&session.day))
        .collect();
    let mut all_rooms: Vec<RoomId> = on_days.iter().map(|(_, s)| s.room).collect();
    all_rooms.extend(rooms);
    let spots = spots(db, &all_rooms).await?;
    let ids: Vec<_> = on_days.iter().map(|(_, s)| s.id).collect();
    let mut needed = people_of(db, &ids).await?;
    let meetings = on_days.into_iter().map(|(round, session)| {
        let site = spots.get(&session.room).cloned();
        let people = needed.remove(&session.id).unwrap_or_default();
        Ok(Meeting {
            id: Some(session.id),
            round: Some(round),
            day: session.day,
            hours: session.hours,
            site: site.ok_or_else(|| Fault::new("a session's room is gone"))?,
            people: people.into_iter().filter_map(Needed::of).collect(),
        })
    });
    let stand_ins = stand_ins(db, municipality, people).await?;
    let mut all_people = people.to_vec();
    all_people.extend(stand_ins.values().flatten().map(|(id, _)| *id));
    Ok(Around {
        meetings: meetings.collect::<Result<_, Fault>>()?,
        near: near(db, municipality).await?,
        busy: calendars::busy(db, &all_people, *first, *last).await?,
        stand_ins,
        closed: calendars::closed_days(db, municipality, *first, *last).await?,
        spots,
    })
}

/// Who stands in for each of these people, by name.
async fn stand_ins(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    people: &[ScarcePersonId],
) -> Result<HashMap<ScarcePersonId, Vec<(ScarcePersonId, String)>>, Fault> {
    let stand_ins = calendars::stand_ins_of(db, people).await?;
    if stand_ins.is_empty() {
        return Ok(HashMap::new());
    }
    let known = calendars::people(db, municipality).await?;
    let name = |id: ScarcePersonId| {
        let person = known.iter().find(|person| person.id == id)?;
        Some((id, person.name.to_string()))
    };
    let named = stand_ins.into_iter().map(|(person, instead)| {
        let instead = instead.into_iter().filter_map(name).collect();
        (person, instead)
    });
    Ok(named.collect())
}

/// Where each of these rooms is.
pub(in crate::rounds) async fn spots(
    db: &impl ConnectionTrait,
    rooms: &[RoomId],
) -> Result<HashMap<RoomId, Spot>, Fault> {
    let sites = venues::sites(db, rooms).await?;
    let spots = sites.into_iter().map(|(room, site)| {
        let spot = Spot {
            room,
            venue: site.venue.id,
            place: site.venue.place,
            name: format!("{}, {}", site.venue.name, site.room),
        };
        (room, spot)
    });
    Ok(spots.collect())
}

async fn near(db: &impl ConnectionTrait, municipality: &MunicipalityCode) -> Result<Near, Fault> {
    let places = venues::places(db, municipality).await?;
    let pairs = places
        .iter()
        .flat_map(|place| place.near.iter().map(|other| (place.id, *other)));
    Ok(pairs.collect())
}

impl Needed {
    /// Somebody whom a session needs; nobody whose name alone is known.
    pub(in crate::rounds) fn of(person: SessionPerson) -> Option<Self> {
        Some(Self {
            role: person.role,
            person: person.person?,
            name: person.name,
        })
    }
}
