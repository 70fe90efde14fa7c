//! Why nothing was written of a venue, a room or a place.

use crate::store::Outcome;

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotWritten {
    /// Somebody else has changed it since it was opened.
    Overtaken,
    /// The municipality has a place of that name, or the venue a room of that name.
    NameTaken,
    /// A place that it names is not there any more.
    PlaceGone,
}

impl From<NotWritten> for Outcome<NotWritten> {
    fn from(refusal: NotWritten) -> Self {
        Self::Refused(refusal)
    }
}
