//! Protected identity: registering somebody under an alias, and opening it with a reason.

pub(super) mod new;
pub(super) mod one;
pub(super) mod open;
mod questions;
pub(super) mod readings;

use crate::{
    accounts::{Residents, Sealed, Workplace},
    locale::Text,
    residents::Reason,
};

/// Whoever talks to people: may register, and never sees it again.
type Clerk<'r> = Workplace<'r, Residents>;

/// Whoever may open protected identities.
type Reader<'r> = Workplace<'r, Sealed>;

/// Where protected identities are opened.
const PATH: &str = "skyddade";

/// «Personen är i telefonen».
fn reason_in_words(text: Text, reason: Reason) -> String {
    text.sealed_reason(reason.code())
}
