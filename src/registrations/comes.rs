//! How the people of one registration come to its round, where they miss some of it: as a round of their own, and
//! in words.

use super::{
    asked::Means,
    away::Away,
    notices::{AwayWords, Receiver},
};
use crate::{
    kernel::{PersonName, SessionId},
    locale::Text,
    rounds::{Round, Session, State},
};
use uuid::Uuid;

/// How one registration comes to its round.
#[derive(Debug, Clone, Default)]
pub(super) struct Comes {
    /// What each of them misses.
    pub(super) away: Vec<Away>,
    /// The sessions that nobody of them comes to.
    missed: Vec<Uuid>,
    /// The sessions of other rounds that some of them come to, as they are planned; none that is called off.
    instead: Vec<Session>,
}

impl Comes {
    /// Of so many people who miss these sessions; `others` are the rounds of what they come to instead.
    pub(super) fn of(away: Vec<Away>, people: usize, others: &[Round]) -> Self {
        let by_all = |session: Uuid| away.iter().filter(|a| a.session == session).count() == people;
        let mut missed: Vec<Uuid> = away.iter().map(|a| a.session).collect();
        missed.dedup();
        missed.retain(|session| by_all(*session));
        let held = others
            .iter()
            .filter(|round| round.state == State::Published);
        let is_come_to = |session: &&Session| {
            let id = session.id.uuid();
            away.iter().any(|a| a.instead == Some(id))
        };
        let instead = held.flat_map(|round| &round.sessions).filter(is_come_to);
        Self {
            missed,
            instead: instead.cloned().collect(),
            away,
        }
    }

    /// The round as it is for them: without what nobody of them comes to, with what they come to instead.
    pub(super) fn round(&self, round: &Round) -> Round {
        let mut own = round.clone();
        own.sessions
            .retain(|session| !self.missed.contains(&session.id.uuid()));
        for session in &self.instead {
            own = own.with(session);
        }
        own
    }

    /// The sessions of their own round that nobody of them comes to.
    pub(super) fn missed(&self) -> &[Uuid] {
        &self.missed
    }

    /// Who misses which session of their round, or comes to which other one, a sentence each, in the order of
    /// the days, as it is said to them. `people` are all of them.
    pub(super) fn in_words(
        &self,
        text: Text,
        round: &Round,
        people: &[(Uuid, PersonName)],
    ) -> Vec<String> {
        let voice = if people.len() > 1 { "both" } else { "you" };
        self.sentences(text, round, people, voice)
    }

    /// The same as it is said to whoever is told by these means: who is called for them hears their names.
    pub(super) fn in_words_to(
        &self,
        receiver: &Receiver,
        text: Text,
        round: &Round,
        people: &[(Uuid, PersonName)],
    ) -> AwayWords {
        let said = if receiver.means == Means::Call && receiver.contact.is_some() {
            self.in_words_by_name(text, round, people)
        } else {
            self.in_words(text, round, people)
        };
        AwayWords {
            said,
            instead: self.instead.iter().map(|s| s.id.uuid()).collect(),
        }
    }

    /// The same as it is said of them.
    pub(super) fn in_words_by_name(
        &self,
        text: Text,
        round: &Round,
        people: &[(Uuid, PersonName)],
    ) -> Vec<String> {
        self.sentences(text, round, people, "name")
    }

    fn sentences(
        &self,
        text: Text,
        round: &Round,
        people: &[(Uuid, PersonName)],
        voice: &'static str,
    ) -> Vec<String> {
        let mut said = Vec::new();
        for session in &round.sessions {
            let here = self.away.iter().filter(|a| a.session == session.id.uuid());
            let mut ways: Vec<Option<Uuid>> = here.clone().map(|a| a.instead).collect();
            ways.sort_unstable();
            ways.dedup();
            for way in ways {
                let who = |id| here.clone().any(|a| a.member == id && a.instead == way);
                let names = people.iter().filter(|(id, _)| who(*id));
                let names: Vec<String> = names.map(|(_, name)| name.given().to_owned()).collect();
                let all = names.len() == people.len();
                let voice = if all { voice } else { "name" };
                let (names, day) = (text.list(&names), text.day(session.day));
                said.push(match way.and_then(|other| self.instead(other)) {
                    Some(other) => {
                        let other = text.day_and_hours(other.day, other.hours);
                        text.away_swaps(voice, other, day, names)
                    }
                    None => text.away_misses(voice, day, names),
                });
            }
        }
        said
    }

    /// Whether some of them come to this session of their own round.
    pub(super) fn is_at(&self, session: SessionId) -> bool {
        !self.missed.contains(&session.uuid())
    }

    /// The sessions of other rounds that some of them come to, as they are planned.
    pub(super) fn others(&self) -> impl Iterator<Item = &Session> {
        self.instead.iter()
    }

    /// The session that is come to instead, as it is planned; none when it is called off.
    pub(super) fn instead(&self, session: Uuid) -> Option<&Session> {
        self.instead.iter().find(|s| s.id.uuid() == session)
    }
}
