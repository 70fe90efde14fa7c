//! What has happened: who has signed up to a round, one registration, and one person, each with the acts
//! and with what people were told, as one history (mission rule "Messages").
//!
//! Those who help residents look. Nothing can be changed here.

mod acts;
pub(super) mod callee;
pub(super) mod list;
pub(super) mod one;
mod party;
pub(super) mod person;
pub(super) mod short;

use crate::accounts::{Residents, Workplace};

/// Somebody who helps residents, at a page of a municipality.
type Helper<'r> = Workplace<'r, Residents>;
