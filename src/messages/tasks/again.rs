//! The verb «Ring upp igen»: a colleague promises somebody a call at a time.

use super::{
    adopt::{fresh, make},
    rule::Agreed,
    table::task::ActiveModel,
};
use crate::{
    accounts::Once,
    audit::By,
    kernel::{AccountId, CallTaskId, PersonName, Phone, ResidentId},
    locale::Lang,
    store::{Outcome, Store},
};
use sea_orm::ActiveValue::Set;
use std::convert::Infallible;

/// So many signs a note has at most.
pub const LONGEST_NOTE: usize = 200;

/// A call that is promised.
#[derive(Debug, Clone)]
pub struct CallAgain {
    /// Whom to ask for.
    pub name: PersonName,
    /// The number.
    pub phone: Phone,
    /// When, as [`agreed`](super::agreed) allows it.
    pub at: Agreed,
    /// What it is about, [`LONGEST_NOTE`] signs at most; nothing about anybody's health.
    pub note: Option<String>,
    /// The person, if known.
    pub resident: Option<ResidentId>,
    /// The code of a form that was begun, if any.
    pub draft_code: Option<String>,
    /// The language to speak.
    pub lang: Lang,
    /// Who makes the call, if that is settled; else whoever takes it.
    pub owner: Option<AccountId>,
}

/// Writes the task, `once` for each form that asks for it.
///
/// # Errors
/// A fault.
pub async fn call_again(
    store: &Store,
    by: &By<'_>,
    once: Option<&Once>,
    call: &CallAgain,
) -> Result<CallTaskId, Outcome<Infallible>> {
    store
        .write(|unit| async move {
            let id = CallTaskId::new(by.now, by.chance);
            if let Some(once) = once
                && let Some(before) = once.made(&unit, by.now, id.uuid()).await?
            {
                return Ok(CallTaskId::from_uuid(before));
            }
            let task = fresh(id.uuid(), by.municipality, &call.phone, by.now, call.at.by);
            let row = ActiveModel {
                resident_id: Set(call.resident.map(ResidentId::uuid)),
                name: Set(Some(call.name.as_str().to_owned())),
                draft_code: Set(call.draft_code.clone()),
                note: Set(call.note.clone()),
                language: Set(call.lang.code().to_owned()),
                owner_id: Set(call.owner.map(AccountId::uuid)),
                call_from: Set(call.at.from.microseconds()),
                ..task
            };
            make(&unit, row).await?;
            let about = [("call_task", id.uuid())];
            by.record(&unit, "call.again", &about).await?;
            Ok(id)
        })
        .await
}
