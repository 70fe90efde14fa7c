//! Limits that hold across instances: a bucket of tokens is a row.
//!
//! A bucket fills steadily up to its burst; each use takes one token. What is limited is named by a
//! key that holds no personal data: a purpose and a network address.

use crate::{
    kernel::Moment,
    store::{Fault, Store},
};
use rocket::Request;
use sea_orm::{ConnectionTrait, Statement, Value};

/// How much of something one key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited, as the first part of the bucket's key: `sign-up`.
    pub purpose: &'static str,
    /// How many may come at once.
    pub burst: u32,
    /// How many come back in an hour.
    pub per_hour: u32,
}

/// A token is kept in thousandths, so that a slow bucket fills evenly.
const WHOLE: i64 = 1000;
const MICROSECONDS_PER_HOUR: i64 = 3_600_000_000;

impl Limit {
    /// Takes one token from the bucket of `key`; false when there was none.
    ///
    /// # Errors
    /// A [`Fault`] when the row cannot be read or written.
    pub async fn take(&self, store: &Store, key: &str, now: Moment) -> Result<bool, Fault> {
        let key = format!("{}:{key}", self.purpose);
        let limit = *self;
        store
            .write(|unit| {
                let key = key.clone();
                async move {
                    let backend = unit.db().get_database_backend();
                    let now = now.microseconds();
                    // The row is made first and locked, so that two instances cannot both read a
                    // last token.
                    let make = "INSERT INTO rate_buckets (key, tokens_milli, filled_at) VALUES ($1, $2, $3) \
                                ON CONFLICT (key) DO UPDATE SET key = excluded.key \
                                RETURNING tokens_milli, filled_at";
                    let values = [
                        Value::from(key.clone()),
                        Value::from(i64::from(limit.burst) * WHOLE),
                        Value::from(now),
                    ];
                    let row = unit
                        .db()
                        .query_one_raw(Statement::from_sql_and_values(backend, make, values))
                        .await?
                        .ok_or_else(|| Fault::new("a bucket was not made"))?;
                    let tokens = limit.refill(
                        row.try_get("", "tokens_milli")?,
                        row.try_get("", "filled_at")?,
                        now,
                    );
                    let allowed = tokens >= WHOLE;
                    let left = if allowed { tokens - WHOLE } else { tokens };
                    let keep = "UPDATE rate_buckets SET tokens_milli = $1, filled_at = $2 WHERE key = $3";
                    let values = [Value::from(left), Value::from(now), Value::from(key)];
                    unit.db()
                        .execute_raw(Statement::from_sql_and_values(backend, keep, values))
                        .await?;
                    Ok::<bool, Fault>(allowed)
                }
            })
            .await
    }

    /// Thousandths of tokens after the time that has passed; a clock that went back adds none.
    fn refill(self, tokens: i64, filled_at: i64, now: i64) -> i64 {
        let passed = now
            .saturating_sub(filled_at)
            .clamp(0, MICROSECONDS_PER_HOUR * 24);
        let came = i128::from(passed) * i128::from(self.per_hour) * i128::from(WHOLE)
            / i128::from(MICROSECONDS_PER_HOUR);
        let came = i64::try_from(came).unwrap_or(i64::MAX);
        tokens
            .saturating_add(came)
            .min(i64::from(self.burst) * WHOLE)
    }
}

/// The network address a request came from: the socket's, or the one that a trusted proxy sets.
/// One household on IPv6 holds a whole /64, so only that part counts.
#[must_use]
pub fn network_of(request: &Request<'_>) -> String {
    match request.client_ip() {
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

    const LIMIT: Limit = Limit {
        purpose: "test",
        burst: 5,
        per_hour: 60,
    };

    #[test]
    fn a_bucket_fills_evenly_and_never_above_its_burst() {
        let minute = MICROSECONDS_PER_HOUR / 60;
        assert_eq!(LIMIT.refill(0, 0, minute), WHOLE);
        assert_eq!(LIMIT.refill(0, 0, minute / 2), WHOLE / 2);
        assert_eq!(LIMIT.refill(0, 0, minute * 1000), 5 * WHOLE);
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_away() {
        assert_eq!(LIMIT.refill(250, 1_000_000, 0), 250);
    }
}
