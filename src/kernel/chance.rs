//! Randomness as a value: seeded in tests, simulations and draws, where the same seed must
//! give the same course of events, and taken from the machine everywhere else.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;

/// A source of randomness fit for secrets (`ChaCha20`, RFC 8439). Clones draw from the
/// same stream.
#[derive(Clone)]
pub struct Chance(Arc<Mutex<ChaCha20Rng>>);

impl Chance {
    /// Randomness that nobody can foresee, seeded by the machine. A machine that has
    /// none to give stops the program here: without it no secret would be one.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for randomness"
    )]
    pub fn from_system() -> Self {
        Self::over(ChaCha20Rng::from_os_rng())
    }

    /// The same seed gives the same draws on every machine.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::over(ChaCha20Rng::seed_from_u64(seed))
    }

    /// A number in `0..n`, each equally likely; 0 if `n` is 0.
    #[must_use]
    pub fn below(&self, n: u32) -> u32 {
        match n {
            0 => 0,
            _ => self.draw(|stream| stream.random_range(0..n)),
        }
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.draw(|stream| {
            let mut bytes = [0; N];
            stream.fill_bytes(&mut bytes);
            bytes
        })
    }

    /// A secret of 192 random bits as 32 letters, digits, `-` and `_`, for cookies and
    /// addresses (OWASP asks 128 bits of a session's name).
    #[must_use]
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<24>())
    }

    fn over(stream: ChaCha20Rng) -> Self {
        Self(Arc::new(Mutex::new(stream)))
    }

    fn draw<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        // A thread that died while drawing leaves a stream that is as random as before.
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Shows no part of the stream, so that no secret can be told from a log.
impl std::fmt::Debug for Chance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chance")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_same_seed_gives_the_same_draws_today_and_tomorrow() {
        let draws = |seed| {
            let chance = Chance::seeded(seed);
            (
                chance.bytes::<4>(),
                chance.below(1000),
                chance.below(1000),
                chance.token(),
            )
        };
        assert_eq!(draws(472), draws(472));
        assert_ne!(draws(472), draws(473));
        // A published draw must be repeatable with every later version of the program.
        assert_eq!(Chance::seeded(472).bytes::<4>(), [167, 52, 212, 46]);
        let chance = Chance::seeded(472);
        assert_eq!(
            [10, 900, 1_000_000].map(|n| chance.below(n)),
            [1, 833, 504_009]
        );
    }

    #[test]
    fn clones_draw_from_one_stream() {
        let (alone, shared) = (Chance::seeded(1), Chance::seeded(1));
        let clone = shared.clone();
        let expected = [alone.below(1_000_000), alone.below(1_000_000)];
        assert_eq!([shared.below(1_000_000), clone.below(1_000_000)], expected);
    }

    #[test]
    fn every_number_below_is_equally_likely() {
        let chance = Chance::seeded(1);
        let mut counts = [0_u32; 6];
        for _ in 0..60_000 {
            counts[chance.below(6) as usize] += 1;
        }
        // Five standard deviations (91) around 10,000.
        assert!(
            counts.iter().all(|count| (9_545..=10_455).contains(count)),
            "{counts:?}"
        );
        assert_eq!(chance.below(1), 0);
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn tokens_are_long_fit_for_an_address_and_never_the_same() {
        let chance = Chance::from_system();
        let tokens: HashSet<_> = (0..1000).map(|_| chance.token()).collect();
        assert_eq!(tokens.len(), 1000);
        let fit = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        assert!(
            tokens
                .iter()
                .all(|token| token.len() == 32 && token.chars().all(fit))
        );
        assert_ne!(
            Chance::from_system().bytes::<16>(),
            Chance::from_system().bytes::<16>()
        );
    }

    #[test]
    #[expect(clippy::panic, reason = "a thread must die while it holds the stream")]
    fn a_thread_that_dies_while_drawing_does_not_stop_the_others() {
        let chance = Chance::seeded(1);
        let clone = chance.clone();
        let died = std::thread::spawn(move || clone.draw(|_| -> () { panic!("on purpose") }));
        assert!(died.join().is_err());
        assert!(chance.0.is_poisoned());
        assert_eq!(chance.below(1_000_000), Chance::seeded(1).below(1_000_000));
    }

    #[test]
    fn chance_shows_nothing_of_its_stream() {
        assert_eq!(format!("{:?}", Chance::seeded(1)), "Chance");
    }
}
