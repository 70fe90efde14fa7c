//! How sessions were before they were moved or called off: what a calendar counts, and what the page
//! of a round says of it.

use super::{Session, followers::Act, table::change};
use crate::{
    kernel::{Moment, RoomId, SessionId},
    locale::Span,
    store::{Fault, Unit},
};
use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};
use std::collections::HashMap;

/// What happened to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It has another day, time or room.
    Moved,
    /// It will not be held.
    CalledOff,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::CalledOff => "called_off",
        }
    }
}

/// A change of a session, with how it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// When it was made.
    pub at: Moment,
    /// What happened.
    pub kind: Kind,
    /// Where it was.
    pub room: RoomId,
    /// The day it was.
    pub day: NaiveDate,
    /// From and to, civil local time, as it was.
    pub hours: Span,
}

/// The changes of these sessions, the oldest first.
///
/// # Errors
/// A [`Fault`] when they cannot be read.
pub async fn changes(
    db: &impl ConnectionTrait,
    sessions: &[SessionId],
) -> Result<HashMap<SessionId, Vec<Change>>, Fault> {
    let mut all: HashMap<SessionId, Vec<Change>> = HashMap::new();
    for row in change::Entity::find()
        .filter(change::Column::SessionId.is_in(sessions.iter().map(|s| s.uuid())))
        .order_by_asc(change::Column::MadeAt)
        .all(db)
        .await?
    {
        let kind = [Kind::Moved, Kind::CalledOff]
            .into_iter()
            .find(|kind| kind.code() == row.kind)
            .ok_or_else(|| Fault::new("an odd change of a session"))?;
        let change = Change {
            at: Moment::from_microseconds(row.made_at),
            kind,
            room: RoomId::from_uuid(row.room_id),
            day: row.day,
            hours: Span {
                from: row.starts,
                to: row.ends,
            },
        };
        all.entry(SessionId::from_uuid(row.session_id))
            .or_default()
            .push(change);
    }
    Ok(all)
}

/// Notes how a session was.
pub(super) async fn note(
    unit: &Unit,
    act: Act<'_>,
    before: &Session,
    kind: Kind,
) -> Result<(), Fault> {
    let row = change::ActiveModel {
        id: Set(SessionId::new(act.now, act.chance).uuid()),
        session_id: Set(before.id.uuid()),
        made_at: Set(act.now.microseconds()),
        kind: Set(kind.code().to_owned()),
        room_id: Set(before.room.uuid()),
        day: Set(before.day),
        starts: Set(before.hours.from),
        ends: Set(before.hours.to),
    };
    change::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(())
}
