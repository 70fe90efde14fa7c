//! When a session cannot be: the days on which schools are closed, and the diaries of the people whom
//! sessions need.
//!
//! Rules:
//! 1. A scarce person is anybody whom a session needs. Not everybody has a diary; whoever has none is
//!    never said to be free.
//! 2. A name is there once in a municipality: it is what people see on lists.
//! 3. Of a calendar that is read in only the times are kept, never what they are about.
//! 4. «Kan», written here, counts against an imported calendar; what was written here as busy stands.
//! 5. Times are those of Swedish clocks.
//! 6. A feed's address is its key; only the fingerprint is kept.
//!
//! Diary keepers keep the diaries, coordinators the school calendars too. No resident is in any of it.

mod acting;
mod close_person;
mod closed_days;
mod days_file;
mod diary;
mod feed_address;
mod give_feed;
pub mod ics;
mod import_days;
mod import_diary;
mod in_turn;
mod jobs;
mod keep_days;
mod keep_person;
mod naming;
mod pages;
mod person;
mod preview;
mod queries;
mod table;
mod write_entry;

pub use acting::Acting;
pub use closed_days::{ClosedDays, ClosedKind};
pub use days_file::{DayLine, DaysRead, LONGEST_LABEL, MOST_LINES, read_days};
pub use diary::{Busy, BusyWhy, DiaryEntry, EntryKind, EntrySource, Span, busy_times, midnight};
pub use feed_address::FeedToken;
pub use import_days::DaysPreview;
pub use import_diary::{DiaryPreview, window_from};
pub use jobs::{DIARY_KEPT_DAYS, retention};
pub use keep_days::{DaysNotKept, NewDays};
pub use keep_person::{NotKept, PersonFacts};
pub use naming::person_named;
pub use person::{Imported, ScarcePerson};
pub use queries::{
    busy, closed_days, everybody, people, people_of_login, person, person_by_feed, stand_ins_of,
};
pub use write_entry::NewEntry;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use pages::{days_form, days_reading, diaries, diary, facts, reading, school_days};
    vec![
        Policy::Staff(Right::Planning).of(
            "calendars",
            routes![
                school_days::list,
                days_form::ask_new,
                days_form::ask,
                days_reading::ask,
                days_reading::review,
            ],
        ),
        Policy::StaffForm(Right::Planning).of(
            "calendars",
            routes![
                days_form::add,
                days_form::change,
                days_reading::send,
                days_reading::take,
            ],
        ),
        Policy::Staff(Right::Diaries).of(
            "calendars",
            routes![
                diaries::list,
                facts::ask_new,
                facts::ask,
                diary::show,
                reading::ask,
                reading::review,
            ],
        ),
        Policy::StaffForm(Right::Diaries).of(
            "calendars",
            routes![
                facts::add,
                facts::change,
                diary::change,
                reading::send,
                reading::take,
            ],
        ),
    ]
}
