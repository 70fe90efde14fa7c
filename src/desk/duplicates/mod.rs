//! Two who may be one: a queue of pairs, the oldest first, that somebody decides of.
//!
//! Rules:
//! 1. A human decides, and what was decided is remembered: no pair is asked about twice.
//! 2. Whoever is merged keeps the facts of their own sign-ups; one row stands for both, the one that was
//!    known first.
//! 3. Nobody has two places in a round: where both have one the merging is refused until somebody has chosen
//!    which is kept. The other is left by the rule of leaving, in the same unit of work.
//! 4. A decision can be undone as long as nothing has been decided on top of it. A place that was left for it
//!    follows the rule of places that were left.
//! 5. Of two who decide at once one is first, and the other is told what was decided.

mod decide;
pub(super) mod deciding;
mod decisions;
mod pair;
pub(super) mod queue;
mod two_places;

use crate::accounts::{Residents, Workplace};

/// Somebody who helps residents, at a page of a municipality.
type Helper<'r> = Workplace<'r, Residents>;

/// The path of the queue.
const PATH: &str = "dubbletter";
