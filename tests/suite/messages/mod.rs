//! What people are told, and how it reaches them.

mod callbacks;
mod delivery;
mod words;
