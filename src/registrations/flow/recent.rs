//! Drafts as this instance saw them last: who answers a question was shown it a moment ago, and the
//! draft need not be read again to be written.
//!
//! Another instance may have written meanwhile. Writing notices that, since every draft has a
//! version, and the draft is then read. What is shown is always read.

use super::draft::{Draft, Owner};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// As many as answer at the same time, and some more; a draft is about a kilobyte.
const MOST: usize = 4_096;

/// Managed by the program.
#[derive(Debug, Default)]
pub struct RecentDrafts(Mutex<HashMap<Owner, Draft>>);

impl RecentDrafts {
    /// The owner's draft as it was seen last, which is forgotten: it is written now.
    pub(in crate::registrations) fn take(&self, owner: &Owner) -> Option<Draft> {
        self.held().remove(owner)
    }

    /// Remembers how a draft looks now.
    pub(in crate::registrations) fn saw(&self, owner: Owner, draft: Draft) {
        let mut held = self.held();
        if held.len() >= MOST {
            held.clear();
        }
        held.insert(owner, draft);
    }

    /// Nothing that is done under this lock can fail half-way.
    fn held(&self) -> MutexGuard<'_, HashMap<Owner, Draft>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
