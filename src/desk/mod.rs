//! The phone: those who answer find the caller while they talk.
//!
//! Promise: whoever calls is found by what they say first, and nothing that was said has to be said twice.
//!
//! Rules:
//! 1. The caller is found by any words of theirs, within the municipality ([`residents::search()`]).
//! 2. Who fits best comes first; among those who fit as well, who is signed up now, then the latest known.
//! 3. A row says as much as tells people of one name apart, and no more: of a phone, its last two digits.
//! 4. What is looked for stands in the address, which no log holds and no cache keeps.

mod call_list;
mod caller;
mod phone;
mod word;

use crate::web::{Policed, Policy, Right};
use rocket::routes;

/// The pages of this feature.
#[must_use]
pub fn routes() -> Vec<Policed> {
    use call_list::{list, new, one, team, work};
    vec![
        Policy::Staff(Right::Residents).of("desk", routes![phone::page]),
        Policy::Staff(Right::Residents)
            .of("desk", routes![list::page, one::page, new::ask, team::page]),
        Policy::StaffForm(Right::Residents).of("desk", routes![new::send, work::send]),
    ]
}
