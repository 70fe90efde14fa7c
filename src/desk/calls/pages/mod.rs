//! The pages of a call.

pub(in crate::desk) mod answer;
mod booked;
mod people;
mod questions;
mod read_back;
mod rounds;
pub(in crate::desk) mod send;
pub(in crate::desk) mod show;
