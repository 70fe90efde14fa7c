//! What is promised, until when it must be arranged, and how that stands. Pure rules.

use crate::{
    kernel::{AccountId, Moment, RoomId, subtract_working_days},
    registrations::{Need, Promised},
};
use chrono::{NaiveDate, NaiveTime};

/// What is to be arranged before somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// What was ticked among the needs.
    Need(Need),
    /// Something to learn on, to borrow.
    Loan,
}

/// The code of something to borrow, as sign-up has it.
const LOAN: &str = "lana";

impl Kind {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Need(need) => need.code(),
            Self::Loan => LOAN,
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        if code == LOAN {
            Some(Self::Loan)
        } else {
            Need::from_code(code).map(Self::Need)
        }
    }

    /// So many working days before the session it is arranged at the latest: interpreters are booked two weeks
    /// ahead, special transport three days; whoever wrote «Something else» is asked while there is time to act; the
    /// rest is in the house.
    fn lead(self) -> u32 {
        match self {
            Self::Need(Need::Interpreter | Need::SignLanguage) => 10,
            Self::Need(Need::Other) => 5,
            Self::Need(Need::Transport) => 3,
            Self::Loan => 2,
            Self::Need(
                Need::HearingLoop | Need::Wheels | Need::LargeText | Need::SupportPerson,
            ) => 1,
        }
    }

    /// The last working day on which it is arranged in time.
    pub(super) fn last_day(self, session: NaiveDate) -> NaiveDate {
        subtract_working_days(session, self.lead())
    }
}

/// What a registration was promised, in the order in which it is asked for.
pub(super) fn kinds_of(promised: &Promised) -> Vec<Kind> {
    let needs = promised.needs.iter().copied().map(Kind::Need);
    needs
        .chain(promised.borrows.then_some(Kind::Loan))
        .collect()
}

/// When and where a session is, as far as what is arranged depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Meeting {
    pub(super) day: NaiveDate,
    pub(super) from: NaiveTime,
    pub(super) room: RoomId,
}

/// What staff have noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Noted {
    /// Nothing but perhaps whose it is.
    Open,
    /// It is arranged.
    Done,
    /// It cannot be arranged.
    Cannot,
}

impl Noted {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Cannot => "cannot",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Done, Self::Cannot]
            .into_iter()
            .find(|noted| noted.code() == code)
    }
}

/// What has been done about one promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrangement {
    /// Who sees to it.
    pub(super) owner: Option<AccountId>,
    /// How far it has come.
    pub(super) noted: Noted,
    /// A few words, never about health.
    pub(super) note: Option<String>,
    /// For when and where it was noted.
    pub(super) meeting: Meeting,
    /// Grows with every change; nothing has been done at 0.
    pub(super) version: i64,
    /// When.
    pub(super) changed: Moment,
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Somebody has to see to it.
    Open,
    /// It was seen to, and the session has moved since.
    Again,
    /// The room has it.
    InPlace,
    /// It is arranged.
    Done,
    /// It cannot be arranged.
    Cannot,
}

impl Stands {
    /// Whether somebody still has something to do.
    pub(super) fn is_left(self) -> bool {
        matches!(self, Self::Open | Self::Again)
    }
}

/// How a promise stands at a session, in a room that may have a hearing loop.
pub(super) fn stands(
    kind: Kind,
    meeting: Meeting,
    has_loop: bool,
    done: Option<&Arrangement>,
) -> Stands {
    match done {
        Some(done) if done.noted != Noted::Open && done.meeting != meeting => Stands::Again,
        Some(done) if done.noted == Noted::Done => Stands::Done,
        Some(done) if done.noted == Noted::Cannot => Stands::Cannot,
        _ if has_loop && kind == Kind::Need(Need::HearingLoop) => Stands::InPlace,
        _ => Stands::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::is_working_day;
    use chrono::Days;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn kinds() -> impl Iterator<Item = Kind> {
        let needs = Need::ALL.iter().copied().map(Kind::Need);
        needs.chain([Kind::Loan])
    }

    fn meeting(day: u64, room: u128) -> Meeting {
        let first = NaiveDate::from_ymd_opt(2027, 2, 1).unwrap_or_default();
        Meeting {
            day: first.checked_add_days(Days::new(day)).unwrap_or_default(),
            from: NaiveTime::from_hms_opt(13, 0, 0).unwrap_or_default(),
            room: RoomId::from_uuid(Uuid::from_u128(room)),
        }
    }

    fn arranged(noted: Noted, meeting: Meeting) -> Arrangement {
        Arrangement {
            owner: None,
            noted,
            note: None,
            meeting,
            version: 1,
            changed: Moment::from_microseconds(0),
        }
    }

    #[test]
    fn every_kind_is_read_as_it_is_written() {
        for kind in kinds() {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("annan"), None);
    }

    proptest! {
        /// What is promised is due on a working day before the session, and what takes longer is due no later.
        #[test]
        fn a_promise_is_due_on_a_working_day_before_the_session(days in 0_u64..800) {
            let day = meeting(days, 1).day;
            for kind in kinds() {
                let due = kind.last_day(day);
                prop_assert!(due < day && is_working_day(due), "{kind:?} {due}");
            }
            let interpreter = Kind::Need(Need::Interpreter).last_day(day);
            let transport = Kind::Need(Need::Transport).last_day(day);
            prop_assert!(interpreter < transport && transport < Kind::Loan.last_day(day));
            // Two working weeks: of a session on a Saturday, from the Monday of the week before the last.
            prop_assert!(day.signed_duration_since(interpreter).num_days() >= 12);
        }

        /// What was seen to holds exactly as long as the session stays where it is.
        #[test]
        fn what_was_seen_to_is_open_again_when_the_session_moves(
            day in 0_u64..3, room in 0_u128..3, now_day in 0_u64..3, now_room in 0_u128..3,
        ) {
            let (then, now) = (meeting(day, room), meeting(now_day, now_room));
            let same = then == now;
            for (noted, holds) in [(Noted::Done, Stands::Done), (Noted::Cannot, Stands::Cannot)] {
                let done = arranged(noted, then);
                let seen = stands(Kind::Loan, now, true, Some(&done));
                prop_assert_eq!(seen, if same { holds } else { Stands::Again });
                prop_assert_eq!(seen.is_left(), !same);
            }
            let taken = arranged(Noted::Open, then);
            prop_assert_eq!(stands(Kind::Loan, now, true, Some(&taken)), Stands::Open);
        }
    }

    #[test]
    fn a_hearing_loop_is_there_where_the_room_has_one() {
        let kind = Kind::Need(Need::HearingLoop);
        let here = meeting(1, 1);
        assert_eq!(stands(kind, here, true, None), Stands::InPlace);
        assert_eq!(stands(kind, here, false, None), Stands::Open);
        let broken = arranged(Noted::Cannot, here);
        assert_eq!(stands(kind, here, true, Some(&broken)), Stands::Cannot);
    }
}
