//! What people are told about their registration, in its final words: pure texts over values.
//!
//! Every channel says the same, in its own form: a letter is long and can hold the phone number, a
//! text message holds neither link nor number (experience.md 2.14), a call is what staff say.

mod call;
mod letter;
mod mail;
mod of_promises;
mod room;
mod subject;
mod text_message;
mod words;

#[cfg(test)]
pub(in crate::registrations) mod samples;
#[cfg(test)]
mod tests;

pub(super) use of_promises::{PromiseNews, write_promise};

use super::{
    asked::Means,
    in_hand::{Change, Owed, ToTell},
    registration::{Left, Standing},
};
use crate::{
    kernel::{CivilTime, PersonName, Phone, RegistrationId},
    locale::{Span, Text},
    municipalities::Municipality,
    outbox::{Channel, Notice},
    programmes::Programme,
    rounds::{Reason, Round, Session},
    venues::Site,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// What has happened to a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Happened {
    /// It was made, or another day was chosen, and this is how it stands.
    Stands(Standing),
    /// The people in the news are out of it.
    Cancelled {
        /// What they left.
        left: Left,
        /// Until when they can have it back, a seat if it is free.
        undo_until: CivilTime,
    },
    /// A cancellation or a change was undone, and this is how it stands again.
    Restored(Standing),
    /// What they said about themselves was changed; how it stands is as before.
    Details(Standing),
    /// Some of them come to one of its sessions in another way than before, as the news say.
    Away(Standing),
    /// One of its sessions has another time or place; how it stands is as before.
    Moved {
        /// How it stands.
        standing: Standing,
        /// The session, by its id.
        session: Uuid,
        /// When it was to be.
        before: When,
        /// Whether it is in another room than it was to be.
        other_room: bool,
    },
    /// One of its sessions will not be held, the others will.
    SessionOff {
        /// How it stands.
        standing: Standing,
        /// The session, by its id.
        session: Uuid,
        /// When it was to be.
        before: When,
        /// Why.
        reason: Reason,
    },
    /// Nothing of what it is for will be held.
    RoundOff {
        /// What the people had.
        left: Left,
        /// Why.
        reason: Reason,
    },
}

impl Happened {
    /// Everything that there is to tell somebody who stands so, by these means: what the municipality has
    /// changed first. Such news say all that a confirmation says and come instead of one, but for a text
    /// message of one session of several, or of another room.
    pub(super) fn all(
        to_tell: &ToTell,
        standing: Standing,
        (means, round): (&Means, &Round),
    ) -> Vec<Self> {
        let other_time = |change: &Change| match change {
            Change::Moved { known, now } => known.when() != now.when(),
            Change::Off { .. } => true,
        };
        let say_all = *means != Means::Sms
            || (round.sessions.len() == 1 && to_tell.changes.iter().all(other_time));
        let instead = say_all && !to_tell.changes.is_empty();
        let owed = to_tell.owed;
        let owed = owed.filter(|owed| !(instead && *owed == Owed::Confirmation));
        let changes = to_tell.changes.iter().map(|change| match *change {
            Change::Moved { known, now } => Self::Moved {
                standing,
                session: known.id,
                before: known.when(),
                other_room: !known.is_in_the_room_of(&now),
            },
            Change::Off { known, reason } => Self::SessionOff {
                standing,
                session: known.id,
                before: known.when(),
                reason,
            },
        });
        let owed = owed.map(|owed| match owed {
            Owed::Confirmation => Self::Stands(standing),
            Owed::Restored => Self::Restored(standing),
            Owed::Details => Self::Details(standing),
            Owed::Away => Self::Away(standing),
        });
        changes.chain(owed).collect()
    }
}

/// When a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The day.
    pub(super) day: NaiveDate,
    /// From and to, civil local time.
    pub(super) hours: Span,
}

impl When {
    /// As it is planned.
    fn of(session: &Session) -> Self {
        Self {
            day: session.day,
            hours: session.hours,
        }
    }
}

/// Who misses which session, or comes to another round's instead.
#[derive(Debug, Clone, Default)]
pub(super) struct AwayWords {
    /// In sentences.
    pub(super) said: Vec<String>,
    /// The sessions that are come to instead, by their ids.
    pub(super) instead: Vec<Uuid>,
}

/// Where news go.
#[derive(Debug, Clone)]
pub(super) struct Receiver {
    /// By which means.
    pub(super) means: Means,
    /// The number for a text message or a call: the person's own, else the other one's of the party,
    /// else that of the one who helps.
    pub(super) phone: Option<Phone>,
    /// Whose number it is, when it is that of somebody who helps.
    pub(super) contact: Option<PersonName>,
}

/// Everything that news about a registration say.
#[derive(Debug)]
pub(super) struct News<'a> {
    pub(super) text: Text,
    pub(super) happened: Happened,
    pub(super) about: RegistrationId,
    /// The one or two people it is about, in order.
    pub(super) people: Vec<PersonName>,
    pub(super) receiver: Receiver,
    pub(super) booking_word: String,
    /// Who misses what.
    pub(super) away: AwayWords,
    pub(super) round: &'a Round,
    /// Where each session is, in order.
    pub(super) sites: &'a [Site],
    pub(super) programme: &'a Programme,
    pub(super) municipality: &'a Municipality,
}

/// What is said of the registration, whatever has happened: the same three cases in every channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// There is a seat for everybody in the news.
    Placed,
    /// In line, at this place.
    Waiting(u32),
    /// Out of it, and until when they can have back what they left; none when that is not known.
    Gone(Left, Option<CivilTime>),
    /// It will not be held.
    Off(Reason),
}

/// The news in their final words, for the means by which they go. A text message or a call without a
/// number is only shown on the page: nothing is queued that could not be delivered.
pub(super) fn write(news: &News<'_>) -> Notice {
    let phone = news.receiver.phone.as_ref().map(Phone::national);
    let (channel, receiver, body) = match (&news.receiver.means, phone) {
        (Means::Letter(address), _) => (
            Channel::Letter,
            letter::address_lines(&news.people, address),
            letter::body(news),
        ),
        (Means::Sms, Some(phone)) => (Channel::Sms, phone, text_message::body(news)),
        (Means::Call, Some(phone)) => (Channel::Call, phone, call::body(news)),
        (Means::Email(address), _) => (
            Channel::Email,
            address.as_str().to_owned(),
            mail::body(news),
        ),
        (Means::Sealed, _) => (Channel::Sealed, String::new(), mail::body(news)),
        (Means::Sms | Means::Call, None) | (Means::Page, _) => {
            (Channel::Page, String::new(), mail::body(news))
        }
    };
    Notice {
        municipality: news.municipality.code.clone(),
        kind: news.kind(),
        about: news.about.uuid(),
        channel,
        sender: news.municipality.full_name.clone(),
        reply_to: news.municipality.facts.email.clone(),
        receiver,
        lang: news.text.lang(),
        subject: subject::line(news),
        body,
        says: None,
    }
}

impl News<'_> {
    /// The kind of notice, as it stands in the outbox.
    fn kind(&self) -> &'static str {
        match self.happened {
            Happened::Stands(_) => "registration.confirmation",
            Happened::Cancelled { .. } => "registration.cancelled",
            Happened::Restored(_) => "registration.restored",
            Happened::Details(_) => "registration.changed",
            Happened::Away(_) => "registration.away",
            Happened::Moved { .. } => "session.moved",
            Happened::SessionOff { .. } => "session.called_off",
            Happened::RoundOff { .. } => "round.called_off",
        }
    }

    fn case(&self) -> Case {
        match self.happened {
            Happened::Cancelled { left, undo_until } => Case::Gone(left, Some(undo_until)),
            Happened::RoundOff { reason, .. } => Case::Off(reason),
            Happened::Stands(standing)
            | Happened::Restored(standing)
            | Happened::Details(standing)
            | Happened::Away(standing)
            | Happened::Moved { standing, .. }
            | Happened::SessionOff { standing, .. } => match standing {
                Standing::Placed => Case::Placed,
                Standing::Waiting { position } => Case::Waiting(position),
                Standing::Cancelled(left) => Case::Gone(left, None),
            },
        }
    }
}
