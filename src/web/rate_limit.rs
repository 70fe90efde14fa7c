//! Limits that hold across instances: a bucket of tokens is a row.
//!
//! A bucket fills steadily up to its burst; each use takes one token. What is limited is named by a
//! purpose and, say, a network address, which is personal data: only a keyed hash of it is kept, and
//! not longer than the bucket needs to fill.

use super::Keys;
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
    pub async fn take(
        &self,
        store: &Store,
        keys: &Keys,
        key: &str,
        now: Moment,
    ) -> Result<bool, Fault> {
        let limit = *self;
        let key = &keys.hidden(&format!("{}:{key}", self.purpose));
        let now = now.microseconds();
        // An empty bucket is seen without writing, so that a flood of tries does not keep the
        // database from those who may.
        if let Some((tokens, filled_at)) = read(store.read(), key).await?
            && limit.refill(tokens, filled_at, now) < WHOLE
        {
            return Ok(false);
        }
        store
            .write(|unit| async move {
                // The row is made first and thereby locked, so that two instances cannot both
                // take a last token.
                let make = "INSERT INTO rate_buckets (key, tokens_milli, filled_at) VALUES ($1, $2, $3) \
                            ON CONFLICT (key) DO UPDATE SET key = excluded.key";
                let values = [
                    Value::from(key.clone()),
                    Value::from(i64::from(limit.burst) * WHOLE),
                    Value::from(now),
                ];
                execute(unit.db(), make, values).await?;
                let (tokens, filled_at) = read(unit.db(), key)
                    .await?
                    .ok_or_else(|| Fault::new("a bucket was not made"))?;
                let tokens = limit.refill(tokens, filled_at, now);
                let allowed = tokens >= WHOLE;
                let left = if allowed { tokens - WHOLE } else { tokens };
                let keep = "UPDATE rate_buckets SET tokens_milli = $1, filled_at = $2 WHERE key = $3";
                let values = [
                    Value::from(left),
                    // Instances' clocks differ a little; time that has been counted is not
                    // counted again.
                    Value::from(now.max(filled_at)),
                    Value::from(key.clone()),
                ];
                execute(unit.db(), keep, values).await?;
                Ok::<bool, Fault>(allowed)
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

/// Removes buckets that nobody has used for a day: they are full again, which a missing one is too.
///
/// # Errors
/// A [`Fault`] when they cannot be removed.
pub async fn clear_limits(store: &Store, now: Moment) -> Result<(), Fault> {
    let before = now.minus(chrono::Duration::days(1)).microseconds();
    store
        .write(|unit| async move {
            let clear = "DELETE FROM rate_buckets WHERE filled_at < $1";
            execute(unit.db(), clear, [Value::from(before)]).await
        })
        .await
}

/// A bucket's tokens, in thousandths, and when they were counted.
async fn read(db: &impl ConnectionTrait, key: &str) -> Result<Option<(i64, i64)>, Fault> {
    let row = db
        .query_one_raw(Statement::from_sql_and_values(
            db.get_database_backend(),
            "SELECT tokens_milli, filled_at FROM rate_buckets WHERE key = $1",
            [Value::from(key.to_owned())],
        ))
        .await?;
    Ok(match row {
        Some(row) => Some((
            row.try_get("", "tokens_milli")?,
            row.try_get("", "filled_at")?,
        )),
        None => None,
    })
}

async fn execute(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<(), Fault> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.execute_raw(statement).await?;
    Ok(())
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
