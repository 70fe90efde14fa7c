//! Limits that hold across instances: a bucket of tokens is a row.
//!
//! A bucket fills steadily up to its burst; each use takes one token. What is limited is named by a
//! purpose and, say, a network address, which is personal data: only a keyed hash of it is kept, and
//! not longer than the bucket needs to fill.
//!
//! Of a bucket one thing is written down: when it will be full if nobody takes from it. To take a
//! token moves that moment by the time a token needs to come back (the generic cell rate algorithm,
//! ITU-T I.371), so that one statement decides and writes, and a bucket nobody writes fills itself.

use super::Keys;
use crate::{
    kernel::Moment,
    store::{AgeingRows, Fault, RetentionRule, Store, Term, Unit},
};
use rocket::Request;
use sea_orm::{ConnectionTrait, Statement, Value};
use std::collections::HashMap;

/// How much of something one key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited, as the first part of the bucket's key: `sign-up`.
    pub purpose: &'static str,
    /// How many may come at once.
    pub burst: u32,
    /// How many come back in a day of 24 hours; at least one does.
    pub per_day: u32,
}

const MICROSECONDS_PER_DAY: i64 = 86_400_000_000;

/// How far the clocks of two instances may differ, in microseconds. A bucket that needs longer than
/// that and than an empty one to be full was written by a clock that was wrong.
const CLOCKS_DIFFER: i64 = 5 * 60 * 1_000_000;

impl Limit {
    /// Takes one token from the bucket of `key`; false when there was none.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be read or written.
    pub async fn take(
        &self,
        store: &Store,
        keys: &Keys,
        key: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        // An empty bucket is seen without writing, so that a flood of tries does not keep the
        // database from those who may.
        if !self.has(store, keys, key, now).await? {
            return Ok(false);
        }
        store
            .write(|unit| async move { self.take_in(&unit, keys, key, now).await })
            .await
    }

    /// Takes one token within a unit of work: it is taken if the unit is kept. False when there was
    /// none; then nothing is written.
    ///
    /// On PostgreSQL the bucket is locked until the unit ends, so a unit that takes from several
    /// takes them in an order that all units share.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be written.
    pub async fn take_in(
        &self,
        unit: &Unit,
        keys: &Keys,
        key: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        self.bucket(keys, key).take(unit, now).await
    }

    /// The bucket of `key`.
    #[must_use]
    pub fn bucket(self, keys: &Keys, key: &str) -> Bucket {
        Bucket {
            limit: self,
            name: self.name(keys, key),
        }
    }

    /// Whether a token could be taken now; nothing is written.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be read.
    pub async fn has(
        &self,
        store: &Store,
        keys: &Keys,
        key: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        let db = store.read();
        let row = db
            .query_one_raw(Statement::from_sql_and_values(
                db.get_database_backend(),
                "SELECT filled_at FROM rate_buckets WHERE key = $1",
                [Value::from(self.name(keys, key))],
            ))
            .await?;
        let Some(row) = row else {
            return Ok(self.burst > 0);
        };
        Ok(self.allows(row.try_get("", "filled_at")?, now.microseconds()))
    }

    /// Gives one token back: a try that turned out well does not count. Never more than the burst.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be written.
    pub async fn give_back(
        &self,
        store: &Store,
        keys: &Keys,
        key: &str,
        now: Moment,
    ) -> Result<(), Fault> {
        let name = &self.name(keys, key);
        store
            .write(|unit| async move {
                // A moment that has passed says full, however long ago it was.
                let give = "UPDATE rate_buckets SET filled_at = filled_at - $1 \
                            WHERE key = $2 AND filled_at > $3";
                let values = [
                    Value::from(self.for_a_token()),
                    Value::from(name.clone()),
                    Value::from(now.microseconds()),
                ];
                execute(unit.db(), give, values).await.map(drop)
            })
            .await
    }

    /// What the bucket of `key` is called.
    fn name(&self, keys: &Keys, key: &str) -> String {
        keys.hidden(&format!("{}:{key}", self.purpose))
    }

    /// The rule that `take_in` writes down for the database.
    fn allows(&self, filled_at: i64, now: i64) -> bool {
        self.burst > 0
            && (filled_at <= self.last_filled_at(now) || filled_at > self.impossible_after(now))
    }

    /// Microseconds until a token that was taken is there again.
    fn for_a_token(&self) -> i64 {
        (MICROSECONDS_PER_DAY / i64::from(self.per_day.max(1))).max(1)
    }

    /// When a bucket that holds exactly one token now will be full.
    fn last_filled_at(&self, now: i64) -> i64 {
        let missing = i64::from(self.burst) - 1;
        now.saturating_add(missing.saturating_mul(self.for_a_token()))
    }

    fn impossible_after(&self, now: i64) -> i64 {
        self.last_filled_at(now)
            .saturating_add(self.for_a_token())
            .saturating_add(CLOCKS_DIFFER)
    }
}

/// The bucket of one key, by the name under which it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    limit: Limit,
    name: String,
}

impl Bucket {
    /// Whether a token could be taken from each of these now; nothing is written.
    ///
    /// # Errors
    /// A [`Fault`] when the rows cannot be read.
    pub async fn all_have(
        db: &impl ConnectionTrait,
        buckets: &[Self],
        now: Moment,
    ) -> Result<bool, Fault> {
        if buckets.is_empty() {
            return Ok(true);
        }
        let places: Vec<_> = (1..=buckets.len()).map(|n| format!("${n}")).collect();
        let rows = db
            .query_all_raw(Statement::from_sql_and_values(
                db.get_database_backend(),
                format!(
                    "SELECT key, filled_at FROM rate_buckets WHERE key IN ({})",
                    places.join(", ")
                ),
                buckets
                    .iter()
                    .map(|bucket| Value::from(bucket.name.clone())),
            ))
            .await?;
        let mut filled_at = HashMap::new();
        for row in rows {
            filled_at.insert(
                row.try_get::<String>("", "key")?,
                row.try_get("", "filled_at")?,
            );
        }
        Ok(buckets
            .iter()
            .all(|bucket| match filled_at.get(&bucket.name) {
                Some(at) => bucket.limit.allows(*at, now.microseconds()),
                None => bucket.limit.burst > 0,
            }))
    }

    /// Takes one token from each within a unit of work, in the order of their names: units that take
    /// from the same buckets never wait for each other in a ring. False when one had none; then the
    /// unit must not be kept.
    ///
    /// # Errors
    /// A [`Fault`] when a row cannot be written.
    pub async fn take_all(unit: &Unit, buckets: &[Self], now: Moment) -> Result<bool, Fault> {
        let mut in_order: Vec<_> = buckets.iter().collect();
        in_order.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        for bucket in in_order {
            if !bucket.take(unit, now).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn take(&self, unit: &Unit, now: Moment) -> Result<bool, Fault> {
        if self.limit.burst == 0 {
            return Ok(false);
        }
        let take = "INSERT INTO rate_buckets (key, filled_at) VALUES ($1, $2 + $3) \
                    ON CONFLICT (key) DO UPDATE SET filled_at = $3 + CASE \
                    WHEN rate_buckets.filled_at > $2 AND rate_buckets.filled_at <= $4 \
                    THEN rate_buckets.filled_at ELSE $2 END \
                    WHERE rate_buckets.filled_at <= $4 OR rate_buckets.filled_at > $5";
        let now = now.microseconds();
        let values = [
            Value::from(self.name.clone()),
            Value::from(now),
            Value::from(self.limit.for_a_token()),
            Value::from(self.limit.last_filled_at(now)),
            Value::from(self.limit.impossible_after(now)),
        ];
        Ok(execute(unit.db(), take, values).await? == 1)
    }
}

/// Removes buckets that are full: a missing one is full too.
///
/// # Errors
/// A [`Fault`] when they cannot be removed.
pub async fn clear_limits(store: &Store, now: Moment) -> Result<(), Fault> {
    let now = now.microseconds();
    store
        .write(|unit| async move {
            let clear = "DELETE FROM rate_buckets WHERE filled_at <= $1";
            execute(unit.db(), clear, [Value::from(now)])
                .await
                .map(drop)
        })
        .await
}

/// The rule of limits: a bucket goes when it is full.
#[must_use]
pub fn retention() -> Vec<RetentionRule> {
    let rows = AgeingRows {
        table: "rate_buckets",
        key: "key",
        since: "filled_at",
    };
    vec![RetentionRule::new("limits", Term::Own, rows)]
}

/// Runs a statement and answers how many rows it changed.
async fn execute(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, Fault> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(db.execute_raw(statement).await?.rows_affected())
}

/// The network address a request came from: the socket's, or the one that a trusted proxy sets.
/// One household on IPv6 holds a whole /64, so only that part counts.
#[must_use]
pub fn network_of(request: &Request<'_>) -> String {
    // An IPv4 caller of an IPv6 socket is still an IPv4 caller.
    match request.client_ip().map(|address| address.to_canonical()) {
        Some(std::net::IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Some(address) => address.to_string(),
        None => "local".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five at once, and one more each minute.
    const LIMIT: Limit = Limit {
        purpose: "test",
        burst: 5,
        per_day: 24 * 60,
    };
    const MINUTE: i64 = 60_000_000;

    #[test]
    fn a_bucket_with_at_least_one_token_allows_one_more() {
        for (filled_at, allowed) in [
            (-1_000 * MINUTE, true),
            (0, true),
            (4 * MINUTE, true),
            (4 * MINUTE + 1, false),
            (5 * MINUTE, false),
        ] {
            assert_eq!(LIMIT.allows(filled_at, 0), allowed, "{filled_at}");
        }
    }

    #[test]
    fn clocks_that_differ_a_little_give_nothing_away_and_one_that_was_wrong_locks_nobody_out() {
        assert!(!LIMIT.allows(5 * MINUTE + CLOCKS_DIFFER, 0));
        assert!(LIMIT.allows(5 * MINUTE + CLOCKS_DIFFER + 1, 0));
    }

    #[test]
    fn a_slow_bucket_gives_one_token_in_its_time() {
        let slow = Limit {
            per_day: 1,
            ..LIMIT
        };
        assert_eq!(slow.for_a_token(), MICROSECONDS_PER_DAY);
        assert!(slow.allows(4 * MICROSECONDS_PER_DAY, 0));
        assert!(!slow.allows(5 * MICROSECONDS_PER_DAY, 0));
    }

    #[test]
    fn no_limit_is_too_large_to_reckon_with() {
        let largest = Limit {
            burst: u32::MAX,
            per_day: 1,
            ..LIMIT
        };
        assert!(largest.allows(i64::MAX, i64::MAX));
        let fastest = Limit {
            per_day: u32::MAX,
            ..LIMIT
        };
        assert!(fastest.for_a_token() >= 1);
    }
}
