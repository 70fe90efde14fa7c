//! Requests are not kept longer than they are needed.

use crate::store::{AgeingRows, RetentionRule, Term};
use chrono::Duration;

/// How many days a request is kept after it was made, called for or not: long enough to answer a
/// complaint about a call that never came, and no longer than that needs (GDPR article 5.1 e). The
/// number is a choice of ours, and the page says it.
pub const KEPT_DAYS: i64 = 90;

/// The rule of requests.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let rows = AgeingRows {
        table: "call_requests",
        key: "id",
        since: "made_at",
    };
    let term = Term::Fixed(Duration::days(KEPT_DAYS));
    vec![RetentionRule::new("call-requests", term, rows)]
}
