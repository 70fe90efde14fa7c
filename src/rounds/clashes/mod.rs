//! What stands in the way of a session. A pure rule; what is around it is read by [`around`].
//!
//! A room and a person can be at one place at a time: those clashes are never saved. The others may be
//! right all the same, and are saved with a reason.

mod around;

pub(super) use around::spots;
pub use around::{Around, around};

use super::round::Role;
use crate::{
    calendars::{Busy, ClosedDays},
    kernel::{
        CivilTime, Eve, Holiday, PlaceId, RoomId, ScarcePersonId, SessionId, VenueId, eve, holiday,
    },
    locale::Span,
};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeSet, HashMap};

/// A session as clashes see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id; none for one that is not saved yet.
    pub id: Option<SessionId>,
    /// Its round's number; none for one that is not saved yet.
    pub round: Option<u32>,
    /// The day.
    pub day: NaiveDate,
    /// From and to, civil local time.
    pub hours: Span,
    /// Where.
    pub site: Spot,
    /// Who is needed there.
    pub people: Vec<Needed>,
}

/// Where a session is, as far as it matters for getting there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The room.
    pub room: RoomId,
    /// Its building.
    pub venue: VenueId,
    /// The place the building lies in.
    pub place: PlaceId,
    /// «Lindsdals bibliotek, Stora salen».
    pub name: String,
}

/// Somebody whom a session needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// As what.
    pub role: Role,
    /// Who.
    pub person: ScarcePersonId,
    /// The name.
    pub name: String,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// The room is taken.
    Room(Other),
    /// Somebody is needed at two places at once.
    Person {
        /// Who.
        who: Needed,
        /// Where else.
        with: Other,
        /// Whose stand-ins could come, by name, the first to be asked first.
        instead: Vec<String>,
    },
    /// Somebody has too little time between two places.
    TooFar {
        /// Who.
        who: Needed,
        /// Where before or after.
        with: Other,
        /// Minutes between the two.
        minutes: i64,
        /// Minutes that the way takes, as we reckon.
        needed: i64,
        /// Whose stand-ins could come.
        instead: Vec<String>,
    },
    /// Somebody's diary says no.
    Busy {
        /// Who.
        who: Needed,
        /// When, and why.
        busy: Busy,
        /// Whose stand-ins could come.
        instead: Vec<String>,
    },
    /// A public holiday.
    Holiday(Holiday),
    /// A day on which people leave work early or do not work.
    Eve(Eve),
    /// Saturday or Sunday.
    Weekend(Weekday),
    /// Schools are closed, or their ninth-graders busy.
    School(ClosedDays),
}

/// Another session, as a clash names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its round's number; none for another day of the same proposal.
    pub round: Option<u32>,
    /// From and to.
    pub hours: Span,
    /// Where.
    pub place: String,
}

impl Clash {
    /// Whether it can never be saved.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        matches!(self, Self::Room(_) | Self::Person { .. })
    }

    /// What a reason is kept under: the kind, and whom or what it is about.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Room(_) => "room".to_owned(),
            Self::Person { who, .. } => format!("person/{}", who.person),
            Self::TooFar { who, .. } => format!("far/{}", who.person),
            Self::Busy { who, .. } => format!("busy/{}", who.person),
            Self::Holiday(_) => "holiday".to_owned(),
            Self::Eve(_) => "eve".to_owned(),
            Self::Weekend(_) => "weekend".to_owned(),
            Self::School(days) => format!("school/{}", days.id),
        }
    }

    /// Who could come in place of the one who cannot.
    #[must_use]
    pub fn instead(&self) -> &[String] {
        match self {
            Self::Person { instead, .. }
            | Self::TooFar { instead, .. }
            | Self::Busy { instead, .. } => instead,
            Self::Room(_)
            | Self::Holiday(_)
            | Self::Eve(_)
            | Self::Weekend(_)
            | Self::School(_) => &[],
        }
    }

    fn say_who_could(&mut self, free: &[String]) {
        if let Self::Person { instead, .. }
        | Self::TooFar { instead, .. }
        | Self::Busy { instead, .. } = self
        {
            *instead = free.to_vec();
        }
    }
}

/// Which places lie near each other.
pub type Near = BTreeSet<(PlaceId, PlaceId)>;

/// Minutes that we reckon for the way between two sessions of the same person: an assumption that is
/// printed with the clash, since no map is asked.
#[must_use]
pub fn minutes_between(from: &Spot, to: &Spot, near: &Near) -> i64 {
    if from.venue == to.venue {
        0
    } else if from.place == to.place {
        15
    } else if near.contains(&(from.place, to.place)) || near.contains(&(to.place, from.place)) {
        30
    } else {
        45
    }
}

/// Everything that stands in the way of `meeting`: what can never be first, then in the order of the
/// day.
///
/// `others` are the other sessions of the municipality; the meeting itself among them, by its id, is
/// left out.
#[must_use]
pub fn clashes(meeting: &Meeting, others: &[Meeting], around: &Around) -> Vec<Clash> {
    let same_day = |other: &&Meeting| {
        other.day == meeting.day && (other.id.is_none() || other.id != meeting.id)
    };
    let others: Vec<&Meeting> = others.iter().filter(same_day).collect();
    let mut found: Vec<Clash> = Vec::new();
    for other in &others {
        if meets(meeting.hours, other.hours) && meeting.site.room == other.site.room {
            found.push(Clash::Room(named(other)));
        }
    }
    for who in one_of_each(&meeting.people) {
        let mut hindered = hindrances(meeting, &others, who, around);
        if !hindered.is_empty() {
            let free = free_stand_ins(meeting, &others, who, around);
            for clash in &mut hindered {
                clash.say_who_could(&free);
            }
        }
        found.append(&mut hindered);
    }
    found.extend(the_day(meeting.day));
    let closed = |days: &&ClosedDays| days.first <= meeting.day && meeting.day <= days.last;
    let schools = around.closed.iter().filter(closed);
    found.extend(schools.cloned().map(Clash::School));
    found.sort_by_key(|clash| !clash.is_hard());
    found
}

/// What keeps one person from coming.
fn hindrances(meeting: &Meeting, others: &[&Meeting], who: &Needed, around: &Around) -> Vec<Clash> {
    let theirs = |other: &&&Meeting| other.people.iter().any(|n| n.person == who.person);
    let others = others.iter().filter(theirs);
    let mut found: Vec<Clash> = others
        .filter_map(|other| elsewhere(meeting, other, who, &around.near))
        .collect();
    found.extend(busy(meeting, who, &around.busy));
    found
}

/// The stand-ins of somebody whom nothing keeps from coming and who are not there already, in the order
/// in which they are asked.
fn free_stand_ins(
    meeting: &Meeting,
    others: &[&Meeting],
    who: &Needed,
    around: &Around,
) -> Vec<String> {
    let stand_ins = around.stand_ins.get(&who.person).into_iter().flatten();
    let there = |id| meeting.people.iter().any(|needed| needed.person == id);
    stand_ins
        .filter(|(id, name)| {
            let instead = Needed {
                role: who.role,
                person: *id,
                name: name.clone(),
            };
            !there(*id) && hindrances(meeting, others, &instead, around).is_empty()
        })
        .map(|(_, name)| name.clone())
        .collect()
}

/// A person may have two roles at a session and is still one.
fn one_of_each(people: &[Needed]) -> Vec<&Needed> {
    let mut seen = BTreeSet::new();
    people.iter().filter(|n| seen.insert(n.person)).collect()
}

/// Whether the two have a moment in common.
fn meets(one: Span, other: Span) -> bool {
    one.from < other.to && other.from < one.to
}

fn elsewhere(meeting: &Meeting, other: &Meeting, who: &Needed, near: &Near) -> Option<Clash> {
    if meets(meeting.hours, other.hours) {
        return Some(Clash::Person {
            who: who.clone(),
            with: named(other),
            instead: Vec::new(),
        });
    }
    let gap = if meeting.hours.to <= other.hours.from {
        other.hours.from - meeting.hours.to
    } else {
        meeting.hours.from - other.hours.to
    };
    let needed = minutes_between(&meeting.site, &other.site, near);
    (gap.num_minutes() < needed).then(|| Clash::TooFar {
        who: who.clone(),
        with: named(other),
        minutes: gap.num_minutes(),
        needed,
        instead: Vec::new(),
    })
}

fn busy(
    meeting: &Meeting,
    who: &Needed,
    diaries: &HashMap<ScarcePersonId, Vec<Busy>>,
) -> Option<Clash> {
    let at = |time| CivilTime {
        date: meeting.day,
        time,
    };
    let (from, to) = (at(meeting.hours.from), at(meeting.hours.to));
    let times = diaries.get(&who.person)?;
    let taken = times.iter().find(|b| b.from < to && from < b.to)?;
    Some(Clash::Busy {
        who: who.clone(),
        busy: taken.clone(),
        instead: Vec::new(),
    })
}

fn the_day(day: NaiveDate) -> Option<Clash> {
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    holiday(day)
        .map(Clash::Holiday)
        .or_else(|| eve(day).map(Clash::Eve))
        .or_else(|| weekend.then(|| Clash::Weekend(day.weekday())))
}

fn named(other: &Meeting) -> Other {
    Other {
        round: other.round,
        hours: other.hours,
        place: other.site.name.clone(),
    }
}

#[cfg(test)]
mod tests;
