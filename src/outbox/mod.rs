//! Everything that people are told is a row here, written in the transaction of the verb that
//! caused it, with its final text, and delivered afterwards: nobody is told twice, and nothing is
//! silently dropped (mission rule "Messages"). Knows no feature.
//!
//! What was waiting when a backup was taken may have been sent since. After a restore it is held until
//! somebody decides ([`release`]): whoever takes notices to deliver leaves out what is held.

mod calls;
mod claim;
mod hold;
mod matter;
mod notice;
mod queries;
mod retention;
mod sms;
mod table;
mod withdraw;

pub use calls::{QueuedCall, calls_to_make, queued_calls, settle_call, settle_sealed};
pub use claim::{Claimed, Delivery, claim_due, settle};
pub use hold::{Held, Release, held, hold, release};
pub use matter::{Matter, about, hold_about};
pub use notice::{Channel, Notice, State, TEAR_LINE};
pub use queries::{Told, latest, told_about};
pub use retention::{TEXTS_KEPT_DAYS, forget, retention};
pub use sms::{MOST_PARTS, sms_letters, sms_parts};
pub use withdraw::withdraw;

use crate::{
    kernel::{Chance, Moment, NoticeId},
    store::{Fault, Unit},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// How the kind of a notice ends that holds an address which opens something. Its words are for its
/// receiver alone: they are gone as soon as it is settled, and it is not kept over a restore.
pub(crate) const OPENS: &str = ".link";

/// Queues a notice in the unit of work of the verb that caused it.
///
/// A notice for the page that the person is looking at counts as told at once: its row keeps what
/// the page said.
///
/// # Errors
/// A [`Fault`] when the row cannot be written; then the act itself does not happen either.
pub async fn queue(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    notice: &Notice,
) -> Result<NoticeId, Fault> {
    let id = NoticeId::new(now, chance);
    let shown = notice.channel == Channel::Page;
    let state = if shown { State::Sent } else { State::Queued };
    let row = table::ActiveModel {
        id: Set(id.uuid()),
        municipality_code: Set(notice.municipality.as_str().to_owned()),
        kind: Set(notice.kind.to_owned()),
        about_id: Set(notice.about),
        channel: Set(notice.channel.code().to_owned()),
        receiver: Set(notice.receiver.clone()),
        sender: Set(notice.sender.clone()),
        reply_to: Set(notice.reply_to.clone()),
        language: Set(notice.lang.code().to_owned()),
        subject: Set(notice.subject.clone()),
        body: Set(notice.body.clone()),
        state: Set(state.code().to_owned()),
        tries: Set(0),
        due_at: Set(now.microseconds()),
        lease_until: Set(None),
        failure: Set(None),
        queued_at: Set(now.microseconds()),
        settled_at: Set(shown.then(|| now.microseconds())),
        held_since: Set(None),
        says: Set(notice.says.clone()),
    };
    table::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(id)
}
