//! The phone: finding the caller, and calling back.

mod call_list;
mod search;
