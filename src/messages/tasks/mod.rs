//! The call list: whoever is to be called is a task with a promised time, an owner and its tries (mission rule
//! "Messages": a call is a channel as good as the others).
//!
//! Rules:
//! 1. A task is made where its cause is: with a request for a call in the same unit of work, for a notice in the
//!    outbox by the worker, and by a colleague who promises to call again. It bears its cause's id, so that there
//!    is one of it, whoever makes it and however often.
//! 2. What is promised lies within the hours in which the phone is answered ([`promised_by`](super::promised_by),
//!    [`agreed`]); late is what was promised and not tried ([`is_late`]).
//! 3. A task has one owner at most. Of two who take it at once one has it, and the other is told who.
//! 4. Every act is held against how the task stood when its page was opened: nobody undoes silently what another
//!    has noted.
//! 5. When nobody has answered twice, a letter is written to whoever has an address; a number that is wrong twice
//!    is not called again.
//! 6. A notice is told when the person was reached or has the letter. One that was taken back meanwhile is not
//!    told, and its task is gone from the list.
//! 7. A task is kept as long as a request for a call.
//!
//! Rows and verbs only; the pages are `desk`'s.

mod adopt;
mod again;
mod queries;
mod rule;
mod table;
mod task;
mod team;
mod work;

pub use adopt::adopt_calls;
pub use again::{CallAgain, LONGEST_NOTE, call_again};
pub use queries::{ListedCall, call_task, call_tries, calls_to_do, hours_here};
pub use rule::{Agreed, NotThen, agreed, is_late, rank};
pub use task::{CALL_ACTS, CallTask, CallTry, TaskState, Tried, Why};
pub use team::{OwnersDay, TeamDay, team_day};
pub use work::{OnCall, TaskRefusal};

pub(super) use adopt::{correct, make_for_request};

use super::callback::KEPT_DAYS;
use crate::store::{AgeingRows, RetentionRule, Term};
use chrono::Duration;

/// The rule of tasks; their tries go with them.
pub(super) fn retention() -> RetentionRule {
    let rows = AgeingRows {
        table: "call_tasks",
        key: "id",
        since: "made_at",
    };
    let term = Term::Fixed(Duration::days(KEPT_DAYS));
    RetentionRule::new("call-tasks", term, rows)
}
