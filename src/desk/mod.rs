//! The phone: those who answer find the caller while they talk.
//!
//! Promise: whoever calls is found by what they say first, and nothing that was said has to be said twice.
//!
//! Rules:
//! 1. The caller is found by any words of theirs, within the municipality ([`residents::search()`]).
//! 2. Who fits best comes first; among those who fit as well, who is signed up now, then the latest known.
//! 3. A row says as much as tells people of one name apart, and no more: of a phone, its last two digits.
//! 4. What is looked for stands in the address, which no log holds and no cache keeps.
//! 5. A call is one page, kept as it is typed ([`calls`]).
//! 6. Somebody with protected identity is registered under an alias, and no page of those who answer shows it
//!    again ([`sealed`]).
//! 7. What somebody was promised is on a list until it is arranged ([`promises`]).

mod call_list;
mod caller;
mod calls;
mod duplicates;
mod phone;
mod promises;
mod sealed;
mod word;

pub use calls::retention;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use call_list::{list, new, one, team, work};
    vec![
        Policy::Staff(Right::Residents).of(
            "desk",
            routes![
                phone::page,
                calls::pages::show::show,
                duplicates::queue::page,
                list::page,
                one::page,
                new::ask,
                team::page,
                sealed::new::ask,
                promises::list::page,
                promises::session::page,
                promises::one::page,
            ],
        ),
        Policy::StaffForm(Right::Residents).of(
            "desk",
            routes![
                calls::pages::answer::answer,
                calls::pages::send::send,
                duplicates::deciding::send,
                duplicates::deciding::take_back,
                new::send,
                work::send,
                sealed::new::send,
                promises::session::send,
                promises::one::send,
            ],
        ),
        Policy::Staff(Right::Sealed).of(
            "desk",
            routes![sealed::open::ask, sealed::one::page, sealed::readings::page],
        ),
        Policy::StaffForm(Right::Sealed).of("desk", routes![sealed::open::send, sealed::one::send]),
    ]
}
