//! Finding a round, and its own page.

mod finding;
mod one_round;
