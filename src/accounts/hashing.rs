//! Passwords are hashed with argon2id, away from the threads that answer requests.
//!
//! A hash takes a tenth of a second and 19 MiB on purpose, so that only few run at once: whoever sends
//! a thousand sign-ins makes those wait, not the residents who sign up meanwhile.

use super::password::Password;
use crate::store::Fault;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use rocket::tokio::{sync::Semaphore, task::spawn_blocking};
use std::sync::Arc;

/// So many hashes are made at once.
const AT_ONCE: usize = 2;

/// So many may wait for their turn; more are told that it is busy.
const WAITING: usize = 64;

/// Compared with when there is no account, so that the answer takes as long: a hash of a password that
/// was thrown away, with the parameters of all others.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cyBzYWx0IQ$5o0WxnLz0C6H9m1Yw1b1m2Vd0rE0nqWQm0m2r5Kq1bA";

/// Makes and compares hashes, a few at a time.
#[derive(Clone)]
pub struct Hasher {
    turns: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
        }
    }
}

impl Hasher {
    /// The hash to store: argon2id with 19 MiB and two passes (OWASP's and RFC 9106's second
    /// choice), a salt of its own, parameters inside.
    ///
    /// # Errors
    /// A [`Fault`] when too many wait, or the machine has no randomness to give.
    pub async fn hash(&self, password: &Password) -> Result<String, Fault> {
        let password = password.clone();
        self.in_turn(move || {
            Argon2::default()
                .hash_password(password.bytes())
                .map(|hash| hash.to_string())
                .map_err(|e| Fault::new(format!("hashing a password: {e}")))
        })
        .await?
    }

    /// Whether the password belongs to a stored hash. Without one it takes as long, and is never.
    ///
    /// # Errors
    /// A [`Fault`] when too many wait, or what was stored is no hash.
    pub async fn fits(&self, password: &Password, stored: Option<&str>) -> Result<bool, Fault> {
        let known = stored.is_some();
        let stored = stored.unwrap_or(NOBODYS).to_owned();
        let password = password.clone();
        self.in_turn(move || {
            let hash = PasswordHash::new(&stored)
                .map_err(|e| Fault::new(format!("reading a password's hash: {e}")))?;
            let fits = Argon2::default().verify_password(password.bytes(), &hash);
            Ok(known && fits.is_ok())
        })
        .await?
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let place = self.waiting.clone().try_acquire_owned();
        let place = place.map_err(|_| Fault::busy("too many passwords wait to be compared"))?;
        let turn = self.turns.clone().acquire_owned().await;
        let turn = turn.map_err(|e| Fault::because("waiting to compare a password", e))?;
        // The turn goes along: work that nobody waits for any more is still work.
        spawn_blocking(move || {
            let done = work();
            drop((turn, place));
            done
        })
        .await
        .map_err(|e| Fault::because("comparing a password", e))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[rocket::async_test]
    async fn a_password_fits_its_own_hash_and_nobodys() {
        let hasher = Hasher::default();
        let (right, wrong) = (
            Password::typed("gul traktor"),
            Password::typed("gul Traktor"),
        );
        let hash = hasher.hash(&right).await.unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert_ne!(
            hash,
            hasher.hash(&right).await.unwrap(),
            "a salt of its own"
        );
        assert!(hasher.fits(&right, Some(&hash)).await.unwrap());
        assert!(!hasher.fits(&wrong, Some(&hash)).await.unwrap());
        assert!(!hasher.fits(&right, None).await.unwrap());
        assert!(hasher.fits(&right, Some("no hash")).await.is_err());
    }

    #[rocket::async_test]
    async fn a_crowd_is_told_that_it_is_busy_instead_of_being_let_in() {
        let hasher = Hasher::default();
        let _full = hasher.waiting.clone().acquire_many_owned(66).await.unwrap();
        let refused = hasher
            .hash(&Password::typed("gul traktor"))
            .await
            .unwrap_err();
        assert!(refused.is_busy());
    }
}
