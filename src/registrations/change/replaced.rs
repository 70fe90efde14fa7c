//! What a change replaced: a row that knows enough to put it back (table `registration_changes`).

use super::{
    held::{has_begun, has_session_begun},
    undo_until::undo_until,
};
use crate::{
    kernel::{Chance, ChangeId, Moment, RegistrationId, Zone},
    registrations::{away::Away, flow::Answers, table::change},
    rounds::Round,
    store::{Fault, Unit},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A seat that was let go of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seat {
    pub(super) member: Uuid,
    pub(super) session: Uuid,
    pub(super) number: i32,
}

/// How a registration was before it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Before {
    /// These people were in it.
    Cancelled {
        /// How it stood: `placed` or `waiting`.
        standing: String,
        line_number: Option<i64>,
        members: Vec<Uuid>,
        seats: Vec<Seat>,
        /// What they missed of the round.
        #[serde(default)]
        away: Vec<Away>,
    },
    /// It was for this round.
    Moved {
        round: Uuid,
        standing: String,
        line_number: Option<i64>,
        seats: Vec<Seat>,
        /// What they missed of it.
        #[serde(default)]
        away: Vec<Away>,
    },
    /// These people came to one session in other ways.
    Coming {
        session: Uuid,
        members: Vec<Uuid>,
        /// What of that session they missed; who is not named came to it.
        away: Vec<Away>,
    },
    /// This is what it said; names and birth years are left out, since they cannot be changed.
    Details {
        answers: Box<Answers>,
        text_percent: u16,
        /// Which resident each member was.
        residents: Vec<(Uuid, Uuid)>,
    },
}

impl Before {
    /// The kind in the database.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Cancelled { .. } => "cancelled",
            Self::Moved { .. } => "moved",
            Self::Coming { .. } => "coming",
            Self::Details { .. } => "details",
        }
    }

    /// Whether what it was for has begun, so that it cannot be put back.
    pub(super) fn is_over(&self, round: &Round, now: Moment) -> bool {
        match self {
            Self::Details { .. } => false,
            Self::Coming { session, .. } => {
                let mut sessions = round.sessions.iter();
                let planned = sessions.find(|planned| planned.id.uuid() == *session);
                planned.is_none_or(|planned| has_session_begun(planned, round.zone, now))
            }
            Self::Cancelled { .. } | Self::Moved { .. } => has_begun(round, now),
        }
    }

    /// What was missed before, which is missed again when it is put back.
    pub(super) fn away(&self) -> &[Away] {
        match self {
            Self::Cancelled { away, .. } | Self::Moved { away, .. } | Self::Coming { away, .. } => {
                away
            }
            Self::Details { .. } => &[],
        }
    }
}

/// A change that was made.
#[derive(Debug, Clone)]
pub(super) struct Replaced {
    pub(super) id: ChangeId,
    pub(super) registration: RegistrationId,
    pub(super) before: Before,
    pub(super) undo_until: Moment,
    pub(super) undone: bool,
}

impl Replaced {
    /// Whether it can still be undone, as far as time goes.
    pub(super) fn is_in_time(&self, now: Moment) -> bool {
        !self.undone && now <= self.undo_until
    }
}

/// Keeps what a change replaces, in the unit that makes it.
pub(super) async fn keep(
    unit: &Unit,
    now: Moment,
    chance: &Chance,
    zone: Zone,
    registration: RegistrationId,
    before: Before,
) -> Result<Replaced, Fault> {
    let kept = Replaced {
        id: ChangeId::new(now, chance),
        registration,
        before,
        undo_until: undo_until(now, zone),
        undone: false,
    };
    let written = serde_json::to_string(&kept.before)
        .map_err(|e| Fault::because("writing what was changed", e))?;
    let row = change::ActiveModel {
        id: Set(kept.id.uuid()),
        registration_id: Set(registration.uuid()),
        kind: Set(kept.before.code().to_owned()),
        before: Set(written),
        made_at: Set(now.microseconds()),
        undo_until: Set(kept.undo_until.microseconds()),
        undone_at: Set(None),
    };
    change::Entity::insert(row)
        .exec_without_returning(unit.db())
        .await?;
    Ok(kept)
}

/// The changes of a registration that have not been undone, the latest first.
pub(super) async fn all_of(
    db: &impl ConnectionTrait,
    registration: RegistrationId,
) -> Result<Vec<Replaced>, Fault> {
    change::Entity::find()
        .filter(change::Column::RegistrationId.eq(registration.uuid()))
        .filter(change::Column::UndoneAt.is_null())
        .order_by_desc(change::Column::MadeAt)
        .order_by_desc(change::Column::Id)
        .all(db)
        .await?
        .iter()
        .map(read)
        .collect()
}

/// One change.
pub(super) async fn by_id(
    db: &impl ConnectionTrait,
    id: ChangeId,
) -> Result<Option<Replaced>, Fault> {
    let row = change::Entity::find_by_id(id.uuid()).one(db).await?;
    row.as_ref().map(read).transpose()
}

/// Notes that a change has been undone.
pub(super) async fn undone(unit: &Unit, now: Moment, id: ChangeId) -> Result<(), Fault> {
    change::Entity::update_many()
        .col_expr(change::Column::UndoneAt, Expr::value(now.microseconds()))
        .filter(change::Column::Id.eq(id.uuid()))
        .exec(unit.db())
        .await?;
    Ok(())
}

fn read(row: &change::Model) -> Result<Replaced, Fault> {
    Ok(Replaced {
        id: ChangeId::from_uuid(row.id),
        registration: RegistrationId::from_uuid(row.registration_id),
        before: serde_json::from_str(&row.before)
            .map_err(|e| Fault::because("reading what was changed", e))?,
        undo_until: Moment::from_microseconds(row.undo_until),
        undone: row.undone_at.is_some(),
    })
}
