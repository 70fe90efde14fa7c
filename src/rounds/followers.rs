//! Who must know when a session changes. `rounds` knows neither those who have signed up nor those
//! who teach; whoever does is told here, inside the same unit of work.

use super::{Round, Session};
use crate::{
    audit::Actor,
    kernel::{Chance, Moment, RoundId, SessionId},
    outbox::Channel,
    store::{Fault, Store, Unit},
};
use rocket::async_trait;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Who does something, and when.
#[derive(Clone, Copy)]
pub struct Act<'a> {
    /// When.
    pub now: Moment,
    /// Randomness for ids.
    pub chance: &'a Chance,
    /// Who.
    pub actor: &'a Actor,
}

/// A session that has another time or room.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// The round as it is now.
    pub round: &'a Round,
    /// The session as it is now.
    pub session: &'a Session,
    /// The session as it was.
    pub before: &'a Session,
}

/// What will not be held.
#[derive(Debug, Clone, Copy)]
pub struct CalledOff<'a> {
    /// The round as it is now.
    pub round: &'a Round,
    /// The one session, when the others are held.
    pub session: Option<&'a Session>,
    /// Why, as people are told.
    pub reason: Reason,
}

/// What may become of a published round, for whoever wants to know who would be told.
#[derive(Debug, Clone, Copy)]
pub enum PlanChange<'a> {
    /// A session gets another time or room.
    Moved(Moved<'a>),
    /// This session of several is called off; the round is as it would be then.
    SessionOff(&'a Round, &'a Session),
    /// The round is called off.
    RoundOff(&'a Round),
}

impl PlanChange<'_> {
    /// Which round.
    #[must_use]
    pub fn round(&self) -> &Round {
        match self {
            Self::Moved(moved) => moved.round,
            Self::SessionOff(round, _) | Self::RoundOff(round) => round,
        }
    }
}

/// Why something is called off: chosen from a list, so that everybody is told in their own language,
/// and nothing about anybody's health or person is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Too few have signed up.
    TooFew,
    /// The room cannot be used.
    Room,
    /// There are too few who can help.
    Helpers,
    /// The weather.
    Weather,
    /// Nothing is said.
    Unsaid,
}

impl Reason {
    /// Every reason, in the order of the list.
    pub const ALL: [Self; 5] = [
        Self::Helpers,
        Self::Room,
        Self::TooFew,
        Self::Weather,
        Self::Unsaid,
    ];

    /// The reason in a form.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooFew => "for-fa",
            Self::Room => "lokalen",
            Self::Helpers => "handledare",
            Self::Weather => "vadret",
            Self::Unsaid => "sags-inte",
        }
    }

    /// The reason with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// People who have a seat, more than there would be seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// How many have one.
    pub people: u32,
    /// The names of those who signed up last and would be without one.
    pub last: Vec<String>,
}

/// Who would be told of a change, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Affected {
    /// People with a seat.
    pub placed: u32,
    /// People in line.
    pub waiting: u32,
    /// How many messages go by which channel.
    pub told: BTreeMap<Channel, u32>,
    /// The names of those whom no message reaches before the session.
    pub too_late: Vec<String>,
    /// People who are told nothing: what has left says the same as the plan would.
    pub knowing: u32,
}

impl Affected {
    /// With others who would be told of the same.
    pub fn add(&mut self, others: Self) {
        self.placed += others.placed;
        self.waiting += others.waiting;
        self.knowing += others.knowing;
        self.too_late.extend(others.too_late);
        for (channel, messages) in others.told {
            *self.told.entry(channel).or_default() += messages;
        }
    }
}

/// How many people stand how in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Booked {
    /// People with a seat.
    pub placed: u32,
    /// People in line.
    pub waiting: u32,
}

/// Told when a session changes, inside the unit of work that changes it.
#[async_trait]
pub trait SessionChanged: Send + Sync {
    /// Sees to it that nobody has a seat with a higher number than `seats`, or answers who has too
    /// many.
    ///
    /// # Errors
    /// A [`Fault`] when the database could not be asked.
    async fn make_room(
        &self,
        unit: &Unit,
        now: Moment,
        session: SessionId,
        seats: u32,
    ) -> Result<Result<(), Placed>, Fault>;

    /// A session of a published round has another time or room. Answers how many people are told.
    ///
    /// # Errors
    /// A [`Fault`] when something could not be written; then nothing is changed.
    async fn moved(&self, unit: &Unit, act: Act<'_>, moved: Moved<'_>) -> Result<u32, Fault>;

    /// A published round, or one of its sessions, will not be held. Answers how many people are told.
    ///
    /// # Errors
    /// A [`Fault`] when something could not be written; then nothing is changed.
    async fn called_off(
        &self,
        unit: &Unit,
        act: Act<'_>,
        called_off: CalledOff<'_>,
    ) -> Result<u32, Fault>;

    /// Who would be told of a change.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read.
    async fn affected(
        &self,
        store: &Store,
        now: Moment,
        change: PlanChange<'_>,
    ) -> Result<Affected, Fault>;

    /// How many people stand how in each of these rounds; one without anybody may be missing.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be counted.
    async fn booked(
        &self,
        store: &Store,
        rounds: &[RoundId],
    ) -> Result<HashMap<RoundId, Booked>, Fault>;
}

/// Everybody who must know, in the order in which they are told. Managed by the program.
#[derive(Clone)]
pub struct Followers(Vec<Arc<dyn SessionChanged>>);

impl Followers {
    /// These, in this order.
    #[must_use]
    pub fn new(followers: Vec<Arc<dyn SessionChanged>>) -> Self {
        Self(followers)
    }

    pub(super) async fn make_room(
        &self,
        unit: &Unit,
        now: Moment,
        session: SessionId,
        seats: u32,
    ) -> Result<Result<(), Placed>, Fault> {
        for follower in &self.0 {
            if let Err(placed) = follower.make_room(unit, now, session, seats).await? {
                return Ok(Err(placed));
            }
        }
        Ok(Ok(()))
    }

    pub(super) async fn moved(
        &self,
        unit: &Unit,
        act: Act<'_>,
        moved: Moved<'_>,
    ) -> Result<u32, Fault> {
        let mut told = 0;
        for follower in &self.0 {
            told += follower.moved(unit, act, moved).await?;
        }
        Ok(told)
    }

    pub(super) async fn called_off(
        &self,
        unit: &Unit,
        act: Act<'_>,
        called_off: CalledOff<'_>,
    ) -> Result<u32, Fault> {
        let mut told = 0;
        for follower in &self.0 {
            told += follower.called_off(unit, act, called_off).await?;
        }
        Ok(told)
    }

    pub(super) async fn affected(
        &self,
        store: &Store,
        now: Moment,
        change: PlanChange<'_>,
    ) -> Result<Affected, Fault> {
        let mut all = Affected::default();
        for follower in &self.0 {
            let more = follower.affected(store, now, change).await?;
            all.placed += more.placed;
            all.waiting += more.waiting;
            for (channel, people) in more.told {
                *all.told.entry(channel).or_default() += people;
            }
            all.too_late.extend(more.too_late);
            all.knowing += more.knowing;
        }
        Ok(all)
    }

    /// How many people stand how in each of these rounds; one without anybody may be missing.
    ///
    /// # Errors
    /// A [`Fault`] when they cannot be counted.
    pub async fn booked(
        &self,
        store: &Store,
        rounds: &[RoundId],
    ) -> Result<HashMap<RoundId, Booked>, Fault> {
        let mut all: HashMap<RoundId, Booked> = HashMap::new();
        for follower in &self.0 {
            for (round, more) in follower.booked(store, rounds).await? {
                let booked = all.entry(round).or_default();
                booked.placed += more.placed;
                booked.waiting += more.waiting;
            }
        }
        Ok(all)
    }
}
