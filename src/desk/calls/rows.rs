//! Reading and writing calls.

use super::{
    call::{Call, CallState},
    table::{Column, Entity, Model},
};
use crate::{
    kernel::{
        AccountId, CallId, DraftId, HoldId, Moment, MunicipalityCode, RegistrationId, ResidentId,
        RoundId,
    },
    store::{Fault, Outcome, Unit},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect, sea_query::ExprTrait,
};

/// A call of a municipality.
pub(in crate::desk) async fn by_id(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: CallId,
) -> Result<Option<Call>, Fault> {
    let row = Entity::find_by_id(id.uuid())
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .one(db)
        .await?;
    row.map(Call::read).transpose()
}

/// The calls that somebody has not ended, and those that wait for anybody, the latest first.
pub(in crate::desk) async fn unfinished(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    account: AccountId,
    most: u64,
) -> Result<Vec<Call>, Fault> {
    let own = Column::AccountId
        .eq(account.uuid())
        .and(Column::State.eq(CallState::Open.code()));
    let rows = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(own.or(Column::State.eq(CallState::Parked.code())))
        .order_by_desc(Column::TouchedAt)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(Call::read).collect()
}

/// Locks a call until the unit ends, and reads it.
pub(super) async fn locked<R>(
    unit: &Unit,
    municipality: &MunicipalityCode,
    id: CallId,
) -> Result<Call, Outcome<R>> {
    unit.lock("calls", &[id.uuid()]).await?;
    let call = by_id(unit.db(), municipality, id).await?;
    call.ok_or(Outcome::NotFound)
}

/// Writes a call that is locked, as changed now.
pub(super) async fn write(unit: &Unit, now: Moment, call: &mut Call) -> Result<(), Fault> {
    call.version += 1;
    call.touched = now;
    let row = model(call)?.into_active_model().reset_all();
    Entity::update(row).exec(unit.db()).await?;
    Ok(())
}

/// Whether another call that is not over has this code.
pub(super) async fn is_taken(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    code: &str,
) -> Result<bool, Fault> {
    Ok(of_code(db, municipality, code).await?.is_some())
}

/// The call that waits under a code.
pub(in crate::desk) async fn of_code(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    code: &str,
) -> Result<Option<Call>, Fault> {
    let row = Entity::find()
        .filter(Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(Column::Code.eq(code))
        .one(db)
        .await?;
    row.map(Call::read).transpose()
}

/// The row of a call.
pub(super) fn model(call: &Call) -> Result<Model, Fault> {
    Ok(Model {
        id: call.id.uuid(),
        municipality_code: call.municipality.as_str().to_owned(),
        account_id: call.account.uuid(),
        state: call.state.code().to_owned(),
        code: call.code.clone(),
        said: serde_json::to_string(&call.said).map_err(|e| Fault::because("a call", e))?,
        resident_id: call.person.map(ResidentId::uuid),
        round_id: call.round.map(RoundId::uuid),
        hold_id: call.hold.map(HoldId::uuid),
        draft_id: call.draft.map(DraftId::uuid),
        registration_id: call.came_to.map(RegistrationId::uuid),
        version: call.version,
        begun_at: call.begun.microseconds(),
        touched_at: call.touched.microseconds(),
    })
}
