//! What a person is told, and how.

use crate::{kernel::MunicipalityCode, locale::Lang};
use uuid::Uuid;

/// The line in a letter below which the note to tear off begins.
pub const TEAR_LINE: &str = "- - - - - - - - - - - - - - -";

/// The ways to tell somebody something: equal channels, one history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// The page that the person is looking at, to print or copy from.
    Page,
    /// E-mail over SMTP.
    Email,
    /// Text message.
    Sms,
    /// Paper letter.
    Letter,
    /// A phone call by staff.
    Call,
    /// Told by whoever may open protected identities, and by nobody else: when the person calls, or by the
    /// official forwarding of letters.
    Sealed,
}

impl Channel {
    /// The channel in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Letter => "letter",
            Self::Call => "call",
            Self::Sealed => "sealed",
        }
    }

    /// The channel of a row; the database holds no other codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Page,
            Self::Email,
            Self::Sms,
            Self::Letter,
            Self::Call,
            Self::Sealed,
        ]
        .into_iter()
        .find(|c| c.code() == code)
    }
}

/// How far a notice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Waiting for its time.
    Queued,
    /// A worker is delivering it, until its lease runs out.
    Sending,
    /// Handed over: to the mail relay, or shown on the page.
    Sent,
    /// Refused for good by the receiving side; staff must reach the person otherwise.
    Refused,
    /// Taken back before anybody had it, because it is no longer true.
    Withdrawn,
}

impl State {
    /// The state in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a row; the database holds no other codes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Queued,
            Self::Sending,
            Self::Sent,
            Self::Refused,
            Self::Withdrawn,
        ]
        .into_iter()
        .find(|s| s.code() == code)
    }
}

/// One thing to tell one receiver, in its final words.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The municipality that tells it.
    pub municipality: MunicipalityCode,
    /// What kind of news it is, such as `registration.confirmation`. One that ends in `.link` holds an
    /// address that opens something, and its words are gone when it is settled.
    pub kind: &'static str,
    /// The registration (or other thing) it is about.
    pub about: Uuid,
    /// How it is told.
    pub channel: Channel,
    /// The municipality's name, as the receiver sees who it is from.
    pub sender: String,
    /// Where an answer by e-mail goes, if the municipality wants any.
    pub reply_to: Option<String>,
    /// Where it goes: an e-mail address, a phone number in national form, or the lines of an address on
    /// an envelope; empty for the page.
    pub receiver: String,
    /// The language of its words.
    pub lang: Lang,
    /// One line that says what it is about.
    pub subject: String,
    /// The whole text, plain, as the receiver reads it or, of a call, as staff say it. A letter may end in
    /// a note to tear off, below a [`TEAR_LINE`].
    pub body: String,
    /// What it says, as the feature that queues it wants to find it again ([`about`](super::about)); the
    /// outbox does not read it.
    pub says: Option<String>,
}
