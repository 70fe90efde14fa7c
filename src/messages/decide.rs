//! Deciding about what a restore put on hold.

use crate::{
    audit::{self, Actor},
    kernel::{Chance, Moment},
    outbox::{self, Release},
    store::{Fault, Store},
};

/// Sends everything on hold, or takes it back; how many notices that was.
///
/// # Errors
/// A [`Fault`] when that cannot be written.
pub async fn decide_held(
    store: &Store,
    now: Moment,
    chance: &Chance,
    actor: &Actor,
    decision: Release,
) -> Result<u64, Fault> {
    let code = match decision {
        Release::Send => "outbox.released",
        Release::TakeBack => "outbox.taken-back",
    };
    store
        .write(|unit| async move {
            let decided = outbox::release(&unit, now, decision).await?;
            let event = audit::Event {
                code,
                municipality: None,
                about: &[],
            };
            audit::record(&unit, now, chance, actor, &event).await?;
            Ok(decided)
        })
        .await
}
