//! Asking for a place: finding a round, the sign-up, the seat or the place in line.
//!
//! Promise: a seat is never sold twice, a request is never lost, and everybody is told how they
//! stand.
//!
//! Rules (mission section 4):
//! 1. A place is one claim on a seat in every session of the round, for each person. The database
//!    allows one claim per seat.
//! 2. Who registers locks the round first and takes the lowest free numbers.
//! 3. When the round is full the request becomes a place last in line, at once, and says so.
//! 4. A newcomer never takes a seat that someone in line may be offered ([`placing`]).
//! 5. A resident has at most one live registration per round.
//! 6. The same form sent twice is one request; the same form with other contents is refused.
//! 7. The audience rule is the programme's. Who does not fit is told kindly, with the phone number.
//! 8. Every registration has a booking word, not given again until 24 months after the round.
//! 9. What people are told is queued in the same unit of work, in its final words.
//! 10. The confirmation opens by the visitor's cookie; no address holds a key.
//! 11. Whoever signs up is promised a day, by the municipality's months of then, and the day is kept with
//!     the registration («Vi tar bort uppgifterna senast den …»). Retention goes by that day alone: not by
//!     months that are decided later, nor by where a session is moved, nor by another round that is chosen.
//!     One thing is stronger: who has a place or stands in line in a round that is still to come on that
//!     day stays until it has been held, and is removed the night after. Who has left is removed on the day.
//! 12. A poster says what the round's own page says, and no more.
//! 13. Whoever talks to somebody on the phone holds seats for them, silently: fifteen minutes after the last
//!     action, three hours at most ([`holding`]).
//! 14. Who misses one session of several lets go of that seat and keeps the others. The seat is no
//!     newcomer's and nobody's in line ([`away`]).
//!
//! Anybody may look and send; nobody may read a registration but the browser that sent it, and those who
//! help residents in the municipality.

mod asked;
mod away;
mod calendar_file;
mod change;
mod comes;
mod confirmation;
mod enter;
mod finding;
mod flow;
mod following;
mod holding;
mod in_hand;
mod jobs;
mod notices;
mod past;
mod person;
mod placing;
mod plans;
mod poster;
mod promise_news;
mod promised;
mod queries;
mod refused;
mod register;
mod registration;
mod retention;
mod said;
mod sealed;
mod shown;
mod state;
mod streets;
mod table;
mod tell;
mod tools;
mod word;

pub use asked::{ContactPerson, Device, LetterAddress, Means, Need, Outside, Wants, Wish};
pub use change::{
    Double, DoublePlace, Refusal as ChangeRefusal, doubles, has_begun, leave_doubles,
};
pub use finding::{Offered, Standings, offered};
pub use flow::{RecentDrafts, Unfinished, unfinished, unfinished_by_id};
pub use following::SignedUp;
pub use holding::{
    HeldFor, Hold, HoldRefusal, clear_holds, hold, hold_within, let_go, let_go_within, touch,
    touch_seldom, touch_within,
};
pub use jobs::retention;
pub use past::callee::{Callee, callees};
pub use past::past_of_person;
pub use past::short::{InShort, OpenRegistration, in_short, signed_up};
pub use person::count_as;
pub use placing::{Passing, Placement, open_seats, open_seats_of, place};
pub use plans::Plans;
pub use promise_news::{PromiseAt, PromiseSaid, PromiseStands, PromiseWords, tell_promise};
pub use promised::{Promised, promised};
pub use queries::{Booked, booked, by_id, party_of_word};
pub use register::{ByStaff, Party, Register, Registered, register, register_within};
pub use registration::{CameBy, Left, Refusal, Registration, Standing};
pub use retention::{Kind, removed_on};
pub use sealed::{
    SealedPlace, booking_word_of, cancel_sealed, sealed_of_word, sealed_places, undo_sealed,
};
pub use tools::{SignUpLimit, Tools};

use crate::{
    kernel::MunicipalityCode,
    store::{Fault, Store},
    web::{Policed, Policy, Right},
};
use rocket::routes;

/// The code of a visit's half-filled form, if it has one that was not sent.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn draft_code(
    store: &Store,
    visit: [u8; 32],
    municipality: &MunicipalityCode,
) -> Result<Option<String>, Fault> {
    let owner = flow::Owner {
        visit,
        municipality: municipality.clone(),
        purpose: flow::Purpose::SignUp,
    };
    let draft = flow::load(store.read(), &owner).await?;
    Ok(draft.filter(|d| !d.is_sent()).map(|d| d.code))
}

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    vec![
        Policy::Public.of(
            "registrations",
            routes![
                finding::list::find,
                finding::one::look,
                finding::feed::all,
                finding::feed::one,
                poster::poster,
                flow::ask_sign_up,
                flow::check_sign_up,
                flow::too_young,
                flow::ask_to_stop,
                flow::start,
                flow::finished,
                flow::ask_practice,
                flow::check_practice,
                flow::ask_change,
                flow::check_change,
                confirmation::done,
                confirmation::waiting,
                confirmation::calendar,
                change::ask,
                change::choose,
                change::ask_to_leave,
                change::left,
                change::ask_to_move,
                change::ask_one_day,
            ],
        ),
        Policy::Staff(Right::Residents).of(
            "registrations",
            routes![
                past::list::page,
                past::one::page,
                past::person::page,
                change::ask_by_staff,
                change::ask_one_day_by_staff,
            ],
        ),
        Policy::StaffForm(Right::Residents).of(
            "registrations",
            routes![change::send_by_staff, change::save_one_day_by_staff],
        ),
        Policy::PublicForm.of(
            "registrations",
            routes![
                flow::answer_sign_up,
                flow::send_sign_up,
                flow::alone,
                flow::forget_answers,
                flow::answer_practice,
                flow::finish_practice,
                flow::answer_change,
                change::open,
                change::leave,
                change::go,
                change::save_one_day,
                change::take_back,
                change::stand_in_line,
                change::begin_details,
                change::save_details,
                confirmation::forget,
            ],
        ),
    ]
}
