//! The notices about a matter, for whoever decides what is to be told next.

use super::{Channel, State, table};
use crate::{
    kernel::NoticeId,
    store::{Fault, Unit},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// More matters are asked for in several questions: a database takes so many values in one.
const AT_ONCE: usize = 1000;

/// A notice about a matter, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Its id.
    pub id: NoticeId,
    /// What kind of news.
    pub kind: String,
    /// How it is told.
    pub channel: Channel,
    /// How far it has come.
    pub state: State,
    /// Whether it is held since a restore: it may have left.
    pub is_held: bool,
    /// What it says, as the feature that queued it has kept it.
    pub says: Option<String>,
}

/// The notices about each of these matters, the newest first.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn about(
    db: &impl ConnectionTrait,
    matters: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Matter>>, Fault> {
    read(db, matters, false).await
}

/// The same in a unit of work that decides which of them are taken back: none of them is taken to deliver
/// until the unit ends.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn hold_about(
    unit: &Unit,
    matters: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Matter>>, Fault> {
    read(unit.db(), matters, true).await
}

async fn read(
    db: &impl ConnectionTrait,
    matters: &[Uuid],
    lock: bool,
) -> Result<HashMap<Uuid, Vec<Matter>>, Fault> {
    let mut all: HashMap<Uuid, Vec<Matter>> = HashMap::new();
    for some in matters.chunks(AT_ONCE) {
        let mut ask = table::Entity::find()
            .filter(table::Column::AboutId.is_in(some.iter().copied()))
            .order_by_desc(table::Column::QueuedAt)
            .order_by_desc(table::Column::Id);
        if lock {
            ask = ask.lock_exclusive();
        }
        for row in ask.all(db).await? {
            let odd = |what: &str| Fault::new(format!("outbox row {} has an odd {what}", row.id));
            let matter = Matter {
                id: NoticeId::from_uuid(row.id),
                channel: Channel::from_code(&row.channel).ok_or_else(|| odd("channel"))?,
                state: State::from_code(&row.state).ok_or_else(|| odd("state"))?,
                is_held: row.held_since.is_some(),
                kind: row.kind,
                says: row.says,
            };
            all.entry(row.about_id).or_default().push(matter);
        }
    }
    Ok(all)
}
