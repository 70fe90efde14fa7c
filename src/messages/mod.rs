//! Delivering what the outbox holds, and showing it as its receivers see it.
//!
//! Rules:
//! 1. Delivery happens after the verb, never inside it: a mail relay that is down stops nobody's
//!    sign-up.
//! 2. One notice has one Message-ID, so that the copies that a broken connection may cause are one
//!    mail to the receiver's program.
//! 3. A refusal for good (SMTP 5xx) is not tried again; staff must reach the person otherwise.
//! 4. What a restore put on hold leaves by a decision only.
//! 5. In the demo nothing leaves the machine: mails become files in the data folder.
//!
//! Only the demo has a page that shows what was sent. Who would rather talk can ask to be called
//! ([`callback`]). Whoever is to be called is on the call list ([`tasks`]).

mod callback;
mod decide;
mod deliver;
mod email;
mod mailbox;
mod tasks;
mod transport;

pub use callback::{
    Answered, AskForCall, CallLimits, DraftCodes, KEPT_DAYS, TooManyCalls, ask_for_call,
    promised_by,
};
pub use decide::decide_held;
pub use deliver::deliver_due;
pub use mailbox::{progress_in_words, receiver_in_words};
pub use tasks::{
    Agreed, CALL_ACTS, CallAgain, CallTask, CallTry, LONGEST_NOTE, ListedCall, NotThen, OnCall,
    OwnersDay, TaskRefusal, TaskState, TeamDay, Tried, Why, adopt_calls, agreed, call_again,
    call_task, call_tries, calls_to_do, hours_here, is_late, rank, team_day,
};
pub use transport::{MailSettings, Mailer};

use crate::{
    store::RetentionRule,
    web::{Policed, Policy},
};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    callback::routes()
}

/// The rules of requests for a call, and of the call list.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let mut rules = callback::retention();
    rules.push(tasks::retention());
    rules
}

/// The pages of this feature in the demo.
#[must_use]
pub fn demo_routes() -> Vec<Policed> {
    vec![Policy::Demo.of("messages", routes![mailbox::mailbox])]
}
