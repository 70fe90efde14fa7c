//! Why something was not changed.

use crate::{registrations::registration::Left, store::Outcome};

/// Why something was not changed. Nothing is written then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It will not be held.
    CalledOff,
    /// The first session has begun: staff help by phone.
    Begun,
    /// Nobody is in it any more; what they left.
    Left(Left),
    /// The other round's sign-up is not open.
    NotOpen,
    /// Somebody is too young for the other round (mission rule "Audience").
    TooYoung {
        /// The age that must be reached.
        minimum_age: u8,
        /// In this calendar year.
        year: i32,
    },
    /// Somebody of the party is in that round already, by another registration.
    AlreadyThere,
    /// The other round has no room: they keep what they have.
    Full,
    /// It is too late to undo.
    TooLate,
    /// The seat is not free any more, or somebody in line may be offered it.
    SeatTaken,
    /// It is the last session they would come to: then they leave.
    OnlyOne,
    /// They come to something else at the same time.
    SameTime,
    /// Name, birth year and phone are those of somebody else.
    SomebodyElse,
}

impl From<Refusal> for Outcome<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
