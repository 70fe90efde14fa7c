//! Notices that staff tell in a call. Nobody takes them by lease: whoever works the call list says how it went.

use super::{Channel, State, Told, table, withdraw::without_address};
use crate::{
    kernel::{Moment, MunicipalityCode, NoticeId},
    locale::Lang,
    store::{Fault, Unit},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A notice that somebody is to be called for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedCall {
    /// Its id.
    pub id: NoticeId,
    /// Who tells it.
    pub municipality: MunicipalityCode,
    /// The number to call, in national form.
    pub receiver: String,
    /// The language to speak.
    pub lang: Lang,
}

/// The notices that are to be told in a call now, the first that was queued first.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn queued_calls(
    db: &impl ConnectionTrait,
    now: Moment,
) -> Result<Vec<QueuedCall>, Fault> {
    let rows: Vec<(Uuid, String, String, String)> = waiting()
        .filter(table::Column::DueAt.lte(now.microseconds()))
        .order_by_asc(table::Column::QueuedAt)
        .order_by_asc(table::Column::Id)
        .select_only()
        .columns([
            table::Column::Id,
            table::Column::MunicipalityCode,
            table::Column::Receiver,
            table::Column::Language,
        ])
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, code, receiver, language)| {
            let odd = || Fault::new(format!("outbox row {id} has an odd municipality"));
            Ok(QueuedCall {
                id: NoticeId::from_uuid(id),
                municipality: MunicipalityCode::parse(&code).ok_or_else(odd)?,
                receiver,
                lang: Lang::from_code(&language),
            })
        })
        .collect()
}

/// Those of these notices that are still to be told in a call, with their words. What was taken back, or is held
/// since a restore, is not among them.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn calls_to_make(
    db: &impl ConnectionTrait,
    notices: &[NoticeId],
) -> Result<HashMap<NoticeId, Told>, Fault> {
    let rows = waiting()
        .filter(table::Column::Id.is_in(notices.iter().map(|notice| notice.uuid())))
        .all(db)
        .await?;
    let told = rows.into_iter().map(Told::try_from);
    told.map(|told| told.map(|told| (told.id, told))).collect()
}

/// Writes down, in the unit of work of whoever called, that the receiver knows (`told`) or cannot be reached.
/// Answers whether it was still to be told: what was taken back meanwhile stays taken back.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn settle_call(
    unit: &Unit,
    now: Moment,
    notice: NoticeId,
    told: bool,
) -> Result<bool, Fault> {
    let state = if told { State::Sent } else { State::Refused };
    let done = table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(state.code()))
        .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
        .col_expr(table::Column::Body, without_address())
        .filter(table::Column::Id.eq(notice.uuid()))
        .filter(table::Column::Channel.eq(Channel::Call.code()))
        .filter(table::Column::State.eq(State::Queued.code()))
        .filter(table::Column::HeldSince.is_null())
        .exec(unit.db())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes down, in the unit of work of whoever told them, that somebody with protected identity knows. Answers
/// whether it was still to be told.
///
/// # Errors
/// A [`Fault`] when it cannot be written.
pub async fn settle_sealed(
    unit: &Unit,
    now: Moment,
    about: Uuid,
    notice: NoticeId,
) -> Result<bool, Fault> {
    let done = table::Entity::update_many()
        .col_expr(table::Column::State, Expr::value(State::Sent.code()))
        .col_expr(table::Column::SettledAt, Expr::value(now.microseconds()))
        .filter(table::Column::Id.eq(notice.uuid()))
        .filter(table::Column::AboutId.eq(about))
        .filter(table::Column::Channel.eq(Channel::Sealed.code()))
        .filter(table::Column::State.eq(State::Queued.code()))
        .filter(table::Column::HeldSince.is_null())
        .exec(unit.db())
        .await?;
    Ok(done.rows_affected == 1)
}

fn waiting() -> Select<table::Entity> {
    table::Entity::find()
        .filter(table::Column::Channel.eq(Channel::Call.code()))
        .filter(table::Column::State.eq(State::Queued.code()))
        .filter(table::Column::HeldSince.is_null())
}
