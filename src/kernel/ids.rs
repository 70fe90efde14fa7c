//! The names of things: one type per kind of row, so that the id of a round can
//! never be handed over as that of a session, and the official codes of
//! municipalities and counties.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::{Chance, Moment};

/// The text does not hold an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is not an id")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident,)+) => {$(
        $(#[$doc])+
        ///
        /// A UUID of version 7 (RFC 9562): ids made later sort later, to the millisecond.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// A fresh id, made of the given time and 74 random bits.
            #[must_use]
            pub fn new(now: Moment, chance: &Chance) -> Self {
                Self(version_7(now, chance))
            }

            /// The id that was stored as this UUID.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID to store.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self).map_err(|_| NotAnId)
            }
        }
    )+};
}

ids! {
    /// Names a round: what a person signs up to.
    RoundId,
    /// Names a session: one dated meeting in a room.
    SessionId,
    /// Names a programme: what is taught, and to whom.
    ProgrammeId,
    /// Names a place: a part of town or a village, which venues lie in and people live near.
    PlaceId,
    /// Names a venue: the house where sessions are held.
    VenueId,
    /// Names a room in a venue.
    RoomId,
    /// Names a resident: a person who takes part.
    ResidentId,
    /// Names a registration: a resident's or a party's request for a round.
    RegistrationId,
    /// Names a member of a registration: one of the at most two people of a party.
    MemberId,
    /// Names a hold: seats that are kept for somebody on the phone.
    HoldId,
    /// Of a call that somebody of the contact centre has.
    CallId,
    /// Names an audit event: who did what, when and why.
    EventId,
    /// Names a notice: one row of the outbox.
    NoticeId,
    /// Names an import: one file that was read in.
    ImportId,
    /// Names a draft: a half-filled form.
    DraftId,
    /// Names a change to a registration that can be undone.
    ChangeId,
    /// Names a request to be called.
    CallRequestId,
    /// Names a call task: somebody who is to be called.
    CallTaskId,
    /// Names a try to call somebody.
    CallTryId,
    /// Names a reading: that somebody has opened a protected identity.
    ReadingId,
    /// Names a school.
    SchoolId,
    /// Names the account of somebody who works with it.
    AccountId,
    /// Names a sign-in: one browser in which somebody is signed in.
    SignInId,
    /// Names a scarce person: somebody whom a session needs.
    ScarcePersonId,
    /// Names an entry in a scarce person's diary.
    DiaryEntryId,
    /// Names some days on which schools are closed.
    ClosedDaysId,
    /// Names a run of the job that removes what has served its time.
    RetentionRunId,
    /// Names what was decided of two people who are alike.
    VerdictId,
}

fn version_7(now: Moment, chance: &Chance) -> Uuid {
    // A time before 1970 does not fit version 7; such ids all begin with zeros.
    let milliseconds = u64::try_from(now.utc().timestamp_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &chance.bytes()).into_uuid()
}

/// The official code of a municipality, four digits: «0880» is Kalmar.
///
/// The first two digits are the county's (Statistics Sweden's list of codes).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(String);

impl MunicipalityCode {
    /// The code, if the text is exactly four digits and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        digits::<4>(text).map(Self)
    }

    /// The four digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The county that the municipality belongs to.
    #[must_use]
    pub fn county(&self) -> CountyCode {
        CountyCode(self.0.chars().take(2).collect())
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The official code of a county, two digits: «08» is the county of Kalmar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountyCode(String);

impl CountyCode {
    /// The code, if the text is exactly two digits and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        digits::<2>(text).map(Self)
    }

    /// The two digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CountyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn digits<const N: usize>(text: &str) -> Option<String> {
    let exact = text.len() == N && text.bytes().all(|byte| byte.is_ascii_digit());
    exact.then(|| text.to_owned())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use chrono::Duration;

    fn moment(text: &str) -> Moment {
        Moment::from_utc(text.parse().unwrap())
    }

    #[test]
    fn an_id_is_a_version_7_uuid_of_the_given_time() {
        let id = RoundId::new(moment("2026-11-21T10:00:00.123Z"), &Chance::seeded(1));
        assert_eq!(id.uuid().get_version_num(), 7);
        assert_eq!(id.uuid().get_variant(), uuid::Variant::RFC4122);
        let (seconds, nanoseconds) = id.uuid().get_timestamp().unwrap().to_unix();
        assert_eq!((seconds, nanoseconds), (1_795_255_200, 123_000_000));
    }

    #[test]
    fn the_same_chance_makes_the_same_ids_and_never_one_twice() {
        let now = moment("2026-11-21T10:00:00Z");
        let draw = |seed| {
            let chance = Chance::seeded(seed);
            (0..1000)
                .map(|_| SessionId::new(now, &chance))
                .collect::<Vec<_>>()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        let distinct: std::collections::HashSet<_> = draw(7).into_iter().collect();
        assert_eq!(distinct.len(), 1000);
    }

    #[test]
    fn a_later_id_sorts_later_as_value_and_as_text() {
        let chance = Chance::seeded(3);
        let mut now = moment("2026-11-21T10:00:00Z");
        let mut earlier = EventId::new(now, &chance);
        for _ in 0..200 {
            now = now.plus(Duration::milliseconds(1));
            let later = EventId::new(now, &chance);
            assert!(earlier < later && earlier.to_string() < later.to_string());
            earlier = later;
        }
    }

    #[test]
    fn a_time_before_1970_still_gives_an_id() {
        let id = ImportId::new(moment("1949-03-03T00:00:00Z"), &Chance::seeded(1));
        assert!(id.to_string().starts_with("00000000-0000-7"));
    }

    #[test]
    fn an_id_is_read_back_from_its_text_and_from_its_uuid() {
        let id = NoticeId::new(moment("2026-11-21T10:00:00Z"), &Chance::seeded(1));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(NoticeId::from_uuid(id.uuid()), id);
        assert_eq!("BJÖRK 472".parse::<NoticeId>(), Err(NotAnId));
        assert_eq!("".parse::<NoticeId>(), Err(NotAnId));
    }

    #[test]
    fn a_municipality_code_is_exactly_four_digits() {
        let kalmar = MunicipalityCode::parse("0880").unwrap();
        assert_eq!(kalmar.as_str(), "0880");
        assert_eq!(kalmar.county(), CountyCode::parse("08").unwrap());
        assert_eq!(kalmar.county().to_string(), "08");
        for wrong in [
            "", "880", "08800", " 0880", "0880 ", "08a0", "٠٨٨٠", "+880", "-880",
        ] {
            assert_eq!(MunicipalityCode::parse(wrong), None, "{wrong:?}");
        }
        for wrong in ["", "8", "088", "K8", " 8"] {
            assert_eq!(CountyCode::parse(wrong), None, "{wrong:?}");
        }
    }
}
