//! What is planned in a municipality, as pages show it: remembered for a moment, since every page of
//! the flow asks for it. How many seats are free is remembered elsewhere, and shorter.

use super::tell::Plan;
use crate::{
    kernel::{MunicipalityCode, RoundId, SessionId},
    municipalities,
    programmes::{self, Programme},
    rounds::{self, Round, State},
    store::{Fault, Remembered, Store},
    venues::{self, Locality},
};
use sea_orm::ConnectionTrait;
use std::{collections::HashMap, sync::Arc};

/// The plans of all municipalities, managed by the program.
pub struct Plans(Remembered<MunicipalityCode, Planned>);

/// One municipality's rounds with everything around them.
pub(super) struct Planned {
    /// By first session.
    rounds: Vec<Arc<RoundPlan>>,
    /// Where people live and venues lie.
    pub(super) places: Vec<Locality>,
}

/// A round with everything that pages and news say about it.
pub(super) struct RoundPlan {
    pub(super) round: Round,
    pub(super) plan: Plan,
    /// First names of the hosts.
    pub(super) hosts: Vec<String>,
    /// How many seats each session has.
    pub(super) seats: HashMap<SessionId, u32>,
}

impl Plans {
    /// Remembers nothing yet.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        Self(Remembered::of_plan(store))
    }

    /// A municipality's plan.
    pub(super) async fn planned(
        &self,
        store: &Store,
        code: &MunicipalityCode,
    ) -> Result<Arc<Planned>, Fault> {
        self.0.get_or_read(code, || read(store.read(), code)).await
    }

    /// The municipality's round with this number.
    pub(super) async fn by_number(
        &self,
        store: &Store,
        code: &MunicipalityCode,
        number: u32,
    ) -> Result<Option<Arc<RoundPlan>>, Fault> {
        let planned = self.planned(store, code).await?;
        let mut rounds = planned.rounds.iter();
        Ok(rounds.find(|r| r.round.number == number).cloned())
    }

    /// The municipality's round with this id.
    pub(super) async fn by_id(
        &self,
        store: &Store,
        code: &MunicipalityCode,
        id: RoundId,
    ) -> Result<Option<Arc<RoundPlan>>, Fault> {
        let planned = self.planned(store, code).await?;
        let mut rounds = planned.rounds.iter();
        Ok(rounds.find(|r| r.round.id == id).cloned())
    }
}

impl RoundPlan {
    /// The same around a round with other sessions: as it is for somebody who misses one.
    pub(super) async fn with_sessions_of(
        &self,
        db: &impl ConnectionTrait,
        round: Round,
    ) -> Result<Self, Fault> {
        Ok(Self {
            plan: self.plan.clone().with_sites_of(db, &round).await?,
            hosts: self.hosts.clone(),
            seats: self.seats.clone(),
            round,
        })
    }
}

impl Planned {
    /// Every round that people know of, those that were called off among them, by first session.
    pub(super) fn known(&self) -> impl Iterator<Item = &Arc<RoundPlan>> {
        self.rounds.iter()
    }

    /// Rounds that will be held and whose last session is not before `today`, by first session.
    pub(super) fn upcoming(
        &self,
        today: chrono::NaiveDate,
    ) -> impl Iterator<Item = &Arc<RoundPlan>> {
        let to_come = move |r: &&Arc<RoundPlan>| r.round.last_day().is_some_and(|day| day >= today);
        let held = |r: &&Arc<RoundPlan>| r.round.state == State::Published;
        self.rounds.iter().filter(held).filter(to_come)
    }
}

async fn read(db: &impl ConnectionTrait, code: &MunicipalityCode) -> Result<Planned, Fault> {
    let municipality = municipalities::by_code(db, code)
        .await?
        .ok_or_else(|| Fault::new("a municipality is gone"))?;
    let municipality = Arc::new(municipality);
    let mut rounds = rounds::all(db, code).await?;
    rounds.retain(|round| round.state != State::Draft);
    let rooms: Vec<_> = sessions(&rounds).map(|s| s.room).collect();
    let sites = venues::sites(db, &rooms).await?;
    let ids: Vec<_> = sessions(&rounds).map(|s| s.id).collect();
    let seats = rounds::seats_by_session(db, &ids).await?;
    let mut hosts = rounds::hosts_by_round(db, &rounds).await?;
    let mut taught: HashMap<_, Arc<Programme>> = HashMap::new();
    let mut planned = Vec::with_capacity(rounds.len());
    for round in rounds {
        let programme = match taught.get(&round.programme) {
            Some(programme) => Arc::clone(programme),
            None => Arc::new(programmes::by_id(db, round.programme).await?),
        };
        taught.insert(round.programme, Arc::clone(&programme));
        let places: Result<Vec<_>, Fault> = round
            .sessions
            .iter()
            .map(|s| sites.get(&s.room).cloned())
            .map(|site| site.ok_or_else(|| Fault::new("a session's room is gone")))
            .collect();
        planned.push(Arc::new(RoundPlan {
            plan: Plan {
                sites: places?,
                programme,
                municipality: Arc::clone(&municipality),
            },
            hosts: hosts.remove(&round.id).unwrap_or_default(),
            seats: round
                .sessions
                .iter()
                .map(|s| (s.id, seats.get(&s.id).copied().unwrap_or(0)))
                .collect(),
            round,
        }));
    }
    Ok(Planned {
        rounds: planned,
        places: venues::places(db, code).await?,
    })
}

fn sessions(rounds: &[Round]) -> impl Iterator<Item = &rounds::Session> {
    rounds.iter().flat_map(|r| &r.sessions)
}
