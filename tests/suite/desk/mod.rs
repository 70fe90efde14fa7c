//! The phone: finding the caller, the call, who is to be called, and who is who.

mod call_list;
mod calls;
mod changes;
mod duplicates;
mod search;
