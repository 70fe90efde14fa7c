//! The phone: finding the caller, and the call.

mod calls;
mod changes;
mod search;
