//! Pages for those who plan: a round as it stands, and a page for each thing that can be changed.

pub(super) mod adding;
pub(super) mod call_off;
pub(super) mod change;
mod clash_words;
pub(super) mod copy;
mod form;
pub(super) mod moving;
pub(super) mod new;
mod office;
mod proposal;
mod questions;
mod read;
mod refusal_words;
pub(super) mod session;
pub(super) mod show;
pub(super) mod sign_up;
pub(super) mod whereabouts;
mod words;

pub use refusal_words::refusal_in_words;
pub use words::state_in_words;
