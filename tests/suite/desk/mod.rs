//! The phone: finding the caller, and who is who.

mod duplicates;
mod search;
