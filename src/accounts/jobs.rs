//! What signing in leaves behind is not kept longer than it is needed.

use super::{
    closed::{CLOSED_KEPT_DAYS, Closed},
    role::LONGEST_SIGN_IN,
};
use crate::store::{AgeingRows, RetentionRule, Term};

/// How many days a sign-in and a link are kept after they began, over or not: as long as the log is kept
/// that answers who was in. The number is a choice of ours.
pub const KEPT_DAYS: u32 = 90;

/// How long it is known that a form was sent: longer than anybody stays signed in, whose pages these are.
const SENT_FORMS: chrono::Duration = chrono::Duration::days(2);

/// The rules of accounts: forms that were sent, forms that nobody came back for, links, sign-ins, which
/// those refer to, and names and addresses of accounts that are closed.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let rows = |table, key| AgeingRows {
        table,
        key,
        since: "made_at",
    };
    vec![
        RetentionRule::new(
            "set-aside",
            Term::Fixed(LONGEST_SIGN_IN),
            rows("set_aside", "sign_in_id"),
        ),
        RetentionRule::new(
            "sent-forms",
            Term::Fixed(SENT_FORMS),
            rows("sent_forms", "print"),
        ),
        RetentionRule::new(
            "links",
            Term::Days(KEPT_DAYS),
            rows("account_links", "fingerprint"),
        ),
        RetentionRule::new("sign-ins", Term::Days(KEPT_DAYS), rows("sign_ins", "id")),
        RetentionRule::new("closed-accounts", Term::Days(CLOSED_KEPT_DAYS), Closed),
    ]
}
