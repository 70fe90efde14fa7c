//! Reads of call tasks.

use super::{
    table::{call_try, task},
    task::{CallTask, CallTry, Why},
};
use crate::{
    kernel::{CallTaskId, MunicipalityCode, NoticeId},
    messages::callback::{Answered, hours_of},
    municipalities,
    outbox::{self, Told},
    store::Fault,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// A task and what is to be told, where there is something.
#[derive(Debug, Clone)]
pub struct ListedCall {
    /// The task.
    pub task: CallTask,
    /// The notice.
    pub told: Option<Told>,
}

/// Everything that is left to do in a municipality, by what was promised. Whose news was taken back meanwhile is
/// not among them.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn calls_to_do(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<ListedCall>, Fault> {
    let rows = task::Entity::find()
        .filter(task::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(task::Column::SettledAt.is_null())
        .order_by_asc(task::Column::PromisedBy)
        .order_by_asc(task::Column::Id)
        .all(db)
        .await?;
    let tasks: Result<Vec<CallTask>, Fault> = rows.into_iter().map(CallTask::try_from).collect();
    let tasks = tasks?;
    let notices: Vec<NoticeId> = tasks.iter().filter_map(notice_of).collect();
    let mut told = outbox::calls_to_make(db, &notices).await?;
    let listed = tasks.into_iter().filter_map(|task| match notice_of(&task) {
        None => Some(ListedCall { task, told: None }),
        Some(notice) => told.remove(&notice).map(|told| ListedCall {
            task,
            told: Some(told),
        }),
    });
    Ok(listed.collect())
}

/// One task of a municipality, whatever has become of it.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn call_task(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    id: CallTaskId,
) -> Result<Option<ListedCall>, Fault> {
    let row = task::Entity::find_by_id(id.uuid())
        .filter(task::Column::MunicipalityCode.eq(municipality.as_str()));
    let Some(row) = row.one(db).await? else {
        return Ok(None);
    };
    let task = CallTask::try_from(row)?;
    let told = match notice_of(&task) {
        Some(notice) => outbox::calls_to_make(db, &[notice]).await?.remove(&notice),
        None => None,
    };
    Ok(Some(ListedCall { task, told }))
}

/// The tries of a task, the first first.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn call_tries(
    db: &impl ConnectionTrait,
    task: CallTaskId,
) -> Result<Vec<CallTry>, Fault> {
    let rows = call_try::Entity::find()
        .filter(call_try::Column::TaskId.eq(task.uuid()))
        .order_by_asc(call_try::Column::At)
        .order_by_asc(call_try::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(CallTry::try_from).collect()
}

/// When a municipality's phone is answered.
///
/// # Errors
/// A [`Fault`] when it cannot be read.
pub async fn hours_here(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
) -> Result<Vec<Answered>, Fault> {
    let municipality = municipalities::by_code(db, municipality).await?;
    Ok(municipality.map_or_else(Vec::new, |it| hours_of(&it)))
}

fn notice_of(task: &CallTask) -> Option<NoticeId> {
    match task.why {
        Why::Notice(notice) => Some(notice),
        Why::Asked(_) | Why::Again => None,
    }
}
