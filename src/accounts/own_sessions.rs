//! A host stays signed in until an hour after the own session. Which sessions those are is known by who
//! plans them, and told here.

use super::{account::Account, role::idle_from};
use crate::{
    kernel::{AccountId, Moment, MunicipalityCode},
    store::{Fault, Store},
};
use chrono::Duration;
use rocket::async_trait;

/// A host stays signed in for so long after the session: people linger, and marks are put right.
const AFTER_THE_SESSION: Duration = Duration::hours(1);

/// Tells when hosts' sessions end. Managed by the program.
#[async_trait]
pub trait OwnSessions: Send + Sync {
    /// When the last session ends that needs the person of this account as its host, that is held on the
    /// day that it is there at a moment, and that one of these municipalities has published.
    ///
    /// # Errors
    /// A [`Fault`] when it cannot be read.
    async fn last_ends(
        &self,
        store: &Store,
        account: AccountId,
        municipalities: &[MunicipalityCode],
        on_the_day_of: Moment,
    ) -> Result<Option<Moment>, Fault>;
}

/// Whether a sign-in that was last used at a moment has been left alone for too long.
pub(super) async fn is_left_alone(
    store: &Store,
    sessions: &dyn OwnSessions,
    account: &Account,
    used_at: Moment,
    now: Moment,
) -> Result<bool, Fault> {
    if idle_from(account.roles(), used_at, None) > now {
        return Ok(false);
    }
    let here = account.is_host_in();
    if here.is_empty() {
        return Ok(true);
    }
    let ends = sessions.last_ends(store, account.id, &here, used_at);
    let until = ends.await?.map(|end| end.plus(AFTER_THE_SESSION));
    Ok(idle_from(account.roles(), used_at, until) <= now)
}
