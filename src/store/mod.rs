//! Connections and units of work: the only place that knows which database it is.
//!
//! Everything that changes goes through [`Store::write`]: one unit of work is one transaction,
//! and a verb writes its rows, its audit event and its outbox rows inside it. Reads for pages go
//! through [`Store::read`].
//!
//! Rules that hold here (measured in the trust notes of the design):
//! 1. SQLite writes start with `BEGIN IMMEDIATE` on a pool of one connection, so that no write ever
//!    has to be upgraded from a read and fails as busy. Units that come at once share a transaction,
//!    one after the other, each behind a savepoint, and are answered after its commit.
//! 2. PostgreSQL writes run at `READ COMMITTED`; who needs a row to stand still locks it first with
//!    [`Unit::lock`]. A serialization failure, a deadlock or a row that another unit has
//!    written meanwhile is tried again, three times at most.
//! 3. No future that begins or commits is ever dropped half-way: nothing wraps a timeout around it.
//! 4. Drafts alone may be jotted down with [`Store::jot`], which PostgreSQL answers before the disk.
//! 5. Instants are whole microseconds since 1970 in UTC, on both databases, so that they compare.
//! 6. A copy of the whole is as of one moment, read through before it counts, and put back into an empty
//!    place only.

mod address;
#[cfg(debug_assertions)]
mod careless;
mod connect;
mod copying;
mod fault;
mod group_commit;
mod health;
mod lock_file;
mod migrate;
mod remembered;
mod retention;
mod text_index;
mod unit_of_work;

pub use address::{AddressProblem, DatabaseAddress};
pub use connect::Store;
pub use copying::{
    CopyContents, DatabaseKind, PuttingBack, Workplace, clear_unfinished, take_copy,
};
pub use fault::{Conflict, Fault, Outcome};
pub use health::StoreReport;
pub use lock_file::AlreadyRunning;
pub use remembered::Remembered;
pub use retention::{Ageing, AgeingRows, RetentionRule, Term, change_due, count_due};
pub use text_index::{Sought, TextIndex};
pub use unit_of_work::Unit;
