//! The words that everyone uses: ids, time, chance, the calendar, and the values
//! that people type. Nothing here reads a file, a database, the network or a
//! framework; the clock and the randomness are values that are handed in.
//!
//! Each value that a person types has one door, `parse`, and cannot be wrong once
//! it is through. What stands in the way is an enum, so that each language has
//! its own sentence for it.

mod birth_year;
mod booking_word;
mod calendar;
mod chance;
mod civil_time;
mod clock;
mod email_address;
mod ids;
mod key;
mod line;
mod name;
mod phone;
mod postcode;
mod share;
mod sort_key;
mod spoken_code;
mod typed;
mod typed_day;
mod typed_time;
mod version;

pub use birth_year::{BirthYear, BirthYearProblem};
pub use booking_word::BookingWord;
pub use calendar::{
    Eve, Holiday, add_working_days, closed_eve, easter, eve, holiday, is_public_holiday,
    is_working_day, iso_week, subtract_working_days, week_label,
};
pub use chance::Chance;
pub use civil_time::{CivilTime, SkippedByClock, UnknownZone, Zone};
pub use clock::{Clock, Moment};
pub use email_address::{EmailAddress, EmailProblem};
pub use ids::{
    AccountId, CallId, CallRequestId, CallTaskId, CallTryId, ChangeId, ClosedDaysId, CountyCode,
    DiaryEntryId, DraftId, EventId, HoldId, ImportId, MemberId, MunicipalityCode, NotAnId,
    NoticeId, PlaceId, ProgrammeId, ReadingId, RegistrationId, ResidentId, RetentionRunId, RoomId,
    RoundId, ScarcePersonId, SchoolId, SessionId, SignInId, VenueId, VerdictId,
};
pub use key::{is_key, key_of};
pub use line::{is_same_name, line, typed_line};
pub use name::{NameProblem, PersonName};
pub use phone::{Phone, PhoneProblem};
pub use postcode::{Postcode, PostcodeProblem};
pub use share::{Percent, PercentProblem, grouped};
pub use sort_key::sort_key;
pub use spoken_code::{spoken_code, spoken_code_in};
pub use typed::fold;
pub use typed_day::{DayProblem, typed_day};
pub use typed_time::typed_time;
pub use version::Version;
