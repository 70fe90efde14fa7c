//! What somebody is told when the plan changes, by what they have in hand: a pure rule.
//!
//! What was queued and has not left is taken back, so it is as if it had never been said. What has left
//! decides: nobody is told of a move from a day they never heard of, and nobody of a plan they know.
//!
//! | in hand | the plan now | what they get |
//! |---|---|---|
//! | nothing | what they saw when they signed up | a confirmation of how they stand |
//! | nothing, but signed up for 10 December | 15 December | a move from the 10th to the 15th |
//! | 10 December | 15 December, after 11 December that never left | a move from the 10th to the 15th |
//! | 11 December, a move that has left | 15 December | a move from the 11th to the 15th |
//! | 10 December | 10 December again | nothing |
//! | two days | one of them | that the other is called off |
//!
//! What the person did (a confirmation, a change, a place that was taken back) and had not been told is told
//! again with the plan as it is now.

use super::said::{Said, SaidSession};
use crate::{
    kernel::NoticeId,
    outbox::{Channel, Matter, State},
    rounds::Reason,
};
use uuid::Uuid;

/// What a notice was queued for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The person's own act, which left a place: how they stand.
    Standing(Owed),
    /// Somebody left.
    Leaving,
    /// A change of the plan.
    Plan,
}

/// What was to be told of an own act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owed {
    /// That there is a place, or one in line.
    Confirmation,
    /// That something was taken back.
    Restored,
    /// That what they said of themselves was changed.
    Details,
    /// That they come to a session in another way.
    Away,
}

/// How far a notice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It is on its way or there: a call that is being made counts.
    Left,
    /// It was waiting when a backup was taken, and may have left since.
    MayHaveLeft,
    /// Nobody has it.
    Unsent,
    /// It was taken back, or the other side refused it: nobody will have it.
    NeverLeft,
}

/// A notice from before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earlier {
    pub(super) id: NoticeId,
    pub(super) of: Of,
    pub(super) way: Way,
    /// None of a notice that kept nothing, from an earlier program.
    pub(super) said: Option<Said>,
}

/// What has changed in what somebody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// A session is elsewhere or at another time than they were told.
    Moved {
        /// As they were told.
        known: SaidSession,
        /// As it is.
        now: SaidSession,
    },
    /// A session that they were told of is not held.
    Off {
        /// As they were told.
        known: SaidSession,
        /// Why.
        reason: Reason,
    },
}

/// What becomes of the notices from before, and what is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct ToTell {
    /// These are taken back.
    pub(super) taken_back: Vec<NoticeId>,
    /// What the person has not been told of their own act.
    pub(super) owed: Option<Owed>,
    /// What is new to them.
    pub(super) changes: Vec<Change>,
}

/// What there is to tell somebody who has a place, when the plan becomes `now`. `earlier` are the notices
/// about the registration, the newest first; `before` is the plan until now, which one that kept nothing is
/// taken to have said; `off` is the session that is called off now.
pub(super) fn to_tell(
    earlier: &[Earlier],
    before: &Said,
    now: &Said,
    off: Option<(Uuid, Reason)>,
) -> ToTell {
    let taken_back: Vec<&Earlier> = earlier.iter().filter(|one| one.is_untrue(now)).collect();
    let knows_of_each = |known: &&Said| now.sessions.iter().all(|s| known.session(s.id).is_some());
    let mut in_hand = in_hand(earlier).map(|one| one.said.as_ref().unwrap_or(before));
    let last = in_hand.next().filter(knows_of_each);
    let seen = || seen(earlier, now).filter(knows_of_each);
    let known = last.or_else(|| in_hand.find(knows_of_each)).or_else(seen);
    let changes = match known {
        Some(known) => changes(known, now, |id| why_off(&taken_back, off, id)),
        None => Vec::new(),
    };
    let own = taken_back.iter().find_map(|one| match one.of {
        Of::Standing(owed) => Some(owed),
        Of::Leaving | Of::Plan => None,
    });
    ToTell {
        taken_back: taken_back.iter().map(|one| one.id).collect(),
        owed: own.or(last.is_none().then_some(Owed::Confirmation)),
        changes,
    }
}

fn changes(known: &Said, now: &Said, why_off: impl Fn(Uuid) -> Reason) -> Vec<Change> {
    let changes = known.sessions.iter().filter_map(|known| {
        let known = *known;
        match now.session(known.id).copied() {
            Some(now) => (known != now).then_some(Change::Moved { known, now }),
            None => Some(Change::Off {
                known,
                reason: why_off(known.id),
            }),
        }
    });
    changes.collect()
}

/// Why a session is called off: as is said now, else as a notice says that is taken back.
fn why_off(taken_back: &[&Earlier], off: Option<(Uuid, Reason)>, id: Uuid) -> Reason {
    let now = off.filter(|(session, _)| *session == id);
    let earlier = || {
        let mut said = taken_back.iter().filter_map(|one| one.said.as_ref());
        said.find_map(|said| said.why_off(id))
    };
    now.map(|(_, reason)| reason)
        .or_else(earlier)
        .unwrap_or(Reason::Unsaid)
}

/// What somebody takes a round to be whom nothing but its end is told: as the last notice that left says,
/// else as they saw it when they signed up.
pub(super) fn known<'a>(earlier: &'a [Earlier], of: &Said) -> Option<&'a Said> {
    let mut told = in_hand(earlier).filter_map(|one| one.said.as_ref());
    told.find(|said| said.mentions(of))
        .or_else(|| seen(earlier, of))
}

/// What they saw when they signed up: as the first notice says, also if it never left.
fn seen<'a>(earlier: &'a [Earlier], of: &Said) -> Option<&'a Said> {
    let own = |one: &&Earlier| matches!(one.of, Of::Standing(_));
    let mut said = earlier
        .iter()
        .rev()
        .filter(own)
        .filter_map(|one| one.said.as_ref());
    said.find(|said| said.mentions(of))
}

/// The notices that they have, or may have, and that say when and where the round is, the newest first: that
/// one of two has left tells the one who stays nothing of that.
fn in_hand(earlier: &[Earlier]) -> impl Iterator<Item = &Earlier> {
    let has = |one: &&Earlier| matches!(one.way, Way::Left | Way::MayHaveLeft);
    let one_stays = |one: &Earlier| {
        let round = one.said.as_ref().is_some_and(|s| !s.sessions.is_empty());
        one.of == Of::Leaving && round
    };
    let has_and_says = move |one: &&Earlier| has(one) && !one_stays(one);
    earlier.iter().filter(has_and_says)
}

impl Earlier {
    /// Whether it is still to leave, as far as is known.
    pub(super) fn is_waiting(&self) -> bool {
        matches!(self.way, Way::Unsent | Way::MayHaveLeft)
    }

    /// Takes it back, also where it may have left: nobody has it, and what it said is to be told anew.
    pub(super) fn take_back(&mut self) -> NoticeId {
        self.way = Way::Unsent;
        self.id
    }

    /// As who misses these sessions by their own will has it: they are not news that it says.
    pub(super) fn without_missed(self, missed: &[Uuid]) -> Self {
        Self {
            said: self.said.map(|said| said.without_missed(missed)),
            ..self
        }
    }

    /// Whether it says that somebody has left.
    pub(super) fn is_of_leaving(&self) -> bool {
        self.of == Of::Leaving
    }

    /// Whether nobody is to have it, since the plan is another than it says.
    fn is_untrue(&self, now: &Said) -> bool {
        match self.way {
            Way::Left | Way::NeverLeft => false,
            // That one of two has left stays true.
            _ if self.of == Of::Leaving => false,
            Way::Unsent => true,
            Way::MayHaveLeft => {
                let said = self.said.as_ref();
                said.is_none_or(|said| said.sessions != now.sessions)
            }
        }
    }

    /// A notice about a registration, as the outbox has it; none of news that nobody looks at, nor of those that
    /// say nothing of when and where.
    pub(super) fn of(matter: &Matter) -> Option<Self> {
        if matter.kind.starts_with("promise.") {
            return None;
        }
        let of = match matter.kind.as_str() {
            "registration.confirmation" => Of::Standing(Owed::Confirmation),
            "registration.restored" => Of::Standing(Owed::Restored),
            "registration.changed" => Of::Standing(Owed::Details),
            "registration.away" => Of::Standing(Owed::Away),
            "registration.cancelled" => Of::Leaving,
            _ => Of::Plan,
        };
        let way = match matter.state {
            State::Refused | State::Withdrawn => Way::NeverLeft,
            // Nobody looks at the page when the plan changes.
            State::Sent if matter.channel == Channel::Page && of == Of::Plan => return None,
            State::Sending | State::Sent => Way::Left,
            State::Queued if matter.is_held => Way::MayHaveLeft,
            State::Queued => Way::Unsent,
        };
        Some(Self {
            id: matter.id,
            of,
            way,
            said: Said::read(matter.says.as_deref()),
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
