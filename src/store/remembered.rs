//! What pages ask for again and again and what seldom changes: kept for a moment.

use super::{Fault, Store};
use rocket::tokio::sync::Mutex as Queue;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// How long something is remembered. Another instance or a command may have changed the rows, and
/// nobody tells this one.
const LIFETIME: Duration = Duration::from_secs(2);

/// How many keys are remembered at most: whoever asks for what does not exist must not fill the
/// memory.
const MOST_KEYS: usize = 1024;

/// Counts the changes of the plan that this program has written.
#[derive(Clone, Default)]
pub(super) struct PlanChanges(Arc<AtomicU64>);

/// Facts of the plan by key, read at most once in two seconds while they are asked for, and anew
/// after [`Store::plan_changed`]. For what is shown; a verb reads in its unit of work.
pub struct Remembered<K, V> {
    changes: PlanChanges,
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
        self.plan_changes().0.fetch_add(1, Ordering::AcqRel);
    }
}

impl<K: Eq + Hash + Clone, V> Remembered<K, V> {
    /// Remembers nothing yet; forgets when the plan of this store changes.
    #[must_use]
    pub fn of(store: &Store) -> Self {
        Self {
            changes: store.plan_changes().clone(),
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
        if let Some(value) = self.still_true(&fact) {
            return Ok(value);
        }
        let _reading = fact.reading.lock().await;
        if let Some(value) = self.still_true(&fact) {
            return Ok(value);
        }
        let (changes, asked_at) = (self.changes.count(), Instant::now());
        let value = Arc::new(read().await?);
        *held(&fact.known) = Some(Known {
            value: Arc::clone(&value),
            asked_at,
            changes,
        });
        Ok(value)
    }

    fn fact(&self, key: &K) -> Arc<Fact<V>> {
        let mut facts = held(&self.facts);
        if let Some(fact) = facts.get(key) {
            return Arc::clone(fact);
        }
        if facts.len() >= MOST_KEYS {
            facts.retain(|_, fact| self.still_true(fact).is_some());
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

    fn still_true(&self, fact: &Fact<V>) -> Option<Arc<V>> {
        let known = held(&fact.known);
        let known = known.as_ref()?;
        let young = known.asked_at.elapsed() < LIFETIME;
        (young && known.changes == self.changes.count()).then(|| Arc::clone(&known.value))
    }
}

impl PlanChanges {
    fn count(&self) -> u64 {
        self.0.load(Ordering::Acquire)
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
            changes: PlanChanges::default(),
            facts: Mutex::default(),
        };
        for number in 0..3 * MOST_KEYS {
            let read = || async { Ok(number) };
            assert_eq!(*facts.get_or_read(&number, read).await.unwrap(), number);
            assert!(held(&facts.facts).len() <= MOST_KEYS);
        }
    }
}
