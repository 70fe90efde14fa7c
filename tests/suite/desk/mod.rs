//! The phone: finding the caller, the call, who is to be called, and who is who.

mod call_list;
mod calls;
mod changes;
mod duplicates;
mod promises;
mod sealed;
mod search;

use crate::support::Person;

/// Opens everything about somebody who was found.
async fn opens(clerk: &mut Person<'_>, whom: &str) {
    clerk.presses(whom).await;
    clerk.follows(&format!("Allt om {whom}")).await;
}
