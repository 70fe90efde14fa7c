//! What was done with one thing, the latest first.

use super::{actor::Actor, table};
use crate::{kernel::Moment, store::Fault};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Query,
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
    let about = Query::select()
        .column(table::subject::Column::EventId)
        .from(table::subject::Entity)
        .and_where(table::subject::Column::SubjectId.eq(subject))
        .to_owned();
    let rows = table::Entity::find()
        .filter(table::Column::Id.in_subquery(about))
        .order_by_desc(table::Column::At)
        .order_by_desc(table::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let past = rows.into_iter().map(|row| Past {
        at: Moment::from_microseconds(row.at),
        actor: Actor::parse(&row.actor),
        code: row.code,
    });
    Ok(past.collect())
}
