//! People who take part, and when two rows may be the same person.
//!
//! Rules:
//! 1. As little as possible is kept: name, birth year, postcode, one way to reach the person.
//! 2. The same name, birth year and phone is the same person. Anything less alike is a new person,
//!    flagged for a human ([`Likeness`]), who decides. Couples share phones: a phone alone never makes two
//!    people one.
//! 3. What a visitor types never changes what is known of somebody else: a known person's row stays
//!    as it was.
//! 4. Who has proved that a registration is theirs may change their own phone and postcode.
//! 5. Who is known is found by any words of theirs, within the municipality ([`search()`]).
//! 6. Two rows that a human has found to be one person are merged: one stands for both, and each keeps its
//!    facts. What was decided of a pair is remembered, and can be undone ([`Verdict`]).
//! 7. Who places somebody holds the row, after the round ([`hold_persons`]), and so does who decides of them.
//! 8. Somebody with protected identity stands under an alias: found by no words, met by nobody, merged with
//!    nobody, and opened by a reading with a reason alone ([`open_sealed`]).

mod change;
mod forget;
mod likeness;
mod meet;
mod merging;
mod newcomer;
mod pairs;
mod person;
mod queries;
mod sealed;
mod search;
mod table;
mod verdict;
mod write_many;

pub use change::{Changed, change};
pub use forget::forget;
pub use likeness::{Agreement, Likeness};
pub use meet::{Met, may_be, meet, recognised};
pub use merging::{keep_apart, merge, told_apart, undo as undo_verdict};
pub use newcomer::Newcomer;
pub use pairs::{LikelyPair, likely_pairs};
pub use person::{hold_persons, persons, rows_of};
pub use queries::{Resident, by_id, by_ids, by_ids_known, by_ids_with_protected};
pub use sealed::{
    Reading, Reason, Sealed, SealedPerson, ToldBy, Why, enter_sealed, latest_readings, open_sealed,
    reading, sealed_person,
};
pub use search::{Hits, live_at, search, write_waiting};
pub use verdict::{
    Decided, Pair, Undecided, Verdict, by_id as verdict_by_id, hold_pair, hold_verdict,
    latest as latest_verdicts,
};
pub use write_many::write_many;
