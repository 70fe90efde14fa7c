//! The phone: finding the caller, and the call.

mod calls;
mod search;
