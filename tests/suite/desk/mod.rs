//! The phone: finding the caller, the call, and who is who.

mod calls;
mod changes;
mod duplicates;
mod search;
