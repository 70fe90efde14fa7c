//! The press: typesets papers away from the threads that answer requests, and remembers public ones.

use super::{
    sheet::Paper,
    typeset::{NotPrinted, typeset},
};
use rocket::tokio::{
    sync::{OnceCell, Semaphore},
    task::spawn_blocking,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// So many papers are set at once: whoever asks for a thousand makes the thousand wait, and not those
/// who sign up meanwhile.
const AT_ONCE: usize = 1;

/// So many may wait for their turn; more are told that it is busy.
const WAITING: usize = 32;

/// So many public papers are remembered, at some 40 kB each.
const REMEMBERED: usize = 512;

/// Makes papers, one at a time. Managed by the program.
#[derive(Clone)]
pub struct Press {
    turns: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    remembered: Arc<Mutex<Remembered>>,
}

/// A paper that is being made or is there.
type Made = Arc<OnceCell<Arc<[u8]>>>;

#[derive(Default)]
struct Remembered {
    /// With the count of the last time it was asked for.
    papers: HashMap<[u8; 32], (u64, Made)>,
    asked: u64,
}

impl Default for Press {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            waiting: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
            remembered: Arc::default(),
        }
    }
}

impl Press {
    /// The PDF of a paper.
    ///
    /// # Errors
    /// [`NotPrinted`] when too many wait, or the paper cannot be set.
    pub async fn print(&self, paper: Paper) -> Result<Vec<u8>, NotPrinted> {
        let place = self.waiting.clone().try_acquire_owned();
        let place = place.map_err(|_| NotPrinted::Busy)?;
        let turn = self.turns.clone().acquire_owned().await;
        let turn = turn.map_err(|e| NotPrinted::broken(e.to_string()))?;
        // The turn goes along: work that nobody waits for any more is still work.
        spawn_blocking(move || {
            let pdf = typeset(paper);
            drop((turn, place));
            pdf
        })
        .await
        // What the library said as it broke off may hold what the paper says.
        .map_err(|_| NotPrinted::broken("the typesetter broke off"))?
    }

    /// The PDF of a paper that anybody may see, set once and remembered by all that stands in it: when
    /// the plan changes, so does the paper. Two that ask for the same at once have it made once.
    ///
    /// # Errors
    /// As [`Press::print`]; a failure is not remembered.
    pub async fn print_public(&self, paper: Paper) -> Result<Arc<[u8]>, NotPrinted> {
        let made = self.remembered().paper(paper.print());
        let pdf = made.get_or_try_init(|| async { self.print(paper).await.map(Arc::from) });
        pdf.await.cloned()
    }

    /// Nothing that is done under this lock can fail half-way.
    fn remembered(&self) -> MutexGuard<'_, Remembered> {
        self.remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Remembered {
    fn paper(&mut self, print: [u8; 32]) -> Made {
        self.asked += 1;
        if !self.papers.contains_key(&print) && self.papers.len() >= REMEMBERED {
            let oldest = self.papers.iter().min_by_key(|(_, (asked, _))| *asked);
            if let Some(oldest) = oldest.map(|(print, _)| *print) {
                self.papers.remove(&oldest);
            }
        }
        let (asked, made) = self.papers.entry(print).or_default();
        *asked = self.asked;
        Arc::clone(made)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::paper::{sheet::About, source};
    use chrono::NaiveDate;
    use rocket::futures::future::join_all;
    use typst::syntax::Source;

    fn paper(words: &str) -> Paper {
        let body = "#import \"_paper.typ\": paper\n#let it = json(\"data.json\")\n\
                    #show: paper.with(it)\n= #it.data";
        let source = Source::new(source::id("trial.typ").unwrap(), body.to_owned());
        let about = About {
            lang: "sv",
            title: "Ett prov",
            author: "Kalmar kommun",
            day: NaiveDate::from_ymd_opt(2027, 1, 11).unwrap(),
        };
        Paper::of_source(source, about, &words).unwrap()
    }

    #[rocket::async_test]
    async fn a_crowd_that_wants_one_public_paper_has_it_made_once() {
        let press = Press::default();
        // More than may wait: all but one wait for the one that is being made.
        let crowd = (0..200).map(|_| press.print_public(paper("Hej")));
        let papers = join_all(crowd).await;
        let first = papers[0].as_ref().unwrap();
        assert!(
            papers
                .iter()
                .all(|p| Arc::ptr_eq(p.as_ref().unwrap(), first))
        );
        let other = press.print_public(paper("Hej då")).await.unwrap();
        assert_ne!(&other, first);
    }

    #[rocket::async_test]
    async fn a_crowd_that_wants_different_papers_is_told_that_it_is_busy() {
        let press = Press::default();
        let full = press.waiting.clone().acquire_many_owned(33).await.unwrap();
        let refused = press.print_public(paper("Hej")).await.unwrap_err();
        assert!(matches!(refused, NotPrinted::Busy));
        drop(full);
        assert!(press.print_public(paper("Hej")).await.is_ok());
    }

    #[test]
    fn only_so_many_papers_are_remembered_and_the_least_asked_for_goes() {
        let mut remembered = Remembered::default();
        let print = |n: u64| {
            let mut print = [0; 32];
            print[..8].copy_from_slice(&n.to_be_bytes());
            print
        };
        let wanted = remembered.paper(print(0));
        for number in 1..3 * REMEMBERED as u64 {
            remembered.paper(print(number));
            assert!(Arc::ptr_eq(&remembered.paper(print(0)), &wanted));
        }
        assert_eq!(remembered.papers.len(), REMEMBERED);
    }
}
