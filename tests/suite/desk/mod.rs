//! The phone: finding the caller.

mod search;
