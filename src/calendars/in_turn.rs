//! Files are read away from the threads that answer requests, one at a time in the whole program: a
//! hostile one takes half a second of one core and some ten times its size, however many are sent.

use crate::store::Fault;
use rocket::tokio::{sync::Semaphore, task::spawn_blocking};

/// So many files may wait for their turn; who sends one more is told that it is busy.
const WAITING: usize = 8;

static READING: Turns = Turns::new();

/// What the work says, in its turn.
///
/// # Errors
/// A [`Fault`] when too many wait, or the work broke off.
pub(super) async fn in_turn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Fault> {
    READING.take(work).await
}

struct Turns {
    turns: Semaphore,
    waiting: Semaphore,
}

impl Turns {
    const fn new() -> Self {
        Self {
            turns: Semaphore::const_new(1),
            waiting: Semaphore::const_new(1 + WAITING),
        }
    }

    async fn take<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let place = self.waiting.try_acquire();
        let place = place.map_err(|_| Fault::busy("too many files wait to be read"))?;
        let turn = self.turns.acquire().await;
        let turn = turn.map_err(|e| Fault::because("waiting to read a file", e))?;
        // The turn goes along: work that nobody waits for any more is still work.
        spawn_blocking(move || {
            let done = work();
            drop((turn, place));
            done
        })
        .await
        .map_err(|e| Fault::because("reading a file", e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::futures::future::join_all;
    use std::{
        sync::atomic::{AtomicUsize, Ordering::SeqCst},
        thread::sleep,
        time::Duration,
    };

    #[rocket::async_test]
    async fn one_is_read_at_a_time_and_only_so_many_wait() {
        static OURS: Turns = Turns::new();
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = || {
            MOST.fetch_max(NOW.fetch_add(1, SeqCst) + 1, SeqCst);
            sleep(Duration::from_millis(20));
            NOW.fetch_sub(1, SeqCst);
        };
        let all = (0..30).map(|_| OURS.take(work));
        let all = join_all(all).await;
        let read = all.iter().filter(|one| one.is_ok());
        assert_eq!(MOST.load(SeqCst), 1);
        assert!((1 + WAITING..30).contains(&read.count()));
        assert!(OURS.take(work).await.is_ok());
    }
}
