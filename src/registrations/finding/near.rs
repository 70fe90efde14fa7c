//! The rounds that somebody on the phone can be offered, the nearest first.

use super::{
    list::place_of,
    rule::{self, Wish},
    standing::{Room, standings, to_come},
};
use crate::{
    kernel::{BirthYear, CivilTime, MunicipalityCode, Postcode, RoundId, add_working_days},
    locale::{Text, capitalised},
    municipalities,
    registrations::{flow::LETTER_DAYS, plans::RoundPlan, shown, tools::Tools},
    rounds::{Session, SignUp},
    store::Fault,
};
use chrono::NaiveDate;

/// After what lies in the place and what is near.
const ELSEWHERE: u8 = 2;

/// A round whose sign-up is open, as whoever talks to somebody tells of it.
pub struct Offered {
    /// Its id.
    pub id: RoundId,
    /// Its number.
    pub number: u32,
    /// Its sessions, by day; never empty.
    pub sessions: Vec<Session>,
    /// «Tisdag 9 december klockan 13–15».
    pub when: String,
    /// The venue as people call it.
    pub venue: String,
    /// «Stadsbiblioteket, Storgatan 4, Kalmar».
    pub place: String,
    /// «4 platser kvar», «Fullt. 3 står på reservlistan».
    pub seats: String,
    /// Whether a newcomer can have a seat.
    pub has_room: bool,
    /// «Hiss, hörslinga», if there is anything to say.
    pub facilities: Option<String>,
    /// Whether a letter arrives before the first session.
    pub letter_in_time: bool,
    /// The age that the programme is for, and the year that counts.
    audience: (u8, i32),
}

impl Offered {
    /// The first day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.sessions.first().map(|session| session.day)
    }

    /// Whether the programme is for somebody of this birth year (mission rule "Audience").
    #[must_use]
    pub fn is_for(&self, born: BirthYear) -> bool {
        let (age, year) = self.audience;
        born.reaches(age, year)
    }

    /// The age that the programme is for.
    #[must_use]
    pub fn minimum_age(&self) -> u8 {
        self.audience.0
    }
}

/// Every round that can be signed up to now, in the order of the page for residents: where the postcode is
/// first, then what is near, then the rest, each by date (experience.md 2.1).
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn offered(
    tools: &Tools<'_>,
    text: Text,
    municipality: &MunicipalityCode,
    postcode: Option<&Postcode>,
) -> Result<Vec<Offered>, Fault> {
    let now = tools.clock.now();
    let planned = tools.plans.planned(tools.store, municipality).await?;
    let wish = match postcode {
        Some(postcode) => {
            let locality = municipalities::locality_of(tools.store.read(), postcode).await?;
            let typed = postcode.to_string();
            rule::understand(&typed, locality.as_deref(), &planned.places)
        }
        None => Wish::Anywhere,
    };
    let places = &planned.places;
    let mut open = to_come(&planned, now);
    open.retain(|known| known.round.sign_up(now) == SignUp::Open);
    open.sort_by_key(|known| {
        let close = place_of(known).and_then(|at| rule::closeness(&wish, at, places));
        close.unwrap_or(ELSEWHERE)
    });
    let standing = standings(tools, municipality).await?;
    let with_room = open.iter().filter_map(|known| {
        let room = *standing.get(&known.round.id)?;
        let today = CivilTime::of(now, known.round.zone).date;
        one(text, known, room, today)
    });
    Ok(with_room.collect())
}

fn one(text: Text, planned: &RoundPlan, room: Room, today: NaiveDate) -> Option<Offered> {
    let round = &planned.round;
    let site = planned.plan.sites.first()?;
    let first = round.sessions.first()?.day;
    Some(Offered {
        id: round.id,
        number: round.number,
        sessions: round.sessions.clone(),
        when: capitalised(&shown::when(text, round)),
        venue: site.venue.name.clone(),
        place: shown::place_line(site),
        seats: room.words(text),
        has_room: room.seats > 0,
        facilities: shown::facilities(text, &site.venue.facts),
        letter_in_time: add_working_days(today, LETTER_DAYS) <= first,
        audience: (planned.plan.programme.minimum_age, round.year()),
    })
}
