//! Drafts as this instance saw them last: who answers a question was shown it a moment ago, and who
//! has answered is shown the next one at once. Neither need wait for the draft to be read again.
//!
//! Another instance may have written meanwhile. Writing and sending notice that, since every draft
//! has a version, and the draft is then read. What is shown is read too, unless this instance wrote
//! it within the last moment.

use super::draft::{Draft, Owner};
use crate::kernel::Moment;
use chrono::Duration;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// As many as answer at the same time, and some more; a draft is about a kilobyte.
const MOST: usize = 4_096;

/// As long as a browser needs to follow the way to the next page on a slow line.
const MOMENT: Duration = Duration::seconds(2);

/// Managed by the program.
#[derive(Debug, Default)]
pub struct RecentDrafts(Mutex<HashMap<Owner, Recent>>);

/// What this instance saw of an owner last.
#[derive(Debug)]
pub(in crate::registrations) enum Seen {
    /// That there was no draft.
    Nothing,
    /// This one.
    Draft(Box<Draft>),
}

#[derive(Debug)]
struct Recent {
    seen: Seen,
    /// None when it was only read.
    written: Option<Moment>,
}

impl RecentDrafts {
    /// The owner's draft as it was seen last, or that there was none. It is forgotten, since it is
    /// written now.
    pub(in crate::registrations) fn take(&self, owner: &Owner) -> Option<Seen> {
        self.held().remove(owner).map(|recent| recent.seen)
    }

    /// The owner's draft if this instance has just written it.
    pub(in crate::registrations) fn just_written(
        &self,
        owner: &Owner,
        now: Moment,
    ) -> Option<Draft> {
        let held = self.held();
        let recent = held.get(owner)?;
        let young = recent.written.is_some_and(|at| at > now.minus(MOMENT));
        match &recent.seen {
            Seen::Draft(draft) if young => Some(Draft::clone(draft)),
            _ => None,
        }
    }

    /// Remembers what was read.
    pub(in crate::registrations) fn saw(&self, owner: Owner, draft: Option<Draft>) {
        self.keep(
            owner,
            draft.map_or(Seen::Nothing, |draft| Seen::Draft(Box::new(draft))),
            None,
        );
    }

    /// Remembers a draft that was written.
    pub(in crate::registrations) fn wrote(&self, owner: Owner, draft: Draft, now: Moment) {
        self.keep(owner, Seen::Draft(Box::new(draft)), Some(now));
    }

    fn keep(&self, owner: Owner, seen: Seen, written: Option<Moment>) {
        let mut held = self.held();
        if held.len() >= MOST {
            held.clear();
        }
        held.insert(owner, Recent { seen, written });
    }

    /// Nothing that is done under this lock can fail half-way.
    fn held(&self) -> MutexGuard<'_, HashMap<Owner, Recent>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
