//! How rounds stand as a newcomer sees them: seats left, people in line.

use crate::{
    kernel::{CivilTime, Moment, MunicipalityCode, RoundId, SessionId, Zone},
    locale::Text,
    registrations::{
        away,
        placing::open_seats_of,
        plans::{Planned, RoundPlan},
        state,
        tools::Tools,
    },
    store::{Fault, Remembered, Store},
};
use std::{collections::HashMap, sync::Arc};

/// How a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room {
    /// Seats that a newcomer may take.
    pub(super) seats: usize,
    /// Whether somebody in line keeps more than one newcomer from a seat: «för en person».
    pub(super) for_one: bool,
    /// People in line.
    pub(super) in_line: usize,
}

impl Room {
    /// «4 platser kvar», «1 plats kvar, för en person», «Fullt. 3 står på reservlistan».
    pub(super) fn words(self, text: Text) -> String {
        match (self.seats, self.in_line) {
            (0, 0) => text.registrations_full(),
            (0, waiting) => text.registrations_full_with_line(waiting),
            (1, _) if self.for_one => text.registrations_seat_for_one(),
            (seats, _) => text.rounds_seats_left(seats),
        }
    }
}

/// How all rounds of each municipality stand: every list asks for it. Managed by the program.
///
/// A hold lapses without anything being written, so nothing says that it has. It counts as free as soon as
/// this is read anew: half a second later at most.
pub struct Standings(Remembered<MunicipalityCode, HashMap<RoundId, Room>>);

impl Standings {
    /// Remembers nothing yet.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        Self(Remembered::of_seats(store))
    }
}

/// How the rounds of a municipality that are not over stand.
pub(super) async fn standings(
    tools: &Tools<'_>,
    code: &MunicipalityCode,
) -> Result<Arc<HashMap<RoundId, Room>>, Fault> {
    let read = || async {
        let planned = tools.plans.planned(tools.store, code).await?;
        let now = tools.clock.now();
        read(tools.store, now, &to_come(&planned, now)).await
    };
    tools.standings.0.get_or_read(code, read).await
}

/// How one round stands, over or not.
pub(super) async fn standing(tools: &Tools<'_>, round: &Arc<RoundPlan>) -> Result<Room, Fault> {
    let id = round.round.id;
    let known = tools.standings.0.get(&round.round.municipality);
    if let Some(room) = known.and_then(|known| known.get(&id).copied()) {
        return Ok(room);
    }
    // One is read faster than all.
    let now = tools.clock.now();
    let read = read(tools.store, now, std::slice::from_ref(round)).await?;
    read.get(&id)
        .copied()
        .ok_or_else(|| Fault::new("a round that stands nowhere"))
}

/// Rounds that are not over.
pub(super) fn to_come(planned: &Planned, now: Moment) -> Vec<Arc<RoundPlan>> {
    let today = CivilTime::of(now, Zone::stockholm()).date;
    planned.upcoming(today).cloned().collect()
}

async fn read(
    store: &Store,
    now: Moment,
    rounds: &[Arc<RoundPlan>],
) -> Result<HashMap<RoundId, Room>, Fault> {
    let sessions: Vec<_> = rounds
        .iter()
        .flat_map(|r| r.round.sessions.iter().map(|s| s.id))
        .collect();
    let claims = state::claims_by_session(store.read(), now, &sessions).await?;
    let free: HashMap<RoundId, usize> = rounds
        .iter()
        .map(|round| (round.round.id, free_in_all(round, &claims)))
        .collect();
    let ids: Vec<_> = rounds.iter().map(|r| r.round.id).collect();
    let in_line = state::in_line(store.read(), &ids).await?;
    // Only where seats are free does it matter who is in line before a newcomer.
    let both = |id: &RoundId| free[id] > 0 && in_line.contains_key(id);
    let undecided: Vec<_> = ids.iter().copied().filter(both).collect();
    let lines = if undecided.is_empty() {
        HashMap::new()
    } else {
        state::lines(store.read(), &undecided).await?
    };
    Ok(rounds
        .iter()
        .map(|round| {
            let id = round.round.id;
            let line = lines.get(&id).map_or(&[][..], Vec::as_slice);
            let passing = state::passing(round.round.policy);
            let people = in_line.get(&id).map_or(0, |line| line.people);
            let room = Room {
                seats: open_seats_of(free[&id], line, passing),
                for_one: people > 0,
                in_line: people,
            };
            (id, room)
        })
        .collect())
}

/// Seats that are free in every session of a round.
fn free_in_all(round: &RoundPlan, claims: &HashMap<SessionId, u32>) -> usize {
    let free = round.round.sessions.iter().map(|session| {
        let all = round.seats.get(&session.id).copied().unwrap_or(0);
        all.saturating_sub(claims.get(&session.id).copied().unwrap_or(0))
    });
    free.min().unwrap_or(0) as usize
}

/// Seats that a newcomer may take in one round.
pub(in crate::registrations) async fn room_left(
    tools: &Tools<'_>,
    round: &Arc<RoundPlan>,
) -> Result<usize, Fault> {
    Ok(standing(tools, round).await?.seats)
}

/// Seats that are free in every session of one round, whoever they are for.
pub(in crate::registrations) async fn free_left(
    store: &Store,
    now: Moment,
    round: &RoundPlan,
) -> Result<usize, Fault> {
    let sessions: Vec<_> = round.round.sessions.iter().map(|s| s.id).collect();
    let claims = state::claims_by_session(store.read(), now, &sessions).await?;
    Ok(free_in_all(round, &claims))
}

/// How many seats of each of these rounds' sessions may go to those who come to one session alone.
pub(in crate::registrations) async fn singles(
    store: &Store,
    now: Moment,
    rounds: &[Arc<RoundPlan>],
) -> Result<HashMap<SessionId, usize>, Fault> {
    let sessions = rounds
        .iter()
        .flat_map(|r| r.round.sessions.iter().map(|s| s.id));
    let sessions: Vec<_> = sessions.collect();
    let rooms = read(store, now, rounds).await?;
    let claims = state::claims_by_session(store.read(), now, &sessions).await?;
    let let_go = away::let_go_by_session(store.read(), &sessions).await?;
    let mut singles = HashMap::new();
    for round in rounds {
        let open = rooms.get(&round.round.id).map_or(0, |room| room.seats);
        let for_the_line = free_in_all(round, &claims).saturating_sub(open);
        for (session, seats) in &round.seats {
            let taken = claims.get(session).copied().unwrap_or(0);
            let let_go = let_go.get(session).copied().unwrap_or(0);
            let unclaimed = (seats.saturating_sub(taken) as usize).saturating_add(let_go);
            singles.insert(*session, unclaimed.saturating_sub(for_the_line));
        }
    }
    Ok(singles)
}
