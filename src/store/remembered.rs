//! What pages ask for again and again and what seldom changes: kept for a moment.

use super::{Fault, Store};
use crate::kernel::MunicipalityCode;
use rocket::tokio::sync::Mutex as Queue;
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// How long the plan is remembered. Another instance or a command may have changed the rows, and
/// nobody tells this one.
const PLAN_LIFETIME: Duration = Duration::from_secs(2);

/// How long it is remembered how many seats are taken, where another instance may take some.
const SEATS_LIFETIME: Duration = Duration::from_millis(500);

/// How many keys are remembered at most: whoever asks for what does not exist must not fill the
/// memory.
const MOST_KEYS: usize = 1024;

/// Counts the changes that this program has written, by key; keys that share a counter are read anew
/// a little too often.
#[derive(Clone)]
pub(super) struct Changes(Arc<[AtomicU64; 64]>);

/// Facts by key, read at most once in a lifetime while they are asked for, and anew after this program
/// has changed them. For what is shown; a verb reads in its unit of work.
pub struct Remembered<K, V> {
    changes: Changes,
    lifetime: Duration,
    facts: Mutex<HashMap<K, Arc<Fact<V>>>>,
}

/// One key's fact. Who finds it too old reads it, and the others wait for that one.
struct Fact<V> {
    known: Mutex<Option<Known<V>>>,
    reading: Queue<()>,
}

struct Known<V> {
    value: Arc<V>,
    /// From before it was read, as `changes` is: what changes meanwhile makes it too old.
    asked_at: Instant,
    changes: u64,
}

impl Store {
    /// Says that this program has changed the plan: programmes, venues, rounds, municipalities.
    /// All that is remembered of it is read anew. To be called after the writing unit has answered;
    /// before its commit others could still read the old rows and remember them.
    pub fn plan_changed(&self) {
        self.plan_changes().note_all();
        self.seat_changes().note_all();
    }

    /// Says that this program has placed people of this municipality in seats or in line, or taken
    /// them away. To be called after the writing unit has answered, as [`Store::plan_changed`].
    pub fn seats_changed(&self, municipality: &MunicipalityCode) {
        self.seat_changes().note(municipality);
    }
}

impl<K: Eq + Hash + Clone, V> Remembered<K, V> {
    /// Remembers nothing yet; for two seconds at most, and until the plan of this store changes.
    #[must_use]
    pub fn of_plan(store: &Store) -> Self {
        Self {
            changes: store.plan_changes().clone(),
            lifetime: PLAN_LIFETIME,
            facts: Mutex::default(),
        }
    }

    /// Remembers nothing yet; for half a second at most, and until seats or lines of this store
    /// change: with one instance what it says is always so.
    #[must_use]
    pub fn of_seats(store: &Store) -> Self {
        Self {
            changes: store.seat_changes().clone(),
            lifetime: SEATS_LIFETIME,
            facts: Mutex::default(),
        }
    }

    /// What is remembered of `key`, or else what `read` answers. Two that ask at once read once.
    ///
    /// # Errors
    /// The [`Fault`] of reading; it is not remembered, and the next to ask reads again.
    pub async fn get_or_read<F>(&self, key: &K, read: impl FnOnce() -> F) -> Result<Arc<V>, Fault>
    where
        F: Future<Output = Result<V, Fault>>,
    {
        let fact = self.fact(key);
        if let Some(value) = self.still_true(key, &fact) {
            return Ok(value);
        }
        let _reading = fact.reading.lock().await;
        if let Some(value) = self.still_true(key, &fact) {
            return Ok(value);
        }
        let (changes, asked_at) = (self.changes.count(key), Instant::now());
        let value = Arc::new(read().await?);
        *held(&fact.known) = Some(Known {
            value: Arc::clone(&value),
            asked_at,
            changes,
        });
        Ok(value)
    }

    /// What is remembered of `key`, if it is; nothing is read.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<Arc<V>> {
        let fact = held(&self.facts).get(key).map(Arc::clone)?;
        self.still_true(key, &fact)
    }

    fn fact(&self, key: &K) -> Arc<Fact<V>> {
        let mut facts = held(&self.facts);
        if let Some(fact) = facts.get(key) {
            return Arc::clone(fact);
        }
        if facts.len() >= MOST_KEYS {
            facts.retain(|key, fact| self.still_true(key, fact).is_some());
        }
        if facts.len() >= MOST_KEYS {
            facts.clear();
        }
        let fact = Arc::new(Fact {
            known: Mutex::new(None),
            reading: Queue::default(),
        });
        facts.insert(key.clone(), Arc::clone(&fact));
        fact
    }

    fn still_true(&self, key: &K, fact: &Fact<V>) -> Option<Arc<V>> {
        let known = held(&fact.known);
        let known = known.as_ref()?;
        let young = known.asked_at.elapsed() < self.lifetime;
        (young && known.changes == self.changes.count(key)).then(|| Arc::clone(&known.value))
    }
}

impl Default for Changes {
    fn default() -> Self {
        Self(Arc::new([const { AtomicU64::new(0) }; 64]))
    }
}

impl Changes {
    fn note<K: Hash>(&self, key: &K) {
        self.counter(key).fetch_add(1, Ordering::AcqRel);
    }

    fn note_all(&self) {
        for counter in self.0.iter() {
            counter.fetch_add(1, Ordering::AcqRel);
        }
    }

    fn count<K: Hash>(&self, key: &K) -> u64 {
        self.counter(key).load(Ordering::Acquire)
    }

    fn counter<K: Hash>(&self, key: &K) -> &AtomicU64 {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let [.., last] = hasher.finish().to_be_bytes();
        &self.0[usize::from(last) % self.0.len()]
    }
}

/// Nothing that is done under these locks can fail half-way.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[rocket::async_test]
    async fn whoever_asks_for_what_does_not_exist_does_not_fill_the_memory() {
        let facts = Remembered {
            changes: Changes::default(),
            lifetime: PLAN_LIFETIME,
            facts: Mutex::default(),
        };
        for number in 0..3 * MOST_KEYS {
            let read = || async { Ok(number) };
            assert_eq!(*facts.get_or_read(&number, read).await.unwrap(), number);
            assert!(held(&facts.facts).len() <= MOST_KEYS);
        }
    }
}
