//! The verb: somebody answers the phone.

use super::{
    call::{Call, CallState, Said},
    rows,
    table::Entity,
};
use crate::{
    accounts::Once,
    audit::{self, By},
    kernel::{AccountId, CallId, DraftId, ResidentId, RoundId},
    store::{Fault, Store, Unit},
};
use sea_orm::{EntityTrait, IntoActiveModel};

/// What a call begins with.
#[derive(Debug, Clone, Default)]
pub(super) struct Begun {
    /// What is known of what will be said.
    pub(super) said: Said,
    /// Who calls, if that is known.
    pub(super) person: Option<ResidentId>,
    /// The round that they asked for already.
    pub(super) round: Option<RoundId>,
    /// The half-filled form that is finished together.
    pub(super) draft: Option<DraftId>,
}

/// Begins a call. The same form sent twice begins one.
pub(super) async fn begin(
    store: &Store,
    by: &By<'_>,
    account: AccountId,
    once: Once,
    begun: Begun,
) -> Result<CallId, Fault> {
    store
        .write(|unit| {
            let begun = begun.clone();
            async move {
                let id = CallId::new(by.now, by.chance);
                if let Some(before) = once.made(&unit, by.now, id.uuid()).await? {
                    return Ok(CallId::from_uuid(before));
                }
                let call = Call {
                    id,
                    municipality: by.municipality.clone(),
                    account,
                    state: CallState::Open,
                    code: None,
                    said: begun.said,
                    person: begun.person,
                    round: begun.round,
                    hold: None,
                    draft: begun.draft,
                    came_to: None,
                    version: 1,
                    begun: by.now,
                    touched: by.now,
                };
                let row = rows::model(&call)?.into_active_model();
                Entity::insert(row)
                    .exec_without_returning(unit.db())
                    .await?;
                note(&unit, by, "call.begun", &call).await?;
                Ok(id)
            }
        })
        .await
}

/// Leaves the trace: ids alone.
pub(super) async fn note(
    unit: &Unit,
    by: &By<'_>,
    code: &'static str,
    call: &Call,
) -> Result<(), Fault> {
    let about = [
        Some(("call", call.id.uuid())),
        call.person.map(|id| ("resident", id.uuid())),
        call.came_to.map(|id| ("registration", id.uuid())),
    ];
    let about: Vec<_> = about.into_iter().flatten().collect();
    let event = audit::Event {
        code,
        municipality: Some(&call.municipality),
        about: &about,
    };
    audit::record(unit, by.now, by.chance, by.actor, &event).await
}
