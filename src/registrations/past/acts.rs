//! The acts with registrations and what people were told of them, as one list.

use crate::{
    accounts::{Done, past_of},
    kernel::{RegistrationId, ResidentId},
    locale::Text,
    messages,
    outbox::{self, Told},
    store::Fault,
};
use sea_orm::ConnectionTrait;
use std::cmp::Reverse;

/// All of it, the latest first.
pub(super) async fn acts(
    db: &impl ConnectionTrait,
    text: Text,
    ids: &[RegistrationId],
) -> Result<Vec<Done>, Fault> {
    let subjects: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    // What people were told comes after the act that caused it, in the same moment.
    let told = outbox::told_about(db, &subjects).await?;
    let mut all: Vec<Done> = told.iter().map(|told| message(text, told)).collect();
    for subject in subjects {
        all.extend(past_of(db, text, subject, event_words).await?);
    }
    all.sort_by_key(|done| Reverse(done.at));
    Ok(all)
}

/// The same of a person with these rows, and what was decided of them.
pub(super) async fn acts_of(
    db: &impl ConnectionTrait,
    text: Text,
    rows: &[ResidentId],
    ids: &[RegistrationId],
) -> Result<Vec<Done>, Fault> {
    let mut all = acts(db, text, ids).await?;
    for row in rows {
        all.extend(past_of(db, text, row.uuid(), event_words).await?);
    }
    all.sort_by_key(|done| Reverse(done.at));
    // What concerns two rows of one person is one act.
    all.dedup();
    Ok(all)
}

/// What was told, how, and how far it has come. Its text is the receiver's own.
fn message(text: Text, told: &Told) -> Done {
    let to = messages::receiver_in_words(text, told);
    let what = match told.subject.as_str() {
        "" => to,
        subject => text.history_told(to, subject),
    };
    let progress = messages::progress_in_words(text, told);
    Done::new(text, told.queued_at, what, progress)
}

/// What an event of a registration or a person was; none for one that this version does not know.
fn event_words(text: Text, code: &str) -> Option<String> {
    Some(match code {
        "registration.placed" => text.history_act_placed(),
        "registration.waiting" => text.history_act_waiting(),
        "registration.cancelled" => text.history_act_cancelled(),
        "registration.restored" => text.history_act_restored(),
        "registration.missed" => text.history_act_missed(),
        "registration.swapped" => text.history_act_swapped(),
        "registration.comes_after_all" => text.history_act_comes_after_all(),
        "promise.done" => text.history_act_promise_done(),
        "promise.cannot" => text.history_act_promise_cannot(),
        "promise.open" => text.history_act_promise_open(),
        "promise.taken" => text.history_act_promise_taken(),
        "promise.let_go" => text.history_act_promise_let_go(),
        "promise.noted" => text.history_act_promise_noted(),
        "registration.moved" => text.history_act_moved(),
        "registration.details" => text.history_act_details(),
        "registration.told_moved" => text.history_act_told_moved(),
        "registration.told_session_off" => text.history_act_session_off(),
        "registration.called_off" => text.history_act_called_off(),
        "registration.doubled" => text.history_act_doubled(),
        "person.merged" => text.history_act_merged(),
        "person.unmerged" => text.history_act_unmerged(),
        "person.not_same" => text.history_act_not_same(),
        "person.not_same_undone" => text.history_act_not_same_undone(),
        _ => return None,
    })
}
