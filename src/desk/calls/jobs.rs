//! Clearing away what has served its time.

use crate::store::{AgeingRows, RetentionRule, Term};
use chrono::Duration;

/// How long a call is kept after something was last done in it: what came of it is in the registration.
const KEPT: Duration = Duration::days(90);

/// The rule of calls.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let rows = AgeingRows {
        table: "calls",
        key: "id",
        since: "touched_at",
    };
    vec![RetentionRule::new("calls", Term::Fixed(KEPT), rows)]
}
