//! What was done with one thing, the latest first.

use super::{actor::Actor, table};
use crate::{
    kernel::{Moment, MunicipalityCode},
    store::Fault,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;

/// One act in a history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When.
    pub at: Moment,
    /// Who; none when this version does not know the kind.
    pub actor: Option<Actor>,
    /// What, as its dotted code.
    pub code: String,
}

/// What was done with the thing of this id, at most so many acts.
///
/// # Errors
/// A [`Fault`] when the events cannot be read.
pub async fn history(
    db: &impl ConnectionTrait,
    subject: Uuid,
    most: u64,
) -> Result<Vec<Past>, Fault> {
    let rows = table::Entity::find()
        .filter(table::Column::Id.in_subquery(about(subject)))
        .order_by_desc(table::Column::At)
        .order_by_desc(table::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Past::from).collect())
}

/// The latest act with one of these codes that was done with the thing of this id.
///
/// # Errors
/// A [`Fault`] when the events cannot be read.
pub async fn latest_of(
    db: &impl ConnectionTrait,
    subject: Uuid,
    codes: &[&str],
) -> Result<Option<Past>, Fault> {
    let row = table::Entity::find()
        .filter(table::Column::Id.in_subquery(about(subject)))
        .filter(table::Column::Code.is_in(codes.iter().copied()))
        .order_by_desc(table::Column::At)
        .order_by_desc(table::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(Past::from))
}

/// The latest act with this code in a municipality: who changed last what has no id of its own.
///
/// # Errors
/// A [`Fault`] when the events cannot be read.
pub async fn latest(
    db: &impl ConnectionTrait,
    municipality: &MunicipalityCode,
    code: &str,
) -> Result<Option<Past>, Fault> {
    let row = table::Entity::find()
        .filter(table::Column::MunicipalityCode.eq(municipality.as_str()))
        .filter(table::Column::Code.eq(code))
        .order_by_desc(table::Column::At)
        .order_by_desc(table::Column::Id)
        .one(db)
        .await?;
    Ok(row.map(Past::from))
}

/// The events about the thing of this id.
fn about(subject: Uuid) -> SelectStatement {
    Query::select()
        .column(table::subject::Column::EventId)
        .from(table::subject::Entity)
        .and_where(table::subject::Column::SubjectId.eq(subject))
        .to_owned()
}

impl From<table::Model> for Past {
    fn from(row: table::Model) -> Self {
        Self {
            at: Moment::from_microseconds(row.at),
            actor: Actor::parse(&row.actor),
            code: row.code,
        }
    }
}
