//! Finding a round, its own page, and planning it.

mod finding;
mod one_round;
mod planning;
mod poster;
