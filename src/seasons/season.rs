//! Everything that a season's page shows, read once.

use crate::{
    kernel::{MunicipalityCode, RoundId},
    programmes,
    rounds::{
        self, Booked, Followers, Role, Round, Session, State, all, people_of, seats_by_session,
    },
    store::{Fault, Store},
    venues::{self, Site},
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A year's rounds, drafts among them.
pub(super) struct Season {
    pub(super) rounds: Vec<Round>,
    pub(super) year: i32,
    /// Years in which there is anything, the wanted one among them.
    pub(super) years: BTreeSet<i32>,
    pub(super) booked: HashMap<RoundId, Booked>,
    seats: HashMap<crate::kernel::SessionId, u32>,
    sites: HashMap<crate::kernel::RoomId, Site>,
    people: HashMap<crate::kernel::SessionId, Vec<rounds::SessionPerson>>,
    names: BTreeMap<crate::kernel::ProgrammeId, crate::locale::Words>,
}

impl Season {
    /// The rounds whose first session is in the year: the one asked for, else that of the next session
    /// to come.
    pub(super) async fn read(
        store: &Store,
        followers: &Followers,
        municipality: &MunicipalityCode,
        (asked, today): (Option<i32>, NaiveDate),
    ) -> Result<Self, Fault> {
        let db = store.read();
        let mut rounds = all(db, municipality).await?;
        let begins = rounds.iter().filter_map(Round::begins).map(|at| at.date);
        let next = begins.filter(|day| *day >= today).min();
        let year = asked.unwrap_or_else(|| next.unwrap_or(today).year());
        let with_days = rounds.iter().filter(|round| round.begins().is_some());
        let mut years: BTreeSet<i32> = with_days.map(Round::year).collect();
        years.insert(year);
        // A draft without a day yet belongs to whichever year one looks at.
        rounds.retain(|round| {
            round
                .begins()
                .is_none_or(|begins| begins.date.year() == year)
        });
        let sessions: Vec<_> = rounds.iter().flat_map(|r| &r.sessions).collect();
        let ids: Vec<_> = sessions.iter().map(|s| s.id).collect();
        let rooms: Vec<_> = sessions.iter().map(|s| s.room).collect();
        let numbers: Vec<_> = rounds.iter().map(|r| r.id).collect();
        let programmes = programmes::all(db, municipality).await?;
        Ok(Self {
            seats: seats_by_session(db, &ids).await?,
            people: people_of(db, &ids).await?,
            sites: venues::sites(db, &rooms).await?,
            booked: followers.booked(store, &numbers).await?,
            names: programmes
                .into_iter()
                .map(|p| (p.id, p.facts.name))
                .collect(),
            year,
            years,
            rounds,
        })
    }

    /// Every session with its round, by day.
    pub(super) fn sessions(&self) -> Vec<(&Round, &Session)> {
        let each = self.rounds.iter();
        let mut all: Vec<_> = each
            .flat_map(|round| round.sessions.iter().map(move |session| (round, session)))
            .collect();
        all.sort_by_key(|(round, session)| (session.begins(), round.number));
        all
    }

    pub(super) fn seats(&self, session: &Session) -> u32 {
        self.seats.get(&session.id).copied().unwrap_or(0)
    }

    pub(super) fn site(&self, session: &Session) -> Option<&Site> {
        self.sites.get(&session.room)
    }

    pub(super) fn name(&self, round: &Round, lang: crate::locale::Lang) -> &str {
        self.names
            .get(&round.programme)
            .map_or("", |name| name.of(lang))
    }

    /// The roles that nobody has yet.
    pub(super) fn missing(&self, session: &Session) -> Vec<Role> {
        let people = self.people.get(&session.id).map_or(&[][..], Vec::as_slice);
        let has = |role: &Role| people.iter().any(|person| person.role == *role);
        Role::ALL.into_iter().filter(|role| !has(role)).collect()
    }

    /// People that the rounds in a state can seat: of a round with several sessions the smallest.
    pub(super) fn seats_in(&self, state: State) -> u64 {
        let rounds = self.rounds.iter().filter(|round| round.state == state);
        rounds
            .map(|round| {
                let seats = round.sessions.iter().map(|session| self.seats(session));
                u64::from(seats.min().unwrap_or(0))
            })
            .sum()
    }
}
