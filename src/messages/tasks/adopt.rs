//! Tasks of causes: a request for a call gets its task where it is made, a notice in the outbox from the worker.

use super::{
    queries::hours_here,
    table::task::{ActiveModel, Column, Entity},
    task::TaskState,
};
use crate::{
    kernel::{CallRequestId, Moment, MunicipalityCode, Phone, Zone},
    messages::callback::{Answered, AskForCall, promised_by},
    outbox::{self, QueuedCall},
    store::{Fault, Store, Unit},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Makes the task of a request, in the unit of work that makes the request.
pub(in crate::messages) async fn make_for_request(
    unit: &Unit,
    now: Moment,
    id: CallRequestId,
    by: Moment,
    request: &AskForCall,
) -> Result<(), Fault> {
    let row = ActiveModel {
        request_id: Set(Some(id.uuid())),
        name: Set(Some(request.name.as_str().to_owned())),
        draft_code: Set(request.draft_code.clone()),
        ..fresh(id.uuid(), &request.municipality, &request.phone, now, by)
    };
    let row = ActiveModel {
        language: Set(request.lang.code().to_owned()),
        ..row
    };
    make(unit, row).await
}

/// Corrects the task of a request that is corrected.
pub(in crate::messages) async fn correct(
    unit: &Unit,
    id: CallRequestId,
    request: &AskForCall,
) -> Result<(), Fault> {
    Entity::update_many()
        .col_expr(Column::Name, Expr::value(request.name.as_str()))
        .col_expr(Column::Phone, Expr::value(request.phone.e164()))
        .col_expr(Column::PhoneTyped, Expr::value(request.phone.typed()))
        .filter(Column::Id.eq(id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

/// Makes the tasks of notices that are to be told in a call, and answers how many. Safe to run in several
/// processes: a notice has one task.
///
/// # Errors
/// A [`Fault`] when the outbox cannot be read, or a task not be written.
pub async fn adopt_calls(store: &Store, now: Moment) -> Result<u64, Fault> {
    let queued = outbox::queued_calls(store.read(), now).await?;
    if queued.is_empty() {
        return Ok(0);
    }
    let ids = queued.iter().map(|call| call.id.uuid());
    let known: Vec<Uuid> = Entity::find()
        .filter(Column::Id.is_in(ids))
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .all(store.read())
        .await?;
    let known: HashSet<Uuid> = known.into_iter().collect();
    let fresh: Vec<_> = (queued.into_iter())
        .filter(|call| !known.contains(&call.id.uuid()))
        .collect();
    let mut hours: HashMap<MunicipalityCode, Vec<Answered>> = HashMap::new();
    for call in &fresh {
        if !hours.contains_key(&call.municipality) {
            let open = hours_here(store.read(), &call.municipality).await?;
            hours.insert(call.municipality.clone(), open);
        }
    }
    let mut adopted = 0;
    for call in &fresh {
        let open = hours.get(&call.municipality).map_or(&[][..], Vec::as_slice);
        adopted += u64::from(adopt(store, now, call, open).await?);
    }
    Ok(adopted)
}

async fn adopt(
    store: &Store,
    now: Moment,
    call: &QueuedCall,
    hours: &[Answered],
) -> Result<bool, Fault> {
    let Ok(phone) = Phone::parse(&call.receiver) else {
        tracing::error!(notice = %call.id, "a call has no number");
        return Ok(false);
    };
    let by = promise(now, hours)?;
    let row = &ActiveModel {
        notice_id: Set(Some(call.id.uuid())),
        name: Set(None),
        language: Set(call.lang.code().to_owned()),
        ..fresh(call.id.uuid(), &call.municipality, &phone, now, by)
    };
    store
        .write(|unit| async move { make(&unit, row.clone()).await })
        .await?;
    Ok(true)
}

/// Before when somebody is called whose call is due now.
pub(super) fn promise(now: Moment, hours: &[Answered]) -> Result<Moment, Fault> {
    let zone = Zone::stockholm();
    let by = promised_by(now, hours, zone).at(zone);
    by.map_err(|skipped| Fault::because("promising a call", skipped))
}

/// A task that nobody has tried, of nobody yet.
pub(super) fn fresh(
    id: Uuid,
    municipality: &MunicipalityCode,
    phone: &Phone,
    now: Moment,
    by: Moment,
) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        municipality_code: Set(municipality.as_str().to_owned()),
        phone: Set(phone.e164().to_owned()),
        phone_typed: Set(phone.typed().to_owned()),
        state: Set(TaskState::Open.code().to_owned()),
        tries: Set(0),
        made_at: Set(now.microseconds()),
        call_from: Set(now.microseconds()),
        promised_by: Set(by.microseconds()),
        ..ActiveModel::default()
    }
}

/// Writes a task unless there is one of the same cause.
pub(super) async fn make(unit: &Unit, row: ActiveModel) -> Result<(), Fault> {
    Entity::insert(row)
        .on_conflict(OnConflict::column(Column::Id).do_nothing().to_owned())
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
