//! Finding a round: by place, postcode and part of the day.

mod event;
pub(super) mod feed;
pub(super) mod list;
mod near;
pub(super) mod one;
mod rule;
mod standing;

pub(super) use list::{others, with_room};
pub use near::{Offered, offered};
pub use standing::Standings;
pub(super) use standing::{free_left, room_left, singles};
